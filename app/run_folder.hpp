#pragma once
// One websearch on disk: runs/NAME, complete and movable.

#include "core/date.hpp"
#include "core/result.hpp"
#include "core/vocabulary.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vindbaar::app {

/// What manifest.json says of one institution.
struct ManifestInstitution {
  std::string id;
  Outcome outcome = Outcome::failed;
  std::string reason;
  std::string robots;
  std::int64_t pages = 0;
  std::int64_t errors = 0;
  std::int64_t skipped = 0;
  std::int64_t waiting = 0;
};

/// Versions, settings, hashes, times, counts: enough to repeat the run.
struct Manifest {
  std::string run;
  std::string software;
  std::string reference_date;
  std::map<std::string, std::string> settings;
  std::map<std::string, std::string> seeds;  ///< File name to SHA-256.
  std::string crawl_started;
  std::string crawl_finished;  ///< Empty while there is something left to fetch.
  std::string analysed;        ///< When findings.sqlite was last made; empty: not yet.
  std::string counted;
  std::map<std::string, std::string> analysed_seeds;  ///< The seeds' hashes at that time.
  std::vector<ManifestInstitution> institutions;
  std::map<std::string, std::int64_t> counts;
  /// A publishing guard that was accepted: the figures it was accepted with, and why.
  struct Accepted {
    std::string what;
    std::string reason;
  };
  std::map<std::string, Accepted> accepted_guards;  ///< By the guard's id.
};

struct RunFolder {
  std::filesystem::path path;

  std::filesystem::path manifest() const { return path / "manifest.json"; }
  std::filesystem::path archive() const { return path / "archive"; }
  std::filesystem::path findings() const { return path / "findings.sqlite"; }
  std::filesystem::path readings() const { return path / "readings.sqlite"; }
  std::filesystem::path report() const { return path / "report"; }
};

/// `name` must be a plain folder name (letters, digits, '.', '-', '_'). Fails with `usage`, "E-RUN-NAME".
Result<RunFolder> run_folder(const std::filesystem::path& runs, const std::string& name);

/// Nothing when there is none yet; `corrupt`, "E-MANIFEST", when it cannot be read.
Result<std::optional<Manifest>> read_manifest(const RunFolder& run);

/// Replaces manifest.json in one step.
Result<void> write_manifest(const RunFolder& run, const Manifest& manifest);

/// Writes `bytes` to `file` in one step: a reader sees the old file or the new one, whole.
Result<void> write_file(const std::filesystem::path& file, const std::string& bytes);

Result<std::string> read_file(const std::filesystem::path& file);

}  // namespace vindbaar::app
