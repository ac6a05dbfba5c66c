#include "tests/simweb/site.hpp"

#include "tests/simweb/defaults.hpp"
#include "tests/simweb/fixtures.hpp"
#include "tests/simweb/layouts/layout.hpp"
#include "tests/simweb/random.hpp"
#include "tests/simweb/windows_1252.hpp"
#include "tests/simweb/wire.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace vindbaar::simweb {
namespace {

/// "/a?page=2&PHPSESSID=1&utm_source=x" without what only says who is asking.
std::string without_tracking(std::string_view path_and_query) {
  const std::size_t question = path_and_query.find('?');
  std::string result(path_and_query.substr(0, question));
  if (question == std::string_view::npos) return result;
  char separator = '?';
  for (const auto parameter : split(path_and_query.substr(question + 1), '&')) {
    if (parameter.starts_with("PHPSESSID=") || parameter.starts_with("utm_")) continue;
    result += separator;
    result += parameter;
    separator = '&';
  }
  return result;
}

/// Every link to another page of the site gets the session's id, as PHP did without cookies.
std::string with_session_ids(std::string html, std::string_view session) {
  constexpr std::string_view opening = "href=\"/";
  std::string result;
  for (std::size_t at = 0;;) {
    const std::size_t link = html.find(opening, at);
    result += html.substr(at, link == std::string::npos ? link : link - at);
    if (link == std::string::npos) return result;
    const std::size_t end = html.find('"', link + opening.size());
    const std::string target = html.substr(link, end - link);
    result += target + (target.find('?') == std::string::npos ? "?" : "&amp;") +
              "PHPSESSID=" + std::string(session);
    at = end;
  }
}

std::string last_modified(const std::string& url, int year) {
  using namespace std::chrono;
  Random random("modified " + url);
  const sys_days before = std::chrono::year{year} / January / 31;
  return http_date(sys_seconds{before} - hours{random.between(1, 24 * 500)});
}

Answer text_file(std::string body, std::string type = "text/plain; charset=utf-8") {
  return {200, {{"Content-Type", std::move(type)}}, std::move(body), false};
}

std::optional<Answer> asset(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> types{
      {{".css", "text/css"},
       {".js", "application/javascript"},
       {".svg", "image/svg+xml"},
       {".ico", "image/x-icon"}}};
  for (const auto& [ending, type] : types) {
    if (path.ends_with(ending)) return text_file("/* leeg */\n", std::string(type));
  }
  return std::nullopt;
}

}  // namespace

Site::Site(SiteContent content) : content_(std::move(content)) {
  for (std::size_t at = 0; at < content_.documents.size(); ++at) {
    const Document& document = content_.documents[at];
    by_url_.emplace(document.host + document.path, at);
  }
  const School& school = content_.school;
  for (auto& [path, body] : sitemaps(school, page_urls(), content_.year)) sitemaps_[path] = std::move(body);
  moved_[school.host + "/cursusaanbod-oud"] = "http://" + school.adult_host + listing_path(school, 1);
  moved_[school.host + "/home"] = "http://" + school.host + "/";
}

const Document* Site::find(std::string_view host, std::string_view path) const {
  const auto found = by_url_.find(std::string(host) + std::string(path));
  return found == by_url_.end() ? nullptr : &content_.documents[found->second];
}

std::vector<std::string> Site::page_urls() const {
  std::vector<std::string> urls;
  for (const Document& document : content_.documents) {
    if (document.host == content_.school.host) urls.push_back("http://" + document.host + document.path);
  }
  return urls;
}

std::optional<Answer> Site::fixture(const Url& url) const {
  const School& school = content_.school;
  if (url.path() == "/robots.txt") {
    const std::string robots = robots_txt(school);
    if (robots.empty()) return Answer{404, {{"Content-Type", "text/html"}}, "<h1>Not Found</h1>\n", false};
    return text_file(robots);
  }
  if (const auto file = sitemaps_.find(std::string(url.path()));
      file != sitemaps_.end() && url.host() == school.host) {
    return text_file(file->second, url.path().ends_with(".gz") ? "application/gzip" : "application/xml");
  }
  if (school.endless_calendar && url.path() == "/kalender") {
    const std::string_view month = url.query().starts_with("maand=") ? url.query().substr(6) : "";
    return text_file(calendar_page(school, month, content_.year), "text/html; charset=utf-8");
  }
  if (url.path().starts_with("/formulier/") || url.path() == "/zoeken") {
    return text_file(
        "<!doctype html><html lang=\"nl\"><head><title>Formulier</title><meta name=\"robots\" "
        "content=\"noindex\">"
        "</head><body><h1>Uw gegevens</h1><form method=\"post\"><label>Naam <input name=\"naam\"></label>"
        "<button>Verstuur</button></form></body></html>\n",
        "text/html; charset=utf-8");
  }
  return asset(url.path());
}

Answer Site::page(const Document& document) const {
  const School& school = content_.school;
  const std::string url = "http://" + document.host + document.path;
  std::string html = render(content_, document);
  if (school.session_links) {
    html = with_session_ids(std::move(html),
                            fmt::format("{:08x}", hash_of(url) % defaults::sessions + 0x5e551000));
  }
  if (school.windows_1252) html = to_windows_1252(html);
  const char* charset = school.charset_only_in_meta ? ""
                        : school.windows_1252       ? "; charset=ISO-8859-1"
                                                    : "; charset=UTF-8";
  return {200,
          {{"Content-Type", std::string("text/html") + charset},
           {"Last-Modified", last_modified(url, content_.year)}},
          std::move(html),
          school.gzip};
}

Answer Site::missing(const Url& url) const {
  const std::string path = without_tracking(url.path_and_query());
  const auto old = moved_.find(std::string(url.host()) + path);
  std::string target = old == moved_.end() ? "" : old->second;
  if (target.empty() && find(url.host(), path + "/") != nullptr)
    target = "http://" + std::string(url.host()) + path + "/";
  if (target.empty() && path.ends_with('/') && find(url.host(), path.substr(0, path.size() - 1)) != nullptr) {
    target = "http://" + std::string(url.host()) + path.substr(0, path.size() - 1);
  }
  if (!target.empty()) {
    return {
        301, {{"Location", target}, {"Content-Type", "text/html"}}, "<h1>Moved Permanently</h1>\n", false};
  }
  return {content_.school.soft_404 ? 200 : 404,
          {{"Content-Type", "text/html; charset=utf-8"}},
          fmt::format(
              "<!doctype html><html lang=\"nl\"><head><title>Pagina niet gevonden - {}</title></head><body>"
              "<h1>Deze pagina bestaat niet (meer)</h1><p>De pagina die u zoekt is niet gevonden.</p>"
              "<a href=\"/\">Naar de homepage</a></body></html>\n",
              content_.school.name),
          false};
}

Answer Site::answer(const Url& url) const {
  if (auto file = fixture(url)) return *std::move(file);
  const Document* document = find(url.host(), without_tracking(url.path_and_query()));
  return document != nullptr ? page(*document) : missing(url);
}

}  // namespace vindbaar::simweb
