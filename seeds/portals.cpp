#include "seeds/files.hpp"
#include "seeds/lists.hpp"
#include "seeds/table.hpp"

namespace vindbaar::seeds {
namespace {

const Columns portal_columns{{"id", "name", "domain"}, {}};
const Columns other_columns{{"code", "name"}, {}};

}  // namespace

void read_portals(const std::filesystem::path& file, Lists& lists, std::vector<Problem>& problems) {
  if (!is_present(file)) return;
  const auto table = Table::open(file, portal_columns, problems);
  if (!table) return;
  for (const CsvRow& cells : table->rows()) {
    Row row{*table, cells, problems};
    const std::string id = row.needed_text("id");
    const std::string name = row.needed_text("name");
    const std::string domain = row.value("domain", a_host).value_or("");
    lists.portals.push_back({id, name, domain, row.line()});
  }
}

void read_other_units(const std::filesystem::path& file, Lists& lists, std::vector<Problem>& problems) {
  if (!is_present(file)) return;
  const auto table = Table::open(file, other_columns, problems);
  if (!table) return;
  for (const CsvRow& cells : table->rows()) {
    Row row{*table, cells, problems};
    const auto code = row.value("code", a_code);
    const std::string name = row.needed_text("name");
    lists.other_units.push_back({code, name, row.line()});
  }
}

}  // namespace vindbaar::seeds
