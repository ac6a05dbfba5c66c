#include "crawler/results.hpp"

#include "crawler/defaults.hpp"
#include "crawler/judgement.hpp"
#include "crawler/store.hpp"

#include <charconv>
#include <optional>
#include <system_error>

namespace vindbaar::crawler {
namespace {

struct Counts {
  Standing standing;
  std::int64_t skipped = 0;
};

std::int64_t number_of(Database& database, const std::string& setting) {
  const std::string text = read_setting(database, setting);
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::int64_t bytes_of(Database& database, std::int64_t institution) {
  Statement sum = database.prepare("SELECT coalesce(sum(bytes), 0) FROM url WHERE institution = ?");
  sum.bind(1, institution).step();
  return sum.integer(0);
}

Counts counts_of(Database& database, std::int64_t institution) {
  Statement count = database.prepare(
      "SELECT coalesce(sum(state = 'fetched' AND status BETWEEN 200 AND 299), 0), "
      "coalesce(sum(state = 'fetched' AND status BETWEEN 300 AND 399), 0), "
      "coalesce(sum(state = 'failed' AND status IN (404, 410)), 0), "
      "coalesce(sum(state = 'failed' AND status NOT IN (404, 410)), 0), "
      "coalesce(sum(state = 'skipped'), 0), coalesce(sum(state = 'queued'), 0), coalesce(sum(in_sitemap), "
      "0), "
      "coalesce(sum(state = 'skipped' AND reason LIKE 'host given up%'), 0), coalesce(sum(asked_at > 0), 0), "
      "coalesce(sum(state = 'fetched' AND digest <> ''), 0) - "
      "count(DISTINCT CASE WHEN state = 'fetched' AND digest <> '' THEN digest END) "
      "FROM url WHERE institution = ? AND kind = 'page'");
  count.bind(1, institution).step();
  Counts counts;
  Standing& standing = counts.standing;
  standing.pages = count.integer(0);
  standing.redirects = count.integer(1);
  standing.gone = count.integer(2);
  standing.troubles = count.integer(3);
  counts.skipped = count.integer(4);
  standing.waiting = count.integer(5);
  standing.in_sitemaps = count.integer(6);
  standing.given_up = count.integer(7);
  standing.requests = count.integer(8);
  standing.repeats = count.integer(9);

  Statement links = database.prepare(
      "SELECT EXISTS (SELECT 1 FROM url JOIN link ON link.source = url.number WHERE institution = ?)");
  links.bind(1, institution).step();
  standing.has_links = links.integer(0) != 0;
  standing.bytes = bytes_of(database, institution);
  standing.budget = {number_of(database, budget_name("pages", institution)),
                     number_of(database, budget_name("bytes", institution))};
  return counts;
}

/// Where a start page ends after its redirects.
struct StartEnd {
  std::string state;
  std::string reason;
  std::string url;
};

StartEnd follow(Database& database, std::int64_t institution, const std::string& start) {
  Statement find =
      database.prepare("SELECT state, reason, redirect_to FROM url WHERE institution = ? AND url = ?");
  StartEnd end{"", "", start};
  for (int hop = 0; hop <= defaults::redirect_hops + 1; ++hop) {
    if (!find.bind(1, institution).bind(2, end.url).step()) break;
    end.state = find.text(0);
    end.reason = find.text(1);
    const std::string next = find.text(2);
    find.reset();
    if (next.empty()) break;
    end.url = next;
  }
  return end;
}

void look_at_starts(Database& database, std::int64_t institution, Standing& standing) {
  Statement select =
      database.prepare("SELECT url FROM url WHERE institution = ? AND is_start = 1 ORDER BY number");
  select.bind(1, institution);
  while (select.step()) {
    const StartEnd end = follow(database, institution, select.text(0));
    ++standing.starts;
    const bool is_forbidden = end.state == "skipped" && (end.reason.starts_with("robots:") ||
                                                         code_of(end.reason).starts_with("E-ROBOTS"));
    if (is_forbidden) {
      ++standing.starts_forbidden;
      if (standing.robots_trouble.empty()) standing.robots_trouble = end.reason;
    } else if (end.state == "skipped" && end.reason.starts_with("off scope")) {
      ++standing.starts_moved;
      if (standing.moved_to.empty()) standing.moved_to = end.url;
    } else if ((end.state == "failed" || end.state == "skipped" || end.state == "queued") &&
               !end.reason.empty() && standing.start_trouble.empty()) {
      standing.start_trouble = end.reason;
    }
  }
}

/// What the robots.txt of the first start page's site said.
std::string robots_of(Database& database, std::int64_t institution) {
  Statement select =
      database.prepare("SELECT url FROM url WHERE institution = ? AND is_start = 1 ORDER BY number LIMIT 1");
  if (!select.bind(1, institution).step()) return {};
  const StartEnd end = follow(database, institution, select.text(0));
  if (end.reason.starts_with("robots:")) return end.reason;
  for (const std::string& address : {end.url, select.text(0)}) {
    const auto url = Url::parse(address);
    if (!url) continue;
    Statement robots = database.prepare("SELECT reason FROM robots WHERE origin = ? AND phase = 'known'");
    if (robots.bind(1, url->origin()).step()) return robots.text(0);
  }
  return {};
}

}  // namespace

InstitutionResult result_of(Database& database, const std::string& institution) {
  InstitutionResult result;
  result.institution = institution;
  Statement find = database.prepare("SELECT number, has_start_url FROM institution WHERE id = ?");
  if (!find.bind(1, institution).step()) {
    result.reason = "not asked yet";
    return result;
  }
  const std::int64_t number = find.integer(0);
  Counts counts = counts_of(database, number);
  counts.standing.has_start_url = find.integer(1) != 0;
  look_at_starts(database, number, counts.standing);

  const CrawlOutcome outcome = outcome_of(counts.standing);
  result.outcome = outcome.outcome;
  result.reason = outcome.reason;
  result.robots = robots_of(database, number);
  result.pages = counts.standing.pages;
  result.errors = counts.standing.gone + counts.standing.troubles;
  result.skipped = counts.skipped;
  result.waiting = counts.standing.waiting;
  result.sitemap_urls = counts.standing.in_sitemaps;
  result.moved_to = counts.standing.moved_to;
  return result;
}

std::vector<std::string> institutions_of(Database& database) {
  Statement select = database.prepare("SELECT id FROM institution ORDER BY id");
  std::vector<std::string> ids;
  while (select.step()) ids.push_back(select.text(0));
  return ids;
}

}  // namespace vindbaar::crawler
