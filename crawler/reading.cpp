#include "crawler/reading.hpp"

#include "core/text.hpp"
#include "crawler/defaults.hpp"
#include "crawler/header_links.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace vindbaar::crawler {
namespace {

/// Every X-Robots-Tag, a line each: a name at the start of a line holds for that line alone.
std::string robots_tag_of(const archive::Headers& headers) {
  std::string tag;
  for (const auto& [name, value] : headers)
    if (lower(valid_utf8(name)) == "x-robots-tag") tag += (tag.empty() ? "" : "\n") + value;
  return tag;
}

/// What looks like a name and is a wish with a value: "unavailable_after: 25 Jun 2027", "max-snippet: 20".
bool is_wish_with_value(std::string_view word) {
  return word == "unavailable_after" || word.starts_with("max-");
}

/// Whether a robots tag that speaks to everyone or to us asks not to follow links: "nofollow", "none",
/// "vindbaar: nofollow"; "otherbot: nofollow" does not.
bool line_forbids_following(std::string_view tag) {
  std::string agent;  // a name holds for what comes after it
  for (const std::string_view piece : split(tag, ',')) {
    const std::size_t colon = piece.find(':');
    const std::string before =
        colon == std::string_view::npos ? std::string() : lower(valid_utf8(trim(piece.substr(0, colon))));
    if (is_wish_with_value(before)) continue;
    if (!before.empty()) agent = before;
    const std::string wish =
        lower(valid_utf8(trim(colon == std::string_view::npos ? piece : piece.substr(colon + 1))));
    if (!agent.empty() && agent != defaults::product_token) continue;
    if (wish == "nofollow" || wish == "none") return true;
  }
  return false;
}

bool forbids_following(std::string_view tags) {
  const auto lines = split(tags, '\n');
  return std::any_of(lines.begin(), lines.end(), line_forbids_following);
}

std::vector<FoundLink> links_of(const Task& task, const archive::Headers& headers, std::string body,
                                const ReadLinks& read_links, std::string& problem) {
  FetchedPage page{task.url, std::string(archive::header(headers, "Content-Type")), std::move(body),
                   robots_tag_of(headers)};
  const bool is_nofollow = forbids_following(page.x_robots_tag);
  try {
    std::vector<FoundLink> links = read_links(page);
    for (FoundLink& link : header_links(headers, task.url)) links.push_back(std::move(link));
    if (is_nofollow)
      for (FoundLink& link : links) link.nofollow = true;
    return links;
  } catch (const std::exception& thrown) {
    problem = "links could not be read: " + std::string(thrown.what());
  }
  return {};
}

}  // namespace

ReadOut read_page(const Task& task, const archive::Headers& headers, std::string body,
                  const Readers& readers) {
  ReadOut out;
  out.look = look_at(body);
  out.worth = readers.focus.worth(out.look);
  out.says_absent = readers.focus.says_absent(out.look);
  out.links = links_of(task, headers, std::move(body), readers.read_links, out.problem);
  return out;
}

std::optional<std::string> small_body(const Task& task, const archive::Exchange& exchange) {
  const bool is_small = exchange.body.size() <= defaults::small_packed_bytes;
  if (task.kind != "page" || exchange.status / 100 != 2 || !is_small) return std::nullopt;
  archive::Decoded decoded = archive::decode_content(
      exchange.body, archive::header(exchange.headers, "Content-Encoding"), defaults::small_page_bytes);
  if (decoded.truncated || decoded.damaged) return std::nullopt;
  return std::move(decoded.bytes);
}

ReadOut read_out(const Task& task, const Material& material, const Readers& readers) {
  const bool is_sitemap = task.kind == "sitemap";
  const std::size_t cap = is_sitemap ? defaults::sitemap_bytes : defaults::decoded_body_bytes;
  archive::Decoded decoded =
      archive::decode_content(material.body, archive::header(material.headers, "Content-Encoding"), cap);
  ReadOut out;
  if (is_sitemap) {
    out.sitemap = parse_sitemap(decoded.bytes, task.url);
    out.problem = out.sitemap.problem;
  } else {
    out = read_page(task, material.headers, std::move(decoded.bytes), readers);
  }
  if (decoded.truncated || decoded.damaged) out.problem = decoded.problem;
  return out;
}

ReadOut read_out(const Task& task, const std::filesystem::path& archive_folder,
                 const archive::Location& location, const EarlierRun& earlier_run, const Readers& readers) {
  Result<archive::Record> record = archive::read_record(archive_folder, location);
  if (record) record = earlier_run.resolve(*std::move(record));
  if (!record) {
    ReadOut out;
    out.problem = record.error().what;
    return out;
  }
  return read_out(task, Material{record->http_headers, std::string(record->body())}, readers);
}

}  // namespace vindbaar::crawler
