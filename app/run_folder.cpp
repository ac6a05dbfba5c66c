#include "app/run_folder.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace vindbaar::app {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const ManifestInstitution& row) {
  return Json{{"id", row.id},           {"outcome", word(row.outcome)}, {"reason", row.reason},
              {"robots", row.robots},   {"pages", row.pages},           {"errors", row.errors},
              {"skipped", row.skipped}, {"waiting", row.waiting}};
}

ManifestInstitution institution_of(const Json& json) {
  ManifestInstitution row;
  row.id = json.value("id", "");
  row.outcome = from_word<Outcome>(json.value("outcome", "")).value_or(Outcome::failed);
  row.reason = json.value("reason", "");
  row.robots = json.value("robots", "");
  row.pages = json.value("pages", std::int64_t{0});
  row.errors = json.value("errors", std::int64_t{0});
  row.skipped = json.value("skipped", std::int64_t{0});
  row.waiting = json.value("waiting", std::int64_t{0});
  return row;
}

Json to_json(const Manifest& manifest) {
  Json institutions = Json::array();
  for (const auto& row : manifest.institutions) institutions.push_back(to_json(row));
  Json accepted = Json::object();
  for (const auto& [id, guard] : manifest.accepted_guards)
    accepted[id] = {{"what", guard.what}, {"reason", guard.reason}};
  return Json{{"run", manifest.run},
              {"software", manifest.software},
              {"reference_date", manifest.reference_date},
              {"settings", manifest.settings},
              {"seeds", manifest.seeds},
              {"crawl_started", manifest.crawl_started},
              {"crawl_finished", manifest.crawl_finished},
              {"analysed", manifest.analysed},
              {"analysed_seeds", manifest.analysed_seeds},
              {"counted", manifest.counted},
              {"counts", manifest.counts},
              {"accepted_guards", accepted},
              {"institutions", institutions}};
}

Manifest manifest_of(const Json& json) {
  Manifest manifest;
  manifest.run = json.value("run", "");
  manifest.software = json.value("software", "");
  manifest.reference_date = json.value("reference_date", "");
  manifest.settings = json.value("settings", manifest.settings);
  manifest.seeds = json.value("seeds", manifest.seeds);
  manifest.crawl_started = json.value("crawl_started", "");
  manifest.crawl_finished = json.value("crawl_finished", "");
  manifest.analysed = json.value("analysed", "");
  manifest.analysed_seeds = json.value("analysed_seeds", manifest.analysed_seeds);
  manifest.counted = json.value("counted", "");
  manifest.counts = json.value("counts", manifest.counts);
  const Json accepted = json.value("accepted_guards", Json::object());
  for (const auto& [id, guard] : accepted.items()) {
    if (guard.is_object())
      manifest.accepted_guards[id] = {guard.value("what", ""), guard.value("reason", "")};
  }
  for (const auto& row : json.value("institutions", Json::array()))
    manifest.institutions.push_back(institution_of(row));
  return manifest;
}

tl::unexpected<Error> write_failure(const std::filesystem::path& file, int number) {
  return failure(Error::Kind::not_writable, "E-WRITE",
                 "could not write " + file.string() + ": " + std::strerror(number),
                 "make room or give permission, then run the same command again");
}

Result<void> write_all(int descriptor, const std::string& bytes, const std::filesystem::path& file) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = write(descriptor, bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return write_failure(file, errno);
    done += static_cast<std::size_t>(count);
  }
  if (fsync(descriptor) != 0) return write_failure(file, errno);
  return {};
}

}  // namespace

Result<RunFolder> run_folder(const std::filesystem::path& runs, const std::string& name) {
  constexpr const char* plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
  if (name.empty() || name.size() > 100 || name.front() == '.' || name.front() == '-' ||
      name.find_first_not_of(plain) != std::string::npos) {
    return failure(Error::Kind::usage, "E-RUN-NAME", "'" + name + "' cannot be the name of a run",
                   "use letters, digits, '-', '_' and '.', for instance 2026 or 2026-spot-check");
  }
  return RunFolder{runs / name};
}

Result<std::optional<Manifest>> read_manifest(const RunFolder& run) {
  std::error_code missing;
  if (!std::filesystem::exists(run.manifest(), missing)) return std::optional<Manifest>();
  auto text = read_file(run.manifest());
  if (!text) return tl::unexpected(text.error());
  const Json json = Json::parse(*text, nullptr, false);
  if (json.is_discarded() || !json.is_object()) {
    return failure(Error::Kind::corrupt, "E-MANIFEST", run.manifest().string() + " is not readable as JSON",
                   "restore it from a copy, or remove the run's folder and start again");
  }
  try {
    return manifest_of(json);
  } catch (const Json::exception& wrong_type) {
    return failure(Error::Kind::corrupt, "E-MANIFEST", run.manifest().string() + ": " + wrong_type.what(),
                   "restore it from a copy, or remove the run's folder and start again");
  }
}

Result<void> write_manifest(const RunFolder& run, const Manifest& manifest) {
  return write_file(run.manifest(),
                    to_json(manifest).dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

Result<void> write_file(const std::filesystem::path& file, const std::string& bytes) {
  std::error_code problem;
  if (!file.parent_path().empty()) std::filesystem::create_directories(file.parent_path(), problem);
  if (problem) return write_failure(file.parent_path(), problem.value());
  const std::filesystem::path fresh = file.string() + ".new";
  const int descriptor = open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) return write_failure(fresh, errno);
  auto written = write_all(descriptor, bytes, fresh);
  if (close(descriptor) != 0 && written) written = write_failure(fresh, errno);
  if (!written) return written;
  if (std::rename(fresh.c_str(), file.c_str()) != 0) return write_failure(file, errno);
  return {};
}

Result<std::string> read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  if (in) bytes << in.rdbuf();
  if (!in || in.bad()) {
    return failure(Error::Kind::bad_input, "E-READ",
                   "could not read " + file.string() + ": " + std::strerror(errno),
                   "check the name and that you may read it");
  }
  return bytes.str();
}

}  // namespace vindbaar::app
