#include "core/text.hpp"
#include "seeds/cells.hpp"
#include "seeds/files.hpp"
#include "seeds/supply.hpp"
#include "seeds/table.hpp"

namespace vindbaar::seeds {
namespace {

const Columns achieved_columns{{"code", "year", "count"}, {"funded", "hidden", "source"}};
const Columns potential_columns{{"institution_id", "code"},
                                {"programme", "valid_from", "valid_until", "source"}};

tl::unexpected<Error> unreadable(const std::vector<Problem>& problems, const char* again) {
  std::string what;
  for (const Problem& problem : problems) what += (what.empty() ? "" : "; ") + problem.text();
  return failure(Error::Kind::bad_input, "E-SEEDS", what, again);
}

bool has_errors(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) {
    if (problem.severity == Problem::Severity::error) return true;
  }
  return false;
}

}  // namespace

Result<std::optional<Achieved>> read_achieved(const std::filesystem::path& folder) {
  const auto file = folder / "lists" / "achieved.csv";
  if (!is_present(file)) return std::optional<Achieved>();
  std::vector<Problem> problems;
  Achieved achieved;
  if (const auto table = Table::open(file, achieved_columns, problems)) {
    for (const CsvRow& cells : table->rows()) {
      Row row{*table, cells, problems};
      const auto code = row.needed_value("code", a_code);
      const auto year = row.needed_value("year", a_whole_number);
      if (!code || !year) continue;
      AchievedRow one{*code, *year, row.value("funded", a_flag), row.value("count", a_whole_number)};
      one.is_hidden = row.value("hidden", a_flag).value_or(false);
      one.source = row.text("source");
      achieved.rows.push_back(std::move(one));
    }
  }
  if (has_errors(problems))
    return unreadable(problems, "Import it again: `vindbaar seeds import-achieved FILE`.");
  return std::optional<Achieved>(std::move(achieved));
}

Result<std::optional<Potential>> read_potential(const std::filesystem::path& folder) {
  const auto file = folder / "lists" / "potential.csv";
  if (!is_present(file)) return std::optional<Potential>();
  std::vector<Problem> problems;
  Potential potential;
  if (const auto table = Table::open(file, potential_columns, problems)) {
    for (const CsvRow& cells : table->rows()) {
      Row row{*table, cells, problems};
      const auto code = row.needed_value("code", a_code);
      const std::string institution = row.needed_text("institution_id");
      if (!code || institution.empty()) continue;
      potential.rows.push_back({institution, *code, row.text("programme"), row.value("valid_from", a_date),
                                row.value("valid_until", a_date)});
    }
  }
  if (has_errors(problems))
    return unreadable(problems, "Import it again: `vindbaar seeds import-licences FILE`.");
  return std::optional<Potential>(std::move(potential));
}

}  // namespace vindbaar::seeds
