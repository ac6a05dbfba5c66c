#include "core/text.hpp"
#include "seeds/files.hpp"
#include "seeds/lists.hpp"
#include "seeds/table.hpp"

namespace vindbaar::seeds {
namespace {

const Columns columns{{"institution_id", "title", "code", "verdict"},
                      {"who", "when", "quote", "record", "fingerprint", "register_version"}};

std::optional<Verdict> read_verdict(std::string_view cell) {
  return from_word<Verdict>(lower(cell));
}
constexpr CellKind<Verdict> a_verdict{read_verdict, "accepted, doubtful or rejected"};

std::optional<std::string> read_when(std::string_view cell) {
  if (const auto day = read_date(cell)) return day->text();
  if (const auto instant = parse_instant(cell)) return iso8601(*instant);
  return std::nullopt;
}
constexpr CellKind<std::string> a_moment{read_when,
                                         "a day (yyyy-mm-dd or d-m-yyyy) or a moment (yyyy-mm-ddThh:mm:ssZ)"};

void read_decision(Row& row, Lists& lists) {
  const std::string institution = row.needed_text("institution_id");
  const std::string title = row.needed_text("title");
  const auto code = row.needed_value("code", a_code);
  const Verdict verdict = row.needed_value("verdict", a_verdict).value_or(Verdict::doubtful);
  const std::string when = row.value("when", a_moment).value_or("");
  if (!code) return;
  lists.decisions.push_back({institution, title, *code, verdict, row.text("who"), when, row.text("quote"),
                             row.text("record"), row.text("fingerprint"), row.text("register_version"),
                             row.line()});
}

}  // namespace

void read_decisions(const std::filesystem::path& file, Lists& lists, std::vector<Problem>& problems) {
  if (!is_present(file)) return;
  const auto table = Table::open(file, columns, problems);
  if (!table) return;
  for (const CsvRow& cells : table->rows()) {
    Row row{*table, cells, problems};
    read_decision(row, lists);
  }
}

}  // namespace vindbaar::seeds
