#pragma once
// Session: one call of crawl(), from the first look at the run folder to the summary. It asks the deciders
// (schedule, politeness, robots, intake, visits) what to do and has the shells (curl, archive, database,
// pool) do it. All members run on the one network thread; only the reading of pages happens elsewhere, and
// comes back by a post. Three steps a page need no coroutine.

#include "archive/archive.hpp"
#include "crawler/crawler.hpp"
#include "crawler/curl_loop.hpp"
#include "crawler/earlier_run.hpp"
#include "crawler/focus.hpp"
#include "crawler/frontier.hpp"
#include "crawler/intake.hpp"
#include "crawler/journal.hpp"
#include "crawler/limits.hpp"
#include "crawler/politeness.hpp"
#include "crawler/quiet_hours.hpp"
#include "crawler/reading.hpp"
#include "crawler/robots_cache.hpp"
#include "crawler/schedule.hpp"
#include "crawler/visits.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace vindbaar::crawler {

/// What crawl() was asked for; everything outlives the session.
struct Order {
  const std::filesystem::path& run_folder;
  const seeds::Lists& lists;
  const Settings& settings;
  const Limits& limits;
  const Focus& focus;
  const ReadLinks& read_links;
  const OnEvent& on_event;
  const std::atomic<bool>& stop;
  const EarlierRun& earlier_run;
};

class Session {
 public:
  Session(const Order& order, archive::Writer& archive);
  Summary run();

 private:
  /// What a site has under way.
  struct Activity {
    int asking = 0;
    int reading = 0;
    bool has_started = false;
    bool is_done = false;
    std::set<std::string> hosts;  ///< Where it has had something to ask.
  };

  // Beginning and end
  void prepare();
  void enlist();
  void tick();
  void see_stop(Clock::time_point now);
  void end_if_idle();
  Summary summary(bool nothing_to_do);

  // Asking
  bool reads_archived() const;
  void pump();
  bool ask(const std::string& host);
  enum class Admission { ask, next, wait };
  Admission admit(const Task& task, const std::string& host);
  void start(const Task& task, const std::string& host);
  void answered(const Task& task, const std::string& host, archive::Exchange exchange,
                const EarlierAnswer& earlier);
  void give_up(const std::string& host, const std::string& reason);
  bool may_ask(InstitutionNumber institution);
  bool has_something_to_ask(const std::string& host);
  void wake(const std::string& host);
  void locate(const std::string& host);
  bool wait_for_quiet_hours();
  void wake_new();
  void cut_parks();
  void settle(InstitutionNumber institution);

  // robots.txt (session_robots.cpp)
  bool ask_robots_first(const Task& task, const std::string& origin, const std::string& host);
  void start_robots(const std::string& origin, const std::string& host);
  void robots_answered(const std::string& origin, const std::string& host, archive::Exchange exchange);
  void obey_crawl_delay(InstitutionNumber asker, const Url& origin, const RobotsState& robots);
  void offer_sitemaps(const Task& task, const std::string& origin, const RobotsState& robots);

  // Reading
  struct Reading {
    Task task;
    std::string held_host;  ///< Not to be asked until this is read; empty for an answer from the archive.
  };
  void read(const Task& task, const std::string& host, Material material);
  void read_archived(const Frontier::Unread& unread);
  void was_read(const Reading& reading, ReadOut out);
  void tell_problems(const Task& task, const ReadOut& out);
  void take_entries(const Reading& reading, const std::shared_ptr<const Sitemap>& sitemap, std::size_t from);
  void end_reading(const Reading& reading);
  void take_page(const Task& task, const ReadOut& out);
  void end_flood(const Task& task);

  // Telling
  void tell(Event::Kind kind, InstitutionNumber institution, std::string url, std::string detail,
            const archive::Exchange* exchange);
  void tell_pause(const Task& task, const std::string& host, const HostState& state,
                  const Judgement& judgement);

  Order order_;
  int concurrency_;  ///< As asked for, or as many connections as there are files for.
  boost::asio::io_context io_;
  boost::asio::thread_pool pool_;
  boost::asio::thread_pool names_;  ///< Looks up addresses, so that hosts on one machine are known.
  boost::asio::steady_timer pump_timer_;
  boost::asio::steady_timer tick_timer_;
  Database database_;
  Frontier frontier_;
  RobotsCache robots_;
  Journal journal_;
  Sites sites_;
  Intake intake_;
  Visits visits_;
  Politeness politeness_;
  Schedule schedule_;
  CurlLoop loop_;

  std::map<InstitutionNumber, Activity> active_;              ///< The institutions of this call.
  std::map<std::string, std::set<InstitutionNumber>> lanes_;  ///< Who has something queued at a host.
  std::map<std::string, std::deque<std::string>>
      robots_jobs_;  ///< Origins whose robots.txt a host is to be asked for.
  std::map<std::string, InstitutionNumber>
      robots_asker_;  ///< Who wanted it first; an entry for every origin being asked.
  std::set<std::pair<InstitutionNumber, std::string>>
      has_sitemaps_;                      ///< Origins whose sitemaps have been offered.
  std::deque<Frontier::Unread> backlog_;  ///< Answers of earlier sessions that are still to be read.
  std::map<std::string, bool> located_;   ///< Hosts whose address is known (or cannot be), or is looked up.
  int locating_ = 0;
  QuietHours quiet_hours_;
  bool is_quiet_told_ = false;
  int asking_ = 0;
  int reading_ = 0;
  int archived_in_reading_ = 0;  ///< Of those, answers of earlier sessions.
  bool is_stopping_ = false;
  bool has_ended_ = false;
  Clock::time_point stopped_at_{};
  Clock::time_point committed_at_{};
};

}  // namespace vindbaar::crawler
