#pragma once
// A record's parts from its bytes: pure, no files.

#include "archive/headers.hpp"

namespace vindbaar::archive {

/// A record without its block, from a WARC head ("WARC/1.1" and header lines).
Record parse_warc_head(std::string_view head);

/// The Content-Length; nothing when it is missing or not a number.
std::optional<std::uint64_t> content_length(const Record& record);

/// Fills in what `record.block` says when it holds an HTTP message: status, headers, where the body starts,
/// its chunk framing off. Oddities go to `record.problems`.
void read_http(Record& record);

struct Dechunked {
  std::string bytes;
  bool complete = false;
};
/// `body` without its chunk framing (RFC 9112, section 7.1); nothing when it is not framed at all.
std::optional<Dechunked> dechunk(std::string_view body);

}  // namespace vindbaar::archive
