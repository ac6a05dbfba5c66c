#include "crawler/session.hpp"

#include "crawler/adoption.hpp"
#include "crawler/open_files.hpp"
#include "crawler/results.hpp"
#include "crawler/settings_check.hpp"
#include "crawler/store.hpp"

#include <algorithm>

namespace vindbaar::crawler {
namespace asio = boost::asio;

namespace {

/// How often the stop flag is looked at and a commit considered.
constexpr auto tick_time = std::chrono::milliseconds(50);

Budget budget_of(const seeds::Institution& institution, const Settings& settings) {
  const std::int64_t megabytes = institution.max_megabytes.value_or(settings.max_megabytes);
  return {institution.max_pages.value_or(settings.max_pages), megabytes * defaults::bytes_a_megabyte};
}

Instant now_utc() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

FetchSettings fetch_settings(const Order& order, int concurrency) {
  FetchSettings settings;
  settings.user_agent = user_agent(order.settings);
  settings.proxy = order.settings.proxy;
  settings.allow_private_addresses = may_ask_private_addresses(order.settings);
  settings.connections =
      concurrency < order.settings.concurrency ? concurrency : std::max(64, concurrency * 2);
  settings.limits = order.limits;
  return settings;
}

}  // namespace

Session::Session(const Order& order, archive::Writer& archive)
    : order_(order),
      concurrency_(connections_at_hand(order.settings.concurrency)),
      io_(1),
      pool_(defaults::reading_threads),
      names_(defaults::naming_threads),
      pump_timer_(io_),
      tick_timer_(io_),
      database_(open_store(order.run_folder / "crawl.sqlite")),
      frontier_(database_),
      robots_(database_),
      journal_(archive, database_, order.limits.exchanges_a_commit, [this] { frontier_.keep_learned(); }),
      intake_(frontier_, sites_, order.focus),
      visits_(frontier_, intake_),
      politeness_(order.settings.delay),
      loop_(io_, fetch_settings(order, concurrency_)),
      quiet_hours_(QuietHours::parse(order.settings.quiet_hours).value_or(QuietHours{})) {
}

Summary Session::run() {
  prepare();
  pump();
  const bool nothing_to_do = has_ended_;
  if (!nothing_to_do) {
    tick();
    io_.run();
  }
  pool_.stop();
  pool_.join();
  names_.stop();
  names_.join();
  journal_.close();
  return summary(nothing_to_do);
}

/// Notes who takes part, takes in what earlier sessions left, and lines up what is to be asked.
void Session::prepare() {
  enlist();
  politeness_.spread_parks(Clock::now(), order_.settings.delay * order_.settings.max_pages);
  const auto last = last_noted(database_);
  adopt(order_.run_folder / "archive", last,
        {frontier_, visits_, robots_, journal_, sites_, order_.earlier_run});
  if (order_.settings.retry_failed) {
    robots_.forget_unreachable();
    for (const auto& [number, activity] : active_) frontier_.queue_failed(number);
  }
  for (const auto& [number, activity] : active_)
    for (const Url& start : sites_.at(number).institution->start_urls)
      intake_.start_page(sites_.at(number), start);
  for (const auto& [number, activity] : active_) {
    const auto known = order_.settings.known_pages.find(sites_.at(number).institution->id);
    if (known != order_.settings.known_pages.end()) intake_.known_pages(sites_.at(number), known->second);
  }
  for (Frontier::Unread& unread : frontier_.unread())
    if (active_.contains(unread.task.institution)) backlog_.push_back(std::move(unread));
  intake_.take_woken();  // the lanes below have them
  for (const auto& [number, host] : frontier_.lanes()) {
    if (!active_.contains(number)) continue;
    lanes_[host].insert(number);
    active_[number].hosts.insert(host);
  }
  journal_.commit();
  committed_at_ = Clock::now();
  if (last)  // an earlier session may have asked a moment ago
    for (const auto& [host, numbers] : lanes_) politeness_.ended(host, committed_at_, {}, {});
  for (const auto& [host, numbers] : lanes_) wake(host);
  if (concurrency_ < order_.settings.concurrency && !active_.empty())
    tell(Event::Kind::warning, active_.begin()->first, {},
         "only " + std::to_string(concurrency_) + " requests at once: the system allows no more open files",
         nullptr);
}

void Session::enlist() {
  const std::vector<std::string> known = institutions_of(database_);
  const std::vector<std::string>& only = order_.settings.only;
  for (const seeds::Institution& institution : order_.lists.institutions) {
    const bool is_wanted = only.empty() || std::find(only.begin(), only.end(), institution.id) != only.end();
    if (!is_wanted && !std::binary_search(known.begin(), known.end(), institution.id)) continue;
    const bool has_start = !institution.start_urls.empty();
    const InstitutionNumber number = frontier_.institution(institution.id, has_start);
    Site site{number, &institution, Scope(institution, order_.lists), budget_of(institution, order_.settings),
              order_.settings.follow_moves || institution.follow_moves};
    if (site.follows_moves)
      for (const Url& target : frontier_.moves(number)) site.scope.take_in(target);
    write_setting(database_, budget_name("pages", number), std::to_string(site.budget.pages));
    write_setting(database_, budget_name("bytes", number), std::to_string(site.budget.bytes));
    sites_.emplace(number, std::move(site));
    if (is_wanted) active_[number];
  }
}

void Session::see_stop(Clock::time_point now) {
  if (!order_.stop || is_stopping_) return;
  is_stopping_ = true;
  stopped_at_ = now;
}

/// Runs until all is done: sees the stop flag, and commits when it is time.
void Session::tick() {
  const auto now = Clock::now();
  see_stop(now);
  if (now - committed_at_ >= defaults::commit_time) {
    journal_.commit();
    committed_at_ = now;
  }
  const bool is_quiet = asking_ == 0 && reading_ == 0;
  if (is_stopping_ && (is_quiet || now - stopped_at_ > order_.limits.stop_grace)) {
    loop_.abandon();
    has_ended_ = true;
    io_.stop();
    return;
  }
  tick_timer_.expires_after(tick_time);
  tick_timer_.async_wait([this](const boost::system::error_code& cancelled) {
    if (!cancelled) tick();
  });
}

void Session::end_if_idle() {
  if (is_stopping_ || asking_ > 0 || reading_ > 0 || locating_ > 0 || !backlog_.empty()) return;
  if (!schedule_.is_empty()) return;
  has_ended_ = true;
  io_.stop();
}

Summary Session::summary(bool nothing_to_do) {
  Summary summary;
  summary.interrupted = is_stopping_;
  summary.nothing_to_do = nothing_to_do;
  for (const auto& [number, activity] : active_)
    summary.institutions.push_back(result_of(database_, sites_.at(number).institution->id));
  return summary;
}

/// What an earlier session fetched and did not read may change what is asked next: as in a crawl that was
/// never interrupted, it is read before anything is asked.
bool Session::reads_archived() const {
  return !backlog_.empty() || archived_in_reading_ > 0;
}

/// Starts whatever may be started now, and sees to it that it is called again when more may be.
void Session::pump() {
  see_stop(Clock::now());
  if (has_ended_ || is_stopping_) return;
  while (!backlog_.empty() && reading_ < defaults::pages_in_reading) {
    read_archived(backlog_.front());
    backlog_.pop_front();
  }
  const bool is_quiet = wait_for_quiet_hours();
  while (!is_quiet && !reads_archived() && asking_ < concurrency_ && reading_ < defaults::pages_in_reading) {
    const auto host = schedule_.take(Clock::now());
    if (!host) break;
    if (const auto free_at = politeness_.free_at(*host);
        free_at > Clock::now()) {  // another host there was asked
      schedule_.release(*host);
      schedule_.put(*host, free_at);
      continue;
    }
    if (!ask(*host)) schedule_.release(*host);
  }
  wake_new();
  const bool is_full =
      is_quiet || reads_archived() || asking_ >= concurrency_ || reading_ >= defaults::pages_in_reading;
  if (const auto next = schedule_.next(); next && !is_full) {
    pump_timer_.expires_at(*next);
    pump_timer_.async_wait([this](const boost::system::error_code& cancelled) {
      if (!cancelled) pump();
    });
  }
  end_if_idle();
}

/// Asks `host` one thing; false when there is nothing that may be asked.
bool Session::ask(const std::string& host) {
  if (const auto jobs = robots_jobs_.find(host); jobs != robots_jobs_.end()) {
    const std::string origin = std::move(jobs->second.front());
    jobs->second.pop_front();
    if (jobs->second.empty()) robots_jobs_.erase(jobs);
    start_robots(origin, host);
    return true;
  }
  const std::set<InstitutionNumber> lane = lanes_[host];
  for (const InstitutionNumber number : lane) {
    while (may_ask(number)) {
      const auto task = frontier_.next(number, host);
      if (!task) {
        lanes_[host].erase(number);
        break;
      }
      const Admission admission = admit(*task, host);
      if (admission == Admission::ask) return true;
      if (admission == Admission::wait) break;
    }
    settle(number);
  }
  return false;
}

/// Starts the task, or something that has to come first, when robots.txt allows it; skips it when not.
Session::Admission Session::admit(const Task& task, const std::string& host) {
  const std::string origin(task.url.origin());
  const RobotsState& robots = robots_.get(origin, now_utc());
  if (robots.phase != RobotsState::Phase::known)
    return ask_robots_first(task, origin, host) ? Admission::ask : Admission::wait;
  if (robots.file.crawl_delay)
    politeness_.obey_crawl_delay(host, *robots.file.crawl_delay);  // a cached one too
  if (robots.forbids_all) {
    frontier_.skip(task, robots.reason);
    return Admission::next;
  }
  offer_sitemaps(task, origin, robots);
  const RobotsVerdict verdict = crawler::ask_robots(robots.file, task.url.path_and_query());
  if (!verdict.allowed) {
    frontier_.skip(task, describe(*verdict.rule));
    return Admission::next;
  }
  if (task.kind == "page" && task.hops == 0 && task.priority < defaults::start_priority) {
    if (const auto twin = frontier_.fetched_twin_of(task)) {
      frontier_.skip(task, twin_reason(*twin));
      return Admission::next;
    }
  }
  if (order_.settings.is_survey && task.kind == "page" && task.priority < defaults::start_priority) {
    frontier_.skip(task, std::string(defaults::counted_only));
    return Admission::next;
  }
  start(task, host);
  return Admission::ask;
}

void Session::start(const Task& task, const std::string& host) {
  Activity& activity = active_[task.institution];
  if (!activity.has_started)
    tell(Event::Kind::institution_started, task.institution, task.url.text(), {}, nullptr);
  activity.has_started = true;
  ++activity.asking;
  ++asking_;
  const EarlierAnswer earlier = order_.earlier_run.about(task);
  loop_.fetch(
      task.url, task.kind == "page",
      [this, task, host, earlier](archive::Exchange exchange) {
        answered(task, host, std::move(exchange), earlier);
      },
      conditions(earlier));
}

void Session::answered(const Task& task, const std::string& host, archive::Exchange exchange,
                       const EarlierAnswer& earlier) {
  --asking_;
  --active_[task.institution].asking;
  exchange.institution = sites_.at(task.institution).institution->id;
  exchange.kind = task.kind;
  exchange.via = task.via;
  exchange.depth = task.depth;
  const archive::Stored stored = order_.earlier_run.write(exchange, earlier, journal_);
  std::optional<std::string> small = small_body(task, exchange);
  const Visits::Result result = visits_.enter(task, exchange, stored, small.has_value());

  HostSign sign = result.judgement.host;
  const bool is_refusal = exchange.status == 429 || exchange.status == 503;  // the host speaks for itself
  if (task.attempts > 0 && sign.mood == HostSign::Mood::in_trouble && !is_refusal)
    sign.mood = HostSign::Mood::strained;  // a page that fails again says little about the others of its host
  const HostState state =
      politeness_.ended(host, Clock::now(), std::chrono::milliseconds(exchange.took_ms), sign);
  const bool is_bad = result.judgement.state == Judgement::State::failed;
  const bool is_wrong_guess =
      task.kind == "sitemap" && is_definite(result.judgement.reason);  // on record, no news
  if (!is_wrong_guess)
    tell(is_bad ? Event::Kind::failed : Event::Kind::fetched, task.institution, exchange.url,
         result.judgement.reason, &exchange);
  tell_pause(task, host, state, result.judgement);
  if (state.is_given_up) give_up(host, result.judgement.reason);
  if (result.is_to_be_read && small) {
    const ReadOut out =
        read_page(task, exchange.headers, *std::move(small), {order_.read_links, order_.focus});
    tell_problems(task, out);
    take_page(task, out);
    schedule_.release(host);
  } else if (result.is_to_be_read) {  // its links may change what is asked next: the host is held meanwhile
    read(task, host, {std::move(exchange.headers), std::move(exchange.body)});
  } else {
    schedule_.release(host);
    if (task.kind == "page") end_flood(task);
  }
  for (const std::string& other : active_[task.institution].hosts)
    wake(other);  // the budget may have room again
  wake_new();
  settle(task.institution);
  pump();
}

void Session::give_up(const std::string& host, const std::string& reason) {
  for (const InstitutionNumber number : lanes_[host]) {
    const std::int64_t count = frontier_.skip_host(number, host, "host given up: " + reason);
    tell(Event::Kind::warning, number, {},
         host + " is given up after " + std::to_string(defaults::parks_to_give_up) + " pauses; " +
             std::to_string(count) + " addresses are not asked",
         nullptr);
  }
  lanes_.erase(host);
}

bool Session::may_ask(InstitutionNumber institution) {
  const Tally& tally = frontier_.tally(institution);
  const int asking = active_[institution].asking;
  if (order_.settings.is_survey) return tally.requests + asking < defaults::requests_of_a_survey;
  const Budget& budget = sites_.at(institution).budget;
  return tally.pages + asking < budget.pages && tally.requests + asking < requests_for(budget.pages) &&
         tally.bytes < budget.bytes;
}

bool Session::has_something_to_ask(const std::string& host) {
  if (robots_jobs_.contains(host)) return true;
  const auto lane = lanes_.find(host);
  if (lane == lanes_.end()) return false;
  return std::any_of(lane->second.begin(), lane->second.end(), [&](InstitutionNumber number) {
    return may_ask(number) && frontier_.has_queued(number, host);
  });
}

void Session::wake_new() {
  for (const auto& [number, host] : intake_.take_woken()) {
    lanes_[host].insert(number);
    active_[number].hosts.insert(host);
    wake(host);
  }
}

/// Tells when nothing more will be asked for an institution.
void Session::settle(InstitutionNumber institution) {
  Activity& activity = active_[institution];
  if (activity.is_done || activity.asking > 0 || activity.reading > 0) return;
  if (frontier_.tally(institution).queued > 0 && may_ask(institution)) return;
  activity.is_done = true;
  if (intake_.is_full(institution))
    tell(Event::Kind::warning, institution, {},
         "more than " + std::to_string(defaults::urls_an_institution) +
             " addresses: the rest is not on record",
         nullptr);
  const InstitutionResult result = result_of(database_, sites_.at(institution).institution->id);
  tell(Event::Kind::institution_done, institution, {},
       std::string(word(result.outcome)) + ": " + result.reason, nullptr);
}

}  // namespace vindbaar::crawler
