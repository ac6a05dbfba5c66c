#pragma once
// Turns crawl events into lines on stderr: one status line that renews itself on a terminal, plain lines
// elsewhere.

#include "crawler/crawler.hpp"

#include <chrono>
#include <map>
#include <string>

namespace vindbaar::app {

/// Not thread-safe: the crawler reports from one thread.
class Progress {
 public:
  enum class Detail { quiet, normal, every_request };
  Progress(Detail detail, std::size_t institutions);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(const crawler::Event& event);

 private:
  struct Site {
    std::size_t done = 0;
    std::size_t queued = 0;
    std::size_t failed = 0;
    bool finished = false;
  };

  void line(const std::string& text);
  void status(bool now);

  Detail detail_;
  bool terminal_;
  std::size_t institutions_;
  std::map<std::string, Site> sites_;
  std::string last_waiting_;
  std::chrono::steady_clock::time_point next_status_;
  bool status_shown_ = false;
};

}  // namespace vindbaar::app
