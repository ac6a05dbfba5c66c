#pragma once
// Pages as a school's content management system sends them, for measuring: a page's own part in a frame of
// style sheets, programs, a large menu and a footer, the same on each page of a site, some 80 KB; and stories
// in words that are nobody's phrase list.

#include <random>
#include <string>

namespace vindbaar::bench {

using Random = std::mt19937;

/// What every page of one site carries around its own part.
struct Frame {
  std::string head, before, after;
};

Frame frame_of(const std::string& school, Random& random);
std::string framed(const Frame& frame, std::string html);

/// An article of 4-9 KB with headings and pictures, and on request one sentence that names a certificate, a
/// price or courses in passing.
std::string story(Random& random, int number, bool mentions);

/// A part of a site where stories stand: "verhalen", "beleid" …
std::string section(Random& random);

}  // namespace vindbaar::bench
