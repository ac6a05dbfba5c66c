#include "app/progress.hpp"

#include "app/console.hpp"

#include <fmt/format.h>

namespace vindbaar::app {
namespace {

constexpr std::chrono::milliseconds renew_every{250};  // on a terminal: often enough to feel alive
constexpr std::chrono::seconds line_every{10};         // elsewhere: a log of an hour stays readable

}  // namespace

Progress::Progress(Detail detail, std::size_t institutions)
    : detail_(detail),
      terminal_(stderr_is_terminal()),
      institutions_(institutions),
      next_status_(std::chrono::steady_clock::now()) {
}

Progress::~Progress() {
  if (detail_ != Detail::quiet && status_shown_ && terminal_) tell("\r\x1b[K");
}

void Progress::line(const std::string& text) {
  if (status_shown_ && terminal_) tell("\r\x1b[K");
  tell(text + "\n");
  status_shown_ = false;
}

void Progress::status(bool now) {
  const auto time = std::chrono::steady_clock::now();
  if (!now && time < next_status_) return;
  next_status_ =
      time + (terminal_ ? std::chrono::milliseconds(renew_every) : std::chrono::milliseconds(line_every));
  std::size_t finished = 0;
  std::size_t busy = 0;
  std::size_t done = 0;
  std::size_t queued = 0;
  std::size_t failed = 0;
  for (const auto& [id, site] : sites_) {
    if (site.finished) ++finished;
    if (!site.finished) ++busy;
    done += site.done;
    queued += site.finished ? 0 : site.queued;
    failed += site.failed;
  }
  std::string text =
      fmt::format("{} of {} institutions done, {} busy; pages: {} fetched, {} queued, {} failed", finished,
                  institutions_, busy, done, queued, failed);
  if (!last_waiting_.empty()) text += "; " + last_waiting_;
  if (terminal_) {
    tell("\r\x1b[K" + text.substr(0, static_cast<std::size_t>(terminal_width() - 1)));
    status_shown_ = true;
  } else {
    tell(text + "\n");
  }
}

void Progress::show(const crawler::Event& event) {
  using Kind = crawler::Event::Kind;
  if (detail_ == Detail::quiet) return;
  Site& site = sites_[event.institution];
  if (event.kind == Kind::fetched || event.kind == Kind::failed || event.kind == Kind::institution_done) {
    site.done = event.done;
    site.queued = event.queued;
  }
  switch (event.kind) {
    case Kind::institution_started:
      break;
    case Kind::institution_done:
      site.finished = true;
      line(fmt::format("{}: {} ({} pages fetched, {} failed)", event.institution, event.detail, site.done,
                       site.failed));
      break;
    case Kind::fetched:
      if (detail_ == Detail::every_request)
        line(fmt::format("{}: {} {} in {} ms", event.institution, event.status, event.url,
                         event.took.count()));
      break;
    case Kind::failed:
      ++site.failed;
      if (detail_ == Detail::every_request)
        line(fmt::format("{}: {} failed: {}", event.institution, event.url, event.detail));
      break;
    case Kind::waiting:
      last_waiting_ = event.institution + " is " + event.detail;
      if (detail_ == Detail::every_request) line(last_waiting_);
      break;
    case Kind::recovered:
    case Kind::warning:
      line(fmt::format("{}{}{}", event.institution, event.institution.empty() ? "" : ": ", event.detail));
      break;
  }
  status(false);
}

}  // namespace vindbaar::app
