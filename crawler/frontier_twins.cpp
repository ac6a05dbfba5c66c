#include "crawler/fingerprint.hpp"
#include "crawler/frontier.hpp"

#include <algorithm>

namespace vindbaar::crawler {
namespace {

Difference difference_named(const std::string& name) {
  const auto found = std::find(difference_names.begin(), difference_names.end(), name);
  return static_cast<Difference>(found - difference_names.begin());
}

/// The host under which what is seen of a difference is kept: both twins have the same.
std::string home_of(const Url& url) {
  const std::string host(url.host());
  return host.starts_with("www.") ? host.substr(4) : host;
}

}  // namespace

void Frontier::load_twins() {
  Statement select = database_.prepare("SELECT institution, host, difference, same, other FROM twin");
  while (select.step())
    twins_[{select.integer(0), select.text(1), difference_named(select.text(2))}] = {select.integer(3),
                                                                                     select.integer(4)};
}

std::optional<std::string> Frontier::twin_of(InstitutionNumber institution, const Url& url) {
  const std::uint64_t key = twin_key(url);
  if (!twin_keys_.may_have(key)) return std::nullopt;
  const Lent select = database_.lend(
      "SELECT url FROM url WHERE institution = ? AND twin_key = ? AND twin_key <> 0 AND kind = 'page' AND "
      "(state = "
      "'queued' OR (state = 'fetched' AND status BETWEEN 200 AND 299)) ORDER BY state = 'queued', number "
      "LIMIT 8");
  select->bind(1, institution).bind(2, static_cast<std::int64_t>(key));
  while (select->step()) {
    const auto other = Url::parse(select->text(0));
    if (other && are_one_page(institution, url, *other)) return other->text();
  }
  return std::nullopt;
}

std::optional<std::string> Frontier::fetched_twin_of(const Task& task) {
  const std::uint64_t key = twin_key(task.url);
  if (!shared_twin_keys_.may_have(key) || !has_proven_twins(task.institution)) return std::nullopt;
  const Lent select = database_.lend(
      "SELECT url FROM url WHERE institution = ? AND twin_key = ? AND twin_key <> 0 AND kind = 'page' AND "
      "state = 'fetched' AND status BETWEEN 200 AND 299 ORDER BY number LIMIT 8");
  select->bind(1, task.institution).bind(2, static_cast<std::int64_t>(key));
  while (select->step()) {
    const auto other = Url::parse(select->text(0));
    if (other && are_one_page(task.institution, task.url, *other)) return other->text();
  }
  return std::nullopt;
}

bool Frontier::has_proven_twins(InstitutionNumber institution) const {
  for (auto seen = twins_.lower_bound({institution, std::string(), Difference{}});
       seen != twins_.end() && std::get<0>(seen->first) == institution; ++seen)
    if (seen->second.is_proof()) return true;
  return false;
}

bool Frontier::are_one_page(InstitutionNumber institution, const Url& a, const Url& b) const {
  const std::vector<Difference> apart = differences(a, b);
  return !apart.empty() && std::all_of(apart.begin(), apart.end(), [&](Difference difference) {
    const auto seen = twins_.find({institution, home_of(a), difference});
    return seen != twins_.end() && seen->second.is_proof();
  });
}

void Frontier::learn_twins(InstitutionNumber institution, const Url& a, const Url& b, bool are_same) {
  if (twin_key(a) != twin_key(b)) return;
  const std::vector<Difference> apart = differences(a, b);
  if (apart.size() != 1) return;  // of two differences nobody knows which one it was
  TwinEvidence& seen = twins_[{institution, home_of(a), apart.front()}];
  ++(are_same ? seen.same : seen.other);
  const Lent keep = database_.lend("INSERT OR REPLACE INTO twin VALUES (?, ?, ?, ?, ?)");
  keep->bind(1, home_of(a))
      .bind(2, institution)
      .bind(3, difference_names[static_cast<std::size_t>(apart.front())])
      .bind(4, seen.same)
      .bind(5, seen.other)
      .run();
}

void Frontier::compare_with_twins(const Task& task, const Look* look) {
  const std::uint64_t key = twin_key(task.url);
  if (!shared_twin_keys_.may_have(key)) return;
  const Lent select = database_.lend(
      "SELECT url.url, url.status, fingerprint.simhash, fingerprint.title, fingerprint.url IS NOT NULL FROM "
      "url LEFT "
      "JOIN fingerprint ON fingerprint.url = url.number WHERE institution = ? AND twin_key = ? AND twin_key "
      "<> 0 AND kind = "
      "'page' AND "
      "asked_at > 0 AND number <> ? LIMIT 8");
  select->bind(1, task.institution).bind(2, static_cast<std::int64_t>(key)).bind(3, task.number);
  struct Twin {
    Url url;
    bool is_same;
  };
  std::vector<Twin> twins;
  while (select->step()) {
    const auto other = Url::parse(select->text(0));
    const bool is_gone = select->integer(1) == 404 || select->integer(1) == 410;
    const bool has_look = select->integer(4) != 0;
    const bool tells_something = look != nullptr ? has_look || is_gone : has_look;
    if (!other || !tells_something) continue;
    twins.push_back({*other, look != nullptr && has_look &&
                                 is_near_duplicate(*look, static_cast<std::uint64_t>(select->integer(2)),
                                                   static_cast<std::uint64_t>(select->integer(3)))});
  }
  for (const Twin& twin : twins) learn_twins(task.institution, task.url, twin.url, twin.is_same);
}

void Frontier::load_filters() {
  Statement select = database_.prepare("SELECT twin_key, digest FROM url");
  while (select.step()) {
    if (select.integer(0) != 0) keep_twin_key(static_cast<std::uint64_t>(select.integer(0)));
    if (const std::string digest = select.text(1); !digest.empty()) bodies_.add(key_of_body(digest));
  }
}

void Frontier::keep_twin_key(std::uint64_t key) {
  if (twin_keys_.may_have(key)) shared_twin_keys_.add(key);
  twin_keys_.add(key);
}

std::optional<std::string> Frontier::same_body(InstitutionNumber institution, const std::string& digest,
                                               UrlNumber than) {
  if (!bodies_.may_have(key_of_body(digest))) return std::nullopt;
  const Lent select = database_.lend(
      "SELECT url FROM url WHERE institution = ? AND digest = ? AND digest <> '' AND number <> ? LIMIT 1");
  select->bind(1, institution).bind(2, digest).bind(3, than);
  return select->step() ? std::optional(select->text(0)) : std::nullopt;
}

std::uint64_t Frontier::key_of_body(std::string_view digest) {
  return Recall::key(0, digest).check;
}

}  // namespace vindbaar::crawler
