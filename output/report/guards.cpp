#include "output/report/guards.hpp"

#include "output/report/defaults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace vindbaar::report {
namespace {

enum class Change { none, low, high };

/// A count of n things varies by about the root of n when nothing has changed (Poisson); small numbers get an
/// allowance beside that.
Change change_of(int previous, int current) {
  const double spread = defaults::guard_deviations * std::sqrt(static_cast<double>(std::max(previous, 1)));
  const double allowed = std::max(spread, static_cast<double>(defaults::guard_smallest_change));
  if (current < previous - allowed || (current == 0 && previous >= defaults::guard_smallest_change))
    return Change::low;
  return current > previous + allowed ? Change::high : Change::none;
}

void add(std::vector<Guard>& guards, const char* what, const std::string& id, const std::string& name,
         const PreviousCounts& before, int previous, int current) {
  const Change change = change_of(previous, current);
  if (change == Change::none) return;
  const char* direction = change == Change::low ? "low" : "high";
  guards.push_back({fmt::format("{}-{}{}{}", what, direction, id.empty() ? "" : ":", id),
                    fmt::format("{}: {} now, {} in {}", name, current, previous, before.name)});
}

void compare(std::vector<Guard>& guards, const Counts& counts, const PreviousCounts& before) {
  int total = 0;
  int then = before.total;
  for (const InstitutionCount& one : counts.institutions) {
    total += one.current.value_or(0);
    const auto found = before.institutions.find(one.id);
    if (found != before.institutions.end() && !one.current) then -= found->second;  // not measured: no figure
    if (found != before.institutions.end() && one.current)
      add(guards, "institution", one.id, one.name, before, found->second, *one.current);
  }
  for (const CertificateCount& one : counts.certificates) {
    const auto found = before.certificates.find(one.code);
    if (found != before.certificates.end())
      add(guards, "certificate", one.code, one.code + ' ' + one.name, before, found->second, one.total());
  }
  if (then > 0) add(guards, "total", "", "all findable offerings of who was measured", before, then, total);
}

}  // namespace

PreviousCounts previous_counts_of(const seeds::Baseline& baseline, const seeds::Lists& lists) {
  PreviousCounts counts;
  counts.name = baseline.date;
  for (const seeds::PrintedInstitution& row : baseline.institutions) {
    if (!row.current) continue;
    counts.total += *row.current;
    if (!row.institution_id.empty()) counts.institutions[row.institution_id] += *row.current;
  }
  for (const seeds::Institution& one : lists.institutions) {
    if (counts.institutions.contains(one.id)) continue;
    int sum = 0;
    bool any = false;
    for (const std::string& earlier : one.successor_of) {
      const auto found = counts.institutions.find(earlier);
      if (found == counts.institutions.end()) continue;
      sum += found->second;
      any = true;
    }
    if (any) counts.institutions[one.id] = sum;
  }
  for (const seeds::PrintedCertificate& row : baseline.certificates) {
    if (row.codes.size() == 1 && row.total) counts.certificates[row.codes.front().text()] = *row.total;
  }
  return counts;
}

PreviousCounts previous_counts_of(const std::string& name, const Counts& counts) {
  PreviousCounts before;
  before.name = name;
  for (const InstitutionCount& one : counts.institutions) {
    before.total += one.current.value_or(0);
    if (one.current && one.outcome == Outcome::complete) before.institutions[one.id] = *one.current;
  }
  for (const CertificateCount& one : counts.certificates) before.certificates[one.code] = one.total();
  return before;
}

std::vector<Guard> guards_of(const Counts& counts, const PreviousCounts* previous,
                             const std::vector<AuditRow>& audit) {
  std::vector<Guard> guards;
  if (counts.known > 0 && counts.measured < defaults::guard_least_measured * counts.known)
    guards.push_back({"coverage", fmt::format("only {} of {} institutions were measured in full",
                                              counts.measured, counts.known)});
  for (const AuditRow& row : audit) {
    if (!row.holds() && row.explanation.empty())
      guards.push_back(
          {"audit:" + row.what, fmt::format("{}: {} against {}", row.what, row.left, row.right)});
  }
  if (previous != nullptr) compare(guards, counts, *previous);
  return guards;
}

bool accepts(std::string_view pattern, std::string_view id) {
  if (pattern.ends_with('*')) return id.starts_with(pattern.substr(0, pattern.size() - 1));
  return pattern == id;
}

}  // namespace vindbaar::report
