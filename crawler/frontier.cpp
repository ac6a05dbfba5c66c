#include "crawler/frontier.hpp"

#include "crawler/defaults.hpp"
#include "crawler/reasons.hpp"

#include <array>
#include <charconv>

namespace vindbaar::crawler {
namespace {

constexpr std::string_view task_columns =
    "SELECT number, institution, url, kind, attempts, depth, hops, (SELECT url FROM url AS source WHERE "
    "source.number = url.found_on), "
    "file, \"offset\", length, priority, family FROM url ";

/// What a failure takes from an address's place in the queue: after everything that was not tried yet.
constexpr int attempt_points = 300;

int standing_of(const Task& task) {
  return task.priority - attempt_points * task.attempts;
}

Task task_in(const Statement& row) {
  const auto url = Url::parse(row.text(2));
  if (!url)
    throw StorageFailure{{Error::Kind::corrupt,
                          "E-CRAWL-DB",
                          "crawl.sqlite holds an address that is none: " + row.text(2),
                          {}}};
  return {row.integer(0),
          row.integer(1),
          *url,
          row.text(3),
          static_cast<int>(row.integer(4)),
          static_cast<int>(row.integer(5)),
          static_cast<int>(row.integer(6)),
          row.text(7),
          static_cast<int>(row.integer(11)),
          row.integer(12)};
}

Known::Skipped skipped_for(std::string_view reason) {
  if (reason.empty()) return Known::Skipped::no;
  if (reason == reasons::nofollow) return Known::Skipped::nofollow;
  return reason.starts_with(reasons::same_page) ? Known::Skipped::same_page : Known::Skipped::for_good;
}

Known known_in(const Statement& row) {
  const std::string state = row.text(1);
  return {row.integer(0),
          row.integer(7),
          static_cast<int>(row.integer(3)),
          static_cast<int>(row.integer(4)),
          state == "queued",
          row.integer(5) != 0,
          row.integer(6) != 0,
          state == "skipped" ? skipped_for(row.text(2)) : Known::Skipped::no};
}

/// "[3,5,8]", as the view `link` reads it.
std::string json_of(std::span<const UrlNumber> numbers) {
  std::string text;
  std::array<char, 20> digits{};
  for (const UrlNumber number : numbers) {
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text += text.empty() ? '[' : ',';
    text.append(digits.data(), end);
  }
  return text + ']';
}

std::optional<Task> first_task(Statement& select) {
  std::optional<Task> task;
  if (select.step()) task = task_in(select);
  select.reset();
  return task;
}

}  // namespace

struct Frontier::Statements {
  explicit Statements(Database& database)
      : find(database.prepare("SELECT number, state, reason, priority, depth, in_sitemap, anchor <> '', "
                              "family FROM url WHERE institution = ? AND url = ?")),
        add(database.prepare(
            "INSERT INTO url (institution, url, host, kind, state, reason, priority, depth, "
            "hops, found_on, anchor, "
            "in_sitemap, is_start, family, twin_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
        improve(database.prepare(
            "UPDATE url SET priority = ?, depth = ?, in_sitemap = ?, found_on = CASE "
            "WHEN ? THEN ? ELSE found_on END, "
            "anchor = CASE WHEN anchor = '' THEN ? ELSE anchor END, family = ? WHERE number = ?")),
        requeue(database.prepare("UPDATE url SET state = 'queued', reason = '', priority = ?, depth = ?, "
                                 "hops = ?, found_on = ?, anchor = ?, family = ? "
                                 "WHERE number = ?")),
        link(database.prepare("INSERT OR REPLACE INTO page_links VALUES (?, ?)")),
        shape(database.prepare("INSERT INTO shape VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + "
                               "1 RETURNING count")),
        next(database.prepare(std::string(task_columns) +
                              "WHERE institution = ? AND host = ? AND family = ? AND state = 'queued' ORDER "
                              "BY attempts, priority DESC, depth, number LIMIT 1")),
        queued(database.prepare(std::string(task_columns) +
                                "WHERE institution = ? AND url = ? AND state = 'queued'")),
        mark_start(database.prepare("UPDATE url SET is_start = 1 WHERE number = ?")),
        enter(database.prepare("UPDATE url SET state = ?, reason = ?, attempts = ?, status = ?, content_type "
                               "= ?, asked_at = ?, bytes = ?, "
                               "digest = ?, redirect_to = ?, file = ?, \"offset\" = ?, length = ?, unread = "
                               "? WHERE number = ?")),
        skip(database.prepare("UPDATE url SET state = 'skipped', reason = ? WHERE number = ?")),
        skip_host(database.prepare("UPDATE url SET state = 'skipped', reason = ? WHERE institution = ? AND "
                                   "host = ? AND state = 'queued' RETURNING number")),
        mark_read(database.prepare("UPDATE url SET unread = 0 WHERE number = ?")),
        redirect_of(database.prepare("SELECT redirect_to FROM url WHERE institution = ? AND url = ?")) {}

  Statement find, add, improve, requeue, link, shape, next, queued, mark_start, enter, skip, skip_host,
      mark_read, redirect_of;
};

Frontier::Frontier(Database& database) : database_(database), do_(std::make_unique<Statements>(database)) {
  load_families();
  load_looks();
  load_twins();
  count_all();
  load_lanes();
  load_filters();
  if (!tallies_.empty()) recall_.clear();
}

Frontier::~Frontier() = default;

void Frontier::count_all() {
  tallies_.clear();
  Statement count = database_.prepare(
      "SELECT institution, sum(state = 'queued'), sum(kind = 'page' AND state = 'fetched' AND status BETWEEN "
      "200 AND 299), "
      "sum(kind = 'page' AND asked_at > 0), count(*), sum(bytes) FROM url GROUP BY institution");
  while (count.step())
    tallies_[count.integer(0)] = {count.integer(1), count.integer(2), count.integer(3), count.integer(4),
                                  count.integer(5)};
}

InstitutionNumber Frontier::institution(const std::string& id, bool has_start_url) {
  Statement add = database_.prepare(
      "INSERT INTO institution (id, has_start_url) VALUES (?, ?) ON CONFLICT DO UPDATE SET has_start_url = "
      "excluded.has_start_url "
      "RETURNING number");
  add.bind(1, id).bind(2, std::int64_t{has_start_url});
  add.step();
  const InstitutionNumber number = add.integer(0);
  add.step();
  return number;
}

std::vector<std::pair<InstitutionNumber, std::string>> Frontier::lanes() {
  Statement select = database_.prepare("SELECT DISTINCT institution, host FROM url WHERE state = 'queued'");
  std::vector<std::pair<InstitutionNumber, std::string>> lanes;
  while (select.step()) lanes.emplace_back(select.integer(0), select.text(1));
  return lanes;
}

std::set<std::string, std::less<>> Frontier::hosts(InstitutionNumber institution) {
  Statement select = database_.prepare(
      "SELECT DISTINCT host FROM url WHERE institution = ? AND kind = 'page' AND state <> 'skipped'");
  select.bind(1, institution);
  std::set<std::string, std::less<>> hosts;
  while (select.step()) hosts.insert(select.text(0));
  return hosts;
}

std::optional<Known> Frontier::find(InstitutionNumber institution, const Url& url) {
  const Recall::Key key = Recall::key(institution, url.text());
  if (const Known* recalled = recall_.find(key)) return *recalled;
  if (recall_.recalls_all(key)) return std::nullopt;
  Statement& find = do_->find.bind(1, institution).bind(2, url.text());
  std::optional<Known> known;
  if (find.step()) known = known_in(find);
  find.reset();
  if (known) recall_.keep(key, *known);
  return known;
}

UrlNumber Frontier::add(const Offer& offer) {
  const bool is_queued = offer.skip_reason.empty();
  const FamilyNumber family =
      is_queued ? family_of(offer.institution, offer.url, offer.source) : FamilyNumber{0};
  const std::uint64_t twins = is_queued ? twin_key(offer.url) : 0;
  if (is_queued) keep_twin_key(twins);
  do_->add.bind(1, offer.institution)
      .bind(2, offer.url.text())
      .bind(3, offer.url.host())
      .bind(4, offer.kind)
      .bind(5, is_queued ? "queued" : "skipped")
      .bind(6, offer.skip_reason)
      .bind(7, offer.priority)
      .bind(8, offer.depth)
      .bind(9, offer.hops)
      .bind(10, offer.found_on)
      .bind(11, offer.anchor)
      .bind(12, std::int64_t{offer.in_sitemap})
      .bind(13, std::int64_t{offer.is_start})
      .bind(14, family)
      .bind(15, static_cast<std::int64_t>(twins))
      .run();
  Tally& tally = tallies_[offer.institution];
  ++tally.known;
  if (is_queued) ++tally.queued;
  if (is_queued) lanes_.add(offer.institution, offer.url.host(), family, offer.priority);
  const UrlNumber number = database_.last_row();
  recall_.keep(Recall::key(offer.institution, offer.url.text()),
               {number, family, offer.priority, offer.depth, is_queued, offer.in_sitemap,
                !offer.anchor.empty(), skipped_for(offer.skip_reason)});
  return number;
}

void Frontier::improve(const Known& known, const Offer& offer) {
  const bool is_shorter = offer.depth < known.depth && offer.found_on != 0;
  const bool is_news = is_shorter || offer.priority > known.priority ||
                       (offer.in_sitemap && !known.in_sitemap) ||
                       (!known.has_anchor && !offer.anchor.empty());
  if (!is_news) return;
  // A link text tells where a page belongs better than a sitemap did.
  const bool is_first_text = !known.has_anchor && !offer.anchor.empty();
  const FamilyNumber family =
      is_first_text && known.is_queued ? family_of(offer.institution, offer.url, offer.source) : known.family;
  Known better = known;
  better.family = family;
  better.priority = std::max(known.priority, offer.priority);
  better.depth = std::min(known.depth, offer.depth);
  better.in_sitemap = known.in_sitemap || offer.in_sitemap;
  better.has_anchor = known.has_anchor || !offer.anchor.empty();
  recall_.keep(Recall::key(offer.institution, offer.url.text()), better);
  if (known.is_queued) lanes_.raise(offer.institution, offer.url.host(), family, better.priority);
  do_->improve.bind(1, better.priority)
      .bind(2, better.depth)
      .bind(3, std::int64_t{better.in_sitemap})
      .bind(4, std::int64_t{is_shorter})
      .bind(5, offer.found_on)
      .bind(6, offer.anchor)
      .bind(7, family)
      .bind(8, known.number)
      .run();
}

void Frontier::requeue(const Known& known, const Offer& offer) {
  const FamilyNumber family = family_of(offer.institution, offer.url, offer.source);
  do_->requeue.bind(1, offer.priority)
      .bind(2, offer.depth)
      .bind(3, offer.hops)
      .bind(4, offer.found_on)
      .bind(5, offer.anchor)
      .bind(6, family)
      .bind(7, known.number)
      .run();
  lanes_.add(offer.institution, offer.url.host(), family, offer.priority);
  ++tallies_[offer.institution].queued;
  recall_.keep(Recall::key(offer.institution, offer.url.text()),
               {known.number, family, offer.priority, offer.depth, true, known.in_sitemap,
                !offer.anchor.empty(), Known::Skipped::no});
}

void Frontier::link(UrlNumber source, std::span<const UrlNumber> targets) {
  if (!targets.empty()) do_->link.bind(1, source).bind(2, json_of(targets)).run();
}

std::int64_t Frontier::count_shape(InstitutionNumber institution, const std::string& key) {
  Statement& shape = do_->shape.bind(1, institution).bind(2, key);
  shape.step();
  const std::int64_t count = shape.integer(0);
  shape.step();
  shape.reset();
  return count;
}

std::optional<Task> Frontier::next(InstitutionNumber institution, std::string_view host) {
  const Families& families = families_[institution];
  while (const auto choice = lanes_.best(institution, host, families)) {
    auto task = first_task(do_->next.bind(1, institution).bind(2, host).bind(3, choice->family));
    if (task && standing_of(*task) >= choice->bound) return task;
    lanes_.correct(institution, host, choice->family,
                   task ? std::optional(standing_of(*task)) : std::nullopt);
  }
  return std::nullopt;
}

bool Frontier::has_queued(InstitutionNumber institution, std::string_view host) const {
  return lanes_.has_queued(institution, host);
}

std::optional<Task> Frontier::queued(InstitutionNumber institution, const Url& url) {
  return first_task(do_->queued.bind(1, institution).bind(2, url.text()));
}

void Frontier::mark_start(UrlNumber number) {
  do_->mark_start.bind(1, number).run();
}

void Frontier::enter(const Task& task, const Entry& entry) {
  const bool is_asked_again = entry.state == "queued";
  if (!entry.digest.empty()) bodies_.add(key_of_body(entry.digest));
  do_->enter.bind(1, entry.state)
      .bind(2, entry.reason)
      .bind(3, task.attempts + (entry.state == "failed" || is_asked_again ? 1 : 0))
      .bind(4, entry.status)
      .bind(5, entry.content_type)
      .bind(6, entry.when.time_since_epoch().count())
      .bind(7, entry.bytes)
      .bind(8, entry.digest)
      .bind(9, entry.redirect_to)
      .bind(10, entry.location.file)
      .bind(11, static_cast<std::int64_t>(entry.location.offset))
      .bind(12, static_cast<std::int64_t>(entry.location.length))
      .bind(13, std::int64_t{entry.is_unread})
      .bind(14, task.number)
      .run();
  if (!is_asked_again)
    settled(task, entry.state == "skipped" ? Known::Skipped::for_good : Known::Skipped::no);
  Tally& tally = tallies_[task.institution];
  tally.bytes += entry.bytes;
  if (task.kind != "page") return;
  if (task.attempts == 0) ++tally.requests;
  if (entry.state == "fetched" && entry.status >= 200 && entry.status < 300) ++tally.pages;
}

void Frontier::skip(const Task& task, const std::string& reason) {
  do_->skip.bind(1, reason).bind(2, task.number).run();
  settled(task, skipped_for(reason));
}

/// It is queued no longer.
void Frontier::settled(const Task& task, Known::Skipped skipped) {
  --tallies_[task.institution].queued;
  lanes_.remove(task.institution, task.url.host());
  if (Known* known = recall_.find(Recall::key(task.institution, task.url.text()))) {
    known->is_queued = false;
    known->skipped = skipped;
  }
}

std::int64_t Frontier::skip_host(InstitutionNumber institution, std::string_view host,
                                 const std::string& reason) {
  Statement& skip = do_->skip_host.bind(1, reason).bind(2, institution).bind(3, host);
  std::int64_t count = 0;
  while (skip.step()) ++count;
  skip.reset();
  tallies_[institution].queued -= count;
  lanes_.remove(institution, host, count);
  recall_.clear();
  return count;
}

void Frontier::queue_failed(InstitutionNumber institution) {
  Statement queue = database_.prepare(
      "UPDATE url SET state = 'queued', attempts = 0 WHERE institution = ? AND kind <> 'robots' AND "
      "((state = 'failed' AND status NOT IN (404, 410)) OR (state = 'skipped' AND (reason LIKE 'E-ROBOTS-%' "
      "OR reason LIKE 'host given up%')))");
  queue.bind(1, institution).run();
  count_all();
  load_lanes();
  recall_.clear();
}

void Frontier::mark_read(UrlNumber number) {
  do_->mark_read.bind(1, number).run();
}

std::vector<Frontier::Unread> Frontier::unread() {
  Statement select = database_.prepare(std::string(task_columns) + "WHERE unread = 1 ORDER BY number");
  std::vector<Unread> all;
  while (select.step())
    all.push_back({task_in(select),
                   {select.text(8), static_cast<std::uint64_t>(select.integer(9)),
                    static_cast<std::uint64_t>(select.integer(10))}});
  return all;
}

bool Frontier::redirects_back(InstitutionNumber institution, const Url& target, const Url& source) {
  std::string at = target.text();
  for (int hop = 0; hop <= defaults::redirect_hops && !at.empty(); ++hop) {
    if (at == source.text()) return true;
    Statement& redirect = do_->redirect_of.bind(1, institution).bind(2, at);
    at = redirect.step() ? redirect.text(0) : std::string();
    redirect.reset();
  }
  return false;
}

}  // namespace vindbaar::crawler
