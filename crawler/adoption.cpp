#include "crawler/adoption.hpp"

#include "crawler/defaults.hpp"
#include "crawler/robots_log.hpp"

#include <algorithm>
#include <utility>

namespace vindbaar::crawler {
namespace {

/// The exchange as it was when it was archived; nothing when it repeats an answer that cannot be read.
std::optional<archive::Exchange> as_exchange(const std::filesystem::path& folder,
                                             const archive::Recovered& found, const EarlierRun& earlier_run) {
  archive::Exchange exchange;
  exchange.url = found.url;
  exchange.started = found.started;
  exchange.status = found.status;
  exchange.headers = found.headers;
  exchange.truncated = found.truncated;
  exchange.error = found.error;
  exchange.institution = found.institution;
  exchange.kind = found.kind;
  exchange.via = found.via;
  exchange.depth = found.depth;
  exchange.took_ms = found.took_ms;
  if (found.status == 0) return exchange;
  auto record = archive::read_record(folder, found.location);
  if (record && found.revisit) record = earlier_run.resolve(*std::move(record));
  if (!record && found.revisit) return std::nullopt;
  if (!record) return exchange;
  exchange.status = record->status;
  exchange.status_line = record->status_line;
  exchange.headers = record->http_headers;
  exchange.body = record->body();
  exchange.revisit = found.revisit;
  return exchange;
}

void adopt_robots(const archive::Exchange& exchange, const Url& url, const Site& site,
                  const archive::Location& location, const Adopters& into) {
  const auto first = exchange.via.empty()
                         ? Result<Url>(url)
                         : Url::parse(exchange.via);  // a redirect's hop names where it began
  if (!first) return;
  const std::string origin(first->origin());
  RobotsState state = into.robots.get(origin, exchange.started);
  if (state.phase == RobotsState::Phase::unknown) state = asking_robots(origin);
  if (state.phase != RobotsState::Phase::asking || state.next != url) return;
  const RobotsStep step = step_robots(std::move(state), exchange, exchange.started);
  into.robots.put(origin, step.state);
  note_robots(into.frontier, site.number, origin, exchange, location, step.state);
}

/// The row of the URL, made when the database had not heard of it; nothing when it is settled already.
std::optional<Task> task_for(const archive::Exchange& exchange, const Url& url, const Site& site,
                             Frontier& frontier) {
  if (!frontier.find(site.number, url)) {
    Offer offer{.institution = site.number, .url = url, .kind = exchange.kind};
    offer.depth = exchange.depth;
    if (const auto via = Url::parse(exchange.via))
      if (const auto source = frontier.find(site.number, *via)) offer.found_on = source->number;
    frontier.add(offer);
  }
  return frontier.queued(site.number, url);
}

}  // namespace

int adopt(const std::filesystem::path& archive_folder, const std::optional<archive::Location>& last,
          const Adopters& into) {
  const Result<archive::Recovery> recovery = archive::records_after(archive_folder, last);
  if (!recovery) throw StorageFailure{recovery.error()};
  int adopted = 0;
  for (const archive::Recovered& found : recovery->exchanges) {
    const auto url = Url::parse(found.url);
    const auto site = std::find_if(into.sites.begin(), into.sites.end(), [&](const auto& entry) {
      return entry.second.institution->id == found.institution;
    });
    if (!found.described || found.kind == defaults::part_kind || !url || site == into.sites.end()) continue;
    const auto known = as_exchange(archive_folder, found, into.earlier_run);
    if (!known) continue;
    const archive::Exchange& exchange = *known;
    if (exchange.kind == "robots") {
      adopt_robots(exchange, *url, site->second, found.location, into);
    } else if (const auto task = task_for(exchange, *url, site->second, into.frontier)) {
      into.visits.enter(*task, exchange, {found.location, found.payload_digest}, false);
    }
    into.journal.adopted(found.location);
    ++adopted;
  }
  return adopted;
}

}  // namespace vindbaar::crawler
