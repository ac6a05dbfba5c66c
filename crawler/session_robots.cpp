#include "crawler/robots_log.hpp"
#include "crawler/session.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace vindbaar::crawler {
namespace {

Instant now_utc() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace

/// Sees to it that the origin's robots.txt is asked; true when `host` is being asked for it now.
bool Session::ask_robots_first(const Task& task, const std::string& origin, const std::string& host) {
  const bool is_open = robots_asker_.contains(origin);
  if (is_open) return false;
  robots_asker_[origin] = task.institution;
  RobotsState state = robots_.get(origin, now_utc());
  if (state.phase == RobotsState::Phase::unknown) {
    state = asking_robots(origin);
    robots_.put(origin, state);
  }
  const std::string next_host(state.next->host());
  if (next_host == host) {
    start_robots(origin, host);
    return true;
  }
  robots_jobs_[next_host].push_back(origin);
  wake(next_host);
  return false;
}

void Session::start_robots(const std::string& origin, const std::string& host) {
  ++asking_;
  ++active_[robots_asker_.at(origin)].asking;
  const Url url = *robots_.get(origin, now_utc()).next;
  loop_.fetch(url, false, [this, origin, host](archive::Exchange exchange) {
    robots_answered(origin, host, std::move(exchange));
  });
}

void Session::robots_answered(const std::string& origin, const std::string& host,
                              archive::Exchange exchange) {
  const InstitutionNumber asker = robots_asker_.at(origin);
  --asking_;
  --active_[asker].asking;
  const RobotsState before = robots_.get(origin, now_utc());
  exchange.institution = sites_.at(asker).institution->id;
  exchange.kind = "robots";
  if (before.hops > 0) exchange.via = origin + "/robots.txt";
  const archive::Stored stored = journal_.write(exchange);

  const RobotsStep step = step_robots(before, exchange, now_utc());
  robots_.put(origin, step.state);
  const bool is_known = step.state.phase == RobotsState::Phase::known;
  note_robots(frontier_, asker, origin, exchange, stored.location, step.state);
  const HostState state =
      politeness_.ended(host, Clock::now(), std::chrono::milliseconds(exchange.took_ms), step.host);
  const bool is_bad = step.host.mood != HostSign::Mood::well || step.state.forbids_all;
  tell(is_bad ? Event::Kind::failed : Event::Kind::fetched, asker, exchange.url,
       is_known ? step.state.reason : exchange.error, &exchange);
  schedule_.release(host);

  robots_asker_.erase(origin);
  const auto url = Url::parse(origin);
  if (is_known && url) obey_crawl_delay(asker, *url, step.state);
  if (!is_known && state.is_given_up) give_up(host, exchange.error);
  if (!is_known) {
    robots_asker_[origin] = asker;
    robots_jobs_[std::string(step.state.next->host())].push_back(origin);
    wake(std::string(step.state.next->host()));
  }
  wake(host);
  if (url) wake(std::string(url->host()));
  settle(asker);
  pump();
}

void Session::obey_crawl_delay(InstitutionNumber asker, const Url& origin, const RobotsState& robots) {
  if (!robots.file.crawl_delay) return;
  politeness_.obey_crawl_delay(origin.host(), *robots.file.crawl_delay);
  if (*robots.file.crawl_delay <= order_.settings.delay) return;
  const std::string milliseconds = std::to_string(robots.file.crawl_delay->count());
  tell(Event::Kind::waiting, asker, origin.text(),
       "waiting " + milliseconds + " ms between requests: Crawl-delay of " + std::string(origin.host()),
       nullptr);
}

/// Those that robots.txt names, else the usual place. Once an institution and origin.
void Session::offer_sitemaps(const Task& task, const std::string& origin, const RobotsState& robots) {
  if (task.kind != "page" || !has_sitemaps_.emplace(task.institution, origin).second) return;
  const Site& site = sites_.at(task.institution);
  for (const std::string& written : robots.file.sitemaps)
    if (const auto url = Url::parse(written, task.url)) intake_.sitemap_file(site, *url, true);
  const auto usual = Url::parse(origin + "/sitemap.xml");
  if (robots.file.sitemaps.empty() && usual) intake_.sitemap_file(site, *usual, false);
}

void Session::tell(Event::Kind kind, InstitutionNumber institution, std::string url, std::string detail,
                   const archive::Exchange* exchange) {
  if (!order_.on_event) return;
  Event event;
  event.kind = kind;
  event.institution = sites_.at(institution).institution->id;
  event.url = std::move(url);
  event.detail = std::move(detail);
  if (exchange != nullptr) {
    event.status = exchange->status;
    event.took = std::chrono::milliseconds(exchange->took_ms);
  }
  const Tally& tally = frontier_.tally(institution);
  event.done = static_cast<std::size_t>(std::max<std::int64_t>(tally.pages, 0));
  event.queued = static_cast<std::size_t>(std::max<std::int64_t>(tally.queued, 0));
  order_.on_event(event);
}

void Session::tell_pause(const Task& task, const std::string& host, const HostState& state,
                         const Judgement& judgement) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(state.pause).count();
  const std::string wait = "waiting " + std::to_string(seconds) + " s: ";
  if (state.has_recovered)
    tell(Event::Kind::recovered, task.institution, task.url.text(), host + " answers again", nullptr);
  if (judgement.host.retry_after)
    tell(Event::Kind::waiting, task.institution, task.url.text(), wait + "Retry-After from " + host, nullptr);
  else if (state.is_parked && !state.is_given_up)
    tell(Event::Kind::waiting, task.institution, task.url.text(),
         wait + host + " is in trouble (" + judgement.reason + ")", nullptr);
}

}  // namespace vindbaar::crawler
