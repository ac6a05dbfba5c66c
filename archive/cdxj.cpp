#include "archive/cdxj.hpp"

#include "archive/headers.hpp"
#include "core/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vindbaar::archive {
namespace {

/// "20220214093000".
std::string timestamp(Instant when) {
  std::string text;
  for (const char letter : iso8601(when)) {
    if (letter >= '0' && letter <= '9') text += letter;
  }
  return text;
}

Result<Instant> parse_timestamp(std::string_view text) {
  if (text.size() != 14) return parse_instant("");
  return parse_instant(fmt::format("{}-{}-{}T{}:{}:{}Z", text.substr(0, 4), text.substr(4, 2),
                                   text.substr(6, 2), text.substr(8, 2), text.substr(10, 2),
                                   text.substr(12, 2)));
}

std::string mime_of(const Record& record) {
  if (record.type == "revisit") return "warc/revisit";
  const Headers& headers = record.type == "resource" ? record.warc_headers : record.http_headers;
  const std::string_view type = header(headers, "Content-Type");
  const std::string_view mime = trim(type.substr(0, type.find(';')));
  return mime.empty() ? "unk" : lower_ascii(mime);
}

/// As the record says it; computed when it does not, "-" for a revisit, whose body lies elsewhere.
std::string digest_of(const Record& record) {
  const std::string_view digest = header(record.warc_headers, "WARC-Payload-Digest");
  if (!digest.empty()) return std::string(digest);
  return record.type == "revisit" ? "-" : sha1_base32(record.body());
}

std::uint64_t number(const nlohmann::json& fields, const char* name) {
  const std::string text = fields.at(name).get<std::string>();
  return text == "-" ? 0 : std::stoull(text);
}

/// Throws what nlohmann and stoull throw when `json` is not what an index line holds.
IndexEntry entry_of(std::string_view key, Instant when, std::string_view json) {
  const nlohmann::json fields = nlohmann::json::parse(json);
  IndexEntry entry;
  entry.surt = key;
  entry.when = when;
  entry.url = fields.at("url").get<std::string>();
  entry.mime = fields.at("mime").get<std::string>();
  entry.status = static_cast<int>(number(fields, "status"));
  entry.digest = fields.at("digest").get<std::string>();
  entry.location = {fields.at("filename").get<std::string>(), number(fields, "offset"),
                    number(fields, "length")};
  return entry;
}

}  // namespace

bool is_indexed(const Record& record) {
  const bool is_kind = record.type == "response" || record.type == "revisit" || record.type == "resource";
  return is_kind && record.location.length > 0 && !record.target_uri.empty();
}

std::string index_line(const Record& record) {
  nlohmann::ordered_json fields;
  fields["url"] = record.target_uri;
  fields["mime"] = mime_of(record);
  fields["status"] = record.type == "response" ? std::to_string(record.status) : "-";
  fields["digest"] = digest_of(record);
  fields["length"] = std::to_string(record.location.length);
  fields["offset"] = std::to_string(record.location.offset);
  fields["filename"] = record.location.file;
  return fmt::format("{} {} {}\n", surt(record.target_uri), timestamp(record.date.value_or(Instant{})),
                     fields.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

Result<IndexEntry> parse_index_line(std::string_view line, std::size_t line_number) {
  const auto wrong = [&](std::string_view why) {
    return failure(Error::Kind::bad_input, "E-ARCHIVE-INDEX",
                   fmt::format("{} line {}: {}", index_name, line_number, why),
                   "make the index again from the WARC files");
  };
  const std::size_t first = line.find(' ');
  const std::size_t second = line.find(' ', first == std::string_view::npos ? first : first + 1);
  if (second == std::string_view::npos) return wrong("expected key, time and JSON");
  const Result<Instant> when = parse_timestamp(line.substr(first + 1, second - first - 1));
  if (!when) return wrong("the time is not 14 digits");
  try {
    return entry_of(line.substr(0, first), *when, line.substr(second + 1));
  } catch (const std::exception& error) {
    return wrong(error.what());
  }
}

}  // namespace vindbaar::archive
