#include "extractors/worth.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"
#include "extractors/facts.hpp"
#include "extractors/fingerprint.hpp"
#include "extractors/headings.hpp"
#include "extractors/item_reading.hpp"
#include "extractors/language.hpp"
#include "extractors/page_address.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vindbaar::extractors {
namespace {

constexpr std::size_t longest_label = 60;  // bytes; as in page_view.cpp
constexpr std::size_t longest_name =
    160;  // bytes; an item that is longer is cut where its description begins
constexpr std::size_t little_text =
    300;  // bytes; a shell, an error page, a wall: their kind needs a closer look
constexpr std::size_t list_links = 3;  // links of a page's own that make it a list, unless it is news
constexpr double enough_way_in = 0.7;  // weight of a phrase that offers a way to enrol; as in page_kind.cpp
constexpr std::size_t quoted_bytes = 80;

bool is_one_of(std::string_view meaning, std::initializer_list<std::string_view> meanings) {
  return std::find(meanings.begin(), meanings.end(), meaning) != meanings.end();
}

std::vector<seeds::Phrase> chosen(const seeds::Lists& lists, const char* topic, const auto& is_wanted) {
  std::vector<seeds::Phrase> phrases;
  const auto& all = lists.topic(topic);
  std::copy_if(all.begin(), all.end(), std::back_inserter(phrases), is_wanted);
  return phrases;
}

bool is_failure(std::string_view kind) {
  return is_one_of(kind, {"soft_404", "blocked", "needs_javascript"});
}

bool is_offer(std::string_view kind) {
  return is_one_of(kind, {"certificate_track", "course_detail", "catalogue_listing"});
}

bool has_price(std::string_view text, std::string_view folded) {
  const bool names_money =
      text.find("€") != std::string_view::npos || folded.find(" euro") != std::string_view::npos;
  return names_money && folded.find_first_of("0123456789") != std::string_view::npos;
}

std::string in_quotes(std::string_view text) {
  return "\"" + valid_utf8(text.substr(0, quoted_bytes)) + (text.size() > quoted_bytes ? " …\"" : "\"");
}

class Judge {
 public:
  Judge(const FirstLook::Parts& look, const SiteProfile& profile, const Signs& signs,
        const TitleOpinion& names_certificate)
      : look_(look), profile_(profile), signs_(signs), names_certificate_(names_certificate) {}

  Worth run() const {
    if (!look_.is_page) return yes("it is no HTML page");
    if (!look_.is_whole) return yes("it is larger than a first look reads");
    if (look_.names_offer) return yes("its structured data names a course, a product or a list");
    if (!distinct_codes(look_.url).empty()) return yes("its address holds a code");
    for (const seeds::Phrase* phrase : words_of_address(look_.url, signs_.address)) {
      if (is_offer(phrase->meaning)) return yes("its address says '" + phrase->id + "'");
    }
    for (const std::string& title : {own_title(), look_.heading}) {
      const std::string folded = fold(title);
      const auto found = signs_.title.find(folded);
      if (!found.empty()) return says(title, found.front());
      if (could_name(title, folded)) return yes("its title could name a certificate: " + in_quotes(title));
    }
    return by_texts();
  }

 private:
  static Worth yes(std::string because) { return {true, std::move(because)}; }
  static Worth says(const std::string& text, const seeds::Phrase* phrase) {
    return yes("it says '" + phrase->id + "': " + in_quotes(text));
  }

  std::string own_title() const {
    Document::Parts parts;
    parts.url = look_.url;
    return title_without_site(look_.title, parts);
  }

  Worth by_texts() const {
    std::size_t own_bytes = 0;
    std::size_t own_texts = 0;
    std::size_t own_links = 0;
    const bool is_news = has_meaning(words_of_address(look_.url, signs_.address), word(PageKind::news));
    for (const auto& text : look_.texts) {
      const auto repetition = profile_.repetition_of(text.key);
      if (repetition == SiteProfile::Repetition::everywhere) continue;
      own_links += text.is_link && repetition == SiteProfile::Repetition::rare ? 1 : 0;
      if (own_links >= list_links && !is_news) return yes("it is a list of links: " + in_quotes(text.text));
      ++own_texts;
      own_bytes += text.text.size();
      const std::string folded = fold(text.text);
      if (const auto worth = by_text(text, folded); worth.deserves_tree) return worth;
    }
    if (own_bytes < little_text) return yes("it says next to nothing of its own");
    return {false,
            "none of its " + std::to_string(own_texts) +
                " texts names a certificate, a code, a course of the register, a price, a fact of a course "
                "or a way to enrol"};
  }

  Worth by_text(const FirstLook::Parts::Text& whole, const std::string& folded) const {
    const std::string& text = whole.text;
    if (signs_.words.is_in(folded)) return says(text, signs_.words.find(folded).front());
    if (has_price(text, folded)) return yes("it names a price: " + in_quotes(text));
    if (!find_codes(text).empty()) return yes("it prints a code: " + in_quotes(text));
    if (const auto* label = label_in(folded)) return says(text, label);
    if (folded.size() <= longest_name && could_name(text, folded))
      return yes("a text could name a certificate: " + in_quotes(text));
    if (!whole.lead.empty() && could_name(whole.lead, fold(whole.lead)))
      return yes("a text could name a certificate: " + in_quotes(whole.lead));
    if (const auto name = cut_description(text); name.size() < text.size() && could_name(name, fold(name)))
      return yes("a text could name a certificate: " + in_quotes(name));
    return {};
  }

  bool could_name(std::string_view title, std::string_view folded) const {
    return !title.empty() && signs_.names.could_name(folded) &&
           (!names_certificate_ || names_certificate_(title));
  }

  /// "Kosten", "Kosten: …", "Kosten € 300": as page_view.cpp reads labels.
  const seeds::Phrase* label_in(std::string_view folded) const {
    const auto label = [&](std::string_view text) -> const seeds::Phrase* {
      while (!text.empty() && (is_one_of(text.substr(text.size() - 1), {":", " ", "?", "-"})))
        text.remove_suffix(1);
      const auto found = signs_.labels.find(text);
      return found.empty() ? nullptr : found.front();
    };
    if (folded.size() <= longest_label) {
      if (const auto* found = label(folded)) return found;
    }
    if (const auto colon = folded.find(':'); colon <= longest_label) {
      if (const auto* found = label(folded.substr(0, colon))) return found;
    }
    if (folded.size() > longest_name) return nullptr;
    std::size_t end = 0;
    for (int words = 0; words < 2; ++words) {
      end = folded.find(' ', end + 1);
      if (end == std::string_view::npos) return nullptr;
      if (const auto* found = label(folded.substr(0, end))) return found;
    }
    return nullptr;
  }

  const FirstLook::Parts& look_;
  const SiteProfile& profile_;
  const Signs& signs_;
  const TitleOpinion& names_certificate_;
};

}  // namespace

Result<Signs> signs_of(const seeds::Lists& lists, const WordFamilies& families) {
  Signs signs;
  auto words = chosen(lists, "claim", [](const seeds::Phrase& phrase) {
    return is_one_of(phrase.meaning, {"certificate", "certificate_word", "certificate_context"});
  });
  for (auto& phrase : chosen(lists, "audience", [](const seeds::Phrase& one) {
         return one.meaning == "individual" && one.weight >= enough_way_in;
       }))
    words.push_back(std::move(phrase));
  for (auto& phrase : chosen(lists, "page_text", [](const seeds::Phrase& one) {
         return is_offer(one.meaning) || is_failure(one.meaning);
       }))
    words.push_back(std::move(phrase));
  const auto labels = chosen(lists, "section", [](const seeds::Phrase& phrase) {
    return is_one_of(phrase.meaning, {"cost", "duration", "start", "location", "schedule", "level", "load",
                                      "result", "enrol", "requirements", "code"});
  });
  const auto titles = chosen(lists, "page_title", [](const seeds::Phrase& phrase) {
    return is_offer(phrase.meaning) || is_failure(phrase.meaning);
  });
  struct Topic {
    const std::vector<seeds::Phrase>& phrases;
    PhraseSet& set;
  };
  for (const Topic& topic : {Topic{words, signs.words}, Topic{labels, signs.labels},
                             Topic{titles, signs.title}, Topic{lists.topic("page_url"), signs.address}}) {
    auto set = PhraseSet::make(topic.phrases, families);
    if (!set) return tl::unexpected(set.error());
    topic.set = std::move(*set);
  }
  signs.names = RegisterWords(lists);
  return signs;
}

Worth worth_of(const FirstLook::Parts& look, const SiteProfile& profile, const Signs& signs,
               const TitleOpinion& names_certificate) {
  return Judge(look, profile, signs, names_certificate).run();
}

Reading read_first_look(const FirstLook::Parts& look, const SiteProfile& profile, const Phrases& phrases) {
  constexpr std::size_t kinds = static_cast<std::size_t>(PageKind::needs_javascript) + 1;
  std::array<double, kinds> weights{};
  weights[static_cast<std::size_t>(PageKind::other)] = 0.6;
  Reading reading;
  Page& page = reading.page;
  const auto add = [&](const std::vector<const seeds::Phrase*>& found, const char* where, double factor) {
    for (const seeds::Phrase* phrase : found) {
      const auto kind = from_word<PageKind>(phrase->meaning);
      if (!kind || is_offer(phrase->meaning)) continue;
      weights[static_cast<std::size_t>(*kind)] += phrase->weight * factor;
      page.kind_reasons.push_back(std::string(where) + " says '" + phrase->id + "'");
    }
  };
  add(words_of_address(look.url, phrases.page_url), "the address", 1);
  add(phrases.page_title.find(fold(look.heading)), "the heading", 1);
  if (fold(look.title) != fold(look.heading)) add(phrases.page_title.find(fold(look.title)), "<title>", 0.6);
  const auto best = std::max_element(weights.begin(), weights.end());
  double all = 0;
  for (const double weight : weights) all += std::exp(weight - *best);
  page.kind = static_cast<PageKind>(best - weights.begin());
  page.kind_probability = Probability(1 / all);
  page.url = look.url;
  page.title = look.title;
  page.heading = look.heading.empty() ? look.title : look.heading;
  page.encoding = look.encoding;
  for (const auto& text : look.texts) {
    if (profile.repetition_of(text.key) == SiteProfile::Repetition::rare) page.main_text += text.text + '\n';
  }
  const std::string folded = fold(page.main_text);
  page.language = language_of(folded, look.declared_language);
  page.fingerprint = fingerprint_of_folded(folded);
  return reading;
}

}  // namespace vindbaar::extractors
