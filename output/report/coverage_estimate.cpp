// How many offerings nobody saw, by capture and recapture: the ways to find a page are the occasions.
#include "output/report/offering_facts.hpp"
#include "output/report/quality.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace vindbaar::report {
namespace {

constexpr double z = 1.959964;  // the 97.5th percentile of the normal distribution

/// Which ways found each offering.
struct Capture {
  bool by_sitemap = false;
  bool by_links = false;
  bool by_last_year = false;
};

std::vector<Capture> captures_of(const Rows& rows, const seeds::Lists& lists,
                                 const KnownBefore& known_before) {
  std::set<std::string_view> with_sitemap;
  std::map<std::pair<std::string_view, std::string_view>, const store::PageRow*> pages;
  for (const auto& page : rows.pages) {
    if (page.in_sitemap == 1) with_sitemap.insert(page.institution);
    pages.emplace(std::pair(std::string_view(page.institution), std::string_view(page.url)), &page);
  }
  std::vector<Capture> captures;
  for (const OfferingFacts& facts : facts_of(rows, lists)) {
    if (!facts.counts || !with_sitemap.contains(facts.offering->institution)) continue;
    Capture capture{facts.in_sitemap == 1};
    for (const store::MatchRow* match : facts.matches) {
      const auto page = pages.find({match->institution, match->url});
      capture.by_links = capture.by_links || (page != pages.end() && page->second->linked_from > 0);
      capture.by_last_year = capture.by_last_year || known_before.contains({match->institution, match->url});
    }
    captures.push_back(capture);
  }
  return captures;
}

Estimate chapman(double n1, double n2, double both, int found) {
  const double estimate = (n1 + 1) * (n2 + 1) / (both + 1) - 1;
  const double variance =
      (n1 + 1) * (n2 + 1) * (n1 - both) * (n2 - both) / ((both + 1) * (both + 1) * (both + 2));
  const double half = z * std::sqrt(variance);
  return {estimate, std::max(static_cast<double>(found), estimate - half), estimate + half};
}

Coverage::ThreeWays three_ways(const std::vector<Capture>& captures) {
  Coverage::ThreeWays three;
  for (const Capture& one : captures) {
    const int ways = (one.by_sitemap ? 1 : 0) + (one.by_links ? 1 : 0) + (one.by_last_year ? 1 : 0);
    three.by_last_year += one.by_last_year ? 1 : 0;
    three.by_one += ways == 1 ? 1 : 0;
    three.by_two += ways == 2 ? 1 : 0;
    three.found += ways > 0 ? 1 : 0;
  }
  three.offerings = chao(3, three.by_one, three.by_two, three.found);
  return three;
}

}  // namespace

Estimate chao(int ways, int by_one, int by_two, int found) {
  const double f1 = by_one;
  const double f2 = by_two;
  const double share = (ways - 1.0) / ways;
  const double unseen = share * f1 * (f1 - 1) / (2 * (f2 + 1));
  if (unseen <= 0)
    return {static_cast<double>(found), static_cast<double>(found), static_cast<double>(found)};
  const double variance = unseen +
                          share * share * f1 * (2 * f1 - 1) * (2 * f1 - 1) / (4 * (f2 + 1) * (f2 + 1)) +
                          share * share * f1 * f1 * f2 * (f1 - 1) * (f1 - 1) / (4 * std::pow(f2 + 1, 4));
  const double spread = std::exp(z * std::sqrt(std::log(1 + variance / (unseen * unseen))));
  return {found + unseen, found + unseen / spread, found + unseen * spread};
}

std::optional<Coverage> coverage_of(const Rows& rows, const seeds::Lists& lists,
                                    const KnownBefore& known_before) {
  const auto captures = captures_of(rows, lists, known_before);
  Coverage coverage;
  for (const Capture& one : captures) {
    coverage.by_sitemap += one.by_sitemap ? 1 : 0;
    coverage.by_links += one.by_links ? 1 : 0;
    coverage.by_both += one.by_sitemap && one.by_links ? 1 : 0;
    coverage.found += one.by_sitemap || one.by_links ? 1 : 0;
  }
  if (coverage.by_both == 0) return std::nullopt;
  coverage.offerings = chapman(coverage.by_sitemap, coverage.by_links, coverage.by_both, coverage.found);
  if (!known_before.empty()) coverage.three = three_ways(captures);
  return coverage;
}

}  // namespace vindbaar::report
