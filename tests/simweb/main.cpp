// simweb: the simulated web as a program. Writes what is asked for, then serves until its standard input
// ends.

#include "tests/simweb/defaults.hpp"
#include "tests/simweb/proxy.hpp"
#include "tests/simweb/web.hpp"
#include "tests/simweb/write_seeds.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vindbaar::simweb {
namespace {

struct Options {
  std::filesystem::path seeds = "seeds";
  int year = 2022;
  std::filesystem::path write_seeds;
  std::filesystem::path truth;
  std::filesystem::path known_differences;
  std::filesystem::path log;
  std::uint16_t port = 0;
  int max_seconds = defaults::server_seconds;
  std::vector<std::string> faults;
  bool no_serve = false;
};

void describe(CLI::App& app, Options& options) {
  app.add_option("--seeds", options.seeds, "folder of the real seeds")->capture_default_str();
  app.add_option("--year", options.year, "2022 (February) or 2020 (May)")->capture_default_str();
  app.add_option("--write-seeds", options.write_seeds,
                 "write the seeds for a run on this web into this folder");
  app.add_option("--truth", options.truth, "write the answer key as CSV");
  app.add_option("--known-differences", options.known_differences,
                 "write which printed figures this web cannot give back, and why, as CSV");
  app.add_option("--log", options.log, "append a line for every response sent");
  app.add_option("--port", options.port, "port on 127.0.0.1; 0 takes a free one")->capture_default_str();
  app.add_option("--max-seconds", options.max_seconds, "stop by itself after this long")
      ->capture_default_str();
  app.add_option("--fault", options.faults,
                 "institution=robots503|robotsdeny|hang|503once|down|shell|moved; may be repeated");
  app.add_flag("--no-serve", options.no_serve, "only write files");
}

Result<void> write_outputs(const Options& options, const Web& web) {
  if (!options.write_seeds.empty()) {
    if (auto done = write_seeds(options.seeds, options.write_seeds, web.schools()); !done) return done;
  }
  if (!options.truth.empty()) {
    if (auto done = write_file(options.truth, truth_csv(web.truth())); !done) return done;
  }
  if (options.known_differences.empty()) return {};
  return write_file(options.known_differences, differences_csv(web.differences()));
}

/// Standard input, when it is something whose end can be waited for.
int watchable_input() {
  struct stat about {};
  const bool waits = fstat(STDIN_FILENO, &about) == 0 && (S_ISFIFO(about.st_mode) || S_ISSOCK(about.st_mode));
  return waits ? STDIN_FILENO : -1;
}

Result<void> serve(const Options& options, Web& web) {
  std::vector<FaultyInstitution> faults;
  for (const std::string& text : options.faults) {
    auto fault = FaultyInstitution::parse(text);
    if (!fault) return tl::unexpected(fault.error());
    faults.push_back(*std::move(fault));
  }
  auto log = options.log.empty() ? Result<AccessLog>(AccessLog{}) : AccessLog::open(options.log);
  if (!log) return tl::unexpected(log.error());
  FaultySource source([&web](const Url& url) { return web.answer(url); },
                      [&web](std::string_view host) { return web.owner_of(host); }, faults);
  auto proxy = Proxy::listen(options.port, std::move(source), *std::move(log));
  if (!proxy) return tl::unexpected(proxy.error());
  std::printf("listening 127.0.0.1:%u\n", static_cast<unsigned>(proxy->port()));
  std::fflush(stdout);
  proxy->run(std::chrono::seconds(options.max_seconds), watchable_input());
  return {};
}

Result<void> run(const Options& options) {
  auto web = Web::create(options.seeds, options.year);
  if (!web) return tl::unexpected(web.error());
  std::fprintf(stderr, "simulated web of %d: %s\n", options.year, web->solver_notes().c_str());
  if (auto written = write_outputs(options, *web); !written) return written;
  return options.no_serve ? Result<void>{} : serve(options, *web);
}

int exit_code(const Error& error) {
  switch (error.kind) {
    case Error::Kind::usage:
      return 2;
    case Error::Kind::bad_input:
      return 3;
    case Error::Kind::not_writable:
      return 4;
    default:
      return 1;
  }
}

}  // namespace
}  // namespace vindbaar::simweb

int main(int argc, char** argv) {
  using namespace vindbaar::simweb;
  const pid_t parent = getppid();
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) return 0;  // the parent died before the line above took hold
  std::signal(SIGPIPE, SIG_IGN);
  Options options;
  CLI::App app("The simulated web of vindbaar: a proxy on this machine that plays the institutions' sites");
  describe(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? 0 : 2;
  }
  if (auto done = run(options); !done) {
    std::fprintf(stderr, "%s: %s\n", done.error().code.c_str(), done.error().what.c_str());
    if (!done.error().next.empty()) std::fprintf(stderr, "next: %s\n", done.error().next.c_str());
    return exit_code(done.error());
  }
  return 0;
}
