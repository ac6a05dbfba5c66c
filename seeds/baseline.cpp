#include "core/text.hpp"
#include "seeds/files.hpp"
#include "seeds/table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace vindbaar::seeds {
namespace {

constexpr std::array sector_columns{"zorg",       "techniek", "voedsel_groen_gastvrijheid", "handel", "ict",
                                    "mobiliteit", "overig"};

const Columns certificate_columns{{"sector", "code_printed", "kind_actual"},
                                  {"aanbieders_bekostigd", "aanbieders_niet_bekostigd", "totaal", "source"}};
const Columns institution_columns{{"instelling"}, {}};

std::optional<CertificateKind> read_printed_kind(std::string_view cell) {
  if (cell == "beroepsgericht_onderdeel") return CertificateKind::vocational_unit;
  return from_word<CertificateKind>(cell);
}
constexpr CellKind<CertificateKind> a_printed_kind{read_printed_kind,
                                                   "keuzedeel, beroepsonderdeel or beroepsgericht_onderdeel"};

/// The codes in "K0511 / K1257" that are in the register. "K0042/43" names two codes by a short form that we
/// do not open: nobody can say whether it is a misprint.
std::vector<CertificateCode> codes_in(const std::string& printed, const Lists& lists) {
  std::vector<CertificateCode> codes;
  for (const CodeMention& mention : find_codes(printed))
    if (lists.certificate(mention.code.text())) codes.push_back(mention.code);
  return codes;
}

/// "mei_20", "feb_22": three letters of a month and two digits of a year.
bool is_reference_date(std::string_view column) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return column.size() == 6 && std::all_of(column.begin(), column.begin() + 3, is_letter) &&
         column[3] == '_' && is_digit(column[4]) && is_digit(column[5]);
}

/// The columns of the dates a table compares, in the order printed: the last is the current one.
std::vector<std::string> reference_dates(const Table& table) {
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const auto& [column, position] : table.extra_columns())
    if (is_reference_date(column)) found.emplace_back(position, column);
  std::sort(found.begin(), found.end());
  std::vector<std::string> columns;
  for (const auto& [position, column] : found) columns.push_back(column);
  return columns;
}

std::string institution_named(const std::string& printed, const Lists& lists) {
  const std::string name = fold(printed);
  for (const Institution& institution : lists.institutions) {
    const auto report_name = institution.extra.find("report_name");
    if (report_name != institution.extra.end() && fold(report_name->second) == name) return institution.id;
  }
  return {};
}

/// Columns outside the contract, read as numbers: these tables have their measures as columns.
class Measures {
 public:
  Measures(Row& row) : row_(row), cells_(row.extra()) {}

  std::optional<int> number(const std::string& column) {
    const std::string& cell = cells_[column];
    if (cell.empty()) return std::nullopt;
    const auto number = read_whole_number(cell);
    if (!number) row_.unexpected(column, a_whole_number.expected, cell);
    return number;
  }

  const std::string& text(const std::string& column) { return cells_[column]; }

 private:
  Row& row_;
  std::map<std::string, std::string> cells_;
};

void read_certificate_table(const std::filesystem::path& file, const Lists& lists, Baseline& baseline,
                            std::vector<Problem>& problems) {
  const auto table = Table::open(file, certificate_columns, problems);
  if (!table) return;
  for (const CsvRow& cells : table->rows()) {
    Row row{*table, cells, problems};
    PrintedCertificate printed;
    printed.printed_code = row.needed_text("code_printed");
    printed.codes = codes_in(printed.printed_code, lists);
    printed.sector = row.text("sector");
    printed.kind = row.needed_value("kind_actual", a_printed_kind).value_or(CertificateKind::elective_unit);
    printed.funded = row.value("aanbieders_bekostigd", a_whole_number);
    printed.private_ = row.value("aanbieders_niet_bekostigd", a_whole_number);
    printed.total = row.value("totaal", a_whole_number);
    printed.source = row.text("source");
    baseline.certificates.push_back(std::move(printed));
  }
}

PrintedInstitution read_printed_institution(Row& row, const std::vector<std::string>& dates, bool funded,
                                            const Lists& lists) {
  Measures measures{row};
  PrintedInstitution printed;
  printed.printed_name = row.needed_text("instelling");
  printed.institution_id = institution_named(printed.printed_name, lists);
  printed.funded = funded;
  if (dates.size() > 1) printed.previous = measures.number(dates[dates.size() - 2]);
  if (!dates.empty()) printed.current = measures.number(dates.back());
  printed.elective_units = measures.number("wv_keuzedeel");
  printed.vocational_units = measures.number("wv_beroepsonderdeel");
  for (const char* sector : sector_columns) printed.sectors[sector] = measures.number(sector);
  printed.source = measures.text("source");
  return printed;
}

void read_institution_table(const std::filesystem::path& file, bool funded, const Lists& lists,
                            Baseline& baseline, std::vector<Problem>& problems) {
  const auto table = Table::open(file, institution_columns, problems);
  if (!table) return;
  const std::vector<std::string> dates = reference_dates(*table);
  if (dates.empty())
    problems.push_back({Problem::Severity::error, table->file(), 1, "",
                        "expected a column named by month and year, such as feb_22"});
  for (const CsvRow& cells : table->rows()) {
    Row row{*table, cells, problems};
    PrintedInstitution printed = read_printed_institution(row, dates, funded, lists);
    const bool is_total = fold(printed.printed_name) == "totaal";
    if (is_total)
      (funded ? baseline.funded_total : baseline.private_total) = std::move(printed);
    else
      baseline.institutions.push_back(std::move(printed));
  }
}

std::string reference_dates_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (auto entry = std::filesystem::directory_iterator{folder, error};
       !error && entry != std::filesystem::directory_iterator{}; entry.increment(error))
    if (entry->is_directory(error)) names.push_back(entry->path().filename().string());
  std::sort(names.begin(), names.end());
  return names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

Result<Baseline> read_baseline(const std::filesystem::path& folder, std::string_view date,
                               const Lists& lists) {
  const std::filesystem::path tables = folder / "baseline" / std::string{date};
  const bool is_name = !date.empty() && date.find_first_not_of("0123456789-") == date.npos;
  if (!is_name || !is_present(tables))
    return failure(Error::Kind::bad_input, "E-BASELINE-MISSING",
                   fmt::format("There are no published tables of '{}' in {}.", date,
                               (folder / "baseline").generic_string()),
                   fmt::format("Choose one of: {}.", reference_dates_in(folder / "baseline")));

  Baseline baseline;
  baseline.date = std::string{date};
  std::vector<Problem> problems;
  for (const char* name :
       {"bijlage_table_1.csv", "bijlage_table_2.csv", "bijlage_table_3.csv", "bijlage_table_4.csv"})
    if (is_present(tables / name)) read_certificate_table(tables / name, lists, baseline, problems);
  for (const auto& [name, funded] : {std::pair{"bijlage_table_5.csv", true}, {"bijlage_table_6.csv", false}})
    if (is_present(tables / name)) read_institution_table(tables / name, funded, lists, baseline, problems);

  std::string wrong;
  for (const Problem& problem : problems)
    if (problem.severity == Problem::Severity::error) wrong += (wrong.empty() ? "" : "\n") + problem.text();
  if (!wrong.empty())
    return failure(Error::Kind::bad_input, "E-BASELINE", wrong,
                   "Mend the cells named and read the tables again.");
  return baseline;
}

}  // namespace vindbaar::seeds
