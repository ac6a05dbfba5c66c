#pragma once
// How well a matcher does on judged titles. A front door for `vindbaar evaluate` and for the tests that hold
// the figures.

#include "core/date.hpp"
#include "matcher/labelled.hpp"
#include "seeds/seeds.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace vindbaar::matcher {

/// Counts over certificates, not titles: a bundle counts for each of its parts.
struct Figures {
  /// Best matches by what was believed of them, in tenths.
  struct Bin {
    std::size_t count = 0;
    std::size_t right = 0;
    double believed = 0;  ///< Sum of the probabilities.
  };
  /// An answer that is not what the label says, doubtful ones included.
  struct Miss {
    const Labelled* row = nullptr;  ///< In the rows that were measured.
    CertificateCode code;
    Verdict verdict = Verdict::rejected;
    double probability = 0;
  };

  /// One best match and what the label says of it, for choosing thresholds.
  struct Call {
    std::size_t title = 0;  ///< Counts the measured titles.
    double probability = 0;
    bool right = false;
  };

  std::size_t titles = 0;
  std::size_t offered = 0;  ///< Certificates the labels give.
  std::size_t accepted_right = 0;
  std::size_t accepted_wrong = 0;  ///< Another certificate, or nothing to accept.
  std::size_t sibling_errors = 0;  ///< Those of accepted_wrong where the label gives another certificate.
  std::size_t doubtful_right = 0;  ///< Doubtful, and the right certificate.
  std::size_t doubtful_titles = 0;
  std::size_t in_first_ten = 0;  ///< Offered, and among the ten nearest.
  std::array<Bin, 10> bins{};    ///< Without unsure titles.
  std::vector<Miss> misses;
  std::vector<Call> calls;

  double precision() const;  ///< Of what is accepted, the share that is right; 1 when nothing is.
  double recall() const;     ///< Of what is offered, the share that is accepted.
  double doubtful_share() const;
  double recall_at_ten() const;
  /// sum over bins of count/total * |believed - right|, 0 perfect (expected calibration error, Naeini and
  /// others 2015).
  double calibration_error() const;
};

enum class Part { development, held_out, all };

Figures measure(const Matcher& matcher, const std::vector<Labelled>& rows, Part part);

/// What accepting from one probability on would mean for the same titles.
struct OperatingPoint {
  double stated_precision = 0;
  double accept =
      0;  ///< The lowest probability from which at least that share is right; 1 when there is none.
  double precision = 0;
  double recall = 0;
  double doubtful_share = 0;  ///< Titles with a match from `doubt` up to `accept`.
};
OperatingPoint operating_point(const Figures& figures, double stated_precision, double doubt);

/// The simplest other way: a title is a certificate when it is letter for letter its name or alias, case and
/// accents apart. Bundles, codes and pages mean nothing to it.
struct Baseline {
  std::size_t right = 0;
  std::size_t wrong = 0;
  std::size_t offered = 0;

  double precision() const;
  double recall() const;
  double f1() const;  ///< Harmonic mean of both.
};
Baseline exact_match(const seeds::Lists& lists, Date day, const std::vector<Labelled>& rows);

/// The figures and the reliability table, for a terminal.
std::string text(const Figures& figures);
/// "Helpende plus zorg [packaging]: expected K0905, doubtful K0905 (0.812)".
std::string text(const Figures::Miss& miss);

}  // namespace vindbaar::matcher
