#include "core/url.hpp"

#include "core/text.hpp"
#include "core/url_layout.hpp"
#include "core/url_parser.hpp"

#include <charconv>

namespace vindbaar {

using url_parts::Layout;

namespace {

Result<std::string> canonical(std::string_view text, std::string_view base) {
  auto spelling = url_parts::canonical_url(text, base);
  if (spelling) return std::move(*spelling);
  constexpr std::size_t shown = 200;
  const std::string quoted = valid_utf8(text.substr(0, shown)) + (text.size() > shown ? "…" : "");
  return failure(Error::Kind::bad_input, "E-URL",
                 "\"" + quoted + "\" is no URL we can fetch: it is " + std::string(spelling.error()) +
                     "; expected e.g. https://www.school.nl/cursussen");
}

}  // namespace

Result<Url> Url::parse(std::string_view text) {
  return canonical(text, {}).map([](std::string spelling) { return Url(std::move(spelling)); });
}

Result<Url> Url::parse(std::string_view text, const Url& base) {
  return canonical(text, base.text_).map([](std::string spelling) { return Url(std::move(spelling)); });
}

std::string_view Url::scheme() const noexcept {
  return std::string_view(text_).substr(0, text_.find(':'));
}

std::string_view Url::host() const noexcept {
  const Layout layout(text_);
  return std::string_view(text_).substr(layout.host, layout.port - layout.host);
}

std::uint16_t Url::port() const noexcept {
  const Layout layout(text_);
  std::uint16_t number = scheme() == "https" ? 443 : 80;
  if (layout.port < layout.path)
    std::from_chars(text_.data() + layout.port + 1, text_.data() + layout.path, number);
  return number;
}

std::string_view Url::path() const noexcept {
  const Layout layout(text_);
  return std::string_view(text_).substr(layout.path, layout.query - layout.path);
}

std::string_view Url::query() const noexcept {
  const Layout layout(text_);
  return layout.query == text_.size() ? std::string_view() : std::string_view(text_).substr(layout.query + 1);
}

std::string_view Url::path_and_query() const noexcept {
  return std::string_view(text_).substr(Layout(text_).path);
}

std::string_view Url::origin() const noexcept {
  return std::string_view(text_).substr(0, Layout(text_).path);
}

}  // namespace vindbaar
