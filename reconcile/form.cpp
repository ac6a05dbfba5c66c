#include "reconcile/form.hpp"

#include "core/text.hpp"

#include <optional>

namespace vindbaar::reconcile {
namespace {

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

std::string decoded(std::string_view text, bool plus_is_space) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
    const auto low = high ? hex_digit(text[i + 2]) : std::nullopt;
    if (low) {
      plain += static_cast<char>(*high * 16 + *low);
      i += 2;
    } else {
      plain += text[i] == '+' && plus_is_space ? ' ' : text[i];
    }
  }
  return valid_utf8(plain);
}

}  // namespace

Fields read_form(std::string_view text) {
  Fields fields;
  for (const std::string_view pair : split(text, '&')) {
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view value = equals < pair.size() ? pair.substr(equals + 1) : std::string_view();
    fields.try_emplace(decoded(pair.substr(0, equals), true), decoded(value, true));
  }
  return fields;
}

Target read_target(std::string_view target) {
  const std::size_t question = std::min(target.find('?'), target.size());
  Target read{decoded(target.substr(0, question), false), {}};
  if (question < target.size()) read.fields = read_form(target.substr(question + 1));
  while (read.path.size() > 1 && read.path.back() == '/') read.path.pop_back();
  return read;
}

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

}  // namespace vindbaar::reconcile
