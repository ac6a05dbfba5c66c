#include "archive/exchange_records.hpp"

#include "archive/earlier.hpp"

#include <fmt/format.h>

#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <new>

namespace vindbaar::archive {
namespace {

constexpr std::string_view fields_type = "application/warc-fields";
constexpr std::string_view response_type = "application/http; msgtype=response";
constexpr std::string_view copied_from = "Copied-From";
constexpr std::string_view not_modified_profile = "revisit/server-not-modified";
constexpr std::string_view identical_profile = "revisit/identical-payload-digest";

/// A URI as it may stand in a header field: what RFC 3986 does not allow is percent-encoded.
std::string field_uri(std::string_view uri) {
  std::string text;
  for (const char letter : uri) {
    const auto code = static_cast<unsigned char>(letter);
    if (code <= 0x20 || code >= 0x7f || letter == '<' || letter == '>' || letter == '"') {
      text += fmt::format("%{:02X}", code);
    } else {
      text += letter;
    }
  }
  return text;
}

/// The address when it is written as one; anything else would not be valid in WARC-IP-Address.
std::string_view ip_or_nothing(std::string_view text) {
  const bool is_address = text.find_first_not_of("0123456789abcdefABCDEF.:") == std::string_view::npos;
  return is_address ? text : std::string_view();
}

/// One of the reasons of WARC 1.1, section 5.13.
std::string_view truncation_reason(std::string_view text) {
  const bool is_known = text.empty() || text == "length" || text == "time" || text == "disconnect";
  return is_known ? text : "unspecified";
}

std::string bracketed(std::string_view id) {
  return id.empty() ? std::string() : fmt::format("<{}>", id);
}

/// "HTTP/2 200" becomes "HTTP/1.1 200 ": readers know no other versions in a WARC. Without a status line one
/// is made.
std::string stored_status_line(const Exchange& exchange) {
  const std::string line = one_line(exchange.status_line);
  if (!line.starts_with("HTTP/")) return fmt::format("HTTP/1.1 {} ", exchange.status);
  if (line.starts_with("HTTP/1.")) return line;
  const std::size_t space = std::min(line.find(' '), line.size());
  const std::string_view rest = std::string_view(line).substr(space);
  return fmt::format("HTTP/1.1{}{}", rest, rest.find(' ', 1) == std::string_view::npos ? " " : "");
}

/// The WARC-Protocol that was spoken where the status line cannot tell it
/// (https://github.com/iipc/warc-specifications/issues/42).
std::string_view protocol_of(std::string_view status_line) {
  if (status_line.starts_with("HTTP/2")) return "h2";
  if (status_line.starts_with("HTTP/3")) return "h3";
  return {};
}

/// What would end the line early becomes a space; every other byte stays as the server sent it.
std::string on_its_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(),
      [](char letter) { return letter == '\r' || letter == '\n' || letter == '\0'; }, ' ');
  return line;
}

std::string response_head(const Exchange& exchange) {
  std::string block = stored_status_line(exchange) + "\r\n";
  for (const auto& [name, value] : exchange.headers) {
    if (same_name(name, "Transfer-Encoding")) block += "X-Archive-Orig-";
    block += on_its_line(name);
    block += ": ";
    block += on_its_line(value);
    block += "\r\n";
  }
  block += "\r\n";
  return block;
}

/// The WARC header fields in their order, the block and the two empty lines that close a record.
class RecordText {
 public:
  RecordText(std::string_view type, Instant date) : id_(random_id()), text_("WARC/1.1\r\n") {
    text_.reserve(usual_record_bytes);
    add("WARC-Type", type);
    add("WARC-Record-ID", bracketed(id_));
    add("WARC-Date", iso8601(date));
  }
  void add(std::string_view name, std::string_view value) { add_field(text_, name, value); }

  RecordBytes close(std::string_view content_type, std::string_view block) {
    add("WARC-Block-Digest", sha1_base32(block));
    add("Content-Type", content_type);
    add("Content-Length", std::to_string(block.size()));
    text_.reserve(text_.size() + block.size() + 6);
    text_ += "\r\n";
    text_ += block;
    text_ += "\r\n\r\n";
    return {std::move(id_), std::move(text_)};
  }

 private:
  static constexpr std::size_t usual_record_bytes = 1024;
  std::string id_;
  std::string text_;
};

/// From the system, for some sixty ids at once. A process that was forked draws its own.
std::array<unsigned char, 16> random_bytes() {
  struct Store {
    pid_t owner = 0;
    std::size_t used = 0;
    std::array<unsigned char, 1024> bytes{};
  };
  thread_local Store store;
  if (store.owner != ::getpid() || store.used == store.bytes.size()) {
    if (::getrandom(store.bytes.data(), store.bytes.size(), 0) != static_cast<ssize_t>(store.bytes.size()))
      throw std::bad_alloc();
    store.owner = ::getpid();
    store.used = 0;
  }
  std::array<unsigned char, 16> drawn{};
  std::copy_n(store.bytes.begin() + static_cast<std::ptrdiff_t>(store.used), drawn.size(), drawn.begin());
  store.used += drawn.size();
  return drawn;
}

RecordText about(const Exchange& exchange, std::string_view type, std::string_view warcinfo_id) {
  RecordText text(type, exchange.started);
  text.add("WARC-Target-URI", field_uri(exchange.url));
  text.add("WARC-Warcinfo-ID", bracketed(warcinfo_id));
  return text;
}

}  // namespace

std::string random_id() {
  std::array<unsigned char, 16> bytes = random_bytes();
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0fU) | 0x40U);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3fU) | 0x80U);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string id = "urn:uuid:";
  id.reserve(45);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) id += '-';
    id += digits[bytes[i] >> 4U];
    id += digits[bytes[i] & 15U];
  }
  return id;
}

RecordBytes warcinfo_record(const WriterOptions& options, std::string_view file_name, Instant now) {
  RecordText text("warcinfo", now);
  text.add("WARC-Filename", file_name);
  std::string block;
  add_field(block, "software", options.software);
  add_field(block, "format", "WARC File Format 1.1");
  add_field(block, "conformsTo",
            "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/");
  add_field(block, "robots", "obey");
  add_field(block, "operator", options.operator_contact);
  add_field(block, "description", options.description);
  return text.close(fields_type, block);
}

ResponseRecord response_record(const Exchange& exchange, std::string_view warcinfo_id) {
  RecordText text = about(exchange, "response", warcinfo_id);
  text.add("WARC-IP-Address", ip_or_nothing(exchange.server_ip));
  text.add("WARC-Protocol", protocol_of(exchange.status_line));
  text.add("WARC-Truncated", truncation_reason(exchange.truncated));
  std::string digest = sha1_base32(exchange.body);
  text.add("WARC-Payload-Digest", digest);
  return {text.close(response_type, response_head(exchange) + exchange.body), std::move(digest)};
}

RecordBytes revisit_record(const Exchange& exchange, std::string_view warcinfo_id) {
  const RevisitOf& of = *exchange.revisit;
  const bool is_not_modified = of.profile == RevisitOf::Profile::server_not_modified;
  RecordText text = about(exchange, "revisit", warcinfo_id);
  text.add("WARC-Profile", fmt::format("http://netpreserve.org/warc/1.1/{}",
                                       is_not_modified ? not_modified_profile : identical_profile));
  text.add("WARC-Refers-To", bracketed(of.record_id));
  text.add("WARC-Refers-To-Target-URI", field_uri(of.target_uri));
  if (of.date) text.add("WARC-Refers-To-Date", iso8601(*of.date));
  text.add("WARC-Payload-Digest", of.payload_digest);
  text.add("WARC-IP-Address", ip_or_nothing(exchange.server_ip));
  text.add("WARC-Protocol", protocol_of(exchange.status_line));
  return text.close(response_type, response_head(exchange));
}

RecordBytes copied_record(const Record& record, std::string_view from) {
  std::string text = "WARC/1.1\r\n";
  for (const auto& [name, value] : record.warc_headers) {
    if (!same_name(name, copied_from)) add_field(text, name, value);
  }
  add_field(text, copied_from, from);
  text += "\r\n";
  text += record.block;
  text += "\r\n\r\n";
  return {record.id, std::move(text)};
}

bool is_copy(const Record& record) noexcept {
  return !header(record.warc_headers, copied_from).empty();
}

std::optional<RevisitOf> revisit_of(const Record& record) {
  if (record.type != "revisit") return std::nullopt;
  const auto field = [&](std::string_view name) {
    std::string_view value = header(record.warc_headers, name);
    const bool is_bracketed = value.starts_with('<') && value.ends_with('>') && value.size() > 1;
    return std::string(is_bracketed ? value.substr(1, value.size() - 2) : value);
  };
  RevisitOf of;
  if (field("WARC-Profile").ends_with("server-not-modified"))
    of.profile = RevisitOf::Profile::server_not_modified;
  of.record_id = field("WARC-Refers-To");
  of.target_uri = field("WARC-Refers-To-Target-URI");
  of.payload_digest = field("WARC-Payload-Digest");
  if (const Result<Instant> date = parse_instant(field("WARC-Refers-To-Date"))) of.date = *date;
  return of;
}

RecordBytes request_record(const Exchange& exchange, std::string_view warcinfo_id,
                           std::string_view response_id) {
  RecordText text = about(exchange, "request", warcinfo_id);
  text.add("WARC-IP-Address", ip_or_nothing(exchange.server_ip));
  text.add("WARC-Concurrent-To", bracketed(response_id));
  std::string_view head = exchange.request_head;
  while (head.ends_with("\r\n")) head.remove_suffix(2);
  return text.close("application/http; msgtype=request", fmt::format("{}\r\n\r\n", head));
}

RecordBytes metadata_record(const Exchange& exchange, std::string_view warcinfo_id,
                            std::string_view response_id) {
  RecordText text = about(exchange, "metadata", warcinfo_id);
  text.add("WARC-Concurrent-To", bracketed(response_id));
  std::string block;
  add_field(block, "institution", exchange.institution);
  add_field(block, "kind", exchange.kind);
  add_field(block, "via", field_uri(exchange.via));
  add_field(block, "hopsFromSeed", std::string(static_cast<std::size_t>(std::max(exchange.depth, 0)), 'L'));
  add_field(block, "fetchTimeMs", std::to_string(exchange.took_ms));
  const bool is_failure = exchange.status == 0;
  add_field(block, "error", is_failure && exchange.error.empty() ? "no response" : exchange.error);
  return text.close(fields_type, block);
}

RecordBytes conversion_record(const Conversion& conversion, std::string_view warcinfo_id) {
  RecordText text("conversion", conversion.made);
  text.add("WARC-Target-URI", field_uri(conversion.url));
  text.add("WARC-Warcinfo-ID", bracketed(warcinfo_id));
  text.add("WARC-Refers-To", bracketed(conversion.response_id));
  text.add("WARC-Payload-Digest", sha1_base32(conversion.body));
  return text.close(conversion.content_type, conversion.body);
}

void read_metadata(const Record& record, Recovered& found) {
  const Headers fields = parse_fields(record.block);
  found.described = true;
  found.institution = header(fields, "institution");
  found.kind = header(fields, "kind");
  found.via = header(fields, "via");
  found.depth = static_cast<int>(header(fields, "hopsFromSeed").size());
  found.error = header(fields, "error");
  const std::string_view took = header(fields, "fetchTimeMs");
  std::from_chars(took.data(), took.data() + took.size(), found.took_ms);
}

}  // namespace vindbaar::archive
