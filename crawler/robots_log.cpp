#include "crawler/robots_log.hpp"

#include "core/text.hpp"

#include <utility>

namespace vindbaar::crawler {

void note_robots(Frontier& frontier, InstitutionNumber institution, const std::string& origin,
                 const archive::Exchange& exchange, const archive::Location& location,
                 const RobotsState& state) {
  const auto url = Url::parse(origin + "/robots.txt");
  if (!url) return;
  const Offer offer{.institution = institution, .url = *url, .kind = "robots"};
  if (const auto known = frontier.find(institution, *url); !known)
    frontier.add(offer);
  else if (!known->is_queued)
    frontier.requeue(*known, offer);
  const auto task = frontier.queued(institution, *url);
  if (!task) return;
  Entry entry;
  const bool is_known = state.phase == RobotsState::Phase::known;
  const bool is_redirect = exchange.status >= 300 && exchange.status < 400;
  entry.state = is_known ? (state.forbids_all ? "failed" : "fetched") : (is_redirect ? "fetched" : "failed");
  entry.reason = is_known ? state.reason : exchange.error;
  entry.status = exchange.status;
  entry.content_type = valid_utf8(archive::header(exchange.headers, "Content-Type"));
  entry.when = exchange.started;
  entry.bytes = static_cast<std::int64_t>(exchange.body.size());
  entry.location = location;
  if (state.hops > 0 && state.next && *state.next != *url) entry.redirect_to = state.next->text();
  frontier.enter(*task, entry);
}

}  // namespace vindbaar::crawler
