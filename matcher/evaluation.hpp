#pragma once
// How well a matcher does on judged titles. A front door for `vindbaar evaluate` and for the tests that hold
// the figures.

#include "matcher/labelled.hpp"

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

/// The figures and the reliability table, for a terminal.
std::string text(const Figures& figures);
/// "Helpende plus zorg [packaging]: expected K0905, doubtful K0905 (0.812)".
std::string text(const Figures::Miss& miss);

}  // namespace vindbaar::matcher
