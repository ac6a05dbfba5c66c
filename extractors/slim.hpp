#pragma once
// A page made fit for the parser: what is never read (scripts, styles, comments, drawings, inline images,
// indentation) is left out, which also halves the time of the parse, and what would hang or crash it (depth,
// attributes, endless unclosed formatting) is capped before it gets there. Texts are kept where their tags
// are not.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::extractors {

/// Whether an element of this id is one that a framework fills.
bool is_app_root(std::string_view id) noexcept;

/// What the markup shows of programs on the page; only ever a hint that a browser is needed.
struct ScriptSigns {
  std::size_t scripts = 0;
  std::size_t script_bytes = 0;  ///< Of inline programs.
  bool has_app_root = false;     ///< An empty element that a framework fills: id="root", "app", "__next" …
  bool asks_for_script = false;  ///< A <noscript> that says JavaScript is needed.
  bool is_guarded = false;       ///< A program or frame of a service that keeps robots out.
};

struct SlimPage {
  std::string html;
  std::vector<std::string> json_ld;    ///< Bodies of <script type="application/ld+json">, in order.
  std::vector<std::string> page_data;  ///< JSON that the page hands to its programs, in order.
  ScriptSigns scripts;
  std::vector<std::string> problems;  ///< Which caps were reached, in words.
};

/// `html` is UTF-8. Linear in its length.
SlimPage slim(std::string_view html);

}  // namespace vindbaar::extractors
