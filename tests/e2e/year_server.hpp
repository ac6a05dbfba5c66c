#pragma once
// Serves one simulated year or the other to runs of the built program.

#include "tests/e2e/two_years.hpp"
#include "tests/simweb/proxy.hpp"
#include "tests/support/program.hpp"

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace vindbaar::tests {

class YearServer {
 public:
  explicit YearServer(TwoYears years);
  ~YearServer();
  YearServer(const YearServer&) = delete;
  YearServer& operator=(const YearServer&) = delete;

  /// From now on the later year is served.
  void turn_the_year() { is_later_ = true; }
  /// `vindbaar run` of what is served now.
  Finished run(const std::string& name, const std::string& day, std::vector<std::string> more = {}) const;
  /// Any other command on the same seeds and runs.
  Finished call(std::vector<std::string> arguments) const;

  std::filesystem::path runs() const { return folder_.path() / "runs"; }
  std::filesystem::path seeds() const { return folder_.path() / "seeds"; }
  const TwoYears& years() const { return years_; }

 private:
  void write_seeds() const;
  std::optional<simweb::Answer> answer(const Url& url) const;
  bool stammers_first(std::string_view address) const;

  TemporaryFolder folder_;
  TwoYears years_;
  std::atomic<bool> is_later_{false};
  mutable std::mutex answering_;
  mutable std::set<std::string> stammered_;
  std::unique_ptr<simweb::Proxy> proxy_;
  std::thread server_;
};

/// Every row of diff-OLD.csv that does not say what is true, and every truth without a row, a line each.
std::string wrong_rows(const TwoYears& years, const std::filesystem::path& csv);

}  // namespace vindbaar::tests
