#include "app/old_sites.hpp"

#include <algorithm>
#include <map>

namespace vindbaar::app {
namespace {

constexpr int longest_chain = 10;  // mergers of mergers; more is a circle in the list

using Mergers = std::map<std::string, std::string>;

/// Who merged into whom: either row may say it.
Mergers mergers_of(const seeds::Lists& lists) {
  Mergers into;
  for (const auto& row : lists.institutions) {
    for (const auto& old_school : row.successor_of) into.emplace(old_school, row.id);
  }
  for (const auto& row : lists.institutions) {
    if (!row.merged_into.empty()) into[row.id] = row.merged_into;
  }
  return into;
}

}  // namespace

seeds::Lists with_old_sites(seeds::Lists lists, Date day) {
  std::map<std::string, seeds::Institution*> by_id;
  for (auto& row : lists.institutions) by_id.emplace(row.id, &row);
  const Mergers mergers = mergers_of(lists);
  /// The school that stands on the day for one that merged; null when none does.
  const auto successor_of = [&](std::string id) -> seeds::Institution* {
    for (int step = 0; step < longest_chain; ++step) {
      const auto next = mergers.find(id);
      const auto row = next == mergers.end() ? by_id.end() : by_id.find(next->second);
      if (row == by_id.end()) return nullptr;
      if (row->second->is_valid_on(day)) return row->second;
      id = row->first;
    }
    return nullptr;
  };
  for (auto& row : lists.institutions) {
    if (row.is_valid_on(day)) continue;
    auto* successor = successor_of(row.id);
    if (successor == nullptr) continue;
    auto& hosts = successor->extra_hosts;
    for (const Url& start : row.start_urls) {
      const std::string host(start.host());
      if (std::find(hosts.begin(), hosts.end(), host) == hosts.end()) hosts.push_back(host);
    }
    hosts.insert(hosts.end(), row.extra_hosts.begin(), row.extra_hosts.end());
    row.start_urls.clear();
    row.extra_hosts.clear();
  }
  return lists;
}

}  // namespace vindbaar::app
