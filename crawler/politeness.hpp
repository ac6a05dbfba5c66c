#pragma once
// Politeness: when a host may next be asked. One request at a time a host, a pause after each answer, longer
// pauses for hosts that are slow, ask for patience (RFC 9110, 10.2.3) or are in trouble. No clock, no
// sleeping, no sockets: `now` is passed in, so a test plays an hour in a microsecond. Not thread-safe.

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace vindbaar::crawler {

using Clock = std::chrono::steady_clock;

/// What an answer says about the host as a whole.
struct HostSign {
  enum class Mood {
    well,
    strained,   ///< One page failed; the host gets a longer pause, but need not be in trouble.
    in_trouble  ///< No answer, 429, 502, 503, 504: pauses grow, and the host is parked when it goes on.
  };
  Mood mood = Mood::well;
  std::optional<std::chrono::seconds> retry_after;  ///< The host's own wish.
};

/// What the host's next turn looks like after an answer.
struct HostState {
  Clock::time_point free_at;
  bool is_parked = false;      ///< Left alone for long, since trouble does not end.
  bool is_given_up = false;    ///< Not to be asked again in this session.
  bool has_recovered = false;  ///< This was the first good answer after the host had been parked.
  Clock::duration pause{};     ///< From `now` to `free_at`.
};

class Politeness {
 public:
  /// `delay`: least pause from the end of one answer to the next request. Counting from the end makes the gap
  /// at the server at least this long, whatever the network does.
  explicit Politeness(std::chrono::milliseconds delay) : delay_(delay) {}

  /// The run begins at `now` and is expected to take about this long: parks are spread over it. Without this
  /// call they are short.
  void spread_parks(Clock::time_point now, Clock::duration run_time) {
    begun_ = now;
    run_time_ = run_time;
  }

  /// robots.txt asks for a longer pause; a shorter one than ours changes nothing.
  void obey_crawl_delay(std::string_view host, std::chrono::milliseconds crawl_delay);

  /// `host` lives at this network address: the pause after an answer of one host there holds for all of them.
  void share(std::string_view host, std::string_view address);

  /// From when on the host may be asked; the past for a host not asked yet.
  Clock::time_point free_at(std::string_view host) const;

  bool is_given_up(std::string_view host) const;

  /// From when on a parked host may be asked when nobody else has anything left to ask: parks that wait for
  /// the rest of the run are then cut to their short form. Nothing for a host that is not parked.
  std::optional<Clock::time_point> parked_until(std::string_view host) const;
  /// Cuts the park of `host` so.
  void cut_park(std::string_view host);

  /// A request to `host` has ended at `now` after `took`.
  HostState ended(std::string_view host, Clock::time_point now, Clock::duration took, const HostSign& sign);

 private:
  struct Host {
    std::chrono::milliseconds crawl_delay{0};
    Clock::time_point free_at{};
    Clock::duration latency{};  ///< Running mean.
    int troubles = 0;           ///< In a row.
    int parks = 0;              ///< Since the last good answer.
    Clock::time_point short_park_ends{};
  };

  Clock::duration usual_pause(const Host& host) const;
  Clock::duration trouble_unit(const Host& host) const;
  Clock::duration pause_after_trouble(Host& host) const;
  Clock::duration spread_of(const Host& host, Clock::time_point now) const;
  static void learn_latency(Host& host, Clock::duration took);

  std::chrono::milliseconds delay_;
  Clock::time_point begun_{};
  Clock::duration run_time_{};
  std::map<std::string, Host, std::less<>> hosts_;
  std::map<std::string, std::string, std::less<>> addresses_;  ///< Of hosts that share.
  std::map<std::string, Clock::time_point, std::less<>> address_free_at_;
};

}  // namespace vindbaar::crawler
