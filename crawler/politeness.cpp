#include "crawler/politeness.hpp"

#include "crawler/defaults.hpp"

#include <algorithm>

namespace vindbaar::crawler {

void Politeness::obey_crawl_delay(std::string_view host, std::chrono::milliseconds crawl_delay) {
  Host& known = hosts_[std::string(host)];
  const auto added = std::max(crawl_delay, delay_) - std::max(known.crawl_delay, delay_);
  known.crawl_delay = std::max(known.crawl_delay, crawl_delay);
  known.free_at +=
      std::max(added, std::chrono::milliseconds(0));  // the pause that is running is already the longer one
}

Clock::time_point Politeness::free_at(std::string_view host) const {
  const auto found = hosts_.find(host);
  const Clock::time_point own = found == hosts_.end() ? Clock::time_point() : found->second.free_at;
  const auto address = addresses_.find(host);
  if (address == addresses_.end()) return own;
  const auto shared = address_free_at_.find(address->second);
  return shared == address_free_at_.end() ? own : std::max(own, shared->second);
}

void Politeness::share(std::string_view host, std::string_view address) {
  addresses_[std::string(host)] = address;
}

bool Politeness::is_given_up(std::string_view host) const {
  const auto found = hosts_.find(host);
  return found != hosts_.end() && found->second.parks > defaults::parks_to_give_up;
}

Clock::duration Politeness::usual_pause(const Host& host) const {
  const Clock::duration pause = std::max(delay_, host.crawl_delay);
  return std::max(pause, std::min<Clock::duration>(host.latency, defaults::longest_latency_pause));
}

/// Doubles with every trouble in a row; from `troubles_to_park` on the host is parked, each time for twice as
/// long.
Clock::duration Politeness::pause_after_trouble(Host& host) const {
  const Clock::duration unit = trouble_unit(host);
  ++host.troubles;
  if (host.troubles < defaults::troubles_to_park)
    return unit * (defaults::trouble_delays << (host.troubles - 1));
  ++host.parks;
  return unit * (defaults::park_delays << std::min(host.parks - 1, defaults::parks_to_give_up));
}

/// The four parks together take about as long as the run, each twice as long as the one before; a host that
/// falls ill late waits for a share of the time that has passed.
Clock::duration Politeness::spread_of(const Host& host, Clock::time_point now) const {
  constexpr int shares = (1 << defaults::parks_to_give_up) - 1;
  const int doubled = 1 << std::min(host.parks - 1, defaults::parks_to_give_up - 1);
  const Clock::duration late = (now - begun_) / defaults::late_park_share;
  return std::min(run_time_, std::max(run_time_ / shares * doubled, late));
}

std::optional<Clock::time_point> Politeness::parked_until(std::string_view host) const {
  const auto found = hosts_.find(host);
  if (found == hosts_.end() || found->second.parks == 0) return std::nullopt;
  return found->second.short_park_ends;
}

void Politeness::cut_park(std::string_view host) {
  const auto found = hosts_.find(host);
  if (found == hosts_.end() || found->second.parks == 0) return;
  found->second.free_at = std::min(found->second.free_at, found->second.short_park_ends);
}

Clock::duration Politeness::trouble_unit(const Host& host) const {
  return std::max<Clock::duration>(std::max(delay_, host.crawl_delay), defaults::least_trouble_delay);
}

void Politeness::learn_latency(Host& host, Clock::duration took) {
  using Ticks = std::chrono::duration<double, Clock::period>;
  const bool is_first = host.latency == Clock::duration{};
  const Ticks mean = is_first ? Ticks(took)
                              : Ticks(host.latency) * (1 - defaults::latency_weight) +
                                    Ticks(took) * defaults::latency_weight;
  host.latency = std::chrono::duration_cast<Clock::duration>(mean);
}

HostState Politeness::ended(std::string_view host, Clock::time_point now, Clock::duration took,
                            const HostSign& sign) {
  Host& known = hosts_[std::string(host)];
  HostState state;
  Clock::duration pause{};
  switch (sign.mood) {
    case HostSign::Mood::well:
      state.has_recovered = known.parks > 0;
      known.troubles = known.parks = 0;
      learn_latency(known, took);
      break;
    case HostSign::Mood::strained:
      pause = trouble_unit(known) * defaults::trouble_delays;
      break;
    case HostSign::Mood::in_trouble: {
      const int parks_before = known.parks;
      pause = pause_after_trouble(known);
      state.is_parked = known.parks > parks_before;
      state.is_given_up = known.parks > defaults::parks_to_give_up;
      break;
    }
  }
  if (sign.retry_after)
    pause = std::max<Clock::duration>(
        pause, std::min<std::chrono::seconds>(*sign.retry_after, defaults::longest_retry_after));
  pause = std::max(pause, usual_pause(known));
  known.short_park_ends = now + pause;
  if (state.is_parked) pause = std::max(pause, spread_of(known, now));
  known.free_at = std::max(known.free_at, now + pause);
  if (const auto address = addresses_.find(host); address != addresses_.end()) {
    // Trouble is a host's own; a wish for patience and the usual pause are the machine's.
    const Clock::duration shared = sign.retry_after ? pause : usual_pause(known);
    Clock::time_point& free_at = address_free_at_[address->second];
    free_at = std::max(free_at, now + shared);
  }
  state.free_at = known.free_at;
  state.pause = known.free_at - now;
  return state;
}

}  // namespace vindbaar::crawler
