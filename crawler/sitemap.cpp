#include "crawler/sitemap.hpp"

#include "archive/archive.hpp"
#include "core/text.hpp"
#include "crawler/defaults.hpp"

#include <pugixml.hpp>

#include <algorithm>
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

  void page(std::string_view address) { add(address, sitemap_.pages); }
  void index_entry(std::string_view address) { add(address, sitemap_.sitemaps); }
  Sitemap take() && { return std::move(sitemap_); }

 private:
  void add(std::string_view address, std::vector<Url>& list) {
    const std::string spelled = collapse_spaces(valid_utf8(address));
    if (spelled.empty() || spelled.size() > defaults::url_bytes || list.size() >= defaults::sitemap_urls)
      return;
    const auto url = Url::parse(spelled, at_);
    if (url && *url != at_ && seen_.insert(url->text()).second) list.push_back(*url);
  }

  Url at_;
  std::unordered_set<std::string> seen_;
  Sitemap sitemap_;
};

/// Children named `wanted` and of their parent's namespace: a <loc>, but no <image:loc>.
template <class Found>
void each_child(const pugi::xml_node& parent, std::string_view wanted, Found found) {
  for (const pugi::xml_node child : parent.children())
    if (local_name(child) == wanted && prefix(child) == prefix(parent)) found(child);
}

void read_item(const pugi::xml_node& item, Collector& collector) {
  for (const pugi::xml_node child : item.children()) {
    const std::string_view name = local_name(child);
    const std::string_view href = child.attribute("href").value();
    const std::string_view relation = child.attribute("rel").value();
    if (name == "link" && !href.empty() && (relation.empty() || relation == "alternate"))
      collector.page(href);
    if (name == "link" && href.empty() && prefix(child) == prefix(item)) collector.page(text_of(child));
  }
  const bool has_link = std::any_of(item.begin(), item.end(),
                                    [](const pugi::xml_node& child) { return local_name(child) == "link"; });
  for (const pugi::xml_node child : item.children())
    if (!has_link && local_name(child) == "guid" &&
        std::string_view(child.attribute("isPermaLink").value()) != "false")
      collector.page(text_of(child));
}

/// Walks the elements without recursion and takes each by its name, wherever it stands.
void read_elements(const pugi::xml_document& document, Collector& collector) {
  std::vector<std::pair<pugi::xml_node, std::size_t>> waiting{{document, 0}};
  while (!waiting.empty()) {
    const auto [node, depth] = waiting.back();
    waiting.pop_back();
    const std::string_view name = local_name(node);
    if (name == "url") {
      each_child(node, "loc", [&](const pugi::xml_node& loc) { collector.page(text_of(loc)); });
      each_child(node, "url", [&](const pugi::xml_node& inner) {
        each_child(inner, "loc", [&](const pugi::xml_node& loc) { collector.page(text_of(loc)); });
      });
    } else if (name == "sitemap") {
      each_child(node, "loc", [&](const pugi::xml_node& loc) { collector.index_entry(text_of(loc)); });
    } else if (name == "item" || name == "entry") {
      read_item(node, collector);
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
    if (line.starts_with("http://") || line.starts_with("https://")) collector.page(line);
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
