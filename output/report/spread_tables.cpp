// How supply is spread over institutions, and what is seen on websites but does not count.
#include "output/report/defaults.hpp"
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
  std::set<std::string_view> certificates;
  std::map<std::string_view, std::set<Sector>> sectors;  ///< By institution.
  std::map<std::string_view, std::int64_t> by_institution;

  double sectors_covered() const {
    std::size_t sum = 0;
    for (const auto& [id, covered] : sectors) sum += covered.size();
    return sectors.empty() ? 0 : static_cast<double>(sum) / static_cast<double>(sectors.size());
  }
  /// Offerings of the four largest together.
  std::int64_t of_largest_four() const {
    std::vector<std::int64_t> sizes;
    for (const auto& [id, size] : by_institution) sizes.push_back(size);
    std::sort(sizes.rbegin(), sizes.rend());
    std::int64_t sum = 0;
    for (std::size_t at = 0; at < sizes.size() && at < 4; ++at) sum += sizes[at];
    return sum;
  }
};

Breadth breadth_of(const Survey& survey, std::optional<bool> funded) {
  Breadth breadth;
  for (const OfferingFacts* facts : survey.counted) {
    if (!fits(funded, facts->institution->funded)) continue;
    ++breadth.offerings;
    breadth.certificates.insert(facts->offering->code);
    breadth.sectors[facts->institution->id].insert(facts->certificate->sector);
    ++breadth.by_institution[facts->institution->id];
  }
  return breadth;
}

MonitorTable concentration_table(const Survey& survey) {
  MonitorTable table;
  table.id = "concentratie";
  table.sheet = "Concentratie en breedte";
  table.title = survey.say("Concentratie en breedte van het vindbare aanbod",
                           "Concentration and breadth of the findable supply");
  table.columns = funding_columns(survey, words_column("measure", survey.say("Maat", "Measure")), false);
  const auto add = [&](std::string_view words, const auto& value_for) {
    MonitorRow row{{text(words)}};
    for (const auto& funded : every_funding) row.cells.push_back(value_for(funded));
    table.rows.push_back(std::move(row));
  };
  add(survey.say("Instellingen met aanbod", "Institutions with an offering"),
      [&](auto funded) { return number(institutions_with(survey, 1, funded)); });
  add(survey.say("waarvan rijen in de tabellen per instelling", "of which rows in the tables by institution"),
      [&](auto funded) { return number(rows_with_offering(survey, funded)); });
  for (const int least :
       {defaults::substantial_private, defaults::substantial_funded, defaults::large_funded}) {
    add(fmt::format(
            fmt::runtime(survey.say("met {} of meer trajecten (R16)", "with {} tracks or more (R16)")),
            least),
        [&](auto funded) { return number(institutions_with(survey, least, funded)); });
  }
  std::array<Breadth, every_funding.size()> breadths;
  for (std::size_t at = 0; at < breadths.size(); ++at) breadths[at] = breadth_of(survey, every_funding[at]);
  const auto add_breadth = [&](std::string_view words, const auto& value_of) {
    MonitorRow row{{text(words)}};
    for (const Breadth& breadth : breadths) row.cells.push_back(value_of(breadth));
    table.rows.push_back(std::move(row));
  };
  constexpr std::array cells{"bekostigd", "niet-bekostigd", "totaal"};
  MonitorRow offerings{{text(survey.say("Vindbaar aanbod", "Findable offerings"))}};
  for (std::size_t at = 0; at < breadths.size(); ++at)
    offerings.cells.push_back(number(breadths[at].offerings, cells[at]));
  table.rows.push_back(std::move(offerings));
  add_breadth(survey.say("Unieke certificaten", "Unique certificates"),
              [](const Breadth& b) { return number(static_cast<std::int64_t>(b.certificates.size())); });
  add_breadth(
      survey.say("Gemiddeld aantal aanbieders per aangeboden certificaat",
                 "Average providers of an offered certificate"),
      [](const Breadth& b) { return share(b.offerings, static_cast<std::int64_t>(b.certificates.size())); });
  add_breadth(survey.say("Gemiddeld aanbod per aanbieder", "Average offerings of a provider"),
              [](const Breadth& b) {
                return share(b.offerings, static_cast<std::int64_t>(b.by_institution.size()));
              });
  add_breadth(survey.say("Gemiddeld aantal sectoren per aanbieder", "Average sectors of a provider"),
              [](const Breadth& b) { return b.sectors.empty() ? blank() : decimal(b.sectors_covered()); });
  add_breadth(survey.say("Deel van het aanbod bij de vier grootste aanbieders",
                         "Share of the four largest providers"),
              [](const Breadth& b) { return share(b.of_largest_four(), b.offerings); });
  table.notes = {
      std::string(survey.say(
          "Instellingen die niet gemeten zijn blijven buiten alle gemiddelden. Een gezamenlijk merk telt "
          "voor al zijn instellingen (R9).",
          "Institutions that were not measured are left out of all averages. A joint brand counts for all "
          "its institutions (R9).")),
      survey.coverage()};
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
  table.sheet = "Niet meegeteld";
  table.title = survey.say("Trajecten die te zien zijn en niet meetellen, naar de regel die ze uitsluit",
                           "Tracks that are seen and not counted, by the rule that excludes them");
  table.columns = funding_columns(survey, words_column("rule", survey.say("Regel", "Rule")), true);
  std::map<std::string, std::array<std::int64_t, 2>> counts;
  for (const OfferingFacts& facts : survey.all) {
    if (facts.institution != nullptr && !facts.offering->excluded_by.empty())
      ++counts[facts.offering->excluded_by][facts.institution->funded ? 0 : 1];
  }
  for (const Rule* rule : all_rules()) {
    const auto found = counts.find(rule->text());
    if (found == counts.end()) continue;
    const std::string tag = std::string(rule->number);
    const auto& [funded, private_tracks] = found->second;
    table.rows.push_back(
        {{text(excluded_by_in(survey.language, rule->text())), number(funded, tag + "/bekostigd"),
          number(private_tracks, tag + "/niet-bekostigd"), number(funded + private_tracks, tag)}});
  }
  table.rows.push_back(total_row(table, {text(survey.say("Totaal", "Total"))}));
  table.notes = {
      fmt::format(
          fmt::runtime(survey.say(
              "Eerst online, nu offline (R6): {} bekostigde en {} niet-bekostigde instellingen hadden in de "
              "vorige telling aanbod en nu, volledig gemeten, niet meer.",
              "Online before, offline now (R6): {} funded and {} private institutions had an offering in the "
              "previous count and have none now, measured in full.")),
          gone(survey, true), gone(survey, false)),
      std::string(survey.say("Regels met hetzelfde nummer delen hun lijst van bewijzen.",
                             "Rules with the same number share their list of evidence."))};
  return table;
}

MonitorTable coverage_table(const Survey& survey) {
  MonitorTable table;
  table.id = "dekking";
  table.sheet = "Dekking";
  table.title =
      survey.say("Instellingen naar uitkomst van de meting", "Institutions by outcome of measurement");
  table.columns = funding_columns(survey, words_column("outcome", survey.say("Uitkomst", "Outcome")), true);
  for (const Outcome outcome : {Outcome::complete, Outcome::partial, Outcome::suspicious, Outcome::forbidden,
                                Outcome::moved, Outcome::failed}) {
    MonitorRow row{{text(outcome_name(outcome, survey.language))}};
    for (const auto& funded : every_funding) {
      row.cells.push_back(number(std::count_if(
          survey.material.counts.institutions.begin(), survey.material.counts.institutions.end(),
          [&](const InstitutionCount& one) { return one.outcome == outcome && fits(funded, one.funded); })));
    }
    table.rows.push_back(std::move(row));
  }
  table.rows.push_back(total_row(table, {text(survey.say("Totaal", "Total"))}));
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
