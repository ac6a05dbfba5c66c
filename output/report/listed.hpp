#pragma once
// Certificates and institutions as the cells of tables count them: each with the words by which a cell asks
// for it, and what is known of it in a line or two. Offerings have theirs in offering_facts.hpp.

#include "output/report/monitor_table.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::report {

struct Listed {
  std::string id;  ///< Code or institution id.
  std::string name;
  std::vector<std::string> lines;  ///< What is known of it, in the language of the report.
  /// "keuzedeel", "zorg", "register", "aanbieders=1-2", "behaald" …; "bekostigd", "utrecht", "aanbod=10+" …
  std::vector<std::string> tags;
  std::int64_t stands_for = 1;  ///< A joint brand: its members (R9).
};

/// Every certificate that is in the register on the day or a year before, LNV apart (R4), by code.
std::vector<Listed> certificates_listed(const Material& material, Language language);

/// Every institution of the run, by id.
std::vector<Listed> institutions_listed(const Material& material, Language language);

/// The tag of a number of providers: "aanbieders=0", "aanbieders=1-2", "aanbieders=3-4", "aanbieders=5+".
std::string providers_tag(int providers);
/// "aanbod=10+": institutions with so many offerings or more.
std::string size_tag(int least);

/// Codes by institution id.
using Supply = std::map<std::string_view, std::set<std::string_view>>;
/// What institutions may offer on the day by their recognised programmes, LNV apart (R4); empty when nothing
/// was imported.
Supply potential_supply(const Material& material);

/// The same day a year earlier; 28 February for 29 February.
Date a_year_before(Date day);

}  // namespace vindbaar::report
