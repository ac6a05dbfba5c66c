#pragma once
// A run of the built program against the simulated web, served by this process, so that a test sees every
// request at the moment it arrives.

#include "tests/simweb/proxy.hpp"
#include "tests/simweb/web.hpp"
#include "tests/support/program.hpp"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace vindbaar::tests {

class SimulatedRun {
 public:
  struct Options {
    std::vector<std::string> only;    ///< Institution ids; empty means all.
    std::vector<std::string> faults;  ///< "deltion=robots503".
    int concurrency = 6;
  };
  explicit SimulatedRun(Options options);
  ~SimulatedRun();
  SimulatedRun(const SimulatedRun&) = delete;
  SimulatedRun& operator=(const SimulatedRun&) = delete;

  /// Arguments of `vindbaar run` (or `crawl`) for the run called `name`.
  std::vector<std::string> arguments(const std::string& command, const std::string& name) const;
  /// Options that every other command needs to find run and seeds.
  std::vector<std::string> global() const;

  /// Called on the server's thread with the number of requests so far, before that request is answered.
  void on_request(std::function<void(std::size_t)> hook);

  /// How often each URL was answered completely, by the server's own log.
  std::map<std::string, int> answered() const;
  void forget_log();

  std::filesystem::path run(const std::string& name) const { return folder_.path() / "runs" / name; }
  std::filesystem::path seeds() const { return folder_.path() / "seeds"; }
  const simweb::Web& web() const { return *web_; }

 private:
  void serve();

  TemporaryFolder folder_;
  Options options_;
  std::unique_ptr<simweb::Web> web_;
  std::unique_ptr<simweb::Proxy> proxy_;
  std::mutex hook_guard_;
  std::function<void(std::size_t)> hook_;
  std::size_t requests_ = 0;
  std::thread server_;
};

/// Rows of a report file as maps from column to cell.
std::vector<std::map<std::string, std::string>> read_rows(const std::filesystem::path& csv);

/// A report file without the column that tells when a page was archived: what must be equal between two
/// crawls.
std::string without_times(const std::filesystem::path& csv);

}  // namespace vindbaar::tests
