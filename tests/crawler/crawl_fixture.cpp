#include "crawl_fixture.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

namespace vindbaar::crawler::fixture {

RunFolder::RunFolder() {
  std::string pattern = std::string(BINARY_DIR) + "/crawl-test-XXXXXX";
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  path_ = pattern;
}

RunFolder::~RunFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

LoopbackWeb::Script script_of(Pages pages) {
  return [pages = std::move(pages)](const LoopbackWeb::Request& request) {
    const auto found = pages.find(request.url);
    if (found != pages.end()) return found->second;
    return LoopbackWeb::Answer{404, "<p>not here</p>"};
  };
}

LoopbackWeb::Answer page_with(const std::vector<std::pair<std::string, std::string>>& links,
                              const std::string& words) {
  LoopbackWeb::Answer answer;
  answer.body = "<html><body><p>" + words + "</p>";
  for (const auto& [href, text] : links) {
    const bool is_nofollow = text.starts_with('!');
    answer.body += std::string("<a ") + (is_nofollow ? "rel=nofollow " : "") + "href=\"" + href + "\">" +
                   text.substr(is_nofollow ? 1 : 0) + "</a>\n";
  }
  answer.body += "</body></html>";
  return answer;
}

LoopbackWeb::Answer redirect_to(const std::string& location, int status) {
  LoopbackWeb::Answer answer;
  answer.status = status;
  answer.headers = {{"Location", location}};
  return answer;
}

Pages school(const std::string& host) {
  const std::string at = "http://" + host;
  return {
      {at + "/",
       page_with(
           {{"/opleidingen", "Opleidingen"}, {"/over-ons", "Over ons"}, {"/volwassenen", "Voor volwassenen"}},
           host)},
      {at + "/opleidingen", page_with({{"/", "Home"}, {"/opleidingen/kok", "Kok"}}, host + " opleidingen")},
      {at + "/opleidingen/kok", page_with({{"/", "Home"}}, host + " kok")},
      {at + "/over-ons", page_with({{"/", "Home"}}, host + " over ons")},
      {at + "/volwassenen",
       page_with({{"/volwassenen/mbo-certificaat", "Certificaat"}}, host + " volwassenen")},
      {at + "/volwassenen/mbo-certificaat", page_with({{"/", "Home"}}, host + " certificaat")}};
}

std::vector<FoundLink> read_links(const FetchedPage& page) {
  std::vector<FoundLink> links;
  for (std::size_t at = page.body.find("<a "); at != std::string::npos; at = page.body.find("<a ", at + 1)) {
    const std::size_t href = page.body.find("href=\"", at) + 6;
    const std::size_t end = page.body.find('"', href);
    const std::size_t text = end + 2;
    const bool is_nofollow = page.body.substr(at, href - at).find("nofollow") != std::string::npos;
    const auto url = Url::parse(page.body.substr(href, end - href), page.url);
    if (url) links.push_back({*url, page.body.substr(text, page.body.find('<', text) - text), is_nofollow});
  }
  return links;
}

seeds::Lists lists_of(const std::vector<std::pair<std::string, std::string>>& ids_and_start_urls) {
  seeds::Lists lists;
  for (const auto& [id, start] : ids_and_start_urls) {
    seeds::Institution institution;
    institution.id = institution.name = id;
    if (!start.empty()) institution.start_urls.push_back(Url::parse(start).value());
    lists.institutions.push_back(std::move(institution));
  }
  return lists;
}

Settings settings_for(const LoopbackWeb& web) {
  Settings settings;
  settings.delay = std::chrono::milliseconds(0);
  settings.proxy = web.address();
  return settings;
}

Summary run(const std::filesystem::path& folder, const seeds::Lists& lists, const Settings& settings,
            const OnEvent& on_event, const Limits& limits) {
  const std::atomic<bool> never{false};
  const auto summary = crawl_within(limits, folder, lists, settings, &read_links, on_event, never);
  if (!summary) FAIL(summary.error().code << ": " << summary.error().what);
  return *summary;
}

std::map<std::string, LogEntry> log_of(const std::filesystem::path& folder) {
  const auto entries = read_log(folder);
  if (!entries) FAIL(entries.error().what);
  std::map<std::string, LogEntry> log;
  for (const LogEntry& entry : *entries) log[entry.url] = entry;
  return log;
}

InstitutionResult result_of(const Summary& summary, const std::string& institution) {
  for (const InstitutionResult& result : summary.institutions)
    if (result.institution == institution) return result;
  FAIL("no result for " << institution);
  return {};
}

std::vector<std::string> paths_asked(const LoopbackWeb& web, const std::string& host) {
  std::vector<std::string> paths;
  for (const LoopbackWeb::Request& request : web.log())
    if (request.host == host) paths.push_back(request.path);
  return paths;
}

std::map<std::string, int> times_asked(const LoopbackWeb& web) {
  std::map<std::string, int> times;
  for (const LoopbackWeb::Request& request : web.log()) ++times[request.url];
  return times;
}

}  // namespace vindbaar::crawler::fixture
