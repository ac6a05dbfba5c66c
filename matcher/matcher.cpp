#include "matcher/matcher.hpp"

#include "matcher/bundle.hpp"
#include "matcher/decisions.hpp"
#include "matcher/page.hpp"
#include "matcher/ranking.hpp"
#include "matcher/together.hpp"
#include "matcher/verdict.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace vindbaar::matcher {

struct Matcher::State {
  State(const seeds::Lists& lists, Date day, TitleReader title_reader, Thresholds limits, Model scoring)
      : reader(std::move(title_reader)),
        names(lists, day, reader),
        decisions(lists.decisions),
        thresholds(limits),
        model(std::move(scoring)) {}

  TitleReader reader;
  Names names;
  Decisions decisions;
  Thresholds thresholds;
  Model model;

  Ranked on_page(const Scored& scored, const std::vector<Scored>& all, const Reading& reading,
                 const Query& query, Telling telling) const;
  Match judged(const Reading& reading, const std::vector<Scored>& ranked, const Query& query,
               Telling telling) const;

  mutable std::mutex mutex;
  mutable std::vector<std::unique_ptr<Desk>> desks;  ///< As many as threads ever matched at once.
};

namespace {

/// Sits at a desk that nobody sits at, at a new one when all are taken, and leaves it for the next.
template <class State>
class Seat {
 public:
  explicit Seat(const State& state) : state_(state) {
    const std::lock_guard lock(state_.mutex);
    if (state_.desks.empty()) return;
    desk_ = std::move(state_.desks.back());
    state_.desks.pop_back();
  }
  ~Seat() {
    const std::lock_guard lock(state_.mutex);
    state_.desks.push_back(std::move(desk_));
  }
  Seat(const Seat&) = delete;
  Seat& operator=(const Seat&) = delete;

  Desk& desk() {
    if (!desk_) desk_ = std::make_unique<Desk>(state_.names);
    return *desk_;
  }

 private:
  const State& state_;
  std::unique_ptr<Desk> desk_;
};

}  // namespace

Matcher::Matcher(std::shared_ptr<const State> state) : state_(std::move(state)) {
}

Result<Matcher> Matcher::make(const seeds::Lists& lists, Date day, Thresholds thresholds,
                              const Weights& weights) {
  auto model = model_of(weights);
  if (!model) return tl::unexpected(model.error());
  auto reader = TitleReader::make(lists);
  if (!reader) return tl::unexpected(reader.error());
  if (thresholds.accept < thresholds.doubt) {
    return failure(Error::Kind::usage, "E-THRESHOLDS",
                   "The probability to accept lies below the one to doubt.",
                   "Give an accept threshold that is at least the doubt threshold.");
  }
  return Matcher(std::make_shared<const State>(lists, day, std::move(*reader), thresholds, *model));
}

Ranked Matcher::State::on_page(const Scored& scored, const std::vector<Scored>& all, const Reading& reading,
                               const Query& query, Telling telling) const {
  Ranked ranked =
      telling == Telling::in_words ? told(scored, all, reading, names, model) : untold(scored, names);
  if (!query.context) return ranked;
  const auto is_set = [&](Feature feature) { return scored.values[static_cast<std::size_t>(feature)] > 0; };
  const TitleSigns signs{is_set(Feature::code_printed) && !query.context->is_code_in_address_only,
                         is_set(Feature::title_claims)};
  double log_odds = scored.log_odds();
  for (Reason& reason : page_reasons(*query.context, signs, log_odds)) {
    log_odds += reason.shift;
    if (telling == Telling::in_words) ranked.reasons.push_back(std::move(reason));
  }
  ranked.probability = Probability(probability_of(log_odds));
  std::stable_sort(ranked.reasons.begin(), ranked.reasons.end(),
                   [](const Reason& a, const Reason& b) { return std::abs(a.shift) > std::abs(b.shift); });
  return ranked;
}

Match Matcher::State::judged(const Reading& reading, const std::vector<Scored>& ranked, const Query& query,
                             Telling telling) const {
  Match match{
      on_page(ranked.front(), ranked, reading, query, telling), Verdict::rejected, {}, std::nullopt, false};
  if (ranked.size() > 1) match.runner_up = on_page(ranked[1], ranked, reading, query, telling);
  match.verdict = verdict_of(match.best.probability, thresholds);
  if (telling == Telling::in_words) match.verdict_reason = explain_verdict(match, thresholds);
  return match;
}

std::vector<Match> Matcher::match(const Query& query, Telling telling) const {
  const State& state = *state_;
  Seat seat(state);
  Desk& desk = seat.desk();
  const Reading whole = read(state.reader, state.names, query, desk);
  const std::vector<Scored> ranked = rank_certificates(whole, state.names, state.model, desk);
  std::vector<Match> matches;
  for (const Reading& part : bundle_parts(whole, ranked, state.names, state.model, desk)) {
    matches.push_back(
        state.judged(part, rank_certificates(part, state.names, state.model, desk), query, telling));
  }
  if (matches.empty() && !ranked.empty()) matches.push_back(state.judged(whole, ranked, query, telling));
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.best.probability > b.best.probability; });
  state.decisions.overrule(matches, query, [&](const CertificateCode& code) -> std::optional<std::string> {
    const auto certificate = state.names.by_code(code);
    if (!certificate) return std::nullopt;
    return state.names.certificates()[*certificate].certificate->name;
  });
  return matches;
}

void Matcher::decide_together(std::vector<SiteMatch>& site) const {
  matcher::decide_together(site, state_->thresholds);
}

std::vector<Ranked> Matcher::rank(const Query& query, std::size_t count) const {
  const State& state = *state_;
  Seat seat(state);
  Desk& desk = seat.desk();
  const Reading reading = read(state.reader, state.names, query, desk);
  const std::vector<Scored> ranked = rank_certificates(reading, state.names, state.model, desk);
  std::vector<Ranked> nearest;
  for (std::size_t i = 0; i < std::min(count, ranked.size()); ++i) {
    nearest.push_back(state.on_page(ranked[i], ranked, reading, query, Telling::in_words));
  }
  return nearest;
}

}  // namespace vindbaar::matcher
