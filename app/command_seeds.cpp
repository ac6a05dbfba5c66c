#include "app/commands.hpp"

#include "extractors/extractors.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vindbaar::app {
namespace {

using Severity = seeds::Problem::Severity;

std::vector<seeds::Problem> all_problems(const std::filesystem::path& folder) {
  auto problems = seeds::examine(folder);
  if (const auto reading = seeds::read_lists(folder); reading.lists) {
    for (auto& problem : extractors::check_phrases(*reading.lists)) problems.push_back(std::move(problem));
  }
  return problems;
}

void print_json(const std::vector<seeds::Problem>& problems) {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& problem : problems) {
    rows.push_back({{"severity", problem.severity == Severity::error ? "error" : "warning"},
                    {"file", problem.file},
                    {"line", problem.line},
                    {"column", problem.column},
                    {"message", problem.message}});
  }
  say(rows.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

}  // namespace

Exit check_seeds(const GlobalOptions& options, const SeedsCheckCommand&) {
  const auto folder = seeds_folder(options.seeds);
  const auto problems = all_problems(folder);
  std::size_t errors = 0;
  for (const auto& problem : problems) {
    if (problem.severity == Severity::error) ++errors;
  }
  if (options.json) {
    print_json(problems);
  } else {
    for (const auto& problem : problems)
      say(fmt::format("{}: {}\n", problem.severity == Severity::error ? "error" : "warning", problem.text()));
    say(fmt::format("{}: {} error(s), {} warning(s)\n", folder.string(), errors, problems.size() - errors));
  }
  return errors == 0 ? Exit::done : Exit::bad_input;
}

}  // namespace vindbaar::app
