#pragma once
// Outcome: how far an institution was looked at, from the counts of its log. Not measured is not zero, so
// when in doubt the outcome is the worse one, with the reason in words. Pure.

#include "core/vocabulary.hpp"

#include <cstdint>
#include <string>

namespace vindbaar::crawler {

/// How much of an institution's site is asked; 0: not known.
struct Budget {
  std::int64_t pages = 0;
  std::int64_t bytes = 0;  ///< Of bodies, as they came.
};

/// Where an institution stands. Pages only; robots files and sitemaps are not counted.
struct Standing {
  bool has_start_url = true;
  std::int64_t pages = 0;    ///< 2xx answers.
  std::int64_t repeats = 0;  ///< … of which the body is byte for byte that of another.
  std::int64_t redirects = 0;
  std::int64_t gone = 0;      ///< 404 and 410: answered, the page does not exist.
  std::int64_t troubles = 0;  ///< Every other failure.
  std::int64_t waiting = 0;   ///< Known and still to ask.
  std::int64_t requests = 0;  ///< Asked, whatever came back.
  bool has_links = false;     ///< Its pages link to each other.
  std::int64_t in_sitemaps = 0;
  std::int64_t given_up = 0;          ///< Not asked since their host did not answer any more.
  std::int64_t starts = 0;            ///< Start pages …
  std::int64_t starts_forbidden = 0;  ///< … of which robots.txt forbids
  std::int64_t starts_moved = 0;      ///< … of which end at another site.
  std::string start_trouble;          ///< Why the first start page that failed did: "E-DNS: …".
  std::string robots_trouble;         ///< "E-ROBOTS-5XX: robots.txt answered 503", or the Disallow line.
  std::string moved_to;
  std::int64_t bytes = 0;  ///< Of bodies, as they came.
  Budget budget;           ///< Of the last session.
};

struct CrawlOutcome {
  Outcome outcome = Outcome::failed;
  std::string reason;
};

/// How many requests a budget of pages stands for: redirects and dead links are no pages, but they are
/// requests.
std::int64_t requests_for(std::int64_t max_pages);

/// The first of these that holds: no website known, forbidden, moved, failed, partial, suspicious, complete.
CrawlOutcome outcome_of(const Standing& standing);

}  // namespace vindbaar::crawler
