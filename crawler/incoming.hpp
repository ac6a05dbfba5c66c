#pragma once

#include "archive/archive.hpp"
#include "core/url.hpp"

#include <cstddef>
#include <string_view>

namespace vindbaar::crawler {

/// An answer as it comes in, line by line and piece by piece, and the reasons of ours to stop it. Knows
/// nothing of sockets. A head that can be read in two ways (different lengths or targets, a lone CR) is no
/// answer: RFC 9112, sections 2.2 and 6.3.
class Incoming {
 public:
  struct Caps {
    std::size_t header_bytes = 0;
    std::size_t body_bytes = 0;
    bool pages_only = false;  ///< Stop after the headers when the type is no page.
  };

  Incoming() = default;
  Incoming(const Url& url, const Caps& caps);

  /// A header line with its line end; false to stop.
  bool take_header(std::string_view line);
  /// A piece of the body; false to stop.
  bool take_body(std::string_view bytes);
  void take_request(std::string_view head) { exchange_.request_head = head; }

  bool has_begun() const noexcept { return !exchange_.status_line.empty(); }
  /// Whether a whole head came that may be read.
  bool is_answer() const noexcept { return head_has_ended_ && refusal_.empty(); }

  /// The exchange when all is over. `error` is used when no answer came, `truncated` when it broke off for a
  /// reason that is not ours; both are empty when it ended well.
  archive::Exchange finish(std::string_view error, std::string_view truncated) &&;

 private:
  bool end_head();
  bool take_field(std::string_view name, std::string_view value);

  std::string path_;  ///< Of what was asked.
  Caps caps_;
  archive::Exchange exchange_;
  std::size_t header_bytes_ = 0;
  std::string refusal_;          ///< Why the head is no answer; empty while it is one.
  bool head_has_ended_ = false;  ///< Of the final answer; 1xx ones come before it.
  bool is_too_large_ = false;
  bool is_no_page_ = false;
};

}  // namespace vindbaar::crawler
