#include "app/earlier_runs.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace vindbaar::app {
namespace {

std::string setting(const Manifest& manifest, const char* name) {
  const auto found = manifest.settings.find(name);
  return found == manifest.settings.end() ? std::string() : found->second;
}

}  // namespace

std::string latest_run_before(const std::filesystem::path& runs, Date day) {
  std::pair<std::string, std::string> latest;  // date and name
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(runs, problem)) {
    const auto folder = run_folder(runs, entry.path().filename().string());
    if (!folder) continue;
    const auto manifest = read_manifest(*folder);
    if (!manifest || !*manifest || (*manifest)->analysed.empty()) continue;
    const auto date = Date::parse((*manifest)->reference_date);
    if (!date || !(*date < day)) continue;
    latest = std::max(latest, std::pair((*manifest)->reference_date, (*manifest)->run));
  }
  return latest.second;
}

Result<std::vector<std::filesystem::path>> earlier_archives(const std::filesystem::path& runs,
                                                            const Manifest& manifest) {
  std::vector<std::filesystem::path> archives;
  std::set<std::string> seen = {manifest.run};
  std::string follower = manifest.run;
  for (std::string name = setting(manifest, since_setting); !name.empty() && seen.insert(name).second;) {
    auto folder = run_folder(runs, name);
    if (!folder) return tl::unexpected(folder.error());
    auto earlier = read_manifest(*folder);
    if (!earlier) return tl::unexpected(earlier.error());
    if (!*earlier) {
      return failure(Error::Kind::bad_input, "E-RUN-SINCE",
                     "run " + follower + " follows run " + name + ", which is not in " + runs.string() +
                         ": the pages that did not change since lie there",
                     "put the folder " + folder->path.string() + " back in its place; nothing was counted");
    }
    archives.push_back(folder->archive());
    const bool needs_others = setting(**earlier, self_contained_setting) != "true";
    follower = name;
    name = needs_others ? setting(**earlier, since_setting) : "";
  }
  return archives;
}

Result<std::vector<std::filesystem::path>> archives_to_read(const RunFolder& run, const Manifest& manifest) {
  std::vector<std::filesystem::path> archives = {run.archive()};
  if (setting(manifest, self_contained_setting) == "true") return archives;
  auto earlier = earlier_archives(run.path.parent_path(), manifest);
  if (!earlier) return tl::unexpected(earlier.error());
  archives.insert(archives.end(), earlier->begin(), earlier->end());
  return archives;
}

}  // namespace vindbaar::app
