#include "core/text.hpp"
#include "seeds/checks.hpp"
#include "seeds/lists.hpp"
#include "seeds/table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace vindbaar::seeds {
namespace {

constexpr const char* list = "institutions.csv";

constexpr std::array<std::string_view, 13> provinces{
    "drenthe",       "flevoland",     "friesland",  "fryslan", "gelderland", "groningen",   "limburg",
    "noord-brabant", "noord-holland", "overijssel", "utrecht", "zeeland",    "zuid-holland"};

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_id(std::string_view id) {
  return id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == id.npos;
}

/// Two digits and two letters, as DUO gives them out.
bool is_brin(std::string_view brin) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  return brin.size() == 4 && is_digit(brin[0]) && is_digit(brin[1]) && is_letter(brin[2]) &&
         is_letter(brin[3]);
}

void check_words(const Institution& institution, Notes& notes) {
  if (!is_id(institution.id))
    notes.error(
        list, institution.line, "id",
        fmt::format("expected lower-case letters, digits and '-', found {}", in_quotes(institution.id)));
  if (!institution.brin.empty() && !is_brin(institution.brin))
    notes.warning(list, institution.line, "brin",
                  fmt::format("expected two digits and two letters such as 25PJ, found {}",
                              in_quotes(institution.brin)));
  if (!institution.type.empty() && !holds(institution_types, institution.type))
    notes.warning(list, institution.line, "type",
                  fmt::format("expected one of {}, found {}", fmt::join(institution_types, ", "),
                              in_quotes(institution.type)));
  if (holds(institution_types, institution.type) && institution.funded == (institution.type == "nbi"))
    notes.warning(
        list, institution.line, "funded",
        fmt::format("type {} and funded {} do not go together", institution.type, institution.funded));
  if (!institution.province.empty() && !holds(provinces, fold(institution.province)))
    notes.warning(
        list, institution.line, "province",
        fmt::format("expected a province of the Netherlands, found {}", in_quotes(institution.province)));
}

}  // namespace

void check_institutions(const Lists& lists, Notes& notes) {
  std::map<std::string, const Institution*> ids;
  std::map<std::string, const Institution*> names;
  std::map<std::string, const Institution*> brins;
  if (lists.institutions.empty()) notes.warning(list, 0, "", "the list is empty: there is nothing to crawl");
  for (const Institution& institution : lists.institutions) {
    check_words(institution, notes);
    check_dates(list, institution.line, institution.valid_from, institution.valid_until, notes);

    const auto [same_id, is_new_id] = ids.try_emplace(institution.id, &institution);
    if (!is_new_id) {
      notes.error(
          list, institution.line, "id",
          fmt::format("{} is the id of line {} too", in_quotes(institution.id), same_id->second->line));
      continue;  // the rest would be said of the same row twice
    }
    const auto [same_name, is_new_name] = names.try_emplace(fold(institution.name), &institution);
    if (!is_new_name)
      notes.warning(
          list, institution.line, "name",
          fmt::format("{} is the name of line {} too", in_quotes(institution.name), same_name->second->line));
    if (institution.brin.empty()) continue;
    const auto [same_brin, is_new_brin] = brins.try_emplace(institution.brin, &institution);
    if (!is_new_brin && !are_related(lists, institution, *same_brin->second))
      notes.warning(list, institution.line, "brin",
                    fmt::format("{} is the BRIN of line {} ({}) too, and neither succeeded the other",
                                institution.brin, same_brin->second->line, same_brin->second->id));
  }
}

}  // namespace vindbaar::seeds
