#include "crawler/header_links.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace vindbaar::crawler {
namespace {

bool leads_to_a_page(std::string_view parameters) {
  static constexpr std::array<std::string_view, 5> relations{"next", "prev", "previous", "canonical",
                                                             "alternate"};
  for (std::string_view parameter : split(parameters, ';')) {
    const std::string text = lower(valid_utf8(trim(parameter)));
    if (!text.starts_with("rel=")) continue;
    std::string_view value = std::string_view(text).substr(4);
    while (!value.empty() && (value.front() == '"' || value.front() == '\'')) value.remove_prefix(1);
    while (!value.empty() && (value.back() == '"' || value.back() == '\'')) value.remove_suffix(1);
    for (const std::string_view word : split(value, ' '))
      if (std::find(relations.begin(), relations.end(), word) != relations.end()) return true;
  }
  return false;
}

void add(std::vector<FoundLink>& links, std::string_view target, const Url& page, bool is_refresh) {
  if (const auto url = Url::parse(trim(target), page); url && *url != page)
    links.push_back({*url, "", false, is_refresh});
}

/// "<a>; rel=next, <b>; rel=preload": an address may hold commas, so each begins at its '<'.
void read_link(std::string_view line, const Url& page, std::vector<FoundLink>& links) {
  while (true) {
    const std::size_t open = line.find('<');
    const std::size_t close = line.find('>', open);
    if (open == std::string_view::npos || close == std::string_view::npos) return;
    const std::string_view target = line.substr(open + 1, close - open - 1);
    line.remove_prefix(close + 1);
    if (leads_to_a_page(line.substr(0, line.find('<')).substr(0, line.find(","))))
      add(links, target, page, false);
  }
}

/// "5; url=/elders", as in a meta element.
void read_refresh(std::string_view line, const Url& page, std::vector<FoundLink>& links) {
  const std::size_t at = lower(valid_utf8(line)).find("url=");
  if (at == std::string::npos || at + 4 > line.size()) return;
  std::string_view target = trim(line.substr(at + 4));
  while (!target.empty() && (target.front() == '"' || target.front() == '\'')) target.remove_prefix(1);
  while (!target.empty() && (target.back() == '"' || target.back() == '\'')) target.remove_suffix(1);
  add(links, target, page, true);
}

}  // namespace

std::vector<FoundLink> header_links(const archive::Headers& headers, const Url& page) {
  std::vector<FoundLink> links;
  for (const auto& [name, value] : headers) {
    const std::string known = lower(valid_utf8(name));
    if (known == "link") read_link(value, page, links);
    if (known == "refresh") read_refresh(value, page, links);
  }
  return links;
}

}  // namespace vindbaar::crawler
