#include "matcher/page.hpp"

#include "matcher/defaults.hpp"
#include "matcher/model.hpp"

#include <algorithm>

namespace vindbaar::matcher {
namespace {

// Log-odds. Set by hand: the development set of titles has too few pages to fit them.
constexpr double claim_shift = 1.5;
constexpr double silence_shift = -1.0;
constexpr double track_page_shift = 0.5;

/// Adds reasons and keeps the running belief.
class Belief {
 public:
  explicit Belief(double log_odds) : log_odds_(log_odds) {}

  void shift(std::string feature, double by, std::string words) {
    log_odds_ += by;
    reasons_.push_back({std::move(feature), by, std::move(words)});
  }
  /// Nothing above `ceiling` is believed; told even when the belief was lower, for it would also have stopped
  /// a higher one.
  void cap(std::string feature, double ceiling, std::string words) {
    shift(std::move(feature), std::min(0.0, log_odds_of(ceiling) - log_odds_), std::move(words));
  }
  std::vector<Reason> reasons() && { return std::move(reasons_); }

 private:
  double log_odds_;
  std::vector<Reason> reasons_;
};

void judge_claim(Belief& belief, const Context& context, const TitleSigns& signs) {
  switch (context.claim) {
    case Claim::mbo_certificate:
      return belief.shift("claim_mbo_certificate", claim_shift,
                          "the page says that it leads to an mbo-certificaat");
    case Claim::none:
      if (signs.code_printed || signs.title_claims || context.is_excerpt) return;
      belief.shift("claim_none", silence_shift, "the page does not say what one gets in the end");
      return belief.cap("claim_none_ceiling", defaults::unclaimed_ceiling,
                        "without a word of an mbo-certificaat a right title is doubtful (R12)");
    case Claim::other:
      if (signs.code_printed) {
        return belief.cap("claim_other", defaults::other_credential_with_code_ceiling,
                          "the page prints the code but says that it leads to something else (R13)");
      }
      return belief.cap("claim_other", defaults::other_credential_ceiling,
                        "the page says that it leads to something else than an mbo-certificaat (R13)");
    case Claim::negated:
      return belief.cap("claim_negated", defaults::negated_ceiling,
                        "the page denies that it leads to an mbo-certificaat");
  }
}

void judge_kind(Belief& belief, PageKind kind) {
  const std::string name(word(kind));
  switch (kind) {
    case PageKind::certificate_track:
      return belief.shift("page_kind", track_page_shift, "the page is that of a certificate track");
    case PageKind::course_detail:
    case PageKind::catalogue_listing:
    case PageKind::other:
      return;
    case PageKind::diploma_programme:
    case PageKind::elective_list:
      return belief.cap("page_kind", defaults::no_offer_page_ceiling,
                        "the page is a " + name + ": part of a whole programme, no offer of its own (R14)");
    case PageKind::news:
    case PageKind::vacancy:
    case PageKind::event:
      return belief.cap("page_kind", defaults::no_offer_page_ceiling,
                        "the page is a " + name + ": it may point to an offer, it is none (R24)");
    case PageKind::lifelong_learning_info:
    case PageKind::employer_proposition:
      return belief.cap("page_kind", defaults::information_page_ceiling,
                        "the page is a " + name + ": about learning in general, seldom one offer");
    case PageKind::soft_404:
    case PageKind::blocked:
    case PageKind::needs_javascript:
      return belief.cap("page_kind", defaults::no_offer_page_ceiling,
                        "the page is a " + name + ": nothing was offered on it");
  }
}

}  // namespace

std::vector<Reason> page_reasons(const Context& context, const TitleSigns& signs, double log_odds) {
  Belief belief(log_odds);
  judge_claim(belief, context, signs);
  judge_kind(belief, context.page_kind);
  return std::move(belief).reasons();
}

}  // namespace vindbaar::matcher
