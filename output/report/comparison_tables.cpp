// Findable supply against what was achieved, and against what institutions may offer.
#include "output/report/listed.hpp"
#include "output/report/offering_facts.hpp"
#include "output/report/survey.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace vindbaar::report {
namespace {

/// What is known of one certificate's achievements, all years together.
struct Achievement {
  std::int64_t count = 0;
  bool has_hidden = false;  ///< At least one figure is hidden by the source ("<5").
  bool any() const { return count > 0 || has_hidden; }
};

std::map<std::string_view, Achievement> achievements(const seeds::Achieved& achieved) {
  std::map<std::string_view, Achievement> by_code;
  for (const seeds::AchievedRow& row : achieved.rows) {
    Achievement& one = by_code[row.code.text()];
    one.count += row.count.value_or(0);
    one.has_hidden = one.has_hidden || row.is_hidden;
  }
  return by_code;
}

std::string years_of(const seeds::Achieved& achieved) {
  std::set<int> years;
  for (const seeds::AchievedRow& row : achieved.rows) years.insert(row.year);
  return years.empty() ? "" : fmt::format("{}-{}", *years.begin(), *years.rbegin());
}

std::string_view position(const Survey& survey, bool findable, bool achieved) {
  if (findable && achieved) return survey.say("vindbaar en behaald", "findable and achieved");
  if (findable) return survey.say("vindbaar, niet behaald", "findable, never achieved");
  return achieved ? survey.say("behaald, niet vindbaar", "achieved, not findable")
                  : survey.say("geen van beide", "neither");
}

MonitorTable not_imported(const Survey& survey, const char* id, std::string_view sheet,
                          std::string_view title, std::string_view command) {
  MonitorTable table;
  table.id = id;
  table.sheet = sheet;
  table.title = title;
  table.columns = {words_column("note", survey.say("Opmerking", "Note"))};
  table.notes = {fmt::format(fmt::runtime(survey.say("Niet geïmporteerd; `{}` leest de cijfers in.",
                                                     "Not imported; `{}` reads the figures.")),
                             command),
                 survey.coverage()};
  return table;
}

void add_achieved_tables(const Survey& survey, std::vector<MonitorTable>& tables) {
  const auto title =
      survey.say("Vindbare tegenover behaalde certificaten", "Findable against achieved certificates");
  if (survey.material.achieved == nullptr) {
    tables.push_back(not_imported(survey, "behaald",
                                  survey.say("Vindbaar en behaald", "Findable and achieved"), title,
                                  "vindbaar seeds import-achieved"));
    return;
  }
  const auto by_code = achievements(*survey.material.achieved);
  MonitorTable summary;
  summary.id = "behaald";
  summary.sheet = survey.say("Vindbaar en behaald", "Findable and achieved");
  summary.title = fmt::format("{} ({})", title, years_of(*survey.material.achieved));
  summary.columns = {
      words_column("position", survey.say("Certificaten", "Certificates")),
      summed_column("keuzedeel", kinds_name(CertificateKind::elective_unit, survey.language)),
      summed_column("beroepsonderdeel", kinds_name(CertificateKind::vocational_unit, survey.language)),
      summed_column("total", survey.say("Totaal", "Total"))};
  MonitorTable list;
  list.id = "behaald-per-certificaat";
  list.sheet = survey.say("Behaald per certificaat", "Achieved by certificate");
  list.title = survey.say("Vindbare aanbieders en behaalde certificaten per certificaat",
                          "Providers found and certificates achieved, by certificate");
  list.columns = {words_column("code", "Code"),
                  words_column("certificate", survey.say("Certificaat", "Certificate")),
                  summed_column("providers", survey.say("Aanbieders", "Providers")),
                  summed_column("achieved", survey.say("Behaald", "Achieved")),
                  words_column("position", survey.say("Positie", "Position"))};
  std::map<std::string_view, std::array<std::int64_t, 2>> counts;
  bool any_hidden = false;
  for (const CertificateCount& one : survey.material.counts.certificates) {
    const auto found = by_code.find(one.code);
    const Achievement achieved = found == by_code.end() ? Achievement{} : found->second;
    const auto where = position(survey, one.total() > 0, achieved.any());
    ++counts[where][one.kind == CertificateKind::elective_unit ? 0 : 1];
    if (one.total() == 0 && !achieved.any()) continue;
    MonitorCell figure = number(achieved.count, "certificaten/" + one.code);
    if (achieved.has_hidden) figure.mark = "+";
    any_hidden = any_hidden || achieved.has_hidden;
    list.rows.push_back(
        {{text(one.code), text(one.name), number(one.total(), one.code), figure, text(where)}});
  }
  for (const auto& [findable, achieved] :
       {std::pair{true, true}, {true, false}, {false, true}, {false, false}}) {
    const auto where = position(survey, findable, achieved);
    const auto& [elective, vocational] = counts[where];
    const std::string cell =
        fmt::format("certificaten/register/{}/{}", findable ? "vindbaar" : "niet-vindbaar",
                    achieved ? "behaald" : "niet-behaald");
    summary.rows.push_back(
        {{text(where), number(elective, cell + "/keuzedeel"), number(vocational, cell + "/beroepsonderdeel"),
          number(elective + vocational, cell)}});
  }
  summary.rows.push_back(total_row(
      summary, {text(survey.say("Totaal", "Total")), behind("certificaten/register/keuzedeel"),
                behind("certificaten/register/beroepsonderdeel"), behind("certificaten/register")}));
  list.rows.push_back(total_row(list, {blank(), text(survey.say("Totaal", "Total")), behind("totaal"),
                                       behind("certificaten/register/behaald")}));
  list.notes.push_back(survey.coverage());
  summary.notes = {
      std::string(survey.say("Behaald volgens DUO; niet vindbaar is geen bewijs dat er geen aanbod is (R17).",
                             "Achieved by DUO; not findable is no proof of no offering (R17).")),
      survey.coverage()};
  if (any_hidden)
    list.notes.emplace_back(survey.say("+ de bron verbergt kleine aantallen: het zijn er meer.",
                                       "+ the source hides small numbers: there are more."));
  tables.push_back(std::move(summary));
  tables.push_back(std::move(list));
}

void add_potential_table(const Survey& survey, std::vector<MonitorTable>& tables) {
  const auto title = survey.say("Potentieel tegenover vindbaar aanbod per instelling",
                                "Potential against findable offerings by institution");
  if (survey.material.potential == nullptr) {
    tables.push_back(not_imported(survey, "potentieel", survey.say("Potentieel aanbod", "Potential supply"),
                                  title, "vindbaar seeds import-licences"));
    return;
  }
  Supply may_offer = potential_supply(survey.material);
  Supply offers;
  for (const OfferingFacts* facts : survey.counted)
    offers[facts->institution->id].insert(facts->offering->code);
  MonitorTable table;
  table.id = "potentieel";
  table.sheet = survey.say("Potentieel aanbod", "Potential supply");
  table.title = title;
  table.columns = {
      words_column("institution", survey.say("Instelling", "Institution")),
      summed_column("potential", survey.say("Mag aanbieden", "May offer")),
      summed_column("both", survey.say("waarvan vindbaar", "of which findable")),
      summed_column("only_findable", survey.say("Vindbaar buiten het potentieel", "Findable, not potential")),
      share_column("share", survey.say("Benut deel", "Share used"))};
  std::set<std::string_view> imported;
  for (const seeds::PotentialRow& row : survey.material.potential->rows) imported.insert(row.institution_id);
  for (const InstitutionCount& one : survey.material.counts.institutions) {
    const auto& potential = may_offer[one.id];
    const auto& found = offers[one.id];
    if (potential.empty() && found.empty()) continue;
    if (!imported.contains(one.id)) {  // not known is not zero
      table.rows.push_back({{text(one.name), blank(), blank(), blank(), blank()}});
      table.rows.back().cells[1].mark = survey.say("n.b.", "n.k.");
      continue;
    }
    const auto both =
        std::count_if(potential.begin(), potential.end(), [&](auto code) { return found.contains(code); });
    const auto whole = static_cast<std::int64_t>(potential.size());
    const std::string cell = "instellingen/" + one.id;
    MonitorRow row{{text(one.name), number(whole, cell)}};
    if (one.current) {
      row.cells.push_back(number(both, cell));
      row.cells.push_back(number(static_cast<std::int64_t>(found.size()) - both, cell));
      row.cells.push_back(share(both, whole, cell));
      if (one.outcome != Outcome::complete) row.cells[2].mark = "*";
    } else {
      row.cells.insert(row.cells.end(), {behind(cell), blank(), blank()});
      row.cells[2].mark = survey.say("n.g.", "n.m.");
    }
    table.rows.push_back(std::move(row));
  }
  table.rows.push_back(total_row(table, {text(survey.say("Totaal", "Total")), behind("instellingen"),
                                         behind("instellingen"), behind("instellingen")}));
  table.notes = {std::string(survey.say("Potentieel: certificaten die horen bij een opleiding waarvoor de "
                                        "instelling op de peildatum erkend is.",
                                        "Potential: certificates that belong to a programme for which the "
                                        "institution is recognised that day.")),
                 std::string(survey.say("n.b.: van deze instelling zijn geen erkenningen ingelezen.",
                                        "n.k.: no recognitions of this institution were imported.")),
                 survey.coverage()};
  tables.push_back(std::move(table));
}

}  // namespace

void add_comparison_tables(const Survey& survey, std::vector<MonitorTable>& tables) {
  add_achieved_tables(survey, tables);
  add_potential_table(survey, tables);
}

}  // namespace vindbaar::report
