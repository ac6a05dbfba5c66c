#include "extractors/json_links.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace vindbaar::extractors {
namespace {

namespace dom = simdjson::dom;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_address_key(std::string_view key) {
  return is_one_of(key, {"href", "url", "link", "path", "uri", "permalink", "fullUrl", "pageUrl", "fullPath",
                         "canonical", "canonicalUrl", "urlPath"});
}

bool is_name_key(std::string_view key) {
  return is_one_of(key, {"title", "name", "label", "text", "heading", "linkText", "pageTitle"});
}

/// A page's address starts with '/' or a scheme, and does not end in what only a page's parts end in.
bool is_page_address(std::string_view value) {
  if (value.size() < 2 || value.size() > defaults::max_attribute_bytes) return false;
  if (value.find_first_of(" {}<>\\\"") != std::string_view::npos) return false;
  const bool is_absolute = value.starts_with("https://") || value.starts_with("http://");
  if (!is_absolute && (value.front() != '/' || value[1] == '/')) return false;
  const std::string path = lower(value.substr(0, value.find_first_of("?#")));
  if (path.find("/_next/") != std::string::npos || path.find("/api/") != std::string::npos ||
      path.find("/graphql") != std::string::npos || path.find("/static/") != std::string::npos ||
      path.find("/_nuxt/") != std::string::npos)
    return false;
  constexpr std::array<std::string_view, 20> parts = {
      ".js",  ".mjs",  ".css",   ".json", ".png",  ".jpg", ".jpeg", ".gif", ".svg",         ".webp",
      ".ico", ".woff", ".woff2", ".ttf",  ".avif", ".mp4", ".map",  ".xml", ".webmanifest", ".mp3"};
  return std::none_of(parts.begin(), parts.end(), [&](std::string_view end) { return path.ends_with(end); });
}

void take_object(dom::object object, std::vector<JsonLink>& links) {
  std::string_view name;
  std::vector<std::string_view> addresses;
  for (const auto field : object) {
    std::string_view value;
    if (field.value.get(value) != simdjson::SUCCESS) continue;
    if (is_address_key(field.key) && is_page_address(value)) addresses.push_back(value);
    if (name.empty() && is_name_key(field.key)) name = value;
  }
  for (const std::string_view address : addresses) {
    if (links.size() < defaults::max_json_links)
      links.push_back(
          {std::string(address), collapse_spaces(valid_utf8(name.substr(0, defaults::max_anchor_bytes)))});
  }
}

}  // namespace

std::vector<JsonLink> links_in_json(std::string_view body) {
  std::vector<JsonLink> links;
  dom::parser parser(defaults::max_page_data_bytes);
  if (body.empty() || body.size() > defaults::max_page_data_bytes) return links;
  if (parser.allocate(body.size(), defaults::max_json_depth) != simdjson::SUCCESS) return links;
  dom::element root;
  if (parser.parse(body.data(), body.size()).get(root) != simdjson::SUCCESS) return links;
  std::vector<dom::element> waiting{root};
  while (!waiting.empty() && links.size() < defaults::max_json_links) {
    const dom::element here = waiting.back();
    waiting.pop_back();
    std::vector<dom::element> inside;
    dom::object object;
    if (here.is_array()) {
      for (const dom::element each : dom::array(here)) inside.push_back(each);
    } else if (here.get(object) == simdjson::SUCCESS) {
      take_object(object, links);
      for (const auto field : object) inside.push_back(field.value);
    }
    for (auto each = inside.rbegin(); each != inside.rend(); ++each) {
      if (each->is_array() || each->is_object()) waiting.push_back(*each);
    }
  }
  return links;
}

}  // namespace vindbaar::extractors
