#pragma once
// Titles with the answer a person gave: what `vindbaar evaluate` measures against and `vindbaar train` learns
// from.

#include "core/result.hpp"
#include "matcher/matcher.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::matcher {

struct Labelled {
  std::string id;          ///< As given; may be empty.
  std::string phenomenon;  ///< Why the title is of interest: "typo", "sibling trap". May be empty.
  Query query;
  std::string note;  ///< A context in plain words, for who can read it; the query has none then.
  std::vector<CertificateCode> codes;  ///< What it offers; none for an ordinary course.
  bool is_unsure = false;              ///< No one can tell from this much: to accept anything would be wrong.
  bool is_held_out = false;  ///< A quarter, by a hash of the title: to be measured on, never to be fitted to.
};

/// CSV with columns title, expected (or: code), and when present id, phenomenon and context.
///   expected: codes with "+" or "|" between them, "none" or "unsure"; nothing means none
///   context:  "claim=mbo_certificate;kind=course_detail;codes=K0905|C0039;levels=2|3;sbu=240", any of them
///             in any order; anything without "=" is kept as a note; empty: the title is judged alone
/// Fails with `bad_input`: "E-CSV", or "E-LABELS" naming file, line and what was expected.
Result<std::vector<Labelled>> read_labelled(std::string_view csv, std::string_view name);

}  // namespace vindbaar::matcher
