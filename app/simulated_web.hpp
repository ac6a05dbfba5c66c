#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <string>

namespace vindbaar::app {

struct SimulatedWebOptions {
  int year = 2022;
  std::filesystem::path seeds;   ///< The real lists, from which it makes its own.
  std::filesystem::path folder;  ///< Where it leaves seeds/, access.log, truth.csv and known-differences.csv.
};

/// The program `simweb` beside this one, running as a proxy on the loopback address for as long as this
/// object lives; it also ends when this process dies.
class SimulatedWeb {
 public:
  /// Fails with `unreachable`, "E-SIMWEB", when the program is missing or does not come up.
  static Result<SimulatedWeb> start(const SimulatedWebOptions& options);

  const std::string& proxy() const noexcept { return proxy_; }  ///< "http://127.0.0.1:40123".
  const std::filesystem::path& known_differences() const noexcept { return known_differences_; }

  SimulatedWeb(SimulatedWeb&& other) noexcept;
  SimulatedWeb& operator=(SimulatedWeb&& other) = delete;
  ~SimulatedWeb();

 private:
  SimulatedWeb() = default;
  int process_ = -1;
  int its_input_ = -1;  ///< Closing it tells the program to stop.
  std::string proxy_;
  std::filesystem::path known_differences_;
};

}  // namespace vindbaar::app
