#include "output/report/tables.hpp"

#include "output/report/defaults.hpp"
#include "output/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

namespace vindbaar::report {
namespace {

constexpr std::array printed_sectors{
    PrintedSector::zorg, PrintedSector::techniek,   PrintedSector::voedsel, PrintedSector::handel,
    PrintedSector::ict,  PrintedSector::mobiliteit, PrintedSector::overig};

/// The figures of one row, or of all together.
struct Figures {
  int previous = 0;
  int current = 0;
  int elective_units = 0;
  int vocational_units = 0;
  std::array<int, printed_sectors.size()> sectors{};

  void add(const InstitutionCount& one) {
    previous += one.previous.value_or(0);
    current += one.current.value_or(0);
    elective_units += one.elective_units;
    vocational_units += one.vocational_units;
    for (const auto& [sector, number] : one.sectors)
      sectors[static_cast<std::size_t>(printed_sector(sector))] += number;
  }
};

std::vector<const InstitutionCount*> rows_of(const Counts& counts, bool funded) {
  std::vector<const InstitutionCount*> rows;
  for (const InstitutionCount& one : counts.institutions) {
    const bool is_shown = !one.current || *one.current > 0 || one.previous.value_or(0) > 0;
    if (one.funded == funded && is_shown) rows.push_back(&one);
  }
  std::sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
    const auto rank = [](const InstitutionCount& one) {
      return std::tuple(!one.current, -one.current.value_or(0), std::string_view(one.name),
                        std::string_view(one.id));
    };
    return rank(*a) < rank(*b);
  });
  return rows;
}

std::vector<TextColumn> columns_of(bool has_previous, Language language) {
  const auto figure = [](std::string_view full, std::string_view brief) {
    return TextColumn{std::string(full), std::string(brief), true, false};
  };
  std::vector<TextColumn> columns{{std::string(in(language, "Instelling", "Institution")), "", false, true}};
  if (has_previous) columns.push_back(figure(in(language, "Vorige", "Before"), in(language, "Vor.", "Bef.")));
  columns.push_back(figure(in(language, "Nu", "Now"), ""));
  columns.push_back(figure(in(language, "Keuzedeel", "Elective"), in(language, "Keuze", "Elect")));
  columns.push_back(figure(in(language, "Beroepsonderdeel", "Vocational"), in(language, "Beroep", "Voc")));
  for (const PrintedSector sector : printed_sectors) {
    const Heading words = heading(sector, language);
    columns.push_back(figure(words.full, words.brief));
  }
  return columns;
}

std::vector<std::string> cells_of(std::string name, std::string previous, std::string current,
                                  bool has_previous, const Figures& figures, bool is_measured) {
  std::vector<std::string> cells{std::move(name)};
  if (has_previous) cells.push_back(std::move(previous));
  cells.push_back(std::move(current));
  const auto figure = [&](int value) { return is_measured ? std::to_string(value) : std::string(); };
  cells.push_back(figure(figures.elective_units));
  cells.push_back(figure(figures.vocational_units));
  for (const int value : figures.sectors) cells.push_back(figure(value));
  return cells;
}

std::string current_of(const InstitutionCount& one, Language language) {
  if (!one.current) return std::string(in(language, "n.g.", "n.m."));
  return std::to_string(*one.current) + (one.outcome == Outcome::complete ? "" : "*");
}

std::string sizes_note(const std::vector<const InstitutionCount*>& rows, bool funded, Language language) {
  const auto with_at_least = [&](int number) {
    return std::count_if(rows.begin(), rows.end(),
                         [&](const auto* row) { return row->current.value_or(0) >= number; });
  };
  if (funded)
    return fmt::format(
        fmt::runtime(
            in(language, "Instellingen met aanbod: {}; met {} of meer trajecten: {}, met {} of meer: {}.",
               "Institutions with an offering: {}; with {} tracks or more: {}, with {} or more: {}.")),
        with_at_least(1), defaults::substantial_funded, with_at_least(defaults::substantial_funded),
        defaults::large_funded, with_at_least(defaults::large_funded));
  return fmt::format(fmt::runtime(in(language, "Instellingen met aanbod: {}; met {} of meer trajecten: {}.",
                                     "Institutions with an offering: {}; with {} tracks or more: {}.")),
                     with_at_least(1), defaults::substantial_private,
                     with_at_least(defaults::substantial_private));
}

}  // namespace

namespace {

/// Names those that were measured in full and have nothing, so that nobody takes them for forgotten.
std::string without_offering(const Counts& counts, bool funded, Language language) {
  std::string names;
  int number = 0;
  for (const InstitutionCount& one : counts.institutions) {
    if (one.funded != funded || one.current != 0) continue;
    names += (number++ == 0 ? "" : ", ") + one.name + (one.outcome == Outcome::complete ? "" : "*");
  }
  if (number == 0) return {};
  return fmt::format(fmt::runtime(in(language, "Gemeten zonder aanbod: {}, te weten {}.",
                                     "Measured without an offering: {}, namely {}.")),
                     number, names);
}

}  // namespace

TextTable institution_table(bool funded, const Counts& counts, Language language) {
  TextTable table;
  table.title = fmt::format(
      fmt::runtime(in(language, "Tabel {}. Op websites vindbare certificaattrajecten per {} instelling",
                      "Table {}. Certificate tracks found on websites by {} institution")),
      funded ? 5 : 6,
      funded ? in(language, "bekostigde", "funded") : in(language, "niet-bekostigde", "private"));
  const auto rows = rows_of(counts, funded);
  const bool has_previous =
      std::any_of(rows.begin(), rows.end(), [](const auto* row) { return row->previous.has_value(); });
  table.columns = columns_of(has_previous, language);
  Figures all;
  for (const InstitutionCount* row : rows) {
    Figures own;
    own.add(*row);
    all.add(*row);
    table.rows.push_back({cells_of(row->name, row->previous ? std::to_string(*row->previous) : "",
                                   current_of(*row, language), has_previous, own, row->current.has_value()),
                          TextRow::Kind::plain});
  }
  table.rows.push_back({cells_of(std::string(in(language, "Totaal", "Total")), std::to_string(all.previous),
                                 std::to_string(all.current), has_previous, all, true),
                        TextRow::Kind::total});
  table.notes = {sizes_note(rows, funded, language), coverage_line(counts, language)};
  if (std::string note = without_offering(counts, funded, language); !note.empty())
    table.notes.insert(table.notes.begin() + 1, std::move(note));
  if (std::any_of(counts.institutions.begin(), counts.institutions.end(), [&](const InstitutionCount& one) {
        return one.funded == funded && one.current && one.outcome != Outcome::complete;
      }))
    table.notes.emplace_back(in(language, "* niet volledig gemeten: het getal is een ondergrens.",
                                "* not fully measured: there may be more."));
  if (std::any_of(rows.begin(), rows.end(), [](const auto* row) { return !row->current; }))
    table.notes.emplace_back(
        in(language, "n.g.: niet gemeten; dat is iets anders dan 0.", "n.m.: not measured, which is not 0."));
  return table;
}

std::string unmeasured_list(const Counts& counts, Language language, int width) {
  std::string text(in(language, "Niet of niet volledig gemeten instellingen\n",
                      "Institutions not measured, or not fully\n"));
  for (const InstitutionCount& one : counts.institutions) {
    if (one.outcome == Outcome::complete) continue;
    std::string line = "- " + one.name + ": " + std::string(outcome_name(one.outcome, language));
    if (!one.reason.empty()) line += "; " + one.reason;
    if (one.current)
      line += fmt::format(fmt::runtime(in(language, " ({} gevonden)", " ({} found)")), *one.current);
    text += wrapped(printable(line), width, 2);
  }
  return text + coverage_line(counts, language) + "\n\n";
}

}  // namespace vindbaar::report
