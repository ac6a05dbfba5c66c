// From a cell to what it counts, and that in words.
#include "output/report/behind.hpp"
#include "output/report/description.hpp"

#include "core/text.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <optional>
#include <set>

namespace vindbaar::report {
namespace {

using Json = nlohmann::ordered_json;

tl::unexpected<Error> no_cell(const std::string& what, const std::string& next) {
  return failure(Error::Kind::usage, "E-CELL", what, next);
}

const MonitorTable* table_named(const std::vector<MonitorTable>& tables, std::string_view name) {
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const MonitorTable& table) {
    return lower(table.sheet) == lower(name) || table.id == name;
  });
  return found == tables.end() ? nullptr : &*found;
}

struct Position {
  std::size_t column = 0;
  std::size_t row = 0;
};

/// "C7" as the workbook prints the table; nothing when it is no cell of its rows.
std::optional<Position> position_of(std::string_view a1, const MonitorTable& table) {
  std::size_t letters = 0;
  std::size_t column = 0;
  for (const char letter : a1) {
    const char upper = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    if (upper < 'A' || upper > 'Z' || letters == 3) break;
    column = column * 26 + static_cast<std::size_t>(upper - 'A') + 1;
    ++letters;
  }
  int line = 0;
  const std::string_view digits = a1.substr(letters);
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), line);
  if (letters == 0 || digits.empty() || read.ec != std::errc() || read.ptr != digits.data() + digits.size())
    return std::nullopt;
  const auto row = static_cast<std::size_t>(line - first_sheet_line);
  if (line < first_sheet_line || row >= table.rows.size() || column > table.rows[row].cells.size())
    return std::nullopt;
  return Position{column - 1, row};
}

std::string words_of(const MonitorCell& cell) {
  std::string words;
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) words = std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&cell.value)) words = fmt::format("{:.4g}", *real);
  if (const auto* plain = std::get_if<std::string>(&cell.value)) words = *plain;
  return words + cell.mark;
}

/// The words that a row begins with: "K0905, Helpende plus", "Leermix, online".
std::string name_of(const MonitorRow& row) {
  std::string name;
  for (const MonitorCell& cell : row.cells) {
    const auto* words = std::get_if<std::string>(&cell.value);
    if (words == nullptr && !std::holds_alternative<std::monostate>(cell.value)) break;
    if (words != nullptr && !words->empty()) name += (name.empty() ? "" : ", ") + *words;
  }
  return name;
}

/// A cell of a table: where it stands, and the words that lie behind it.
struct Resolved {
  std::string cell;
  std::string place;
};

Result<Resolved> resolve(const std::vector<MonitorTable>& tables, std::string_view cell, Language language) {
  const auto mark = cell.rfind('!');
  if (mark == std::string_view::npos) return Resolved{std::string(cell), {}};
  std::string_view name = cell.substr(0, mark);
  if (name.size() > 1 && name.front() == '\'' && name.back() == '\'') name = name.substr(1, name.size() - 2);
  const MonitorTable* table = table_named(tables, name);
  if (table == nullptr) {
    std::string sheets;
    for (const MonitorTable& one : tables) sheets += (sheets.empty() ? "" : ", ") + one.sheet;
    return no_cell("no table or sheet '" + std::string(name) + "'", "These there are: " + sheets + '.');
  }
  const auto at = position_of(cell.substr(mark + 1), *table);
  if (!at)
    return no_cell(fmt::format("sheet '{}' has no cell '{}'", table->sheet, cell.substr(mark + 1)),
                   fmt::format("Its rows are {} to {}, as tables.xlsx prints them.", first_sheet_line,
                               first_sheet_line - 1 + static_cast<int>(table->rows.size())));
  const MonitorRow& row = table->rows[at->row];
  const MonitorCell& found = row.cells[at->column];
  if (found.behind.empty())
    return no_cell(fmt::format("nothing is counted in {}: '{}'", cell, words_of(found)),
                   "A text, a blank and a check of the audit have no pages behind them.");
  const std::string words = words_of(found);
  return Resolved{found.behind,
                  fmt::format("{}, {}, {}: {}", cell, name_of(row), table->columns[at->column].header,
                              words.empty() ? in(language, "leeg", "blank") : words)};
}

/// The unit that a set of words asks for, and the words without it.
std::pair<Behind::Unit, std::string_view> unit_of(std::string_view cell) {
  const std::string_view first = cell.substr(0, cell.find('/'));
  const std::string_view rest =
      first.size() == cell.size() ? std::string_view() : cell.substr(first.size() + 1);
  const std::string word = lower(trim(first));
  if (word == "certificaten" || word == "certificates") return {Behind::Unit::certificates, rest};
  if (word == "instellingen" || word == "institutions") return {Behind::Unit::institutions, rest};
  return {Behind::Unit::offerings, cell};
}

/// Words that things of this kind can have without any having it now.
bool may_be_asked(Behind::Unit unit, const std::string& word) {
  if (unit == Behind::Unit::institutions) {
    const auto equals = word.find('=');
    if (word.starts_with("uitkomst=")) return from_word<Outcome>(word.substr(equals + 1)).has_value();
    for (const int least :
         {1, defaults::substantial_private, defaults::substantial_funded, defaults::large_funded}) {
      if (word == size_tag(least)) return true;
    }
    return word == "bekostigd" || word == "niet-bekostigd" || word == "offline";
  }
  for (const int number : {0, 1, defaults::few_providers + 1, defaults::many_providers}) {
    if (word == providers_tag(number)) return true;
  }
  static constexpr std::array plain{"register", "register-eerder", "gewijzigd",    "vindbaar",
                                    "behaald",  "niet-behaald",    "niet-vindbaar"};
  return std::find(plain.begin(), plain.end(), word) != plain.end() || from_word<CertificateKind>(word) ||
         from_word<Sector>(word);
}

Result<std::vector<Listed>> chosen(std::vector<Listed> all, Behind::Unit unit, std::string_view words) {
  std::vector<std::string> tags;
  if (!words.empty()) {
    for (const std::string_view part : split(words, '/')) {
      if (const std::string word = lower(trim(part)); word != "totaal" && word != "total")
        tags.emplace_back(trim(part));
    }
  }
  const auto has = [](const Listed& one, const std::string& tag) {
    return std::any_of(one.tags.begin(), one.tags.end(),
                       [&](const std::string& own) { return lower(own) == lower(tag); });
  };
  for (const std::string& tag : tags) {
    const bool is_known =
        may_be_asked(unit, lower(tag)) ||
        std::any_of(all.begin(), all.end(), [&](const Listed& one) { return has(one, tag); });
    if (!is_known)
      return no_cell(
          "no such cell: '" + tag + "' in '" + std::string(words) + "'",
          unit == Behind::Unit::certificates
              ? "Give a code, keuzedeel, beroepsonderdeel, a sector id, register, register-eerder, "
                "gewijzigd, vindbaar, behaald, aanbieders=0 (1-2, 3-4, 5+), or several joined by '/'."
              : "Give an id, bekostigd, niet-bekostigd, a type, a province, uitkomst=complete, "
                "aanbod=10+ (1+, 8+, 20+), offline, or several joined by '/'.");
  }
  std::erase_if(all, [&](const Listed& one) {
    return !std::all_of(tags.begin(), tags.end(), [&](const std::string& tag) { return has(one, tag); });
  });
  return all;
}

void write_listed(Description& text, const std::vector<Listed>& listed, Behind::Unit unit,
                  Language language) {
  std::int64_t stands_for = 0;
  for (const Listed& one : listed) stands_for += one.stands_for;
  const bool is_certificates = unit == Behind::Unit::certificates;
  std::string heading = fmt::format("{}: {}",
                                    is_certificates ? in(language, "Certificaten", "Certificates")
                                                    : in(language, "Instellingen", "Institutions"),
                                    stands_for);
  if (stands_for != static_cast<std::int64_t>(listed.size()))
    heading += fmt::format(fmt::runtime(in(language, " in {} rijen", " in {} rows")), listed.size());
  text.line(heading);
  text.blank();
  for (const Listed& one : listed) {
    text.line(is_certificates ? one.id + ' ' + one.name : fmt::format("{} ({})", one.name, one.id));
    for (const std::string& line : one.lines) text.line(line, 2);
  }
  if (!listed.empty()) text.blank();
}

Json as_json(const Behind& behind, const Material& material) {
  Json json{{"cell", behind.cell}};
  if (!behind.place.empty()) json["place"] = behind.place;
  if (behind.unit == Behind::Unit::offerings) {
    std::vector<store::OfferingRow> rows;
    for (const OfferingFacts& facts : behind.offerings) rows.push_back(*facts.offering);
    json["offerings"] = Json::parse(json_of(rows, material.lists));
    return json;
  }
  Json& list = json[behind.unit == Behind::Unit::certificates ? "certificates" : "institutions"];
  list = Json::array();
  for (const Listed& one : behind.listed)
    list.push_back(
        {{"id", one.id}, {"name", one.name}, {"stands_for", one.stands_for}, {"known", one.lines}});
  return json;
}

}  // namespace

Result<Behind> behind_cell(const Material& material, const std::vector<MonitorTable>& tables,
                           std::string_view cell, Language language) {
  auto resolved = resolve(tables, cell, language);
  if (!resolved) return tl::unexpected(resolved.error());
  const auto [unit, words] = unit_of(resolved->cell);
  Behind behind{unit, resolved->cell, resolved->place, {}, {}};
  if (unit != Behind::Unit::offerings) {
    auto all = unit == Behind::Unit::certificates ? certificates_listed(material, language)
                                                  : institutions_listed(material, language);
    auto listed = chosen(std::move(all), unit, words);
    if (!listed) return tl::unexpected(listed.error());
    behind.listed = std::move(*listed);
    return behind;
  }
  auto offerings = facts_behind(material.rows, material.lists, words);
  if (!offerings) return tl::unexpected(offerings.error());
  behind.offerings = std::move(*offerings);
  return behind;
}

Result<std::string> explain_count(const Material& material, const std::vector<MonitorTable>& tables,
                                  std::string_view cell, Language language, int width) {
  const auto behind = behind_cell(material, tables, cell, language);
  if (!behind) return tl::unexpected(behind.error());
  Description text(material.rows, material.lists, language, width);
  if (!behind->place.empty()) text.line(behind->place);
  text.line(behind->cell);
  if (behind->unit == Behind::Unit::offerings) {
    std::vector<store::OfferingRow> rows;
    for (const OfferingFacts& facts : behind->offerings) rows.push_back(*facts.offering);
    text.offerings(rows, [&](const store::OfferingRow& row) {
      return text.institution_name(row.institution) + ": " + text.certificate_name(row.code);
    });
  } else {
    write_listed(text, behind->listed, behind->unit, language);
  }
  text.line(coverage_line(material.counts, language));
  return text.take();
}

Result<std::string> explain_count_json(const Material& material, const std::vector<MonitorTable>& tables,
                                       std::string_view cell, Language language) {
  const auto behind = behind_cell(material, tables, cell, language);
  if (!behind) return tl::unexpected(behind.error());
  return as_json(*behind, material).dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace vindbaar::report
