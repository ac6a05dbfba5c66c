#include "matcher/evaluation.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace vindbaar::matcher {
namespace {

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

bool contains(const std::vector<CertificateCode>& codes, const CertificateCode& code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool is_miss(const Labelled& row, Verdict verdict, bool right) {
  switch (verdict) {
    case Verdict::accepted:
      return !right;
    case Verdict::doubtful:
      return !row.is_unsure;
    case Verdict::rejected:
      break;
  }
  return !row.codes.empty();
}

void count_match(Figures& figures, const Labelled& row, const Match& match) {
  const bool right = contains(row.codes, match.best.code);
  const double probability = match.best.probability.value();
  figures.calls.push_back({figures.titles, probability, right});
  if (!row.is_unsure) {
    Figures::Bin& bin = figures.bins[std::min<std::size_t>(9, static_cast<std::size_t>(probability * 10))];
    ++bin.count;
    bin.believed += probability;
    bin.right += right ? 1 : 0;
  }
  if (match.verdict == Verdict::accepted) {
    ++(right ? figures.accepted_right : figures.accepted_wrong);
    figures.sibling_errors += !right && !row.codes.empty() ? 1 : 0;
  }
  figures.doubtful_right += match.verdict == Verdict::doubtful && right ? 1 : 0;
  if (is_miss(row, match.verdict, right))
    figures.misses.push_back({&row, match.best.code, match.verdict, probability});
}

}  // namespace

Figures measure(const Matcher& matcher, const std::vector<Labelled>& rows, Part part) {
  Figures figures;
  for (const Labelled& row : rows) {
    if (part != Part::all && row.is_held_out != (part == Part::held_out)) continue;
    ++figures.titles;
    figures.offered += row.codes.size();
    const std::vector<Match> matches = matcher.match(row.query);
    for (const Match& match : matches) count_match(figures, row, match);
    figures.doubtful_titles += std::any_of(matches.begin(), matches.end(), [](const Match& match) {
      return match.verdict == Verdict::doubtful;
    });
    for (const Ranked& ranked : matcher.rank(row.query, 10))
      figures.in_first_ten += contains(row.codes, ranked.code);
  }
  return figures;
}

double Figures::precision() const {
  return share(accepted_right, accepted_right + accepted_wrong);
}
double Figures::recall() const {
  return share(accepted_right, offered);
}
double Figures::doubtful_share() const {
  return titles == 0 ? 0 : share(doubtful_titles, titles);
}
double Figures::recall_at_ten() const {
  return share(in_first_ten, offered);
}

double Figures::calibration_error() const {
  double total = 0;
  double error = 0;
  for (const Bin& bin : bins) {
    total += static_cast<double>(bin.count);
    error += std::abs(bin.believed - static_cast<double>(bin.right));
  }
  return total > 0 ? error / total : 0;
}

OperatingPoint operating_point(const Figures& figures, double stated_precision, double doubt) {
  std::vector<Figures::Call> calls = figures.calls;
  std::sort(calls.begin(), calls.end(),
            [](const auto& a, const auto& b) { return a.probability > b.probability; });
  OperatingPoint point{stated_precision, 1, 1, 0, 0};
  std::size_t right = 0;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    right += calls[i].right ? 1 : 0;
    const bool ends_a_tie = i + 1 == calls.size() || calls[i + 1].probability < calls[i].probability;
    if (!ends_a_tie || calls[i].probability < doubt || share(right, i + 1) < stated_precision) continue;
    point = {stated_precision, calls[i].probability, share(right, i + 1), share(right, figures.offered), 0};
  }
  std::vector<std::size_t> doubtful;
  for (const Figures::Call& call : calls) {
    if (call.probability >= doubt && call.probability < point.accept) doubtful.push_back(call.title);
  }
  std::sort(doubtful.begin(), doubtful.end());
  doubtful.erase(std::unique(doubtful.begin(), doubtful.end()), doubtful.end());
  point.doubtful_share = figures.titles == 0 ? 0 : share(doubtful.size(), figures.titles);
  return point;
}

double Baseline::precision() const {
  return share(right, right + wrong);
}
double Baseline::recall() const {
  return share(right, offered);
}
double Baseline::f1() const {
  return right == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
}

Baseline exact_match(const seeds::Lists& lists, Date day, const std::vector<Labelled>& rows) {
  std::map<std::string, CertificateCode> by_name;
  for (const seeds::Certificate& certificate : lists.certificates) {
    if (!certificate.is_valid_on(day)) continue;
    by_name.insert_or_assign(fold(certificate.name), certificate.code);
    for (const std::string& alias : certificate.aliases)
      by_name.insert_or_assign(fold(alias), certificate.code);
  }
  Baseline baseline;
  for (const Labelled& row : rows) {
    baseline.offered += row.codes.size();
    const auto found = by_name.find(fold(row.query.title));
    if (found == by_name.end()) continue;
    ++(contains(row.codes, found->second) ? baseline.right : baseline.wrong);
  }
  return baseline;
}

std::string text(const Figures& figures) {
  std::string lines = fmt::format(
      "titles                     {}\n"
      "certificates offered       {}\n"
      "precision at accepted      {:.4f} ({} wrong, {} of them a sibling)\n"
      "recall                     {:.4f} ({:.4f} with the doubtful)\n"
      "doubtful titles            {:.4f}\n"
      "right among the first ten  {:.4f}\n"
      "calibration error          {:.4f}\n"
      "believed  titles  mean believed  right\n",
      figures.titles, figures.offered, figures.precision(), figures.accepted_wrong, figures.sibling_errors,
      figures.recall(), share(figures.accepted_right + figures.doubtful_right, figures.offered),
      figures.doubtful_share(), figures.recall_at_ten(), figures.calibration_error());
  for (std::size_t i = 0; i < figures.bins.size(); ++i) {
    const Figures::Bin& bin = figures.bins[i];
    if (bin.count == 0) continue;
    lines +=
        fmt::format("0.{}-{}     {:6}  {:13.3f}  {:5.3f}\n", i, i == 9 ? "1.0" : fmt::format("0.{}", i + 1),
                    bin.count, bin.believed / static_cast<double>(bin.count), share(bin.right, bin.count));
  }
  return lines;
}

std::string text(const Figures::Miss& miss) {
  std::string expected = miss.row->is_unsure ? "unsure" : miss.row->codes.empty() ? "none" : "";
  for (const CertificateCode& code : miss.row->codes) expected += (expected.empty() ? "" : "+") + code.text();
  return fmt::format("{} [{}]: expected {}, {} {} ({:.3f})", miss.row->query.title, miss.row->phenomenon,
                     expected, word(miss.verdict), miss.code.text(), miss.probability);
}

}  // namespace vindbaar::matcher
