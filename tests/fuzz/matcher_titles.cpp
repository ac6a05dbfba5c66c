// Any bytes as a title, alone and on a page; the first byte chooses the page.
#include "core/charset.hpp"
#include "core/text.hpp"
#include "matcher/matcher.hpp"
#include "tests/fuzz/expect.hpp"

#include <cmath>

using namespace vindbaar;
using fuzz::expect;

namespace {

const matcher::Matcher& shipped() {
  static const matcher::Matcher matcher = [] {
    const auto reading = seeds::read_lists(SOURCE_DIR "/seeds");
    return matcher::Matcher::make(*reading.lists, Date::parse("2023-06-01").value()).value();
  }();
  return matcher;
}

void check(const matcher::Ranked& ranked) {
  double log_odds = 0;
  for (const matcher::Reason& reason : ranked.reasons) {
    expect(std::isfinite(reason.shift) && !reason.words.empty() && is_utf8(reason.words));
    log_odds += reason.shift;
  }
  const double told = 1 / (1 + std::exp(-log_odds));
  expect(std::abs(told - ranked.probability.value()) < 0.05);  // shifts under 0.05 are not told
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  matcher::Query query{std::string(fuzz::bytes_of(data + 1, size - 1)), std::nullopt, "", ""};
  if (data[0] % 4 != 0) {
    query.context.emplace();
    query.context->claim = static_cast<Claim>(data[0] % 4);
    query.context->page_heading = query.title;
  }
  const auto matches = shipped().match(query);
  expect(matches.size() <= 4);
  for (const auto& match : matches) {
    check(match.best);
    if (match.runner_up) check(*match.runner_up);
  }
  const auto ranked = shipped().rank(query, 5);
  expect(ranked.size() <= 5);
  std::vector<matcher::SiteMatch> site;
  for (const auto& match : matches) site.push_back({query.title, "/a", "/b", match});
  shipped().decide_together(site);
  return 0;
}
