#include "tests/e2e/simulated_run.hpp"

#include "core/csv.hpp"
#include "tests/simweb/write_seeds.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace vindbaar::tests {
namespace {

constexpr std::chrono::seconds longest_test{600};

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().code + ": " + result.error().what);
  return std::move(*result);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}

}  // namespace

SimulatedRun::SimulatedRun(Options options) : options_(std::move(options)) {
  const std::filesystem::path real = SOURCE_DIR "/seeds";
  web_ = std::make_unique<simweb::Web>(must(simweb::Web::create(real, 2022)));
  const auto written = simweb::write_seeds(real, seeds(), web_->schools());
  if (!written) throw std::runtime_error(written.error().what);
  std::vector<simweb::FaultyInstitution> faults;
  for (const auto& text : options_.faults) faults.push_back(must(simweb::FaultyInstitution::parse(text)));
  const auto answer = [this](const Url& url) {
    {
      const std::lock_guard lock(hook_guard_);
      ++requests_;
      if (hook_) hook_(requests_);
    }
    return web_->answer(url);
  };
  simweb::FaultySource source(
      answer, [this](std::string_view host) { return web_->owner_of(host); }, faults);
  proxy_ = std::make_unique<simweb::Proxy>(must(simweb::Proxy::listen(
      0, std::move(source), must(simweb::AccessLog::open(folder_.path() / "access.log")))));
  server_ = std::thread([this] { proxy_->run(longest_test); });
}

SimulatedRun::~SimulatedRun() {
  proxy_->stop();
  server_.join();
}

std::vector<std::string> SimulatedRun::global() const {
  return {"--seeds", seeds().string(), "--runs", (folder_.path() / "runs").string()};
}

std::vector<std::string> SimulatedRun::arguments(const std::string& command, const std::string& name) const {
  auto arguments = global();
  arguments.insert(arguments.end(),
                   {command, name, "--delay", "0", "--render", "never", "--date", "2022-02-28", "--contact",
                    "test@vindbaar.example", "--concurrency", std::to_string(options_.concurrency), "--proxy",
                    "http://127.0.0.1:" + std::to_string(proxy_->port())});
  if (!options_.only.empty()) arguments.insert(arguments.end(), {"--only", joined(options_.only)});
  return arguments;
}

void SimulatedRun::on_request(std::function<void(std::size_t)> hook) {
  const std::lock_guard lock(hook_guard_);
  requests_ = 0;
  hook_ = std::move(hook);
}

std::map<std::string, int> SimulatedRun::answered() const {
  std::map<std::string, int> times;
  std::istringstream log(read_text(folder_.path() / "access.log"));
  std::string when;
  std::string method;
  std::string url;
  std::string rest;
  while (log >> when >> method >> url && std::getline(log, rest)) ++times[url];
  return times;
}

void SimulatedRun::forget_log() {
  std::filesystem::resize_file(folder_.path() / "access.log",
                               0);  // the server appends, so it goes on from here
}

std::vector<std::map<std::string, std::string>> read_rows(const std::filesystem::path& csv) {
  const auto table = must(read_csv(read_text(csv), csv.string()));
  std::vector<std::map<std::string, std::string>> rows;
  for (const auto& row : table.rows) {
    auto& cells = rows.emplace_back();
    for (std::size_t i = 0; i < table.header.size(); ++i) cells[table.header[i]] = row.cells[i];
  }
  return rows;
}

std::string without_times(const std::filesystem::path& csv) {
  std::string text;
  for (const auto& row : read_rows(csv)) {
    for (const auto& [column, cell] : row) {
      if (column != "archived_at") text += column + "=" + cell + "|";
    }
    text += "\n";
  }
  return text;
}

}  // namespace vindbaar::tests
