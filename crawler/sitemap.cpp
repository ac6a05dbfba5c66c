#include "crawler/sitemap.hpp"

#include "archive/archive.hpp"
#include "core/date.hpp"
#include "core/text.hpp"
#include "crawler/defaults.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <numeric>
#include <unordered_set>
#include <utility>

namespace vindbaar::crawler {
namespace {

std::string_view local_name(const pugi::xml_node& node) noexcept {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// "image" of "image:loc".
std::string_view prefix(const pugi::xml_node& node) noexcept {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node child : node.children())
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
  return text;
}

class Collector {
 public:
  explicit Collector(const Url& at) : at_(at) {}

  /// `changed`: as the file says it, a W3C date and time, or anything.
  void page(std::string_view address, std::string_view changed = {}) {
    if (add(address, sitemap_.pages)) changed_.emplace_back(is_dated(changed) ? trim(changed) : "");
  }
  void index_entry(std::string_view address) { static_cast<void>(add(address, sitemap_.sitemaps)); }

  Sitemap take() && {
    std::vector<std::size_t> order(sitemap_.pages.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t one, std::size_t other) { return changed_[one] > changed_[other]; });
    std::vector<Url> pages;
    pages.reserve(order.size());
    for (const std::size_t at : order) pages.push_back(std::move(sitemap_.pages[at]));
    sitemap_.pages = std::move(pages);
    return std::move(sitemap_);
  }

 private:
  /// "2026-09-01…": such dates are in order when their letters are.
  static bool is_dated(std::string_view text) {
    text = trim(text);
    return text.size() >= 10 && text.size() <= 32 && Date::parse(text.substr(0, 10)).has_value();
  }

  bool add(std::string_view address, std::vector<Url>& list) {
    std::string spelled = collapse_spaces(valid_utf8(address));
    if (spelled.starts_with("www."))
      spelled.insert(0, std::string(at_.scheme()) + "://");  // the scheme was forgotten
    const bool is_address =
        spelled.starts_with("http://") || spelled.starts_with("https://") || spelled.starts_with('/');
    if (!is_address || spelled.size() > defaults::url_bytes || list.size() >= defaults::sitemap_urls)
      return false;
    const auto url = Url::parse(spelled, at_);
    if (!url || *url == at_ || !seen_.insert(url->text()).second) return false;
    list.push_back(*url);
    return true;
  }

  Url at_;
  std::vector<std::string> changed_;  // beside sitemap_.pages
  std::unordered_set<std::string> seen_;
  Sitemap sitemap_;
};

/// Gives the text of each <loc> of an entry (of its own namespace: no <image:loc>), or where that was
/// forgotten of the entry itself.
template <class Found>
void each_address(const pugi::xml_node& entry, Found found) {
  bool has_address = false;
  for (const pugi::xml_node child : entry.children()) {
    if (local_name(child) != "loc" || prefix(child) != prefix(entry)) continue;
    const pugi::xml_node inner = child.child("url");  // seen in the wild: <loc><url>…</url></loc>
    found(text_of(inner.empty() ? child : inner));
    has_address = true;
  }
  const std::string_view parent = local_name(entry.parent());
  if (!has_address && (parent == "urlset" || parent == "sitemapindex")) found(text_of(entry));
}

/// When an entry says that its page last changed: <lastmod>, <updated> of Atom. RSS dates are not in order of
/// their letters and are left.
std::string changed(const pugi::xml_node& entry) {
  for (const pugi::xml_node child : entry.children()) {
    const std::string_view name = local_name(child);
    if (name == "lastmod" || name == "updated") return text_of(child);
  }
  return {};
}

/// The first link of an Atom entry or RSS item that is the item itself; without one, a guid that is an
/// address.
std::string link_of(const pugi::xml_node& item) {
  for (const pugi::xml_node child : item.children()) {
    if (local_name(child) != "link" || prefix(child) != prefix(item)) continue;
    const std::string_view relation = child.attribute("rel").value();
    if (!relation.empty() && relation != "alternate") continue;
    const std::string href = child.attribute("href").value();
    return href.empty() ? text_of(child) : href;
  }
  return text_of(item.child("guid"));
}

/// Walks the elements without recursion and takes each by its name, wherever it stands.
void read_elements(const pugi::xml_document& document, Collector& collector) {
  std::vector<std::pair<pugi::xml_node, std::size_t>> waiting{{document, 0}};
  while (!waiting.empty()) {
    const auto [node, depth] = waiting.back();
    waiting.pop_back();
    const std::string_view name = local_name(node);
    if (name == "url") {
      each_address(node, [&](const std::string& address) { collector.page(address, changed(node)); });
    } else if (name == "sitemap") {
      each_address(node, [&](const std::string& address) { collector.index_entry(address); });
    } else if (name == "item" || name == "entry") {
      collector.page(link_of(node), changed(node));
    } else if (depth < defaults::sitemap_depth) {
      const std::size_t first = waiting.size();
      for (const pugi::xml_node child : node.children())
        if (child.type() == pugi::node_element) waiting.emplace_back(child, depth + 1);
      std::reverse(waiting.begin() + static_cast<std::ptrdiff_t>(first), waiting.end());
    }
  }
}

/// One address a line (sitemaps.org, "Text file").
Sitemap read_text(std::string_view text, const Url& at) {
  Collector collector(at);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = trim(text.substr(0, end));
    if (!line.starts_with('/')) collector.page(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  Sitemap sitemap = std::move(collector).take();
  if (sitemap.pages.empty()) sitemap.problem = "not a sitemap";
  return sitemap;
}

bool is_known_root(std::string_view name) noexcept {
  return name == "urlset" || name == "sitemapindex" || name == "rss" || name == "feed" || name == "RDF" ||
         name == "url" || name == "sitemap" || name == "channel";
}

Sitemap read_xml(std::string bytes, const Url& at) {
  pugi::xml_document document;
  // parse_default reads no DTD and knows the five predefined entities only; broken documents keep what was
  // read.
  const pugi::xml_parse_result parsed =
      document.load_buffer_inplace(bytes.data(), bytes.size(), pugi::parse_default);
  Collector collector(at);
  read_elements(document, collector);
  Sitemap sitemap = std::move(collector).take();
  const bool has_entries = !sitemap.pages.empty() || !sitemap.sitemaps.empty();
  if (!parsed)
    sitemap.problem = "broken at byte " + std::to_string(parsed.offset) + ": " + parsed.description();
  else if (!has_entries && !is_known_root(local_name(document.document_element())))
    sitemap.problem = "not a sitemap";
  return sitemap;
}

bool looks_like_xml(std::string_view bytes) noexcept {
  const std::size_t first = bytes.substr(0, 1024).find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return false;
  const bool is_utf16_mark = bytes[0] == '\xFE' || bytes[0] == '\xFF';
  return bytes[first] == '<' || is_utf16_mark || bytes[first] == '\0';
}

Sitemap read_plain(std::string_view bytes, const Url& at) {
  bytes = bytes.substr(0, defaults::sitemap_bytes);
  const std::size_t start = bytes.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return {{}, {}, "empty"};
  if (!looks_like_xml(bytes)) return read_text(bytes, at);
  return read_xml(std::string(bytes.substr(start)), at);
}

}  // namespace

Sitemap parse_sitemap(std::string_view bytes, const Url& at) {
  if (!bytes.starts_with("\x1F\x8B")) return read_plain(bytes, at);
  const archive::Decoded decoded = archive::decode_content(bytes, "gzip", defaults::sitemap_bytes);
  Sitemap sitemap = read_plain(decoded.bytes, at);
  if (!decoded.problem.empty() && sitemap.problem.empty()) sitemap.problem = "gzip: " + decoded.problem;
  return sitemap;
}

}  // namespace vindbaar::crawler
