#include "crawler/robots_cache.hpp"

#include "crawler/defaults.hpp"

#include <utility>

namespace vindbaar::crawler {

RobotsCache::RobotsCache(Database& database) : database_(database) {
  load();
}

void RobotsCache::load() {
  states_.clear();
  Statement select = database_.prepare(
      "SELECT origin, phase, next, hops, attempts, forbids_all, reason, body, asked_at FROM robots");
  while (select.step()) {
    RobotsState state;
    state.phase = select.text(1) == "known" ? RobotsState::Phase::known : RobotsState::Phase::asking;
    if (const auto next = Url::parse(select.text(2))) state.next = *next;
    state.hops = static_cast<int>(select.integer(3));
    state.attempts = static_cast<int>(select.integer(4));
    state.forbids_all = select.integer(5) != 0;
    state.reason = select.text(6);
    state.body = select.text(7);
    state.file = parse_robots(state.body, defaults::product_token);
    state.has_earlier_answer = state.phase == RobotsState::Phase::asking && !state.body.empty();
    state.when = Instant(std::chrono::seconds(select.integer(8)));
    states_[select.text(0)] = std::move(state);
  }
}

const RobotsState& RobotsCache::get(const std::string& origin, Instant now) {
  RobotsState& state = states_[origin];
  if (state.phase == RobotsState::Phase::known && is_stale(state, now)) state = asking_again(state, origin);
  return state;
}

void RobotsCache::put(const std::string& origin, RobotsState state) {
  Statement write = database_.prepare("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  write.bind(1, origin)
      .bind(2, state.phase == RobotsState::Phase::known ? "known" : "asking")
      .bind(3, state.next ? std::string_view(state.next->text()) : std::string_view())
      .bind(4, state.hops)
      .bind(5, state.attempts)
      .bind(6, std::int64_t{state.forbids_all})
      .bind(7, state.reason)
      .bind_bytes(8, state.body)
      .bind(9, state.when.time_since_epoch().count())
      .run();
  states_[origin] = std::move(state);
}

void RobotsCache::forget_unreachable() {
  database_.execute("DELETE FROM robots WHERE forbids_all = 1");
  load();
}

}  // namespace vindbaar::crawler
