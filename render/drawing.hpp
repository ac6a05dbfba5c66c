#pragma once
// What one page's DevTools events mean: what is to be done next, and whether the page is drawn. Pure; `now`
// is passed in.

#include "render/devtools.hpp"
#include "render/render.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace vindbaar::render {

using Clock = std::chrono::steady_clock;

/// What to do with a request that the browser has stopped for us.
enum class Treatment {
  page,    ///< The page's own bytes.
  ask,     ///< Put it to the function.
  empty,   ///< Answered with nothing: a style that a program waits for, but nobody looks at.
  refuse,  ///< Pictures, sounds, fonts; anything but a GET; too many.
};

class Drawing {
 public:
  Drawing(std::string url, Clock::time_point now) : url_(std::move(url)), quiet_since_(now) {}

  /// For a `Fetch.requestPaused` event's parameters.
  Treatment treat(const Json& paused);

  /// Any other event of the page.
  void note(std::string_view method, Clock::time_point now);

  /// A request has been answered or refused.
  void answered(Clock::time_point now) { quiet_since_ = now; }

  /// Loaded, and nothing asked for the quiet time: what is asked comes by treat(), so nothing else is under
  /// way.
  bool is_drawn(Clock::time_point now) const;
  bool has_crashed() const noexcept { return has_crashed_; }

 private:
  std::string url_;
  Clock::time_point quiet_since_;
  std::size_t requests_ = 0;
  bool has_page_ = false;
  bool is_loaded_ = false;
  bool has_crashed_ = false;
};

/// `bytes` in base 64 (RFC 4648, 4).
std::string base64(std::string_view bytes);

/// The parameters of `Fetch.fulfillRequest`. Any page may read the answer: its own site gave it.
Json fulfilment(const std::string& request_id, const Answer& answer);

}  // namespace vindbaar::render
