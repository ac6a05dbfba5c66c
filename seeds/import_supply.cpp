#include "core/csv.hpp"
#include "core/text.hpp"
#include "seeds/cells.hpp"
#include "seeds/supply.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>
#include <tuple>

namespace vindbaar::seeds {
namespace {

using Names = std::initializer_list<std::string_view>;

/// A column by any of its names: capitals, spaces, '_' and '-' aside.
std::optional<std::size_t> column_named(const CsvTable& table, Names names) {
  const auto plain = [](std::string_view text) {
    std::string kept;
    for (const char letter : fold(text)) {
      if (letter != ' ' && letter != '_' && letter != '-') kept += letter;
    }
    return kept;
  };
  for (const std::string_view name : names) {
    for (std::size_t at = 0; at < table.header.size(); ++at) {
      if (plain(table.header[at]) == plain(name)) return at;
    }
  }
  return std::nullopt;
}

Result<std::size_t> needed_column(const CsvTable& table, std::string_view file, Names names) {
  if (const auto found = column_named(table, names)) return *found;
  std::string wanted;
  for (const std::string_view name : names) wanted += (wanted.empty() ? "" : ", ") + std::string(name);
  return failure(Error::Kind::bad_input, "E-IMPORT-COLUMN",
                 std::string(file) + ":1: expected a column named one of: " + wanted,
                 "Add or rename the column and import again.");
}

/// What could not be used, gathered by reason so that a long import gives short remarks.
class Remarks {
 public:
  void add(const std::string& reason, const std::string& what) { by_reason_[reason].push_back(what); }
  std::vector<std::string> lines() const {
    std::vector<std::string> lines;
    for (const auto& [reason, things] : by_reason_) {
      const std::set<std::string> distinct(things.begin(), things.end());
      std::string named;
      std::size_t shown = 0;
      for (const std::string& thing : distinct) {
        if (shown++ == most_named) break;
        named += (named.empty() ? "" : ", ") + thing;
      }
      lines.push_back(fmt::format("{} row(s) left out: {} ({}{})", things.size(), reason, named,
                                  distinct.size() > most_named ? ", …" : ""));
    }
    return lines;
  }

 private:
  static constexpr std::size_t most_named = 10;
  std::map<std::string, std::vector<std::string>> by_reason_;
};

std::optional<bool> read_funding(std::string_view cell) {
  const std::string word = fold(cell);
  if (word == "niet bekostigd" || word == "niet_bekostigd" || word == "niet-bekostigd" || word == "nbi" ||
      word == "private" || word == "false" || word == "nee")
    return false;
  if (word == "bekostigd" || word == "funded" || word == "true" || word == "ja") return true;
  if (word.starts_with("niet bekostigde") || word.starts_with("niet-bekostigde")) return false;
  if (word.starts_with("bekostigde")) return true;
  return std::nullopt;
}

/// A number of certificates; "<5" and its kin are known to be at least one and no more.
struct Amount {
  std::optional<int> count;
  bool is_hidden = false;
};

std::optional<Amount> read_amount(std::string_view cell) {
  const std::string text(trim(cell));
  if (text.starts_with('<') || text == "-1") return Amount{std::nullopt, true};
  if (text.empty()) return Amount{0, false};
  if (const auto number = read_whole_number(text)) return Amount{*number, false};
  return std::nullopt;
}

const char* spelled(std::optional<bool> funded) {
  if (!funded) return "";
  return *funded ? "true" : "false";
}

/// The crebo numbers (five digits) in a text.
std::vector<std::string> crebos_in(std::string_view text) {
  std::vector<std::string> found;
  std::string digits;
  for (const char letter : std::string(text) + ' ') {
    if (letter >= '0' && letter <= '9') {
      digits += letter;
      continue;
    }
    if (digits.size() == 5) found.push_back(digits);
    digits.clear();
  }
  return found;
}

using Programmes = std::multimap<std::string, std::string>;  // crebo to certificate code

Result<Programmes> programmes_of(std::string_view relations, std::string_view name, const Lists& lists) {
  Programmes programmes;
  for (const Certificate& certificate : lists.certificates) {
    for (const std::string& crebo : crebos_in(certificate.qualification))
      programmes.emplace(crebo, certificate.code.text());
  }
  if (relations.empty()) return programmes;
  const auto table = read_csv(relations, name);
  if (!table) return tl::unexpected(table.error());
  const auto code = needed_column(*table, name, {"code", "certificaatcode", "opleidingsonderdeelcode"});
  if (!code) return tl::unexpected(code.error());
  const auto crebo =
      needed_column(*table, name, {"crebo", "erkendeopleidingscode", "kwalificatiecode", "programme"});
  if (!crebo) return tl::unexpected(crebo.error());
  for (const CsvRow& row : table->rows) {
    const auto read = read_code(row.cells[*code]);
    if (!read || lists.certificate(read->text()) == nullptr) continue;
    for (const std::string& number : crebos_in(row.cells[*crebo])) programmes.emplace(number, read->text());
  }
  return programmes;
}

std::string date_cell(const CsvRow& row, std::optional<std::size_t> column) {
  if (!column) return {};
  const auto date = Date::parse(std::string_view(row.cells[*column]).substr(0, 10));
  return date ? date->text() : std::string();
}

}  // namespace

Result<Import> import_achieved(std::string_view bytes, std::string_view name, const Lists& lists) {
  const auto table = read_csv(bytes, name);
  if (!table) return tl::unexpected(table.error());
  const auto code =
      needed_column(*table, name, {"code", "certificaatcode", "keuzedeelcode", "erkendeopleidingscode"});
  if (!code) return tl::unexpected(code.error());
  const auto year = needed_column(*table, name, {"year", "jaar", "kalenderjaar", "schooljaar"});
  if (!year) return tl::unexpected(year.error());
  const auto count = needed_column(*table, name, {"count", "aantal", "aantal certificaten", "behaald"});
  if (!count) return tl::unexpected(count.error());
  const auto funding = column_named(*table, {"provider", "bekostigd", "bekostiging", "funded", "aanbieder"});

  using Key = std::tuple<std::string, int, std::string>;  // code, year, funded
  std::map<Key, Amount> sums;
  Remarks remarks;
  for (const CsvRow& row : table->rows) {
    const auto read = read_code(row.cells[*code]);
    if (!read) {
      remarks.add("no certificate code", row.cells[*code]);
      continue;
    }
    const auto* certificate = lists.certificate(read->text());
    if (certificate == nullptr || certificate->lnv) {
      remarks.add(certificate == nullptr ? "not in certificates.csv" : "an LNV certificate (R4)",
                  read->text());
      continue;
    }
    const auto when = read_whole_number(std::string_view(row.cells[*year]).substr(0, 4));
    const auto amount = read_amount(row.cells[*count]);
    if (!when || !amount)
      return failure(Error::Kind::bad_input, "E-IMPORT-CELL",
                     fmt::format("{}:{}: expected a year and a number, found '{}' and '{}'", name, row.line,
                                 row.cells[*year], row.cells[*count]));
    Amount& sum = sums[{read->text(), *when, funding ? spelled(read_funding(row.cells[*funding])) : ""}];
    sum.is_hidden = sum.is_hidden || amount->is_hidden;
    if (amount->count) sum.count = sum.count.value_or(0) + *amount->count;
  }
  Import import;
  import.csv = csv_row({"code", "year", "funded", "count", "hidden", "source"}) + "\r\n";
  for (const auto& [key, amount] : sums) {
    const auto& [of_code, of_year, funded] = key;
    import.csv +=
        csv_row({of_code, std::to_string(of_year), funded, amount.count ? std::to_string(*amount.count) : "",
                 amount.is_hidden ? "true" : "false", std::string(name)}) +
        "\r\n";
  }
  import.rows = sums.size();
  import.remarks = remarks.lines();
  return import;
}

Result<Import> import_licences(std::string_view bytes, std::string_view name, std::string_view relations,
                               std::string_view relations_name, const Lists& lists) {
  const auto table = read_csv(bytes, name);
  if (!table) return tl::unexpected(table.error());
  const auto brin = needed_column(*table, name,
                                  {"brin", "instellingscode", "instellingserkenningscode",
                                   "onderwijsinstellingserkenningscode", "institution_id"});
  if (!brin) return tl::unexpected(brin.error());
  const auto programme =
      needed_column(*table, name, {"erkendeopleidingscode", "crebo", "opleidingscode", "code"});
  if (!programme) return tl::unexpected(programme.error());
  const auto from = column_named(*table, {"begindatum", "valid_from", "ingangsdatum"});
  const auto until = column_named(*table, {"einddatum", "valid_until"});
  const auto stage = column_named(*table, {"stadium"});
  const auto programmes = programmes_of(relations, relations_name, lists);
  if (!programmes) return tl::unexpected(programmes.error());

  std::map<std::string, std::string> institutions;
  for (const Institution& one : lists.institutions) {
    institutions.emplace(lower(one.id), one.id);
    if (!one.brin.empty()) institutions.emplace(lower(one.brin), one.id);
  }
  using Key = std::tuple<std::string, std::string, std::string, std::string, std::string>;
  std::set<Key> rows;
  Remarks remarks;
  for (const CsvRow& row : table->rows) {
    const std::string where = lower(trim(row.cells[*brin]));
    const auto institution = institutions.find(where.size() > 4 && !institutions.contains(where)
                                                   ? where.substr(0, 4)  // "25PJ00": the branch is left off
                                                   : where);
    if (institution == institutions.end()) {
      remarks.add("no institution of institutions.csv has this BRIN", where);
      continue;
    }
    if (stage && lower(row.cells[*stage]) == "slapend") {
      remarks.add("the licence is dormant (SLAPEND)", where);
      continue;
    }
    std::vector<std::string> codes;
    const std::string programme_code(trim(row.cells[*programme]));
    if (const auto own = read_code(programme_code); own && lists.certificate(own->text()) != nullptr) {
      codes.push_back(own->text());
    } else {
      const auto [first, last] = programmes->equal_range(programme_code);
      for (auto at = first; at != last; ++at) codes.push_back(at->second);
    }
    if (codes.empty()) remarks.add("no certificate is tied to this programme", programme_code);
    for (const std::string& code : codes) {
      if (lists.certificate(code)->lnv) continue;
      rows.insert({institution->second, code, programme_code, date_cell(row, from), date_cell(row, until)});
    }
  }
  Import import;
  import.csv =
      csv_row({"institution_id", "code", "programme", "valid_from", "valid_until", "source"}) + "\r\n";
  for (const auto& [institution, code, crebo, valid_from, valid_until] : rows)
    import.csv += csv_row({institution, code, crebo, valid_from, valid_until, std::string(name)}) + "\r\n";
  import.rows = rows.size();
  import.remarks = remarks.lines();
  return import;
}

}  // namespace vindbaar::seeds
