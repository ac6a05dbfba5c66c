// How supply is spread over institutions, and what is seen on websites but does not count.
#include "output/report/defaults.hpp"
#include "output/report/listed.hpp"
#include "output/report/offering_facts.hpp"
#include "output/report/rules.hpp"
#include "output/report/survey.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace vindbaar::report {
namespace {

/// The three columns of most tables: funded, private, both.
std::vector<MonitorColumn> funding_columns(const Survey& survey, MonitorColumn first, bool is_summed) {
  const auto column = is_summed ? summed_column : number_column;
  return {std::move(first), column("funded", survey.say("Bekostigd", "Funded")),
          column("private", survey.say("Niet-bekostigd", "Private")),
          column("total", survey.say("Totaal", "Total"))};
}

constexpr std::array every_funding{std::optional(true), std::optional(false), std::optional<bool>()};

/// "bekostigd", "niet-bekostigd", "totaal".
std::string_view cell_of(std::optional<bool> funded) {
  return funded ? funding_tag(*funded) : "totaal";
}

bool fits(std::optional<bool> funded, bool institution_funded) {
  return !funded || *funded == institution_funded;
}

/// Institutions with at least `least` offerings, a joint brand counted for its members (R9).
std::int64_t institutions_with(const Survey& survey, int least, std::optional<bool> funded) {
  std::int64_t count = 0;
  for (const InstitutionCount& one : survey.material.counts.institutions) {
    if (fits(funded, one.funded) && one.current.value_or(0) >= least)
      count += survey.institutions_behind(one.id);
  }
  return count;
}

std::int64_t rows_with_offering(const Survey& survey, std::optional<bool> funded) {
  return std::count_if(
      survey.material.counts.institutions.begin(), survey.material.counts.institutions.end(),
      [&](const InstitutionCount& one) { return fits(funded, one.funded) && one.current.value_or(0) > 0; });
}

/// Offerings and certificates of the providers of one funding.
struct Breadth {
  std::int64_t offerings = 0;
  std::int64_t providers = 0;  ///< A joint brand's members each (R9).
  std::set<std::string_view> certificates;
  std::map<std::string_view, std::set<Sector>> sectors;  ///< By institution.
  std::map<std::string_view, std::int64_t> by_institution;

  MonitorCell sectors_covered(std::string cell) const {
    std::int64_t sum = 0;
    for (const auto& [id, covered] : sectors) sum += static_cast<std::int64_t>(covered.size());
    return share(sum, static_cast<std::int64_t>(sectors.size()), std::move(cell));
  }
  /// Those with most offerings, at most four.
  std::vector<std::pair<std::int64_t, std::string_view>> largest_four() const {
    std::vector<std::pair<std::int64_t, std::string_view>> sizes;
    for (const auto& [id, size] : by_institution) sizes.emplace_back(size, id);
    std::stable_sort(sizes.begin(), sizes.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (sizes.size() > 4) sizes.resize(4);
    return sizes;
  }
  std::int64_t of_largest_four() const {
    std::int64_t sum = 0;
    for (const auto& [size, id] : largest_four()) sum += size;
    return sum;
  }
};

/// Of every provider, or, for averages, of those alone that were measured in full.
Breadth breadth_of(const Survey& survey, std::optional<bool> funded, bool only_complete) {
  std::set<std::string_view> complete;
  for (const InstitutionCount& one : survey.material.counts.institutions) {
    if (one.outcome == Outcome::complete) complete.insert(one.id);
  }
  Breadth breadth;
  for (const OfferingFacts* facts : survey.counted) {
    if (!fits(funded, facts->institution->funded)) continue;
    if (only_complete && !complete.contains(facts->institution->id)) continue;
    ++breadth.offerings;
    breadth.certificates.insert(facts->offering->code);
    breadth.sectors[facts->institution->id].insert(facts->certificate->sector);
    ++breadth.by_institution[facts->institution->id];
  }
  for (const auto& [id, size] : breadth.by_institution) breadth.providers += survey.institutions_behind(id);
  return breadth;
}

/// A table of measures, a row each, with a cell for each funding.
class Measures {
 public:
  Measures(const Survey& survey, MonitorTable& table) : survey_(survey), table_(table) {}

  /// Of institutions: `count` gives the number, `cell` is what lies behind it but for the funding.
  void institutions(std::string_view words, std::string_view cell,
                    std::int64_t (*count)(const Survey&, int, std::optional<bool>), int least) {
    MonitorRow row{{text(words)}};
    for (const auto& funded : every_funding)
      row.cells.push_back(
          number(count(survey_, least, funded), fmt::format("instellingen/{}/{}", cell, cell_of(funded))));
    table_.rows.push_back(std::move(row));
  }
  /// Of offerings: over all, or over institutions that were measured in full.
  void breadth(std::string_view words, bool only_complete,
               MonitorCell (*value_of)(const Breadth&, std::string cell)) {
    MonitorRow row{{text(words)}};
    for (const auto& funded : every_funding) {
      std::string cell(cell_of(funded));
      if (only_complete) cell = outcome_tag(Outcome::complete) + '/' + cell;
      row.cells.push_back(value_of(breadth_of(survey_, funded, only_complete), cell));
    }
    table_.rows.push_back(std::move(row));
  }

 private:
  const Survey& survey_;
  MonitorTable& table_;
};

void add_measures(const Survey& survey, MonitorTable& table) {
  Measures add(survey, table);
  const auto at_least = [](const Survey& s, int least, std::optional<bool> funded) {
    return institutions_with(s, least, funded);
  };
  add.institutions(measure_institutions(survey.language), size_tag(1), at_least, 1);
  add.institutions(
      survey.say("waarvan rijen in de tabellen per instelling", "of which rows in the tables by institution"),
      size_tag(1), [](const Survey& s, int, std::optional<bool> f) { return rows_with_offering(s, f); }, 1);
  for (const int least :
       {defaults::substantial_private, defaults::substantial_funded, defaults::large_funded}) {
    add.institutions(fmt::format(fmt::runtime(survey.say("met {} of meer trajecten (R16)",
                                                         "with {} tracks or more (R16)")),
                                 least),
                     size_tag(least), at_least, least);
  }
  add.breadth(measure_offerings(survey.language), false,
              [](const Breadth& b, std::string cell) { return number(b.offerings, std::move(cell)); });
  add.breadth(survey.say("Unieke certificaten", "Unique certificates"), false,
              [](const Breadth& b, std::string cell) {
                return number(static_cast<std::int64_t>(b.certificates.size()), std::move(cell));
              });
  add.breadth(survey.say("Gemiddeld aantal aanbieders per aangeboden certificaat",
                         "Average providers of an offered certificate"),
              true, [](const Breadth& b, std::string cell) {
                return share(b.offerings, static_cast<std::int64_t>(b.certificates.size()), std::move(cell));
              });
  add.breadth(
      survey.say("Gemiddeld aanbod per aanbieder", "Average offerings of a provider"), true,
      [](const Breadth& b, std::string cell) { return share(b.offerings, b.providers, std::move(cell)); });
  add.breadth(survey.say("Gemiddeld aantal sectoren per aanbieder", "Average sectors of a provider"), true,
              [](const Breadth& b, std::string cell) { return b.sectors_covered(std::move(cell)); });
  add.breadth(survey.say("Deel van het aanbod bij de vier grootste aanbieders",
                         "Share of the four largest providers"),
              false, [](const Breadth& b, std::string cell) {
                return share(b.of_largest_four(), b.offerings, std::move(cell));
              });
}

MonitorTable concentration_table(const Survey& survey) {
  MonitorTable table;
  table.id = "concentratie";
  table.sheet = survey.say("Concentratie en breedte", "Concentration and breadth");
  table.title = survey.say("Concentratie en breedte van het vindbare aanbod",
                           "Concentration and breadth of the findable supply");
  table.columns = funding_columns(survey, words_column("measure", survey.say("Maat", "Measure")), false);
  add_measures(survey, table);
  std::string largest;
  for (const auto& [size, id] : breadth_of(survey, std::nullopt, false).largest_four()) {
    const auto* known = survey.material.lists.institution(id);
    largest +=
        fmt::format("{}{} ({})", largest.empty() ? "" : ", ", known != nullptr ? known->name : id, size);
  }
  table.notes = {std::string(survey.say(
      "Gemiddelden gaan over instellingen die volledig gemeten zijn. Een gezamenlijk merk telt voor al "
      "zijn instellingen (R9).",
      "Averages are over institutions that were measured in full. A joint brand counts for all its "
      "institutions (R9)."))};
  if (!largest.empty())
    table.notes.push_back(
        fmt::format("{}: {}.", survey.say("De grootste aanbieders", "The largest providers"), largest));
  table.notes.push_back(survey.coverage());
  return table;
}

/// Institutions that had an offering and now have none, though measured (R6).
std::int64_t gone(const Survey& survey, std::optional<bool> funded) {
  return std::count_if(survey.material.counts.institutions.begin(), survey.material.counts.institutions.end(),
                       [&](const InstitutionCount& one) {
                         return fits(funded, one.funded) && one.previous.value_or(0) > 0 &&
                                one.current == 0 && one.outcome == Outcome::complete;
                       });
}

MonitorTable excluded_table(const Survey& survey) {
  MonitorTable table;
  table.id = "niet-meegeteld";
  table.sheet = survey.say("Niet meegeteld", "Not counted");
  table.title = survey.say("Trajecten die te zien zijn en niet meetellen, naar de regel die ze uitsluit",
                           "Tracks that are seen and not counted, by the rule that excludes them");
  table.columns = funding_columns(survey, words_column("rule", survey.say("Regel", "Rule")), true);
  std::map<std::string, std::array<std::int64_t, 3>> counts;  // funded, private, not in the list
  for (const OfferingFacts& facts : survey.all) {
    if (facts.offering->excluded_by.empty()) continue;
    const std::size_t column = facts.institution == nullptr ? 2 : facts.institution->funded ? 0 : 1;
    ++counts[facts.offering->excluded_by][column];
  }
  for (const Rule* rule : all_rules()) {
    const auto found = counts.find(rule->text());
    if (found == counts.end()) continue;
    const std::string tag = rule->key();
    const auto& [funded, private_tracks, unknown] = found->second;
    table.rows.push_back(
        {{text(excluded_by_in(survey.language, rule->text())), number(funded, tag + "/bekostigd"),
          number(private_tracks, tag + "/niet-bekostigd"), number(funded + private_tracks + unknown, tag)}});
  }
  table.rows.push_back(total_row(table, {text(survey.say("Totaal", "Total")), behind("bekostigd"),
                                         behind("niet-bekostigd"), behind("totaal")}));
  table.notes = {
      fmt::format(
          fmt::runtime(survey.say(
              "Eerst online, nu offline (R6): {} bekostigde en {} niet-bekostigde instellingen hadden in de "
              "vorige telling aanbod en nu, volledig gemeten, niet meer.",
              "Online before, offline now (R6): {} funded and {} private institutions had an offering in the "
              "previous count and have none now, measured in full.")),
          gone(survey, true), gone(survey, false)),
      std::string(
          survey.say("Wie niet in de lijst staat (R19) is bekostigd noch niet-bekostigd en staat alleen "
                     "in het totaal.",
                     "Who is not in the list (R19) is neither funded nor private, and in the total only.")),
      survey.coverage()};
  return table;
}

MonitorTable coverage_table(const Survey& survey) {
  MonitorTable table;
  table.id = "dekking";
  table.sheet = survey.say("Dekking", "Coverage");
  table.title =
      survey.say("Instellingen naar uitkomst van de meting", "Institutions by outcome of measurement");
  table.columns = funding_columns(survey, words_column("outcome", survey.say("Uitkomst", "Outcome")), true);
  for (const Outcome outcome : {Outcome::complete, Outcome::partial, Outcome::suspicious, Outcome::forbidden,
                                Outcome::moved, Outcome::failed}) {
    MonitorRow row{{text(outcome_name(outcome, survey.language))}};
    for (const auto& funded : every_funding) {
      const auto count = std::count_if(
          survey.material.counts.institutions.begin(), survey.material.counts.institutions.end(),
          [&](const InstitutionCount& one) { return one.outcome == outcome && fits(funded, one.funded); });
      row.cells.push_back(
          number(count, fmt::format("instellingen/{}/{}", outcome_tag(outcome), cell_of(funded))));
    }
    table.rows.push_back(std::move(row));
  }
  table.rows.push_back(
      total_row(table, {text(survey.say("Totaal", "Total")), behind("instellingen/bekostigd"),
                        behind("instellingen/niet-bekostigd"), behind("instellingen")}));
  table.notes = {survey.coverage()};
  for (const InstitutionCount& one : survey.material.counts.institutions) {
    if (one.outcome != Outcome::complete)
      table.notes.push_back(
          fmt::format("{}: {}. {}", one.name, outcome_name(one.outcome, survey.language), one.reason));
  }
  return table;
}

}  // namespace

void add_spread_tables(const Survey& survey, std::vector<MonitorTable>& tables) {
  tables.push_back(concentration_table(survey));
  tables.push_back(excluded_table(survey));
  tables.push_back(coverage_table(survey));
}

}  // namespace vindbaar::report
