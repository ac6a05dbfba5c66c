#include "crawler/media.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace vindbaar::crawler {
namespace {

using Family = std::pair<std::string_view, std::string_view>;  // what it is, extensions between blanks

constexpr std::array<Family, 9> families{{
    {"image", " jpg jpeg jpe png gif webp avif svg ico bmp tif tiff heic psd eps ai "},
    {"style or script", " css js mjs map wasm ts "},
    {"archive", " zip gz tgz bz2 xz rar 7z tar iso dmg jar "},
    {"video", " mp4 m4v mov avi wmv mkv webm mpg mpeg flv 3gp ogv vtt srt "},
    {"sound", " mp3 wav ogg oga m4a aac flac wma "},
    {"office document", " doc docx dot dotx odt rtf xls xlsx xlsm ods csv ppt pptx pps ppsx odp pub vsd "},
    {"font", " woff woff2 ttf otf eot "},
    {"program", " exe msi apk deb rpm bin dll "},
    {"calendar or contact", " ics vcf "},
}};

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

/// "text/html" of "Text/HTML; charset=utf-8".
std::string essence(std::string_view content_type) {
  return lower_ascii(trim(content_type.substr(0, content_type.find(';'))));
}

bool says_html(std::string_view type) {
  return type == "text/html" || type == "application/xhtml+xml";
}

}  // namespace

std::string not_a_page(std::string_view path) {
  path.remove_prefix(std::min(path.rfind('/'), path.size()));
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return {};
  const std::string extension = lower_ascii(path.substr(dot + 1));
  if (extension.empty() || extension.find(' ') != std::string::npos) return {};
  for (const auto& [what, extensions] : families)
    if (extensions.find(' ' + extension + ' ') != std::string_view::npos)
      return "not a page: " + std::string(what) + " (." + extension + ")";
  return {};
}

std::string not_a_page_by_type(std::string_view content_type, std::string_view path) {
  const std::string type = essence(content_type);
  if (type == "application/octet-stream" && lower_ascii(path).ends_with(".pdf")) return {};
  const bool is_wanted = type.empty() || says_html(type) || type == "application/pdf" ||
                         type == "text/plain" || type.ends_with("/xml") || type.ends_with("+xml") ||
                         type == "application/json" || type == "application/ld+json";
  if (is_wanted && type != "image/svg+xml") return {};
  return "not a page: " + valid_utf8(type);
}

bool is_html(std::string_view content_type, std::string_view first_bytes) {
  const std::string type = essence(content_type);
  if (!type.empty()) return says_html(type);
  const std::string start = lower_ascii(trim(first_bytes.substr(0, 512)));
  return start.starts_with("<!doctype html") || start.find("<html") != std::string::npos ||
         start.find("<body") != std::string::npos;
}

}  // namespace vindbaar::crawler
