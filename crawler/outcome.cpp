#include "crawler/outcome.hpp"

#include "crawler/defaults.hpp"
#include "crawler/judgement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace vindbaar::crawler {
namespace {

std::string pages_in_words(std::int64_t count) {
  return fmt::format("{} page{}", count, count == 1 ? "" : "s");
}

bool are_pages_used_up(const Standing& standing) {
  const std::int64_t budget = standing.budget.pages;
  return budget > 0 && (standing.pages >= budget || standing.requests >= requests_for(budget));
}

bool are_bytes_used_up(const Standing& standing) {
  return standing.budget.bytes > 0 && standing.bytes >= standing.budget.bytes;
}

/// An institution of which not one page was had.
CrawlOutcome without_pages(const Standing& standing) {
  if (standing.starts_moved > 0 && standing.starts_moved == standing.starts)
    return {Outcome::moved,
            "the start page redirects to " + standing.moved_to + ", which is not among its hosts"};
  const std::string& robots = standing.robots_trouble;
  const bool is_gateway =
      robots.ends_with("answered 502") || robots.ends_with("answered 504");  // nobody answers behind it
  const bool is_unreachable = code_of(robots) == "E-ROBOTS-UNREACHABLE" || is_gateway;
  if (standing.starts_forbidden > 0 && is_unreachable)
    return {Outcome::failed, standing.robots_trouble + ": not asked any further"};
  if (standing.starts_forbidden > 0)
    return {Outcome::forbidden, standing.robots_trouble + ": not asked any further"};
  if (!standing.start_trouble.empty())
    return {Outcome::failed, "no page could be had: " + standing.start_trouble};
  if (standing.waiting > 0) return {Outcome::failed, "not asked yet"};
  return {Outcome::failed, "no page could be had"};
}

/// What kept the crawl from seeing all it knew of.
std::optional<std::string> what_is_missing(const Standing& standing) {
  if (standing.waiting > 0 && are_pages_used_up(standing))
    return fmt::format("the budget of {} pages is used up; {} known addresses were not asked",
                       standing.budget.pages, standing.waiting);
  if (standing.waiting > 0 && are_bytes_used_up(standing))
    return fmt::format("the budget of {} MB is used up; {} known addresses were not asked",
                       standing.budget.bytes / defaults::bytes_a_megabyte, standing.waiting);
  if (standing.waiting > 0) return fmt::format("{} known addresses are still to ask", standing.waiting);
  if (standing.given_up > 0)
    return fmt::format("{} known addresses were given up, since their host stopped answering ({})",
                       standing.given_up,
                       standing.start_trouble.empty() ? "see the log" : standing.start_trouble);
  const std::int64_t answered = standing.pages + standing.redirects + standing.gone;
  const double share =
      static_cast<double>(standing.troubles) / static_cast<double>(standing.troubles + answered);
  if (standing.troubles >= defaults::troubles_to_count && share > defaults::trouble_share)
    return fmt::format("{} of {} requests had no usable answer", standing.troubles,
                       standing.troubles + answered);
  if (standing.starts_forbidden > 0) return "a start page was not asked: " + standing.robots_trouble;
  if (!standing.start_trouble.empty()) return "a start page could not be had: " + standing.start_trouble;
  return std::nullopt;
}

}  // namespace

std::int64_t requests_for(std::int64_t max_pages) {
  return std::max<std::int64_t>(max_pages * defaults::requests_a_page, defaults::requests_at_least);
}

CrawlOutcome outcome_of(const Standing& standing) {
  if (!standing.has_start_url) return {Outcome::failed, "no website known"};
  if (standing.pages == 0) return without_pages(standing);
  if (standing.starts_moved > 0 && standing.starts_moved == standing.starts)
    return {Outcome::moved,
            "the start page redirects to " + standing.moved_to + ", which is not among its hosts"};
  if (const auto missing = what_is_missing(standing)) return {Outcome::partial, *missing};
  if (standing.pages < defaults::pages_to_trust)
    return {Outcome::suspicious, "only " + pages_in_words(standing.pages) + " could be found"};
  if (standing.pages - standing.repeats < defaults::pages_to_trust)
    return {Outcome::suspicious, fmt::format("{} of {} have the same content as another", standing.repeats,
                                             pages_in_words(standing.pages))};
  if (!standing.has_links)
    return {Outcome::suspicious, "no links were found on " + pages_in_words(standing.pages)};
  return {Outcome::complete, pages_in_words(standing.pages) + " seen"};
}

}  // namespace vindbaar::crawler
