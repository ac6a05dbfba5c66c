#pragma once
// What the program says and where: results to stdout, progress and errors to stderr.

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace vindbaar::app {

/// Exit codes are a contract (docs/commands.md).
enum class Exit {
  done = 0,
  partly_measured = 1,
  usage = 2,
  bad_input = 3,
  not_writable = 4,
  guard = 5,
  interrupted = 130
};

/// The code that fits an error.
Exit exit_of(const Error& error);

/// Writes to stdout; a closed pipe ends the program quietly, as `head` expects.
void say(std::string_view text);

/// Writes to stderr.
void tell(std::string_view text);

/// "error E-CSV: what happened\n  next: what to do".
void report(const Error& error);

/// Prints the text, or tells the error, and gives the exit code that fits.
Exit say_or_report(const Result<std::string>& text);

/// Columns of the terminal, or 100 when stdout is none.
int terminal_width();
bool stderr_is_terminal();
bool color_is_wanted();  ///< A terminal, and NO_COLOR is not set.

}  // namespace vindbaar::app
