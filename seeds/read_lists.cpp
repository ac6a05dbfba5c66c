#include "core/text.hpp"
#include "seeds/lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace vindbaar::seeds {
namespace {

/// All that could be read, and why the rest could not.
struct Gathered {
  Lists lists;
  std::vector<Problem> problems;
};

bool is_error(const Problem& problem) {
  return problem.severity == Problem::Severity::error;
}

Gathered gather(const std::filesystem::path& folder) {
  Gathered all;
  read_institutions(list_path(folder, "institutions.csv"), all.lists, all.problems);
  read_certificates(list_path(folder, "certificates.csv"), all.lists, all.problems);
  read_portals(list_path(folder, "portals.csv"), all.lists, all.problems);
  read_other_units(list_path(folder, "keuzedelen_other.csv"), all.lists, all.problems);
  read_decisions(list_path(folder, "decisions.csv"), all.lists, all.problems);
  read_phrases(list_path(folder, "phrases"), all.lists, all.problems);
  return all;
}

}  // namespace

void sort_by_place(std::vector<Problem>& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  });
}

std::filesystem::path list_path(const std::filesystem::path& folder, const char* name) {
  return folder / "lists" / name;
}

Reading read_lists(const std::filesystem::path& folder) {
  Gathered all = gather(folder);
  sort_by_place(all.problems);
  const bool failed = std::any_of(all.problems.begin(), all.problems.end(), is_error);
  return {failed ? std::nullopt : std::optional{std::move(all.lists)}, std::move(all.problems)};
}

std::vector<Problem> examine(const std::filesystem::path& folder) {
  Gathered all = gather(folder);
  std::set<std::tuple<std::string, std::size_t, std::string>> unread;  // cells the checks see as empty
  for (const Problem& problem : all.problems)
    if (is_error(problem)) unread.emplace(problem.file, problem.line, problem.column);
  for (Problem& noticed : check(all.lists, folder))
    if (!unread.contains({noticed.file, noticed.line, noticed.column}))
      all.problems.push_back(std::move(noticed));
  sort_by_place(all.problems);
  return all.problems;
}

const Institution* Lists::institution(std::string_view id) const {
  const auto found = std::find_if(institutions.begin(), institutions.end(),
                                  [&](const Institution& i) { return i.id == id; });
  return found == institutions.end() ? nullptr : &*found;
}

const Certificate* Lists::certificate(std::string_view code) const {
  const auto found = std::find_if(certificates.begin(), certificates.end(),
                                  [&](const Certificate& c) { return c.code.text() == code; });
  return found == certificates.end() ? nullptr : &*found;
}

const std::vector<Phrase>& Lists::topic(std::string_view name) const {
  static const std::vector<Phrase> none;
  const auto found = phrases.find(std::string{name});
  return found == phrases.end() ? none : found->second;
}

std::string Problem::text() const {
  std::string place = line == 0 ? file : fmt::format("{}:{}", file, line);
  if (!column.empty()) place += fmt::format(": column '{}'", column);
  return fmt::format("{}: {}", place, message);
}

}  // namespace vindbaar::seeds
