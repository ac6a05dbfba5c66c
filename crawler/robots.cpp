#include "crawler/robots.hpp"

#include "core/charset.hpp"
#include "core/text.hpp"
#include "crawler/defaults.hpp"
#include "crawler/robots_pattern.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace vindbaar::crawler {
namespace {

enum class Directive { user_agent, allow, disallow, sitemap, crawl_delay, other };

struct Line {
  Directive directive = Directive::other;
  std::string_view value;
};

bool is_blank(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

std::string_view strip(std::string_view text) noexcept {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

char to_lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return to_lower(x) == to_lower(y); });
}

/// The key with the spellings Google's parser forgives (github.com/google/robotstxt, robots.cc).
Directive directive_of(std::string_view key) noexcept {
  static constexpr std::array<std::pair<std::string_view, Directive>, 14> spellings{{
      {"user-agent", Directive::user_agent},
      {"useragent", Directive::user_agent},
      {"user agent", Directive::user_agent},
      {"allow", Directive::allow},
      {"disallow", Directive::disallow},
      {"dissallow", Directive::disallow},
      {"dissalow", Directive::disallow},
      {"disalow", Directive::disallow},
      {"diasllow", Directive::disallow},
      {"disallaw", Directive::disallow},
      {"sitemap", Directive::sitemap},
      {"site-map", Directive::sitemap},
      {"crawl-delay", Directive::crawl_delay},
      {"crawldelay", Directive::crawl_delay},
  }};
  for (const auto& [spelling, directive] : spellings)
    if (equal_ignoring_case(key, spelling)) return directive;
  return Directive::other;
}

/// "key: value # comment". A line without a colon says nothing (RFC 9309, 2.2; Google would guess).
Line read_line(std::string_view text) noexcept {
  text = strip(text.substr(0, text.find('#')));
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return {};
  if (text.starts_with("http://") || text.starts_with("https://"))
    return {Directive::sitemap, text};  // key forgotten
  return {directive_of(strip(text.substr(0, colon))), strip(text.substr(colon + 1))};
}

/// The product token a User-agent line names: its leading letters, '_' and '-' (RFC 9309, 2.2.1).
std::string_view token_of(std::string_view value) noexcept {
  std::size_t length = 0;
  while (length < value.size() && (value[length] == '-' || value[length] == '_' ||
                                   (to_lower(value[length]) >= 'a' && to_lower(value[length]) <= 'z')))
    ++length;
  return value.substr(0, length);
}

/// '*' alone or followed by a blank ("* # all" is gone with its comment by now).
bool names_everyone(std::string_view value) noexcept {
  return !value.empty() && value[0] == '*' && (value.size() == 1 || is_blank(value[1]));
}

std::optional<std::chrono::milliseconds> seconds_of(std::string_view value) noexcept {
  double seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error != std::errc() || !std::isfinite(seconds) || seconds < 0) return std::nullopt;
  const double longest = std::chrono::duration<double>(defaults::longest_crawl_delay).count();
  return std::chrono::milliseconds(std::llround(std::min(seconds, longest) * 1000));
}

/// Rules of the groups for one audience (us, or everyone).
struct Audience {
  bool is_named = false;
  bool is_in_group = false;  ///< The group being read speaks to it.
  bool takes_delay = false;  ///< Named by the User-agent lines right above a Crawl-delay.
  std::vector<RobotsRule> rules;
  std::optional<std::chrono::milliseconds> crawl_delay;
};

class Reader {
 public:
  explicit Reader(std::string_view product_token) : product_token_(token_of(product_token)) {}

  void read(std::string_view text, std::size_t line_number) {
    const Line line = read_line(text.substr(0, defaults::robots_line_bytes));
    switch (line.directive) {
      case Directive::user_agent:
        open_group(line.value);
        break;
      case Directive::allow:
      case Directive::disallow:
        add_rule(line, line_number);
        break;
      case Directive::crawl_delay:
        add_delay(line.value);
        break;
      case Directive::sitemap:
        add_sitemap(line.value);
        break;
      case Directive::other:
        break;
    }
  }

  RobotsFile finish() && {
    Audience& chosen = us_.is_named ? us_ : everyone_;
    return {std::move(chosen.rules), chosen.crawl_delay, std::move(sitemaps_)};
  }

 private:
  void open_group(std::string_view value) {
    for (Audience* audience : {&us_, &everyone_}) {
      if (has_rules_) audience->is_in_group = false;
      if (has_rules_ || has_delay_) audience->takes_delay = false;
    }
    has_rules_ = has_delay_ = false;
    if (names_everyone(value))
      address(everyone_);
    else if (!product_token_.empty() && equal_ignoring_case(token_of(value), product_token_))
      address(us_);
  }

  static void address(Audience& audience) {
    audience.is_named = audience.is_in_group = audience.takes_delay = true;
  }

  void add_rule(const Line& line, std::size_t line_number) {
    has_rules_ = true;
    if (line.value.empty()) return;  // "Disallow:" forbids nothing
    const RobotsRule rule{line.directive == Directive::allow, normal_pattern(line.value),
                          std::string(line.value), line_number};
    for (Audience* audience : {&us_, &everyone_})
      if (audience->is_in_group) audience->rules.push_back(rule);
  }

  /// Speaks to the agents right above it and ends no group: a Disallow below still speaks to all of them
  /// (2.2.4).
  void add_delay(std::string_view value) {
    has_delay_ = true;
    const auto delay = seconds_of(value);
    for (Audience* audience : {&us_, &everyone_})
      if (delay && audience->takes_delay)
        audience->crawl_delay = std::max(audience->crawl_delay.value_or(*delay), *delay);
  }

  void add_sitemap(std::string_view value) {
    if (!value.empty() && std::find(sitemaps_.begin(), sitemaps_.end(), value) == sitemaps_.end())
      sitemaps_.emplace_back(value);
  }

  std::string_view product_token_;
  Audience us_;
  Audience everyone_;
  std::vector<std::string> sitemaps_;
  bool has_rules_ = false;  ///< The group has begun with rules: the next User-agent line opens another.
  bool has_delay_ = false;
};

}  // namespace

RobotsFile parse_robots(std::string_view bytes, std::string_view product_token) {
  bytes = bytes.substr(0, defaults::robots_bytes);
  std::string
      decoded;  // RFC 9309 wants UTF-8; who sends UTF-16 with its mark means what it says all the same
  for (const auto& [mark, encoding] : {std::pair{"\xFF\xFE", "utf-16le"}, {"\xFE\xFF", "utf-16be"}})
    if (bytes.starts_with(mark)) bytes = decoded = decode(bytes, encoding);
  for (const char mark : {'\xEF', '\xBB', '\xBF'})  // a byte order mark, also a mutilated one
    if (bytes.starts_with(mark)) bytes.remove_prefix(1);

  Reader reader(product_token);
  std::size_t line_number = 0;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find_first_of("\r\n");
    reader.read(bytes.substr(0, end), ++line_number);
    if (end == std::string_view::npos) break;
    bytes.remove_prefix(end + (bytes.substr(end).starts_with("\r\n") ? 2 : 1));
  }
  return std::move(reader).finish();
}

RobotsVerdict ask_robots(const RobotsFile& file, std::string_view path_and_query) {
  if (path_and_query == "/robots.txt") return {};
  const std::string path = normal_path(path_and_query);
  RobotsVerdict verdict;
  for (const RobotsRule& rule : file.rules) {
    const bool is_weaker =
        verdict.rule != nullptr &&
        (rule.pattern.size() < verdict.rule->pattern.size() ||
         (rule.pattern.size() == verdict.rule->pattern.size() && (verdict.allowed || !rule.allow)));
    if (!is_weaker && matches_pattern(rule.pattern, path)) verdict = {rule.allow, &rule};
  }
  return verdict;
}

std::string describe(const RobotsRule& rule) {
  return std::string("robots: ") + (rule.allow ? "Allow: " : "Disallow: ") + valid_utf8(rule.as_written) +
         " (line " + std::to_string(rule.line) + ")";
}

}  // namespace vindbaar::crawler
