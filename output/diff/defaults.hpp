#pragma once
// Every limit of the diff, with its unit and reason.

#include <cstddef>

namespace vindbaar::diff {

/// Steps from a code to its successor's successor, or from one merger to the next: more is a circle in the
/// list.
inline constexpr int longest_chain = 16;

/// Redirects followed in a log: what the crawler follows at most, and more is a circle.
inline constexpr int longest_redirect = 10;

/// Words of one text that are compared; the rest of two longer texts is told as one change. A brochure of
/// forty pages has this many.
inline constexpr std::size_t most_words = 20000;

/// Steps of the word comparison: texts that share next to nothing are told as all gone and all new, since
/// nobody can read a mix of the two.
inline constexpr int most_edits = 2000;

/// Rows of one list in the terminal summary; the CSV file has all.
inline constexpr std::size_t rows_shown = 40;

}  // namespace vindbaar::diff
