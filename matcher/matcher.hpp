#pragma once
// Matcher: course titles onto official certificates, right or honestly unsure. A Query (a title and what is
// known of its page) becomes Matches (certificate, calibrated probability, reasons in words, verdict).
//
// Entry point: Matcher. Immutable after construction, usable from many threads; the same query gives the same
// answer.

#include "core/certificate_code.hpp"
#include "core/date.hpp"
#include "core/probability.hpp"
#include "core/result.hpp"
#include "core/vocabulary.hpp"
#include "seeds/seeds.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vindbaar::matcher {

/// What is known of the page a title stands on.
struct Context {
  PageKind page_kind = PageKind::other;
  Claim claim = Claim::none;
  std::string section_text;
  std::string page_heading;
  std::string url;
  std::vector<CertificateCode> codes;  ///< Printed near the title.
  /// The codes stand in an address and in no text: they tell which certificate is meant, and are no word of
  /// one (R12).
  bool is_code_in_address_only = false;
  std::vector<int> levels;
  std::optional<int> sbu;
  /// Only a few words of the page are known: that they say nothing of a certificate proves nothing.
  bool is_excerpt = false;
};

struct Query {
  std::string title;
  /// Nothing means: judge the title alone, as `vindbaar match` does. With a page, a right title without a
  /// word of a certificate is doubtful (report rule R12).
  std::optional<Context> context;
  std::string institution_id;  ///< For decisions; may be empty.
  std::string fingerprint;     ///< Of the page, for decisions; may be empty.
};

/// One feature and how far it moved the belief.
struct Reason {
  std::string feature;  ///< "title_words", "code_printed", "level_contradicts" …
  double shift = 0;     ///< In log-odds; positive speaks for the match.
  std::string words;    ///< "all 4 words of the official name stand in the title".
};

struct Ranked {
  CertificateCode code;
  std::string name;  ///< The official one.
  Probability probability;
  std::vector<Reason> reasons;  ///< Largest shift first.
};

/// One certificate the title offers, or comes nearest to. A bundle title gives several.
struct Match {
  Ranked best;
  Verdict verdict = Verdict::rejected;
  std::string verdict_reason;  ///< "accepted: probability 0.991 is at least 0.95".
  std::optional<Ranked> runner_up;
  bool decided_by_human = false;
};

/// A match on a page of an institution's site, for deciding the site's matches together.
struct SiteMatch {
  std::string title;       ///< As printed.
  std::string url;         ///< The page it stands on.
  std::string detail_url;  ///< The page it links to; empty: none, or itself.
  Match match;
};

/// Whether a match says why. Untold, `reasons` and `verdict_reason` are empty and all else is the same,
/// sooner.
enum class Telling { in_words, untold };

struct Thresholds {
  Probability accept{0.81};
  Probability doubt{0.35};  ///< From here up to `accept`: doubtful.
};

/// Weights of the scoring model by feature, in log-odds; a feature that is not named has its shipped weight.
using Weights = std::map<std::string, double>;

class Matcher {
 public:
  /// `day`: the reference date; only certificates valid then take part (R20, R25). LNV certificates take
  /// part, so that they can be recognised and left out of counts by name (R4).
  /// `weights`: fitted ones (matcher/training.hpp); empty means those that are shipped.
  /// Fails with `bad_input`, "E-PHRASES-MISSING", "E-PHRASE" or "E-WEIGHTS", and with `usage`,
  /// "E-THRESHOLDS".
  static Result<Matcher> make(const seeds::Lists& lists, Date day, Thresholds thresholds = {},
                              const Weights& weights = {});

  /// Best first. Empty only when nothing in the register shares so much as a rare word with the title.
  std::vector<Match> match(const Query& query, Telling telling = Telling::in_words) const;

  /// Lets the matches of one institution's site speak to each other: a title that fits two siblings leans to
  /// the one that no other course of the site claims; a listing and the page it links to are one course; a
  /// site that prints official names is read more strictly. What people decided, and what a page forbids,
  /// stays. Changes probabilities, verdicts and, where the runner-up wins, certificates; adds a reason for
  /// each change.
  void decide_together(std::vector<SiteMatch>& site) const;

  /// The `count` nearest certificates of one title, for reports and reconciliation; no bundles, no decisions.
  std::vector<Ranked> rank(const Query& query, std::size_t count) const;

 private:
  struct State;
  explicit Matcher(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

}  // namespace vindbaar::matcher
