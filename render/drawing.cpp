#include "render/drawing.hpp"

#include "render/defaults.hpp"

#include <algorithm>
#include <array>

namespace vindbaar::render {

Treatment Drawing::treat(const Json& paused) {
  const Json request = paused.value("request", Json::object());
  const std::string kind = paused.value("resourceType", "");
  const std::string url = request.value("url", "");
  if (request.value("method", "") != "GET") return Treatment::refuse;
  if (!url.starts_with("https://") && !url.starts_with("http://")) return Treatment::refuse;
  if (kind == "Document" && !has_page_) {
    has_page_ = true;
    return Treatment::page;
  }
  if (kind == "Stylesheet") return Treatment::empty;
  constexpr std::array<std::string_view, 5> wanted = {"Document", "Script", "XHR", "Fetch", "Other"};
  if (std::find(wanted.begin(), wanted.end(), kind) == wanted.end()) return Treatment::refuse;
  return ++requests_ <= defaults::page_requests ? Treatment::ask : Treatment::refuse;
}

void Drawing::note(std::string_view method, Clock::time_point now) {
  if (method == "Page.loadEventFired") {
    is_loaded_ = true;
    quiet_since_ = now;
  } else if (method == "Inspector.targetCrashed") {
    has_crashed_ = true;
  }
}

bool Drawing::is_drawn(Clock::time_point now) const {
  return is_loaded_ && now - quiet_since_ >= defaults::quiet_time;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
    unsigned group = 0;
    for (std::size_t i = 0; i < 3; ++i)
      group = (group << 8U) | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      text += i <= count ? digits[(group >> (18U - 6U * static_cast<unsigned>(i))) & 63U] : '=';
  }
  return text;
}

Json fulfilment(const std::string& request_id, const Answer& answer) {
  Json headers = Json::array();
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) headers.push_back({{"name", name}, {"value", value}});
  };
  add("Content-Type", answer.content_type);
  add("Location", answer.location);
  add("Access-Control-Allow-Origin", "*");
  return {{"requestId", request_id},
          {"responseCode", answer.status},
          {"responseHeaders", std::move(headers)},
          {"body", base64(answer.body)}};
}

}  // namespace vindbaar::render
