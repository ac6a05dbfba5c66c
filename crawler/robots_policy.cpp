#include "crawler/robots_policy.hpp"

#include "crawler/defaults.hpp"
#include "crawler/judgement.hpp"

#include <utility>

namespace vindbaar::crawler {
namespace {

RobotsStep allow_all(RobotsState state, std::string reason) {
  state.phase = RobotsState::Phase::known;
  state.forbids_all = false;
  state.reason = std::move(reason);
  state.body.clear();
  state.file = {};
  return {std::move(state), {}};
}

RobotsStep obey(RobotsState state, const archive::Exchange& exchange) {
  const std::string_view coding = archive::header(exchange.headers, "Content-Encoding");
  archive::Decoded decoded = archive::decode_content(exchange.body, coding, defaults::robots_bytes);
  state.phase = RobotsState::Phase::known;
  state.forbids_all = false;
  state.reason = "allowed";
  state.file = parse_robots(decoded.bytes, defaults::product_token);
  state.body = std::move(decoded.bytes);
  return {std::move(state), {}};
}

RobotsStep forbid_or_ask_again(RobotsState state, const archive::Exchange& exchange,
                               const Judgement& judgement) {
  ++state.attempts;
  RobotsStep step{std::move(state), judgement.host};
  const bool is_answered = exchange.status != 0 && exchange.truncated.empty();
  if (is_answered) step.host.mood = HostSign::Mood::in_trouble;
  if ((judgement.may_get_better || is_answered) && step.state.attempts < defaults::attempts) return step;
  step.state.phase = RobotsState::Phase::known;
  if (step.state.has_earlier_answer) {
    step.state.reason = "allowed: by an earlier robots.txt, since it cannot be had now";
    return step;
  }
  step.state.forbids_all = true;
  if (!is_answered)
    step.state.reason = "E-ROBOTS-UNREACHABLE: robots.txt could not be had: " + judgement.reason;
  else if (exchange.status == 429)
    step.state.reason = "E-ROBOTS-UNREACHABLE: robots.txt answered 429 (too many requests)";
  else
    step.state.reason = "E-ROBOTS-5XX: robots.txt answered " + std::to_string(exchange.status);
  return step;
}

RobotsStep follow(RobotsState state, const Judgement& judgement) {
  if (!judgement.redirect_to) return allow_all(std::move(state), "allowed: robots.txt redirects nowhere");
  if (++state.hops > defaults::robots_hops)
    return allow_all(std::move(state), "allowed: robots.txt redirects more than " +
                                           std::to_string(defaults::robots_hops) + " times");
  state.next = judgement.redirect_to;
  return {std::move(state), {}};
}

}  // namespace

RobotsState asking_robots(const std::string& origin) {
  RobotsState state;
  state.phase = RobotsState::Phase::asking;
  const auto url = Url::parse(origin + "/robots.txt");
  if (url) state.next = *url;
  return state;
}

RobotsState asking_again(const RobotsState& before, const std::string& origin) {
  RobotsState state = asking_robots(origin);
  state.has_earlier_answer = !before.forbids_all;
  state.file = before.file;
  state.body = before.body;
  return state;
}

RobotsStep step_robots(RobotsState state, const archive::Exchange& exchange, Instant now) {
  state.when = now;
  const int status = exchange.status;
  const bool is_read_far_enough = exchange.truncated.empty() || exchange.truncated == "length";
  const Judgement judgement = judge(exchange, *state.next, now);
  if (status >= 200 && status < 300 && is_read_far_enough) return obey(std::move(state), exchange);
  if (status >= 300 && status < 400) return follow(std::move(state), judgement);
  if (status >= 400 && status < 500 && status != 429)
    return allow_all(std::move(state), "allowed: robots.txt answered " + std::to_string(status));
  return forbid_or_ask_again(std::move(state), exchange, judgement);
}

bool is_stale(const RobotsState& state, Instant now) {
  return now - state.when > defaults::robots_age;
}

}  // namespace vindbaar::crawler
