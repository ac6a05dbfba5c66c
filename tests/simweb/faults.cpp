#include "tests/simweb/faults.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vindbaar::simweb {
namespace {

constexpr std::array<std::pair<std::string_view, Fault>, 7> words{{{"robots503", Fault::robots503},
                                                                   {"robotsdeny", Fault::robotsdeny},
                                                                   {"hang", Fault::hang},
                                                                   {"503once", Fault::once503},
                                                                   {"down", Fault::down},
                                                                   {"shell", Fault::shell},
                                                                   {"moved", Fault::moved}}};

Answer plain(int status, std::string body) {
  return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(body), false};
}

Answer unavailable() {
  Answer answer = plain(503, "Even geduld: wij zijn zo terug.\n");
  answer.fields.emplace_back("Retry-After", "0");
  return answer;
}

Answer shell() {
  return {200,
          {{"Content-Type", "text/html; charset=utf-8"}},
          "<!doctype html><html lang=\"nl\"><head><title>Laden</title></head><body><div id=\"root\"></div>"
          "<noscript>Zet JavaScript aan om deze site te gebruiken.</noscript><script "
          "src=\"/app.js\"></script></body>"
          "</html>",
          false};
}

Answer moved(const Url& url) {
  Answer answer = plain(301, "Verhuisd.\n");
  answer.fields.emplace_back("Location",
                             "http://www.fusieschool.example" + std::string(url.path_and_query()));
  return answer;
}

}  // namespace

Result<FaultyInstitution> FaultyInstitution::parse(std::string_view text) {
  const std::size_t equals = text.find('=');
  const auto* const word = std::ranges::find(
      words, equals == std::string_view::npos ? std::string_view{} : text.substr(equals + 1),
      &std::pair<std::string_view, Fault>::first);
  if (word == words.end()) {
    return failure(Error::Kind::usage, "E-FAULT", "'" + std::string(text) + "' is no institution=fault",
                   "faults are robots503, robotsdeny, hang, 503once, down, shell and moved");
  }
  return FaultyInstitution{std::string(text.substr(0, equals)), word->second};
}

FaultySource::FaultySource(Source source, Owner owner, const std::vector<FaultyInstitution>& faults)
    : source_(std::move(source)), owner_(std::move(owner)) {
  for (const FaultyInstitution& faulty : faults) faults_[faulty.institution] = faulty.fault;
}

std::optional<Fault> FaultySource::fault_of(const Url& url) const {
  if (faults_.empty()) return std::nullopt;
  const auto found = faults_.find(owner_(url.host()));
  return found == faults_.end() ? std::nullopt : std::optional(found->second);
}

bool FaultySource::hangs(const Url& url) const {
  return fault_of(url) == Fault::hang;
}

std::optional<Answer> FaultySource::answer(const Url& url) {
  const auto fault = fault_of(url);
  const bool robots = url.path() == "/robots.txt";
  if (fault == Fault::down) return std::nullopt;
  if (fault == Fault::once503 && asked_.insert(url.text()).second) return unavailable();
  if (fault == Fault::robots503 && robots) return plain(503, "robots.txt is tijdelijk niet beschikbaar\n");
  if (fault == Fault::robotsdeny && robots) return plain(200, "User-agent: *\nDisallow: /\n");
  if (fault == Fault::shell && !robots) return shell();
  if (fault == Fault::moved) return moved(url);
  return source_(url);
}

}  // namespace vindbaar::simweb
