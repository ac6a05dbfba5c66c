#pragma once
// How far a count can be trusted: a stratified random sample of decisions to judge blindly, and what the
// answers say of precision, recall and the true number. Entry points: draw_sample(), read_answers(),
// quality_of(), coverage_of(), chao(). Pure; thread-safe. docs/method.md has the formulas and what they
// assume.

#include "output/report/report.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace vindbaar::report {

struct OfferingFacts;

/// A number with its 95 % interval.
struct Estimate {
  double value = 0;
  double low = 0;
  double high = 0;
};

/// Wilson's score interval of `yes` out of `n` at 95 % (Wilson 1927); n may be an effective size. With n = 0
/// nothing is known: 0 to 1.
Estimate wilson(double yes, double n);

/// Decisions of one kind: a sample is drawn from each, and each counts for its size.
enum class Stratum { counted_surely, counted_narrowly, doubtful, excluded, rejected };
Stratum stratum_of(const store::OfferingRow& row);

/// The rows to judge as CSV, without verdict and probability, in random order; the same `seed` gives the same
/// sample. Each stratum has `smallest` rows when it has so many, the others are dealt out by size.
std::string draw_sample(const std::vector<store::OfferingRow>& offerings, const seeds::Lists& lists, int n,
                        std::uint64_t seed);

/// Answers by (institution, code): true when the page does offer this certificate to individuals now.
using Answers = std::map<std::pair<std::string, std::string>, bool>;

/// The answered rows of a sample; blank and "weet niet" ones are left out. Fails with `bad_input`,
/// "E-SAMPLE-ANSWER", on an answer that is no ja or nee, and "E-SAMPLE-TWICE" on a pair with both.
Result<Answers> read_answers(std::string_view bytes, std::string_view name);

struct Quality {
  int judged = 0;
  Estimate precision;                 ///< Of what counts, the share that should.
  std::optional<Estimate> recall;     ///< Of what should count and was seen, the share that does.
  std::optional<Estimate> offerings;  ///< The number of findable offerings among all that were seen.
  std::vector<std::string> remarks;   ///< Strata without an answer, and what follows from that.
};

/// Nothing when no answer belongs to a row that counts.
std::optional<Quality> quality_of(const std::vector<store::OfferingRow>& offerings, const Answers& answers);

/// How many of several groups have at least one offering that should count, when each offering counted should
/// with the probability `precision`, apart from the others: the sum of 1 - (1 - p)^n. `sizes`: offerings
/// counted in each group. Misses are not in it, so no group can be added: `high` is at most the number of
/// groups.
Estimate groups_with_any(const std::vector<int>& sizes, const Estimate& precision);

/// Pages that were known before the run, by institution and URL: those that proved an offering last time.
using KnownBefore = std::set<std::pair<std::string, std::string>>;

/// How many offerings there are, found or not, by independent ways to find a page, over institutions whose
/// sitemap lists at least one page: sitemap and links (Chapman 1951), and where an earlier run is known,
/// these and last year's pages (Chao 1987, a lower bound). Nothing when no offering was found by sitemap and
/// links both.
struct Coverage {
  int by_sitemap = 0;
  int by_links = 0;
  int by_both = 0;
  int found = 0;       ///< By either.
  Estimate offerings;  ///< Chapman.
  struct ThreeWays {
    int by_last_year = 0;
    int by_one = 0;  ///< Of three ways.
    int by_two = 0;
    int found = 0;
    Estimate offerings;  ///< Chao, bias-corrected, with its log-normal interval.
  };
  std::optional<ThreeWays> three = {};
};
std::optional<Coverage> coverage_of(const Rows& rows, const seeds::Lists& lists,
                                    const KnownBefore& known_before = {});

/// Chao's lower bound from `found` things, `by_one` of which one of `ways` occasions found and `by_two` two.
Estimate chao(int ways, int by_one, int by_two, int found);

}  // namespace vindbaar::report
