#include "extractors/media_type.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace vindbaar::extractors {
namespace {

bool says_nothing(std::string_view type) {
  return type.empty() || type == "application/octet-stream" || type == "unknown/unknown" || type == "*/*" ||
         type == "application/unknown" || type.find('/') == std::string_view::npos;
}

}  // namespace

std::string media_type(std::string_view content_type) {
  return lower(trim(content_type.substr(0, std::min(content_type.find(';'), content_type.size()))));
}

bool is_html(std::string_view content_type, std::string_view body) {
  const std::string type = media_type(content_type);
  if (type == "text/html" || type == "application/xhtml+xml") return true;
  if (!says_nothing(type)) return false;
  const std::string head = lower(valid_utf8(trim(body.substr(0, 512))));
  for (const char* start : {"<!doctype html", "<html", "<head", "<body", "<title", "<div", "<h1", "<!--",
                            "<meta", "<p>", "<table", "<script"}) {
    if (head.starts_with(start) || head.starts_with(std::string("\xEF\xBB\xBF") + start)) return true;
  }
  return false;
}

bool is_pdf(std::string_view content_type, std::string_view body) {
  return media_type(content_type) == "application/pdf" || body.starts_with("%PDF-");
}

}  // namespace vindbaar::extractors
