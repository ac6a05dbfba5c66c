#pragma once
// What every command starts from: the seeds, the reference date, the run and its manifest.

#include "app/options.hpp"
#include "app/run_folder.hpp"
#include "core/date.hpp"
#include "core/result.hpp"
#include "seeds/seeds.hpp"

#include <map>
#include <string>

namespace vindbaar::app {

/// Seeds that can be used, and the hash of each file they came from.
struct Inputs {
  std::filesystem::path folder;
  seeds::Lists lists;
  std::map<std::string, std::string> hashes;  ///< "lists/certificates.csv" to SHA-256.
};

/// Reads the seeds. The folder `asked` may be the default "seeds" while the program is run from elsewhere:
/// then the one beside the program's own source tree is taken. Problems that are errors are all told on
/// stderr; the error then says how many.
Result<Inputs> read_inputs(const std::filesystem::path& asked);

/// Where read_inputs looks.
std::filesystem::path seeds_folder(const std::filesystem::path& asked);

/// Today in UTC.
Date today();
Instant now();

/// `text` as a date, or `otherwise` when it is empty.
Result<Date> date_or(const std::string& text, Date otherwise);

/// A run that must exist. Fails with `bad_input`, "E-RUN-MISSING", naming the runs there are.
struct OpenRun {
  RunFolder folder;
  Manifest manifest;
  Date day;  ///< Reference date.
};
Result<OpenRun> open_run(const GlobalOptions& options, const std::string& name);

}  // namespace vindbaar::app
