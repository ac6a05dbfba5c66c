// Two simulated years, crawled, analysed and compared: every change with its cause, and the bridge adds up.
#include "tests/e2e/simulated_run.hpp"
#include "tests/e2e/two_years.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>

using namespace vindbaar;
using namespace vindbaar::tests;

namespace {

/// Serves one year or the other to runs of the built program.
class YearServer {
 public:
  YearServer() : years_(two_years()) {
    std::filesystem::create_directories(seeds() / "lists");
    std::filesystem::copy(SOURCE_DIR "/seeds/lists/phrases", seeds() / "lists/phrases",
                          std::filesystem::copy_options::recursive);
    for (const auto& each : std::filesystem::directory_iterator(SOURCE_DIR "/seeds/lists")) {
      if (each.is_regular_file() && each.path().filename() != "institutions.csv" &&
          each.path().filename() != "certificates.csv" && each.path().filename() != "decisions.csv" &&
          each.path().filename() != "keuzedelen_other.csv" && each.path().extension() == ".csv")
        std::filesystem::copy(each.path(), seeds() / "lists");
    }
    write_text(seeds() / "lists/institutions.csv", years_.institutions_csv);
    write_text(seeds() / "lists/certificates.csv", years_.certificates_csv);
    const auto answer = [this](const Url& url) -> std::optional<simweb::Answer> {
      const auto& pages = is_later_ ? years_.now : years_.before;
      if (const auto page = pages.find(url.text()); page != pages.end()) return page->second;
      const std::string root = "http://" + std::string(url.host()) + "/";
      const auto any = pages.lower_bound(root);
      if (any == pages.end() || !any->first.starts_with(root)) return std::nullopt;
      simweb::Answer missing;
      missing.status = 404;
      missing.fields = {{"Content-Type", "text/html"}};
      missing.body = "<h1>Niet gevonden</h1>";
      return missing;
    };
    auto log = simweb::AccessLog::open(folder_.path() / "access.log");
    if (!log) throw std::runtime_error(log.error().what);
    auto proxy = simweb::Proxy::listen(
        0, simweb::FaultySource(answer, [](std::string_view host) { return std::string(host); }, {}),
        std::move(*log));
    if (!proxy) throw std::runtime_error(proxy.error().what);
    proxy_ = std::make_unique<simweb::Proxy>(std::move(*proxy));
    server_ = std::thread([this] { proxy_->run(std::chrono::seconds(600)); });
  }
  ~YearServer() {
    proxy_->stop();
    server_.join();
  }
  YearServer(const YearServer&) = delete;
  YearServer& operator=(const YearServer&) = delete;

  void turn_the_year() { is_later_ = true; }
  Finished run(const std::string& name, const std::string& day, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {"--seeds",   seeds().string(),
                                          "--runs",    runs().string(),
                                          "run",       name,
                                          "--delay",   "0",
                                          "--date",    day,
                                          "--contact", "test@vindbaar.example",
                                          "--proxy",   "http://127.0.0.1:" + std::to_string(proxy_->port())};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_vindbaar(arguments);
  }
  Finished call(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--seeds", seeds().string(), "--runs", runs().string()});
    return run_vindbaar(arguments);
  }
  std::filesystem::path runs() const { return folder_.path() / "runs"; }
  std::filesystem::path seeds() const { return folder_.path() / "seeds"; }
  const TwoYears& years() const { return years_; }

 private:
  TemporaryFolder folder_;
  TwoYears years_;
  std::atomic<bool> is_later_{false};
  std::unique_ptr<simweb::Proxy> proxy_;
  std::thread server_;
};

}  // namespace

TEST_CASE("two simulated years are told apart, change by change and cause by cause") {
  YearServer server;
  const auto first = server.run("2025", "2025-03-01");
  CAPTURE(first.error);
  REQUIRE(first.exit_code <= 1);
  server.turn_the_year();
  const auto second = server.run("2026", "2026-03-01", {"--since", "2025"});
  CAPTURE(second.error);
  REQUIRE(second.exit_code <= 1);
  const auto compared = server.call({"diff", "2025", "2026"});
  CAPTURE(compared.error);
  REQUIRE(compared.exit_code <= 1);

  std::map<std::pair<std::string, std::string>, Expected> told;
  for (const auto& row : read_rows(server.runs() / "2026/report/diff-2025.csv"))
    told[{row.at("institution_id"), row.at("code")}] = {row.at("change"), row.at("cause")};
  std::string wrong;
  for (const auto& [key, expected] : server.years().truth) {
    const Expected& said = told[key];
    if (said.change == expected.change && said.cause == expected.cause) continue;
    wrong += "\n" + key.first + " " + key.second + ": " + said.change + " " + said.cause + ", not " +
             expected.change + " " + expected.cause;
  }
  CHECK_MESSAGE(wrong.empty(), wrong);
  CHECK(told.size() == server.years().truth.size());
  CHECK(compared.out.find("Van 2025 naar 2026") != std::string::npos);
  CHECK(std::filesystem::file_size(server.runs() / "2026/report/diff-2025.html") > 1000);

  SUBCASE("a series chains the years, the order of the runs is held to, and a wrong name is told") {
    CHECK(server.call({"trend", "2025", "2026"}).out.find("Index") != std::string::npos);
    CHECK(server.call({"diff", "2026", "2025"}).error.find("E-DIFF-ORDER") != std::string::npos);
    CHECK(server.call({"diff", "2024", "2026"}).error.find("E-RUN-MISSING") != std::string::npos);
  }
  SUBCASE("looked at again now, a school shows no difference with its run") {
    const auto fresh = server.call({"--lang", "en", "show", "2026", "noord", "--fresh"});
    CAPTURE(fresh.error);
    CHECK(fresh.exit_code == 0);
    CHECK(fresh.out.find("gone: ") == std::string::npos);
    CHECK(fresh.out.find("new: ") == std::string::npos);
  }
}
