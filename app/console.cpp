#include "app/console.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace vindbaar::app {
namespace {

constexpr int default_width = 100;  // columns, when there is no terminal to ask: wide enough for table 5
constexpr int least_width = 60;

}  // namespace

Exit exit_of(const Error& error) {
  switch (error.kind) {
    case Error::Kind::usage:
    case Error::Kind::refused:
      return Exit::usage;
    case Error::Kind::not_writable:
      return Exit::not_writable;
    case Error::Kind::bad_input:
    case Error::Kind::unreachable:
    case Error::Kind::timed_out:
    case Error::Kind::corrupt:
      return Exit::bad_input;
  }
  return Exit::bad_input;
}

void say(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    if (errno == EPIPE) std::_Exit(0);
    tell("error E-STDOUT: the results could not be written to standard output\n");
    std::_Exit(static_cast<int>(Exit::not_writable));
  }
}

void tell(std::string_view text) {
  // Nowhere is left to complain when stderr itself is gone.
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
}

void report(const Error& error) {
  std::string text = "error " + error.code + ": " + error.what + "\n";
  if (!error.next.empty()) text += "  next: " + error.next + "\n";
  tell(text);
}

Exit say_or_report(const Result<std::string>& text) {
  if (!text) {
    report(text.error());
    return exit_of(text.error());
  }
  say(*text);
  return Exit::done;
}

int terminal_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return std::max(least_width, static_cast<int>(size.ws_col));
  return default_width;
}

bool stderr_is_terminal() {
  return isatty(STDERR_FILENO) == 1;
}

bool color_is_wanted() {
  const char* no_color = std::getenv("NO_COLOR");
  return stderr_is_terminal() && (no_color == nullptr || *no_color == '\0');
}

}  // namespace vindbaar::app
