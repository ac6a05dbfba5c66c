#include "tests/simulated_web/explorer.hpp"

#include "core/charset.hpp"

#include <deque>
#include <stdexcept>

namespace vindbaar::simweb {
namespace {

std::string field(const Answer& answer, std::string_view name) {
  for (const auto& [key, value] : answer.fields) {
    if (key == name) return value;
  }
  return {};
}

std::string unescaped(std::string text) {
  for (std::size_t at = text.find("&amp;"); at != std::string::npos; at = text.find("&amp;", at + 1)) {
    text.erase(at + 1, 4);
  }
  return text;
}

/// A session's id says who asks, not what is asked for.
std::string without_session(std::string url) {
  const std::size_t session = url.find("PHPSESSID=");
  return session == std::string::npos ? url : url.substr(0, session - 1);
}

/// The value of the attribute that follows `opening`, from `at` on, which moves past it; empty at the end.
std::string next_value(const std::string& html, std::string_view opening, std::size_t& at) {
  const std::size_t found = html.find(opening, at);
  if (found == std::string::npos) {
    at = found;
    return {};
  }
  const std::size_t begin = found + opening.size();
  at = html.find('"', begin);
  return unescaped(html.substr(begin, at - begin));
}

}  // namespace

std::vector<Url> links_in(const std::string& html, const Url& base) {
  std::size_t at = 0;
  const std::string own_base = next_value(html, "<BASE HREF=\"", at);
  const auto read_against = own_base.empty() ? Url::parse(base.text()) : Url::parse(own_base);
  std::vector<Url> links;
  for (const std::string_view opening :
       {"<a href=\"", "<A HREF=\"", "<a class=\"tile\" href=\"", "\" href=\""}) {
    for (at = 0; at != std::string::npos;) {
      const std::string target = without_session(next_value(html, opening, at));
      auto url = Url::parse(target, *read_against);
      if (at != std::string::npos && url) links.push_back(*std::move(url));
    }
  }
  return links;
}

Exploration explore(Web& web, const std::string& institution, const std::string& start, std::size_t limit) {
  Exploration found;
  std::deque<Url> queue{*Url::parse(start)};
  found.linked_from[start] = "";
  while (!queue.empty() && found.status.size() < limit) {
    const Url url = queue.front();
    queue.pop_front();
    const auto answer = web.answer(url);
    found.status[url.text()] = answer ? answer->status : 0;
    if (!answer) continue;
    std::vector<Url> next;
    if (const auto location = Url::parse(field(*answer, "Location"), url);
        location && answer->status == 301) {
      next.push_back(*location);
    }
    if (field(*answer, "Content-Type").starts_with("text/html"))
      next = [&] {
        auto links = links_in(answer->body, url);
        links.insert(links.end(), next.begin(), next.end());
        return links;
      }();
    for (Url& link : next) {
      if (web.owner_of(link.host()) != institution) continue;
      if (found.linked_from.emplace(link.text(), url.text()).second) queue.push_back(std::move(link));
    }
  }
  return found;
}

std::string text_at(Web& web, const std::string& url) {
  const auto answer = web.answer(*Url::parse(url));
  if (!answer || answer->status != 200) throw std::runtime_error("no page at " + url);
  const bool western = answer->body.find("<!DOCTYPE HTML PUBLIC") == 0;
  return decode(answer->body, western ? "windows-1252" : "UTF-8");
}

}  // namespace vindbaar::simweb
