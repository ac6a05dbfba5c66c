#include "output/report/quality.hpp"

#include "core/csv.hpp"
#include "core/text.hpp"
#include "output/report/defaults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace vindbaar::report {
namespace {

constexpr double z = 1.959964;  // the 97.5th percentile of the normal distribution

/// What the answers say of one stratum.
struct Tally {
  double size = 0;
  double judged = 0;
  double yes = 0;

  double share() const { return judged > 0 ? yes / judged : 0; }
  /// Of the mean, finite population corrected; Agresti and Coull's shift keeps it from being 0 at 0 or 1.
  double variance() const {
    if (judged < 1) return 0;
    const double shifted = (yes + z * z / 2) / (judged + z * z);
    const double left = size > 1 ? std::max(0.0, (size - judged) / (size - 1)) : 0;
    return shifted * (1 - shifted) / judged * left;
  }
};
using Tallies = std::array<Tally, 5>;

Tallies tally(const std::vector<store::OfferingRow>& offerings, const Answers& answers) {
  Tallies tallies;
  for (const store::OfferingRow& row : offerings) {
    Tally& one = tallies[static_cast<std::size_t>(stratum_of(row))];
    ++one.size;
    const auto answer = answers.find({row.institution, row.code});
    if (answer == answers.end()) continue;
    ++one.judged;
    one.yes += answer->second ? 1 : 0;
  }
  return tallies;
}

bool counts(std::size_t stratum) {
  return stratum <= static_cast<std::size_t>(Stratum::counted_narrowly);
}

/// The share of what counts that should, each stratum by its size.
Estimate precision_of(const Tallies& tallies) {
  double size = 0;
  for (std::size_t at = 0; at < tallies.size(); ++at)
    size += counts(at) && tallies[at].judged > 0 ? tallies[at].size : 0;
  double share = 0;
  double variance = 0;
  double judged = 0;
  for (std::size_t at = 0; at < tallies.size(); ++at) {
    if (!counts(at) || tallies[at].judged == 0) continue;
    const double weight = tallies[at].size / size;
    share += weight * tallies[at].share();
    const double p = tallies[at].share();
    variance += weight * weight * p * (1 - p) / tallies[at].judged;
    judged += tallies[at].judged;
  }
  const double effective = variance > 0 ? share * (1 - share) / variance : judged;
  return wilson(share * effective, effective);
}

std::uint64_t scrambled(std::uint64_t seed, std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL ^ (seed * 0x9E3779B97F4A7C15ULL);
  for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
  hash ^= hash >> 33U;
  hash *= 0xff51afd7ed558ccdULL;
  return hash ^ (hash >> 29U);
}

/// How many of each stratum to judge.
std::array<std::size_t, 5> allocation(const std::array<std::vector<const store::OfferingRow*>, 5>& strata,
                                      int n) {
  std::array<std::size_t, 5> take{};
  std::size_t left = static_cast<std::size_t>(std::max(n, 0));
  for (std::size_t at = 0; at < strata.size(); ++at) {
    take[at] = std::min({strata[at].size(), static_cast<std::size_t>(defaults::smallest_stratum), left});
    left -= take[at];
  }
  while (left > 0) {  // one at a time to the stratum of which the smallest share is taken
    std::size_t best = strata.size();
    for (std::size_t at = 0; at < strata.size(); ++at) {
      if (take[at] == strata[at].size()) continue;
      if (best == strata.size() || take[at] * strata[best].size() < take[best] * strata[at].size()) best = at;
    }
    if (best == strata.size()) break;
    ++take[best];
    --left;
  }
  return take;
}

}  // namespace

Estimate groups_with_any(const std::vector<int>& sizes, const Estimate& precision) {
  const auto expected = [&](double share) {
    double sum = 0;
    for (const int size : sizes) sum += 1 - std::pow(1 - share, size);
    return sum;
  };
  return {expected(precision.value), expected(precision.low), expected(precision.high)};
}

Estimate wilson(double yes, double n) {
  if (n <= 0) return {0, 0, 1};
  const double p = std::clamp(yes / n, 0.0, 1.0);
  const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return {p, std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

Stratum stratum_of(const store::OfferingRow& row) {
  if (row.findable)
    return row.probability >= defaults::sure_from ? Stratum::counted_surely : Stratum::counted_narrowly;
  if (row.verdict == "doubtful") return Stratum::doubtful;
  return row.verdict == "accepted" ? Stratum::excluded : Stratum::rejected;
}

std::string draw_sample(const std::vector<store::OfferingRow>& offerings, const seeds::Lists& lists, int n,
                        std::uint64_t seed) {
  const auto key = [seed](const store::OfferingRow* row) {
    return std::pair(scrambled(seed, row->institution + '/' + row->code), row->institution + '/' + row->code);
  };
  const auto by_chance = [&](const auto* a, const auto* b) { return key(a) < key(b); };
  std::array<std::vector<const store::OfferingRow*>, 5> strata;
  for (const auto& row : offerings) strata[static_cast<std::size_t>(stratum_of(row))].push_back(&row);
  const auto take = allocation(strata, n);
  std::vector<const store::OfferingRow*> sample;
  for (std::size_t at = 0; at < strata.size(); ++at) {
    std::sort(strata[at].begin(), strata[at].end(), by_chance);
    sample.insert(sample.end(), strata[at].begin(),
                  strata[at].begin() + static_cast<std::ptrdiff_t>(take[at]));
  }
  std::sort(sample.begin(), sample.end(), by_chance);  // strata mixed: the order tells nothing
  std::string csv = csv_row({"institution_id", "institution", "code", "certificate", "title", "url",
                             "evidence", "archived_at", "answer", "note"}) +
                    "\r\n";
  for (const store::OfferingRow* row : sample) {
    const auto* institution = lists.institution(row->institution);
    const auto* certificate = lists.certificate(row->code);
    csv += csv_row({row->institution, institution != nullptr ? institution->name : "", row->code,
                    certificate != nullptr ? certificate->name : "", valid_utf8(row->title),
                    valid_utf8(row->url), valid_utf8(row->evidence), row->archived_at, "", ""}) +
           "\r\n";
  }
  return csv;
}

Result<Answers> read_answers(std::string_view bytes, std::string_view name) {
  const auto table = read_csv(bytes, name);
  if (!table) return tl::unexpected(table.error());
  const auto institution = table->column("institution_id");
  const auto code = table->column("code");
  const auto answer = table->column("answer");
  if (!institution || !code || !answer)
    return failure(Error::Kind::bad_input, "E-CSV-COLUMN",
                   std::string(name) + " lacks one of the columns institution_id, code, answer");
  Answers answers;
  for (const CsvRow& row : table->rows) {
    const std::string word = fold(row.cells[*answer]);
    if (word.empty() || word == "weet niet" || word == "?") continue;
    const bool yes = word == "ja" || word == "j" || word == "yes" || word == "y" || word == "1";
    const bool no = word == "nee" || word == "n" || word == "no" || word == "0";
    if (!yes && !no)
      return failure(Error::Kind::bad_input, "E-SAMPLE-ANSWER",
                     fmt::format("{}:{}: column 'answer': expected ja, nee or weet niet, found '{}'", name,
                                 row.line, row.cells[*answer]));
    const auto [answer_before, is_new] =
        answers.emplace(std::pair(row.cells[*institution], row.cells[*code]), yes);
    if (!is_new && answer_before->second != yes)
      return failure(Error::Kind::bad_input, "E-SAMPLE-TWICE",
                     fmt::format("{}:{}: {} {} is answered twice, with ja and with nee", name, row.line,
                                 row.cells[*institution], row.cells[*code]));
  }
  return answers;
}

std::optional<Quality> quality_of(const std::vector<store::OfferingRow>& offerings, const Answers& answers) {
  const Tallies tallies = tally(offerings, answers);
  Quality quality;
  double judged_that_count = 0;
  bool all_judged = true;
  constexpr std::array names{"counted, probability 0.98 or more", "counted, probability under 0.98",
                             "doubtful", "excluded by a rule", "rejected and listed"};
  for (std::size_t at = 0; at < tallies.size(); ++at) {
    quality.judged += static_cast<int>(tallies[at].judged);
    if (counts(at)) judged_that_count += tallies[at].judged;
    if (tallies[at].size == 0 || tallies[at].judged > 0) continue;
    all_judged = false;
    quality.remarks.push_back(fmt::format("no answer among the {} rows '{}'", tallies[at].size, names[at]));
  }
  if (judged_that_count == 0) return std::nullopt;
  if (const auto strangers = static_cast<int>(answers.size()) - quality.judged; strangers > 0)
    quality.remarks.push_back(
        fmt::format("{} answered rows are about no decision of this run and were left out", strangers));
  quality.precision = precision_of(tallies);
  if (!all_judged) {
    quality.remarks.emplace_back(
        "without answers from every kind of decision there is no recall and no corrected count");
    return quality;
  }
  double right = 0;
  double missed = 0;
  double variance = 0;
  double variance_missed = 0;
  for (std::size_t at = 0; at < tallies.size(); ++at) {
    const double squared = tallies[at].size * tallies[at].size * tallies[at].variance();
    (counts(at) ? right : missed) += tallies[at].size * tallies[at].share();
    variance += squared;
    variance_missed += counts(at) ? 0 : squared;
  }
  const double half = z * std::sqrt(variance);
  const double least = [&] {  // what was answered yes is there for certain
    double yes = 0;
    for (const Tally& one : tallies) yes += one.yes;
    return yes;
  }();
  quality.offerings = Estimate{right + missed, std::max(least, right + missed - half), right + missed + half};
  const double miss_half = z * std::sqrt(variance_missed);
  const auto recall_at = [right](double lost) { return right + lost > 0 ? right / (right + lost) : 0; };
  quality.recall = Estimate{recall_at(missed), recall_at(missed + miss_half),
                            recall_at(std::max(0.0, missed - miss_half))};
  return quality;
}

}  // namespace vindbaar::report
