#include "core/text.hpp"
#include "seeds/lists.hpp"
#include "seeds/table.hpp"

namespace vindbaar::seeds {
namespace {

const Columns columns{
    {"id", "name", "funded", "start_urls"},
    {"type", "brin", "province", "extra_hosts", "successor_of", "merged_into", "valid_from", "valid_until"},
    {"include_paths", "exclude_paths", "max_pages", "max_megabytes", "follow_moves"}};

std::string upper_ascii(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

/// "Roc" as "ROC" and "NBI" as "nbi"; a word we do not know stays as it is, for check() to ask about.
std::string known_type(const std::string& printed) {
  for (std::string_view type : institution_types)
    if (lower(type) == lower(printed)) return std::string{type};
  return printed;
}

Institution read_institution(Row& row) {
  Institution institution;
  institution.id = row.needed_text("id");
  institution.name = row.needed_text("name");
  institution.type = known_type(row.text("type"));
  institution.funded = row.needed_value("funded", a_flag).value_or(false);
  institution.brin = upper_ascii(row.text("brin"));
  institution.province = row.text("province");
  institution.start_urls = row.values("start_urls", a_url);
  institution.extra_hosts = row.values("extra_hosts", a_host);
  institution.successor_of = list_of(row.text("successor_of"));
  institution.merged_into = row.text("merged_into");
  institution.valid_from = row.value("valid_from", a_date);
  institution.valid_until = row.value("valid_until", a_date);
  institution.include_paths = row.values("include_paths", a_path_pattern);
  institution.exclude_paths = row.values("exclude_paths", a_path_pattern);
  institution.max_pages = row.value("max_pages", a_budget);
  institution.max_megabytes = row.value("max_megabytes", a_budget);
  institution.follow_moves = row.value("follow_moves", a_flag).value_or(false);
  institution.extra = row.extra();
  institution.line = row.line();
  return institution;
}

}  // namespace

void read_institutions(const std::filesystem::path& file, Lists& lists, std::vector<Problem>& problems) {
  const auto table = Table::open(file, columns, problems);
  if (!table) return;
  for (const CsvRow& cells : table->rows()) {
    Row row{*table, cells, problems};
    lists.institutions.push_back(read_institution(row));
  }
}

}  // namespace vindbaar::seeds
