#include "output/diff/lineage.hpp"
#include "output/diff/side_index.hpp"

#include <algorithm>
#include <set>

namespace vindbaar::diff {
namespace {

bool is_measured(const SideIndex& side, const std::string& institution) {
  const auto* row = side.institution(institution);
  return row != nullptr && report::can_be_zero(row->outcome);
}

/// Institutions of this year that both years can speak of, with all that stands behind them.
std::set<std::string> institutions_in_both(const SideIndex& before, const SideIndex& now,
                                           const Lineage& lineage) {
  std::set<std::string> both;
  for (const auto& row : now.side().rows.institutions) {
    if (!is_measured(now, row.id)) continue;
    bool any = false;
    bool all = true;
    for (const auto& id : lineage.predecessors(row.id)) {
      if (before.institution(id) == nullptr) continue;
      any = true;
      all = all && is_measured(before, id);
    }
    if (any && all) both.insert(row.id);
  }
  return both;
}

/// The certificate of this year when it, or what it replaced, was in the register last year too.
std::set<std::string> certificates_in_both(const seeds::Lists& lists, const Lineage& lineage) {
  std::set<std::string> both;
  for (const auto& certificate : lists.certificates) {
    if (certificate.lnv || !lineage.was_valid(certificate.code.text())) continue;
    if (lineage.is_valid(certificate.code.text())) {
      both.insert(certificate.code.text());
    } else if (const auto successor = lineage.replacement(certificate.code.text())) {
      both.insert(*successor);
      both.insert(certificate.code.text());
    }
  }
  return both;
}

}  // namespace

PanelCount panel(const Comparison& comparison, const Side& old_side, const Side& new_side,
                 const seeds::Lists& lists) {
  const Lineage lineage(lists, old_side.day, new_side.day);
  const SideIndex before(old_side);
  const SideIndex now(new_side);
  const auto institutions = institutions_in_both(before, now, lineage);
  const auto certificates = certificates_in_both(lists, lineage);
  PanelCount count;
  count.institutions = static_cast<int>(institutions.size());
  count.certificates = static_cast<int>(std::count_if(
      certificates.begin(), certificates.end(), [&](const auto& code) { return lineage.is_valid(code); }));
  for (const auto& row : comparison.rows) {
    if (!institutions.contains(row.institution) || !certificates.contains(row.code)) continue;
    // A page that one of the years could not read is out of the panel in both.
    if (row.change == Change::unknown) continue;
    count.old_offerings += row.old_count > 0 ? 1 : 0;
    count.new_offerings += row.new_count;
  }
  return count;
}

std::vector<ChainLink> chain(const std::vector<std::pair<std::string, int>>& runs,
                             const std::vector<PanelCount>& panels) {
  std::vector<ChainLink> links;
  double index = 100;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    ChainLink link{runs[i].first, runs[i].second, std::nullopt, index};
    if (i > 0 && i - 1 < panels.size()) {
      link.panel = panels[i - 1];
      if (link.panel->old_offerings > 0) index *= 1.0 * link.panel->new_offerings / link.panel->old_offerings;
      link.index = index;
    }
    links.push_back(std::move(link));
  }
  return links;
}

}  // namespace vindbaar::diff
