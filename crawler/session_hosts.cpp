#include "crawler/host_address.hpp"
#include "crawler/session.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>

namespace vindbaar::crawler {
namespace asio = boost::asio;

namespace {

/// Sleeping is done in pieces, so that a clock that is set is noticed.
constexpr auto longest_sleep = std::chrono::seconds(30);

}  // namespace

void Session::wake(const std::string& host) {
  if (!has_something_to_ask(host)) return;
  const auto known = located_.find(host);
  if (known == located_.end() && order_.settings.proxy.empty()) return locate(host);
  if (known != located_.end() && !known->second) return;  // being looked up
  schedule_.put(host, politeness_.free_at(host));
}

/// When only parked hosts have something left, nothing is gained by spreading their parks any further.
void Session::cut_parks() {
  if (asking_ > 0 || reading_ > 0 || locating_ > 0 || !backlog_.empty()) return;
  const std::vector<std::string> hosts = schedule_.waiting();
  const bool all_are_parked = std::all_of(hosts.begin(), hosts.end(), [&](const std::string& host) {
    return politeness_.parked_until(host).has_value();
  });
  if (!all_are_parked) return;
  for (const std::string& host : hosts) {
    politeness_.cut_park(host);
    schedule_.put(host, politeness_.free_at(host));
  }
}

/// Finds out at which address the host lives, so that institutions on one machine take turns.
void Session::locate(const std::string& host) {
  located_[host] = false;
  ++locating_;
  asio::post(names_, [this, host] {
    std::string address = address_of(host);
    asio::post(io_, [this, host, found = std::move(address)] {
      --locating_;
      located_[host] = true;
      if (!found.empty()) {
        politeness_.share(host, found);
        schedule_.share(host, found);
      }
      wake(host);
      pump();
    });
  });
}

/// True in quiet hours; then pump() is called again when they may be over.
bool Session::wait_for_quiet_hours() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto end = quiet_hours_.end(now);
  if (!end) {
    is_quiet_told_ = false;
    return false;
  }
  if (!is_quiet_told_ && !active_.empty())
    tell(Event::Kind::waiting, active_.begin()->first, {}, "waiting until " + iso8601(*end) + ": quiet hours",
         nullptr);
  is_quiet_told_ = true;
  pump_timer_.expires_after(std::min<Clock::duration>(*end - now, longest_sleep));
  pump_timer_.async_wait([this](const boost::system::error_code& cancelled) {
    if (!cancelled) pump();
  });
  return true;
}

}  // namespace vindbaar::crawler
