#include "core/text.hpp"

#include "core/unicode.hpp"
#include "core/utf8.hpp"

#include <algorithm>

namespace vindbaar {
namespace {

bool is_ascii_space(char byte) noexcept {
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/// ASCII only: what the fast paths need.
char ascii_lower(char byte) noexcept {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte;
}

/// Bytes at `at` that are ASCII and neither white space nor NUL: copied as they are.
std::size_t visible_run(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  while (end < text.size() && text[end] > ' ') ++end;  // char is signed: bytes from 0x80 are below
  return end - at;
}

char ascii_fold(char byte) noexcept {
  return byte == '`' ? '\'' : ascii_lower(byte);
}

bool is_zero_width_space(char32_t value) noexcept {
  return value == 0x200B || value == 0x2060 || value == 0xFEFF;
}

/// Writes text with its white space collapsed: spaces are owed until a visible character comes.
class Collapsing {
 public:
  explicit Collapsing(std::string& to) : to_(to) {}
  void space() noexcept { owed_ = !to_.empty(); }
  std::string& text() {
    if (owed_) to_.push_back(' ');
    owed_ = false;
    return to_;
  }

 private:
  std::string& to_;
  bool owed_ = false;
};

/// Characters that NFKD leaves alone, or would open into a space and an accent, and that people type for
/// these.
std::string_view ascii_twin(char32_t value) noexcept {
  switch (value) {
    case 0x60:
    case 0xB4:
    case 0x2B9:
    case 0x2BB:
    case 0x2BC:
    case 0x2C8:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2039:
    case 0x203A:
      return "'";
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
      return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2043:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
      return "-";
    case 0x2044:
    case 0x2215:
      return "/";
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0x152:
    case 0x153:
      return "oe";
    case 0xD8:
    case 0xF8:
      return "o";
    case 0xDF:
    case 0x1E9E:
      return "ss";
    case 0x110:
    case 0x111:
      return "d";
    case 0x141:
    case 0x142:
      return "l";
    case 0x131:
      return "i";
    default:
      return {};
  }
}

void fold_into(Collapsing& out, char32_t value) {
  if (value == ' ') return out.space();
  if (unicode::is_space(value)) return out.space();
  if (const std::string_view twin = ascii_twin(value); !twin.empty()) {
    out.text() += twin;
    return;
  }
  std::string opened;
  unicode::append_decomposed_lower(opened, value);
  for (std::size_t at = 0; at < opened.size();) {
    const utf8::Step part = utf8::next(opened, at);
    at += part.length;
    if (unicode::is_space(part.value)) {
      out.space();
    } else if (const std::string_view twin = ascii_twin(part.value); !twin.empty()) {
      out.text() += twin;
    } else if (!unicode::is_invisible(part.value)) {
      utf8::append(out.text(), part.value);
    }
  }
}

}  // namespace

bool is_utf8(std::string_view bytes) noexcept {
  for (std::size_t at = 0; at < bytes.size();) {
    at += utf8::ascii_run(bytes, at);
    if (at == bytes.size()) break;
    const utf8::Step step = utf8::next(bytes, at);
    if (!step.ok) return false;
    at += step.length;
  }
  return true;
}

std::string valid_utf8(std::string_view bytes) {
  if (bytes.find('\0') == std::string_view::npos && is_utf8(bytes)) return std::string(bytes);
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t run = utf8::ascii_run(bytes, at);
    std::copy_if(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                 bytes.begin() + static_cast<std::ptrdiff_t>(at + run), std::back_inserter(text),
                 [](char byte) { return byte != '\0'; });
    at += run;
    if (at == bytes.size()) break;
    const utf8::Step step = utf8::next(bytes, at);
    utf8::append(text, step.value);
    at += step.length;
  }
  return text;
}

std::string collapse_spaces(std::string_view utf8) {
  std::string text;
  text.reserve(utf8.size());
  Collapsing out(text);
  for (std::size_t at = 0; at < utf8.size();) {
    if (const std::size_t run = visible_run(utf8, at); run > 0) {
      out.text() += utf8.substr(at, run);
      at += run;
      continue;
    }
    const utf8::Step step = utf8::next(utf8, at);
    if (unicode::is_space(step.value)) {
      out.space();
    } else if (!is_zero_width_space(step.value)) {
      out.text() += utf8.substr(at, step.length);
    }
    at += step.length;
  }
  return text;
}

std::string lower(std::string_view utf8) {
  if (utf8::ascii_run(utf8, 0) != utf8.size()) return unicode::lower(is_utf8(utf8) ? utf8 : valid_utf8(utf8));
  std::string text(utf8);
  std::transform(text.begin(), text.end(), text.begin(), ascii_lower);
  return text;
}

std::string fold(std::string_view utf8) {
  std::string text;
  text.reserve(utf8.size());
  Collapsing out(text);
  for (std::size_t at = 0; at < utf8.size();) {
    if (const std::size_t run = visible_run(utf8, at); run > 0) {
      std::string& folded = out.text();
      std::transform(utf8.data() + at, utf8.data() + at + run, std::back_inserter(folded), ascii_fold);
      at += run;
      continue;
    }
    const utf8::Step step = utf8::next(utf8, at);
    fold_into(out, step.value);
    at += step.length;
  }
  return text;
}

std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (text.empty()) return parts;
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find(separator, start);
    parts.push_back(text.substr(start, end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

}  // namespace vindbaar
