#include "tests/e2e/year_server.hpp"

#include "tests/e2e/simulated_run.hpp"

#include <set>
#include <stdexcept>

namespace vindbaar::tests {

YearServer::YearServer(TwoYears years) : years_(std::move(years)) {
  write_seeds();
  auto log = simweb::AccessLog::open(folder_.path() / "access.log");
  if (!log) throw std::runtime_error(log.error().what);
  auto proxy =
      simweb::Proxy::listen(0,
                            simweb::FaultySource([this](const Url& url) { return answer(url); },
                                                 [](std::string_view host) { return std::string(host); }, {}),
                            std::move(*log));
  if (!proxy) throw std::runtime_error(proxy.error().what);
  proxy_ = std::make_unique<simweb::Proxy>(std::move(*proxy));
  server_ = std::thread([this] { proxy_->run(std::chrono::seconds(600)); });
}

YearServer::~YearServer() {
  proxy_->stop();
  server_.join();
}

/// The real lists and phrases, with this world's own institutions and certificates.
void YearServer::write_seeds() const {
  const std::set<std::string> own = {"institutions.csv", "certificates.csv", "decisions.csv",
                                     "keuzedelen_other.csv"};
  std::filesystem::create_directories(seeds() / "lists");
  for (const auto& each : std::filesystem::directory_iterator(SOURCE_DIR "/seeds/lists")) {
    if (each.is_directory())
      std::filesystem::copy(each.path(), seeds() / "lists" / each.path().filename(),
                            std::filesystem::copy_options::recursive);
    else if (each.path().extension() == ".csv" && own.count(each.path().filename().string()) == 0)
      std::filesystem::copy(each.path(), seeds() / "lists");
  }
  write_text(seeds() / "lists/institutions.csv", years_.institutions_csv);
  write_text(seeds() / "lists/certificates.csv", years_.certificates_csv);
}

bool YearServer::stammers_first(std::string_view address) const {
  const std::lock_guard guard(answering_);
  return years_.stammering.count(std::string(address)) > 0 && stammered_.insert(std::string(address)).second;
}

/// A host without any page does not exist; on another, a page that is not there gives 404.
std::optional<simweb::Answer> YearServer::answer(const Url& url) const {
  const auto& pages = is_later_ ? years_.now : years_.before;
  if (is_later_ && stammers_first(url.text())) {
    simweb::Answer busy;
    busy.status = 503;
    busy.fields = {{"Retry-After", "1"}};
    return busy;
  }
  if (const auto page = pages.find(url.text()); page != pages.end()) return page->second;
  const std::string root = "http://" + std::string(url.host()) + "/";
  const auto any = pages.lower_bound(root);
  if (any == pages.end() || !any->first.starts_with(root)) return std::nullopt;
  simweb::Answer missing;
  missing.status = 404;
  missing.fields = {{"Content-Type", "text/html"}};
  missing.body = "<h1>Niet gevonden</h1>";
  return missing;
}

Finished YearServer::run(const std::string& name, const std::string& day,
                         std::vector<std::string> more) const {
  std::vector<std::string> arguments = {"run",       name,
                                        "--delay",   "0",
                                        "--date",    day,
                                        "--contact", "test@vindbaar.example",
                                        "--proxy",   "http://127.0.0.1:" + std::to_string(proxy_->port())};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return call(std::move(arguments));
}

Finished YearServer::call(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), {"--seeds", seeds().string(), "--runs", runs().string()});
  return run_vindbaar(arguments);
}

std::string wrong_rows(const TwoYears& years, const std::filesystem::path& csv) {
  std::map<std::pair<std::string, std::string>, Expected> told;
  for (const auto& row : read_rows(csv))
    told[{row.at("institution_id"), row.at("code")}] = {row.at("change"), row.at("cause")};
  std::string wrong;
  for (const auto& [key, expected] : years.truth) {
    const Expected said = told[key];
    told.erase(key);
    if (said.change == expected.change && said.cause == expected.cause) continue;
    wrong += "\n" + key.first + " " + key.second + ": " + said.change + " " + said.cause + ", not " +
             expected.change + " " + expected.cause;
  }
  for (const auto& [key, said] : told)
    wrong += "\n" + key.first + " " + key.second + ": " + said.change + " " + said.cause + ", not there";
  return wrong;
}

}  // namespace vindbaar::tests
