#include "extractors/enrolment.hpp"

#include "extractors/dates.hpp"
#include "extractors/defaults.hpp"

#include <algorithm>
#include <chrono>
#include <map>

namespace vindbaar::extractors {
namespace {

constexpr double enough = 0.7;           // belief that decides by itself
constexpr double enough_together = 0.9;  // of weak signs for employers only
constexpr double enough_beside = 0.9;    // of weak signs for employers on a page for individuals
constexpr double price_weight = 0.4;     // a price on the page is there for people who pay it themselves
constexpr double enrol_weight = 0.4;     // a part of the page called "Aanmelden"
constexpr double je_weight = 0.35;       // two sentences that say "je"
constexpr std::size_t je_sentences = 2;

/// The sum over different phrases of one meaning, and the sentence with the strongest.
struct Sum {
  double total = 0;
  double best = 0;
  const Sentence* in = nullptr;
  std::map<std::string_view, bool> seen;

  void add(const Sentence& sentence, const seeds::Phrase& phrase) {
    if (!seen.emplace(phrase.id, true).second && phrase.weight <= best) return;
    total += phrase.weight;
    if (phrase.weight > best) {
      best = phrase.weight;
      in = &sentence;
    }
  }
  std::string quote() const { return in == nullptr ? std::string() : in->text; }
};

bool is_general(const PageView& view, const Sentence& sentence) {
  return view.blocks[sentence.block].setting.is_general;
}

/// A value beside "Startdatum", a line under the heading "Data", a sentence that begins with the start.
bool gives_start(const PageView& view, const Sentence& sentence) {
  const ViewBlock& seen = view.blocks[sentence.block];
  if (has_meaning(sentence.availability, "dated")) return true;
  const bool is_under_start = seen.heading != ViewBlock::npos && view.blocks[seen.heading].label == "start";
  if (is_under_start || seen.facts.count("start") > 0) return true;
  for (const std::string_view word :
       {"start", "eerstvolgende", "volgende start", "wanneer", "data", "begin", "aanvang", "cursusdata",
        "lesdata", "instroom", "de start", "nieuwe start", "periode", "cursusperiode", "lesperiode", "eerste",
        "laatste", "volgende", "lesdagen"}) {
    if (sentence.folded.starts_with(word)) return true;
  }
  return false;
}

Date before(const Date& day, std::chrono::days by) {
  const auto instant = parse_instant(day.text() + "T00:00:00Z");
  return instant ? Date::of(*instant - by) : day;
}

void read_starts(const PageView& view, const std::vector<const Sentence*>& own,
                 const std::optional<Date>& day, EnrolmentHints& hints) {
  std::vector<NamedDate> dates;
  std::string last;
  for (const Sentence* sentence : own) {
    if (!gives_start(view, *sentence) || view.blocks[sentence->block].setting.is_general) continue;
    const bool is_value = sentence->is_value || view.blocks[sentence->block].facts.count("start") > 0;
    if (is_value && sentence->text.find(": ") != std::string::npos && hints.start_value.empty())
      hints.start_value = sentence->text;
    auto named = find_dates(sentence->folded);
    const auto periods = find_periods(sentence->folded);
    named.insert(named.end(), periods.begin(), periods.end());
    if (!named.empty()) last = sentence->text;
    const bool is_ahead = day && std::any_of(named.begin(), named.end(), [&](const NamedDate& date) {
                            return date.year && !is_past(date, *day);
                          });
    if (is_ahead && hints.ahead_quote.empty()) hints.ahead_quote = sentence->text;
    dates.insert(dates.end(), named.begin(), named.end());
  }
  for (const StructuredThing& thing : view.parts->structured) {
    for (const std::string& start : thing.start_dates) {
      const auto named = find_dates(start.substr(0, 10));
      dates.insert(dates.end(), named.begin(), named.end());
      if (last.empty()) last = "JSON-LD: startDate " + start;
    }
  }
  if (!day || dates.empty()) return;
  const Date long_ago = before(*day, defaults::stale_after);
  const bool all_past =
      std::all_of(dates.begin(), dates.end(), [&](const NamedDate& date) { return is_past(date, long_ago); });
  if (all_past) hints.past_quote = last;
}

}  // namespace

EnrolmentHints enrolment_hints(const PageView& view, const std::vector<const Sentence*>& own,
                               const std::optional<Date>& day) {
  EnrolmentHints hints;
  read_starts(view, own, day, hints);
  for (const Sentence* sentence : own) {
    const bool has_figure = sentence->text.find_first_of("0123456789") != std::string::npos;
    if (hints.price_quote.empty() && has_figure && view.blocks[sentence->block].facts.count("cost") > 0)
      hints.price_quote = sentence->text;
  }
  hints.has_price = view.facts.count("cost") > 0;
  for (const Sentence& sentence : view.sentences) {
    if (view.blocks[sentence.block].label == "enrol" && hints.enrol_label == nullptr)
      hints.enrol_label = &sentence;
  }
  for (const StructuredThing& thing : view.parts->structured) {
    hints.has_price = hints.has_price || thing.has_price;
    hints.is_out_of_stock = hints.is_out_of_stock || thing.is_out_of_stock;
    if (!thing.start_dates.empty()) hints.start_quote = "JSON-LD: startDate " + thing.start_dates.back();
  }
  return hints;
}

Evident<Audience> read_audience(const PageView& view, const std::vector<const Sentence*>& sentences,
                                const EnrolmentHints& hints) {
  Sum only, both, individual, employer;
  std::size_t je = 0;
  for (const Sentence* sentence : sentences) {
    if (is_general(view, *sentence) || sentence->answer == Sentence::Answer::no) continue;
    const bool is_for_both = has_meaning(sentence->audience, "both");
    const bool shuts_out = has_meaning(sentence->audience, "shut_out");
    const bool is_only = shuts_out || (has_meaning(sentence->audience, "employer_only") && !is_for_both);
    for (const seeds::Phrase* phrase : sentence->audience) {
      if (phrase->meaning == "both" && !shuts_out) both.add(*sentence, *phrase);
      if (phrase->meaning == "shut_out" || (phrase->meaning == "employer_only" && is_only))
        only.add(*sentence, *phrase);
      if (phrase->meaning == "employer") employer.add(*sentence, *phrase);
      // In the sentence that shuts individuals out, their words do not let them in.
      if (phrase->meaning == "individual" && !is_only) individual.add(*sentence, *phrase);
    }
    const std::string padded = ' ' + sentence->folded + ' ';
    if (padded.find(" je ") != std::string::npos || padded.find(" jij ") != std::string::npos) ++je;
  }
  double for_individuals = individual.total;
  if (hints.has_price && employer.seen.count("kosten-op-aanvraag") == 0) for_individuals += price_weight;
  if (hints.enrol_label != nullptr) for_individuals += enrol_weight;
  if (je >= je_sentences) for_individuals += je_weight;

  const bool lets_in = individual.best >= 1;  // "open inschrijving", in so many words
  if (only.best >= enough) {
    if (both.best >= enough || lets_in)
      return {Audience::both, both.in != nullptr ? both.quote() : individual.quote()};
    return {Audience::employer_only, only.quote()};
  }
  if (both.best >= enough) return {Audience::both, both.quote()};
  if (for_individuals >= enough) {
    const bool is_also_for_employers = employer.best >= enough || employer.total >= enough_beside;
    return {is_also_for_employers ? Audience::both : Audience::individual,
            is_also_for_employers ? employer.quote() : individual.quote()};
  }
  if (employer.total >= enough_together) return {Audience::employer_only, employer.quote()};
  if (for_individuals > employer.total && for_individuals >= enough / 2)
    return {Audience::individual, individual.quote()};
  return {};
}

namespace {

/// In "Kan ik nog meedoen?": the phrase that asks; null when the sentence asks for nothing of the kind.
const seeds::Phrase* asks_for_a_place(const Sentence& sentence) {
  for (const auto* found : {&sentence.availability, &sentence.audience}) {
    for (const seeds::Phrase* phrase : *found) {
      if ((phrase->meaning == "open" && phrase->weight >= 0.9) || phrase->meaning == "place_asked")
        return phrase;
    }
  }
  return nullptr;
}

}  // namespace

Evident<Availability> read_availability(const PageView& view, const std::vector<const Sentence*>& sentences,
                                        const EnrolmentHints& hints) {
  Sum closed, open, full, enrol, withdrawn, way_in;
  for (const Sentence* sentence : sentences) {
    if (is_general(view, *sentence)) continue;
    const bool is_full = has_meaning(sentence->availability, "full");
    const bool is_question = (sentence->is_question && sentence->answer != Sentence::Answer::yes) ||
                             has_meaning(sentence->availability, "unsure");
    if (sentence->answer == Sentence::Answer::no && asks_for_a_place(*sentence))
      closed.add(*sentence, *asks_for_a_place(*sentence));
    for (const seeds::Phrase* phrase : sentence->availability) {
      if (phrase->meaning == "open" && !is_question) open.add(*sentence, *phrase);
      if (phrase->meaning == "full") full.add(*sentence, *phrase);
      if (phrase->meaning == "way_in" && !is_question) way_in.add(*sentence, *phrase);
      if (phrase->meaning == "withdrawn") withdrawn.add(*sentence, *phrase);
      const bool is_about_whom =
          has_meaning(sentence->audience, "employer_only") || has_meaning(sentence->audience, "shut_out");
      if (phrase->meaning == "unavailable" && !is_full && !is_about_whom) closed.add(*sentence, *phrase);
    }
    for (const seeds::Phrase* phrase : sentence->audience) {
      const bool is_way_in = phrase->meaning == "individual" && phrase->weight >= enough && !is_question;
      if (is_way_in && !has_meaning(sentence->availability, "unavailable")) enrol.add(*sentence, *phrase);
    }
  }
  if (withdrawn.in != nullptr) return {Availability::unavailable, withdrawn.quote()};  // full or not
  const bool is_reopened = open.best >= 0.8;  // a waiting list, a next round
  const bool is_full = full.in != nullptr;
  const bool is_one_group = closed.in != nullptr && has_meaning(closed.in->availability, "one_group");
  if (closed.best >= 0.9 && !(is_reopened && (is_full || is_one_group)))
    return {Availability::unavailable, closed.quote()};
  if (is_full) return {Availability::open, full.quote()};
  if (hints.is_out_of_stock) return {Availability::unavailable, "JSON-LD: out of stock or discontinued"};
  if (!hints.past_quote.empty() && !is_reopened) return {Availability::unavailable, hints.past_quote};
  if (closed.total >= 0.6 && !is_reopened && enrol.in == nullptr)
    return {Availability::unavailable, closed.quote()};
  if (open.best >= 0.5) return {Availability::open, open.quote()};
  if (!hints.ahead_quote.empty()) return {Availability::open, hints.ahead_quote};
  if (enrol.in != nullptr) return {Availability::open, enrol.quote()};
  if (way_in.in != nullptr) return {Availability::open, way_in.quote()};
  if (hints.enrol_label != nullptr) return {Availability::open, hints.enrol_label->text};
  if (!hints.start_value.empty()) return {Availability::open, hints.start_value};
  if (!hints.price_quote.empty()) return {Availability::open, hints.price_quote};
  if (!hints.start_quote.empty()) return {Availability::open, hints.start_quote};
  return {};
}

}  // namespace vindbaar::extractors
