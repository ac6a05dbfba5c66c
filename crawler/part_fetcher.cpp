#include "crawler/part_fetcher.hpp"

#include "crawler/curl_loop.hpp"
#include "crawler/defaults.hpp"
#include "crawler/host_address.hpp"
#include "crawler/judgement.hpp"
#include "crawler/politeness.hpp"
#include "crawler/robots_cache.hpp"
#include "crawler/run_lock.hpp"
#include "crawler/scope.hpp"
#include "crawler/settings_check.hpp"
#include "crawler/store.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <optional>
#include <set>
#include <utility>

namespace vindbaar::crawler {
namespace {

Instant now_utc() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

FetchSettings fetch_settings(const Settings& settings) {
  FetchSettings made;
  made.user_agent = user_agent(settings);
  made.proxy = settings.proxy;
  made.allow_private_addresses = may_ask_private_addresses(settings);
  return made;
}

std::string path_and_query(const Url& url) {
  const std::string& text = url.text();
  const std::string rest = text.substr(std::min(text.size(), url.origin().size()));
  return rest.empty() ? "/" : rest;
}

archive::Exchange refused(const Url& url, std::string reason) {
  archive::Exchange exchange;
  exchange.url = url.text();
  exchange.error = std::move(reason);
  return exchange;
}

}  // namespace

struct PartFetcher::State {
  /// What is noted beside an exchange.
  struct About {
    std::string institution;
    std::string kind;
    std::string via;
  };

  State(RunLock run_lock, const std::filesystem::path& folder, const seeds::Lists& all,
        const Settings& settings, Keep keep_exchange)
      : lock(std::move(run_lock)),
        keep(std::move(keep_exchange)),
        lists(all),
        database(open_store(folder / "crawl.sqlite")),
        robots(database),
        politeness(settings.delay),
        loop(io, fetch_settings(settings)),
        has_proxy(!settings.proxy.empty()) {}

  RunLock lock;
  Keep keep;
  const seeds::Lists& lists;
  boost::asio::io_context io{1};
  Database database;
  RobotsCache robots;
  Politeness politeness;
  CurlLoop loop;
  std::map<std::string, Scope> scopes;
  std::set<std::string> met;
  Clock::time_point opened_at = Clock::now();
  bool has_proxy = false;

  const Scope* scope_of(const std::string& institution);
  const RobotsState& robots_of(const std::string& institution, const Url& url);
  archive::Exchange ask(const Url& url, const About& about);
  void meet(const std::string& host);
};

const Scope* PartFetcher::State::scope_of(const std::string& institution) {
  if (const auto known = scopes.find(institution); known != scopes.end()) return &known->second;
  const seeds::Institution* row = lists.institution(institution);
  return row == nullptr ? nullptr : &scopes.emplace(institution, Scope(*row, lists)).first->second;
}

/// What the origin's robots.txt says, asked for when it is not known yet.
const RobotsState& PartFetcher::State::robots_of(const std::string& institution, const Url& url) {
  const std::string origin(url.origin());
  while (robots.get(origin, now_utc()).phase != RobotsState::Phase::known) {
    RobotsState state = robots.get(origin, now_utc());
    if (state.phase == RobotsState::Phase::unknown) state = asking_robots(origin);
    const Url next = *state.next;
    robots.put(origin,
               step_robots(std::move(state), ask(next, {institution, "robots", {}}), now_utc()).state);
  }
  const RobotsState& known = robots.get(origin, now_utc());
  if (known.file.crawl_delay) politeness.obey_crawl_delay(url.host(), *known.file.crawl_delay);
  return known;
}

/// A host that the crawl may have asked a moment ago gets its pause first, and those at one address share it.
void PartFetcher::State::meet(const std::string& host) {
  if (!met.insert(host).second) return;
  if (const std::string address = has_proxy ? std::string() : address_of(host); !address.empty())
    politeness.share(host, address);
  politeness.ended(host, opened_at, {}, {});
}

archive::Exchange PartFetcher::State::ask(const Url& url, const About& about) {
  const std::string host(url.host());
  meet(host);
  if (politeness.is_given_up(host)) return refused(url, "E-HOST: " + host + " does not answer any more");
  std::optional<archive::Exchange> answer;
  boost::asio::steady_timer turn(io, politeness.free_at(host));
  turn.async_wait([&](const boost::system::error_code&) {
    loop.fetch(url, false, [&](archive::Exchange exchange) { answer = std::move(exchange); });
  });
  io.restart();
  while (!answer && io.run_one() > 0) {
  }
  if (!answer) return refused(url, "E-TIMEOUT: no answer");
  politeness.ended(host, Clock::now(), std::chrono::milliseconds(answer->took_ms),
                   judge(*answer, url, now_utc()).host);
  answer->institution = about.institution;
  answer->kind = about.kind;
  answer->via = about.via;
  if (const auto kept = keep(*answer); !kept) throw StorageFailure{kept.error()};
  return std::move(*answer);
}

PartFetcher::PartFetcher(std::unique_ptr<State> state) : state_(std::move(state)) {
}
PartFetcher::PartFetcher(PartFetcher&&) noexcept = default;
PartFetcher& PartFetcher::operator=(PartFetcher&&) noexcept = default;
PartFetcher::~PartFetcher() = default;

Result<PartFetcher> PartFetcher::open(const std::filesystem::path& run_folder, const seeds::Lists& lists,
                                      const Settings& settings, Keep keep) {
  if (const auto checked = check_settings(settings, lists); !checked) return tl::unexpected(checked.error());
  auto lock = RunLock::take(run_folder);
  if (!lock) return tl::unexpected(lock.error());
  try {
    return PartFetcher(
        std::make_unique<State>(std::move(*lock), run_folder, lists, settings, std::move(keep)));
  } catch (const StorageFailure& failed) {
    return tl::unexpected(failed.error);
  }
}

Result<archive::Exchange> PartFetcher::get(const std::string& institution, const Url& url,
                                           const std::string& via) {
  try {
    const Scope* scope = state_->scope_of(institution);
    if (scope == nullptr || !scope->contains(url))
      return refused(url, "off scope: " + std::string(url.host()));
    const RobotsState& robots = state_->robots_of(institution, url);
    if (robots.forbids_all) return refused(url, robots.reason);
    const RobotsVerdict verdict = ask_robots(robots.file, path_and_query(url));
    if (!verdict.allowed) return refused(url, describe(*verdict.rule));
    return state_->ask(url, {institution, std::string(defaults::part_kind), via});
  } catch (const StorageFailure& failed) {
    return tl::unexpected(failed.error);
  }
}

Result<void> read_again(const std::filesystem::path& run_folder, const std::string& institution,
                        const std::vector<DrawnPage>& pages) {
  const auto lock = RunLock::take(run_folder);
  if (!lock) return tl::unexpected(lock.error());
  try {
    Database database = open_store(run_folder / "crawl.sqlite");
    Statement mark = database.prepare(
        "UPDATE url SET unread = 1, digest = ?3 WHERE url = ?2 AND file <> '' AND institution = (SELECT "
        "number FROM "
        "institution WHERE id = ?1)");
    for (const DrawnPage& page : pages)
      mark.bind(1, institution).bind(2, page.url).bind(3, page.digest).run();
  } catch (const StorageFailure& failed) {
    return tl::unexpected(failed.error);
  }
  return {};
}

}  // namespace vindbaar::crawler
