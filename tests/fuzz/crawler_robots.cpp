// First line: a path to ask about, the rest: a robots.txt. Each verdict is held against a plain reading of
// RFC 9309, 2.2.2: try every rule with a table of steps, the longest wins, Allow on a tie.
#include "core/text.hpp"
#include "crawler/defaults.hpp"
#include "crawler/robots.hpp"
#include "crawler/robots_pattern.hpp"
#include "tests/fuzz/expect.hpp"

#include <algorithm>
#include <set>

using namespace vindbaar;
using fuzz::expect;

namespace {

constexpr std::size_t plain_rules = 200;  ///< The plain way takes a millisecond for so many.

/// Which beginnings of `path` the pattern read so far can have used up, as a table: slow and plain.
bool matches_plainly(std::string_view pattern, std::string_view path) {
  const bool is_anchored = pattern.ends_with('$');
  if (is_anchored) pattern.remove_suffix(1);
  std::vector<bool> reached(path.size() + 1, false);
  reached[0] = true;
  for (const char sign : pattern) {
    std::vector<bool> next(path.size() + 1, false);
    for (std::size_t at = 0; at <= path.size(); ++at) {
      if (sign == '*') next[at] = reached[at] || (at > 0 && next[at - 1]);
      if (sign != '*' && at > 0) next[at] = reached[at - 1] && path[at - 1] == sign;
    }
    reached = next;
  }
  return is_anchored ? reached.back() : std::find(reached.begin(), reached.end(), true) != reached.end();
}

void check(const crawler::RobotsFile& file, const std::string& asked) {
  const crawler::RobotsVerdict verdict = crawler::ask_robots(file, asked);
  const std::string path = crawler::normal_path(asked);
  std::size_t longest = 0;
  bool is_allowed = true;
  if (file.rules.size() > plain_rules) return;
  for (const crawler::RobotsRule& rule : file.rules) {
    if (asked == "/robots.txt" || !matches_plainly(rule.pattern, path)) continue;
    if (rule.pattern.size() == longest) is_allowed = is_allowed || rule.allow;
    if (rule.pattern.size() > longest) is_allowed = rule.allow;
    longest = std::max(longest, rule.pattern.size());
  }
  expect(verdict.allowed == is_allowed);
  expect((verdict.rule == nullptr) == (longest == 0));
  expect(crawler::normal_path(path) == path || path.find_first_of("*$") != path.npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::bytes_of(data, size);
  const std::size_t line = std::min(input.find('\n'), input.size());
  const std::string_view text = input.substr(std::min(line + 1, input.size()));
  const crawler::RobotsFile file = crawler::parse_robots(text, "vindbaar");
  std::size_t last = 0;
  for (const crawler::RobotsRule& rule : file.rules) {
    expect(rule.line > last && !rule.pattern.empty());
    expect(crawler::normal_pattern(rule.pattern) == rule.pattern && is_utf8(crawler::describe(rule)));
    last = rule.line;
  }
  expect(!file.crawl_delay ||
         (file.crawl_delay->count() >= 0 && *file.crawl_delay <= crawler::defaults::longest_crawl_delay));
  expect(std::set(file.sitemaps.begin(), file.sitemaps.end()).size() == file.sitemaps.size());
  check(file, "/" + std::string(input.substr(0, std::min<std::size_t>(line, 200))));
  return 0;
}
