#include "crawler/plan.hpp"

#include "crawler/defaults.hpp"
#include "crawler/robots_cache.hpp"
#include "crawler/store.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace vindbaar::crawler {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// How long the answers of an institution took.
struct Answers {
  milliseconds took{0};
  int count = 0;
  milliseconds mean() const { return count == 0 ? milliseconds(0) : took / count; }
};

/// What a survey knows of one host.
struct HostCount {
  std::string host;
  std::int64_t pages = 0;  ///< Asked, or counted.
};

std::vector<HostCount> hosts_of(Database& database, const std::string& institution) {
  Statement select = database.prepare(
      "SELECT host, count(*) FROM url WHERE kind = 'page' AND (state = 'fetched' OR reason = ?2) AND "
      "institution = (SELECT number FROM institution WHERE id = ?1) GROUP BY host");
  select.bind(1, institution).bind(2, defaults::counted_only);
  std::vector<HostCount> hosts;
  while (select.step()) hosts.push_back({select.text(0), select.integer(1)});
  return hosts;
}

void count_addresses(Database& database, InstitutionPlan& plan) {
  Statement select = database.prepare(
      "SELECT coalesce(sum(kind = 'sitemap' AND state = 'fetched'), 0), "
      "coalesce(sum(kind = 'page' AND in_sitemap AND (state = 'fetched' OR reason = ?2)), 0), "
      "coalesce(sum(kind = 'page' AND reason LIKE 'robots: %'), 0), "
      "coalesce(sum(kind = 'page' AND (state = 'fetched' OR reason = ?2)), 0), "
      "coalesce(sum(kind = 'robots'), 0) "
      "FROM url WHERE institution = (SELECT number FROM institution WHERE id = ?1)");
  select.bind(1, plan.institution).bind(2, defaults::counted_only).step();
  plan.sitemap_files = select.integer(0);
  plan.sitemap_pages = select.integer(1);
  plan.forbidden_pages = select.integer(2);
  plan.known_pages = select.integer(3);
  plan.requests = plan.sitemap_files + select.integer(4);
}

/// The pause that a host gets: ours, or the Crawl-delay of its robots.txt, plus the time of an answer.
milliseconds turn_of(const std::string& host, RobotsCache& robots, Instant now, milliseconds delay,
                     milliseconds answer) {
  milliseconds pause = delay;
  for (const char* scheme : {"https://", "http://"}) {
    const RobotsState& state = robots.get(scheme + host, now);
    if (state.file.crawl_delay) pause = std::max(pause, *state.file.crawl_delay);
  }
  return std::max(pause, std::min<milliseconds>(answer, defaults::longest_latency_pause)) + answer;
}

void estimate(InstitutionPlan& plan, Database& database, RobotsCache& robots, const Settings& settings,
              milliseconds answer) {
  const auto now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
  const std::int64_t budget = settings.max_pages;
  plan.is_at_most = plan.sitemap_pages == 0;
  const std::int64_t pages = plan.is_at_most ? budget : std::min(budget, plan.known_pages);
  plan.requests += pages;
  for (const HostCount& host : hosts_of(database, plan.institution)) {
    const milliseconds turn = turn_of(host.host, robots, now, settings.delay, answer);
    plan.pause = std::max(plan.pause, turn - answer);
    const double share =
        plan.known_pages == 0 ? 1.0 : static_cast<double>(host.pages) / static_cast<double>(plan.known_pages);
    const auto asked = static_cast<std::int64_t>(static_cast<double>(plan.requests) * share);
    plan.duration = std::max(plan.duration, std::chrono::ceil<seconds>(turn * asked));
  }
}

InstitutionPlan plan_of(const InstitutionResult& result, Database& database, RobotsCache& robots,
                        const Settings& settings, milliseconds answer) {
  InstitutionPlan plan;
  plan.institution = result.institution;
  plan.robots = result.robots;
  plan.moved_to = result.moved_to;
  plan.is_open = result.pages > 0 && result.outcome != Outcome::moved;
  if (!plan.is_open) {
    plan.problem = result.reason;
    return plan;
  }
  count_addresses(database, plan);
  estimate(plan, database, robots, settings, answer);
  return plan;
}

}  // namespace

Result<std::vector<InstitutionPlan>> plan(const std::filesystem::path& folder, const seeds::Lists& lists,
                                          Settings settings, const ReadLinks& read_links,
                                          const OnEvent& on_event, const std::atomic<bool>& stop) {
  settings.is_survey = true;
  std::map<std::string, Answers> answers;
  const auto summary = crawl(
      folder, lists, settings, read_links,
      [&](const Event& event) {
        if (event.took.count() > 0) {
          answers[event.institution].took += event.took;
          ++answers[event.institution].count;
        }
        if (on_event) on_event(event);
      },
      stop);
  if (!summary) return tl::unexpected(summary.error());
  if (summary->interrupted)
    return failure(Error::Kind::refused, "E-INTERRUPTED", "the plan was interrupted before it was complete",
                   "Give the same command again; planning keeps nothing.");
  try {
    Database database(folder / "crawl.sqlite", Database::Use::read);
    RobotsCache robots(database);
    std::vector<InstitutionPlan> plans;
    for (const InstitutionResult& result : summary->institutions)
      plans.push_back(plan_of(result, database, robots, settings, answers[result.institution].mean()));
    return plans;
  } catch (const StorageFailure& failed) {
    return tl::unexpected(failed.error);
  }
}

seconds together(const std::vector<InstitutionPlan>& plans, int concurrency) {
  seconds longest{0};
  seconds sum{0};
  for (const InstitutionPlan& one : plans) {
    longest = std::max(longest, one.duration);
    sum += one.duration;
  }
  return std::max(longest, sum / std::max(1, concurrency));
}

}  // namespace vindbaar::crawler
