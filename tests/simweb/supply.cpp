#include "tests/simweb/supply.hpp"

#include "tests/simweb/random.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace vindbaar::simweb {
namespace {

/// Of what an institution had in 2020 this share is still there in 2022, when it offers enough.
constexpr double kept_share = 0.8;

std::vector<std::string> offered_in_2022(const PrintedTables& tables, const Assignment& assignment,
                                         std::size_t provider) {
  std::vector<std::string> codes;
  for (const Assigned& offering : assignment.offerings) {
    if (offering.provider == provider) codes.push_back(tables.certificates[offering.certificate].code);
  }
  return codes;
}

/// Codes by number of providers in 2022, most first.
std::vector<std::string> by_popularity(const PrintedTables& tables, const Assignment& assignment) {
  std::vector<int> providers(tables.certificates.size());
  for (const Assigned& offering : assignment.offerings) ++providers[offering.certificate];
  std::vector<std::size_t> order(tables.certificates.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return providers[a] > providers[b]; });
  std::vector<std::string> codes;
  for (const std::size_t at : order) codes.push_back(tables.certificates[at].code);
  return codes;
}

/// What is gone is spread by chance over the certificates with most providers, lest all schools stop the same
/// one.
std::vector<std::string> offered_in_2020(const std::string& id, std::vector<std::string> now,
                                         const std::vector<std::string>& popular, std::size_t count) {
  Random random("2020 at " + id);
  random.shuffle(now);
  const std::vector<std::string> all_now = now;
  const auto kept = static_cast<std::size_t>(static_cast<double>(count) * kept_share + 0.5);
  now.resize(std::min(kept, now.size()));
  std::vector<std::string> others;
  for (const std::string& code : popular) {
    if (std::ranges::find(all_now, code) == all_now.end()) others.push_back(code);
  }
  others.resize(std::min<std::size_t>(others.size(), 2 * count + 5));
  random.shuffle(others);
  for (const std::string& code : others) {
    if (now.size() < count) now.push_back(code);
  }
  std::ranges::sort(now);
  return now;
}

std::vector<std::string> without(std::vector<std::string> codes, const std::vector<std::string>& taken) {
  std::erase_if(codes,
                [&](const std::string& code) { return std::ranges::find(taken, code) != taken.end(); });
  return codes;
}

struct Years {
  std::vector<std::string> then;
  std::vector<std::string> now;
};

std::map<std::string, Years> both_years(const PrintedTables& tables, const Assignment& assignment,
                                        const seeds::Baseline& baseline) {
  const std::vector<std::string> popular = by_popularity(tables, assignment);
  std::map<std::string, Years> years;
  for (std::size_t provider = 0; provider < tables.providers.size(); ++provider) {
    const std::string& id = tables.providers[provider].id;
    const auto row = std::ranges::find(baseline.institutions, id, &seeds::PrintedInstitution::institution_id);
    const int count = row == baseline.institutions.end() ? 0 : row->previous.value_or(0);
    const auto now = offered_in_2022(tables, assignment, provider);
    years[id] = {offered_in_2020(id, now, popular, static_cast<std::size_t>(count)), now};
  }
  return years;
}

}  // namespace

std::map<std::string, Supply> supply_of_2022(const PrintedTables& tables, const Assignment& assignment,
                                             const seeds::Baseline& baseline) {
  std::map<std::string, Supply> supply;
  for (const auto& [id, years] : both_years(tables, assignment, baseline)) {
    std::vector<std::string> gone = without(years.then, years.now);
    Random random("what is still told of at " + id);
    random.shuffle(gone);
    // Half of the pages of stopped courses are gone altogether.
    gone.resize((gone.size() + 1) / 2);
    supply[id] = {years.now, gone};
  }
  return supply;
}

std::map<std::string, Supply> supply_of_2020(const PrintedTables& tables, const Assignment& assignment,
                                             const seeds::Baseline& baseline) {
  std::map<std::string, Supply> supply;
  for (const auto& [id, years] : both_years(tables, assignment, baseline)) supply[id] = {years.then, {}};
  return supply;
}

}  // namespace vindbaar::simweb
