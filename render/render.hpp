#pragma once
// Render: pages that only a browser can fill, drawn by headless Chromium over its DevTools protocol
// (https://chromedevtools.github.io/devtools-protocol/), spoken through two pipes. The browser has no
// network: every request a page makes is put to a function, which gives the answer or refuses it.
//
// Entry points: find_browser(), Browser. A Browser belongs to one thread.

#include "core/result.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vindbaar::render {

/// What a page asks for while it is drawn. Only GET is ever put to the function.
struct Request {
  std::string url;
  std::string kind;  ///< DevTools' resource type: "Script", "XHR", "Fetch", "Document" …
};

/// What it is given. Headers of the answer but its type are not passed on, a redirect's target apart.
struct Answer {
  int status = 0;  ///< 0: refused, `reason` says why.
  std::string content_type;
  std::string location;  ///< Of a redirect.
  std::string body;      ///< Content coding taken off.
  std::string reason;
};

/// Called on the thread that draws, one request at a time; may take its time (politeness), within the page's.
using AnswerRequest = std::function<Answer(const Request&)>;

struct Drawn {
  std::string html;                   ///< The tree as it was in the end, UTF-8, with a doctype.
  std::vector<std::string> asked;     ///< Addresses that were answered.
  std::vector<std::string> refused;   ///< "address: reason", pictures and styles apart.
  std::vector<std::string> problems;  ///< In words: what was cut short.
};

struct Limits {
  std::chrono::milliseconds page_time;
  std::size_t memory_bytes;
};
/// As in defaults.hpp.
Limits usual_limits();

/// The browser's program on this machine, by its Debian names in PATH, or what VINDBAAR_BROWSER names;
/// nothing when there is none.
std::optional<std::filesystem::path> find_browser();

class Browser {
 public:
  /// Starts the program with a profile of its own in a temporary folder. Fails with `unreachable`,
  /// "E-BROWSER", when it does not start or does not answer in time.
  static Result<Browser> start(const std::filesystem::path& program, const Limits& limits);

  /// Draws the page `url`, whose own bytes are `page`; all else is asked of `answer`. Fails with
  /// `timed_out`, "E-RENDER-TIME", when not even a tree could be read in time, and with `unreachable`,
  /// "E-BROWSER", when the browser died or passed its memory limit: start another one then.
  Result<Drawn> draw(const std::string& url, const Answer& page, const AnswerRequest& answer);

  Browser(Browser&&) noexcept;
  Browser& operator=(Browser&&) noexcept;
  ~Browser();  ///< Ends the program and removes its profile.

 private:
  struct State;
  explicit Browser(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace vindbaar::render
