#pragma once
// Every limit of the diff, with its unit and reason.

#include <cstddef>
#include <string_view>

namespace vindbaar::diff {

/// Steps from a code to its successor's successor, or from one merger to the next: more is a circle in the
/// list.
inline constexpr int longest_chain = 16;

/// Redirects followed in a log: what the crawler follows at most, and more is a circle.
inline constexpr int longest_redirect = 10;

/// Parts of a path, or a whole heading, of the page that asks who you are. "Aanmelden" is not one: that is
/// how one enrols.
inline constexpr std::string_view login_words[] = {"login",   "log in",  "inloggen", "signin",
                                                   "sign in", "sign-in", "sso"};

/// Old addresses that answered, below which nothing is said about a site as a whole: with one or two, pages
/// went.
inline constexpr int least_addresses = 3;

/// Words of one text that are compared; the rest of two longer texts is told as one change. A brochure of
/// forty pages has this many.
inline constexpr std::size_t most_words = 20000;

/// Steps of the word comparison: texts that share next to nothing are told as all gone and all new, since
/// nobody can read a mix of the two.
inline constexpr int most_edits = 2000;

/// Words that two texts share between two changes, and words that each of these changes has at least, for the
/// shared words to count as changed too: "met" and "de" stand in every sentence.
inline constexpr std::size_t most_chance_words = 2;
inline constexpr std::size_t least_words_around = 6;

/// Rows of one list in the terminal summary; the CSV file has all.
inline constexpr std::size_t rows_shown = 40;

}  // namespace vindbaar::diff
