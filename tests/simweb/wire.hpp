#pragma once

#include "tests/simweb/answer.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace vindbaar::simweb {

/// `bytes` as one gzip member (RFC 1952) without a time stamp: the same bytes give the same member.
std::string gzip(std::string_view bytes);

/// `time` as HTTP writes it (RFC 9110, section 5.6.7): "Mon, 14 Feb 2022 09:30:00 GMT".
std::string http_date(std::chrono::sys_seconds time);

/// The request's conditions and preferences that matter here.
struct Preferences {
  std::string_view accept_encoding;
  std::string_view if_none_match;
};

/// `answer` as it goes out: an ETag of its body, 304 when the client has that body, gzip when wanted and
/// allowed (RFC 9110, sections 8.8.3, 13.1.2 and 8.4). Only answers with status 200 change.
Answer negotiated(Answer answer, const Preferences& preferences);

}  // namespace vindbaar::simweb
