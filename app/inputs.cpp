#include "app/inputs.hpp"

#include "app/console.hpp"
#include "archive/archive.hpp"

#include <algorithm>
#include <chrono>

namespace vindbaar::app {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> hash_files(const fs::path& folder) {
  std::map<std::string, std::string> hashes;
  std::error_code problem;
  for (fs::recursive_directory_iterator it(folder / "lists", problem), end; !problem && it != end;
       it.increment(problem)) {
    if (!it->is_regular_file(problem) || it->path().extension() != ".csv") continue;
    if (const auto bytes = read_file(it->path()))
      hashes[fs::relative(it->path(), folder, problem).generic_string()] = archive::sha256_hex(*bytes);
  }
  return hashes;
}

std::string names_of_runs(const fs::path& runs) {
  std::vector<std::string> names;
  std::error_code problem;
  for (fs::directory_iterator it(runs, problem), end; !problem && it != end; it.increment(problem)) {
    if (fs::exists(it->path() / "manifest.json", problem)) names.push_back(it->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::size_t tell_errors(const std::vector<seeds::Problem>& problems) {
  std::size_t errors = 0;
  for (const auto& problem : problems) {
    if (problem.severity != seeds::Problem::Severity::error) continue;
    ++errors;
    tell(problem.text() + "\n");
  }
  return errors;
}

}  // namespace

fs::path seeds_folder(const fs::path& asked) {
  std::error_code problem;
  if (asked != "seeds" || fs::exists(asked / "lists", problem)) return asked;
  fs::path folder = fs::read_symlink("/proc/self/exe", problem).parent_path();
  for (; !problem && folder.has_relative_path(); folder = folder.parent_path()) {
    if (fs::exists(folder / "seeds" / "lists" / "institutions.csv", problem)) return folder / "seeds";
  }
  return asked;
}

Result<Inputs> read_inputs(const fs::path& asked) {
  Inputs inputs;
  inputs.folder = seeds_folder(asked);
  auto reading = seeds::read_lists(inputs.folder);
  if (reading.lists) {
    for (auto& problem : seeds::check(*reading.lists, inputs.folder))
      reading.problems.push_back(std::move(problem));
  }
  if (const std::size_t errors = tell_errors(reading.problems); errors > 0 || !reading.lists) {
    return failure(Error::Kind::bad_input, "E-SEEDS",
                   "the lists in " + inputs.folder.string() + " have " + std::to_string(errors) +
                       " error(s), named above",
                   "mend them and run the same command again; `vindbaar seeds check` shows warnings too");
  }
  inputs.lists = std::move(*reading.lists);
  inputs.hashes = hash_files(inputs.folder);
  return inputs;
}

Instant now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

Date today() {
  return Date::of(now());
}

Result<Date> date_or(const std::string& text, Date otherwise) {
  if (text.empty()) return otherwise;
  auto day = Date::parse(text);
  if (!day) {
    return failure(Error::Kind::usage, "E-USAGE", "--date: '" + text + "' is not a day",
                   "write it as year-month-day, for instance 2026-02-14");
  }
  return day;
}

Result<OpenRun> open_run(const GlobalOptions& options, const std::string& name) {
  auto folder = run_folder(options.runs, name);
  if (!folder) return tl::unexpected(folder.error());
  auto manifest = read_manifest(*folder);
  if (!manifest) return tl::unexpected(manifest.error());
  if (!*manifest) {
    const std::string known = names_of_runs(options.runs);
    return failure(Error::Kind::bad_input, "E-RUN-MISSING",
                   "there is no run '" + name + "' in " + options.runs.string(),
                   known.empty() ? "start one with: vindbaar run " + name : "the runs there are: " + known);
  }
  auto day = Date::parse((*manifest)->reference_date);
  if (!day) return tl::unexpected(day.error());
  return OpenRun{*folder, **manifest, *day};
}

}  // namespace vindbaar::app
