#include "core/text.hpp"
#include "extractors/candidates.hpp"
#include "extractors/document.hpp"
#include "extractors/fingerprint.hpp"
#include "extractors/language.hpp"
#include "extractors/worth.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vindbaar::extractors {

struct Reader::State {
  Phrases phrases;
  Signs signs;
};

namespace {

/// Which groups are lists of offers, with the first names in each.
void describe_lists(const std::vector<ItemReading>& items, const std::vector<bool>& is_list,
                    std::vector<std::string>& steps) {
  constexpr std::size_t names_shown = 3;
  for (std::size_t group = 0; group < is_list.size(); ++group) {
    std::string names;
    std::size_t count = 0;
    for (const ItemReading& item : items) {
      if (!is_list[group] || item.item->group != group || !item.could_be_course) continue;
      if (++count <= names_shown) names += (names.empty() ? "" : ", ") + item.title;
    }
    if (count > 0)
      steps.push_back("a list of " + std::to_string(count) + " offers: " + names +
                      (count > names_shown ? " …" : ""));
  }
}

Listed listed_on(const PageView& view, const std::vector<ItemReading>& items,
                 const std::vector<bool>& is_list) {
  Listed listed;
  listed.is_in_panel.assign(view.blocks.size(), false);
  for (const ItemReading& item : items) {
    if (!item.could_be_course || !is_list[item.item->group]) continue;
    ++listed.courses;
    if (item.item->source != Candidate::Source::accordion) continue;
    ++listed.told_in_full;
    std::fill(listed.is_in_panel.begin() + static_cast<std::ptrdiff_t>(item.item->first_block),
              listed.is_in_panel.begin() + static_cast<std::ptrdiff_t>(item.item->end_block), true);
  }
  return listed;
}

void describe(const PageView& view, std::vector<std::string>& steps) {
  std::size_t evidence = 0;
  for (const ViewBlock& seen : view.blocks) evidence += seen.is_evidence ? 1 : 0;
  steps.push_back("evidence: " + std::to_string(evidence) + " of " + std::to_string(view.blocks.size()) +
                  " blocks");
  for (const ViewBlock& seen : view.blocks) {
    if (!seen.is_evidence && steps.size() < 60)
      steps.push_back("left out: " + seen.block->text.substr(0, 80) + " (" + seen.why_not + ")");
  }
  std::string facts;
  for (const std::string& fact : view.facts) facts += (facts.empty() ? "" : ", ") + fact;
  steps.push_back("facts of a course: " + (facts.empty() ? std::string("none") : facts));
}

std::vector<std::string> valid_lines(std::vector<std::string> lines) {
  for (std::string& line : lines) line = valid_utf8(line);  // a quote may have been cut inside a character
  return lines;
}

}  // namespace

Reader::Reader(std::shared_ptr<const State> state) : state_(std::move(state)) {
}

Result<Reader> Reader::make(const seeds::Lists& lists) {
  auto state = std::make_shared<State>();
  struct Topic {
    const char* name;
    PhraseSet* set;
  };
  Phrases& phrases = state->phrases;
  auto families = WordFamilies::make(lists.topic("families"));
  if (!families) return tl::unexpected(families.error());
  phrases.families = std::move(*families);
  const std::array<Topic, 9> topics = {{{"claim", &phrases.claim},
                                        {"audience", &phrases.audience},
                                        {"availability", &phrases.availability},
                                        {"section", &phrases.section},
                                        {"furniture", &phrases.furniture},
                                        {"page_url", &phrases.page_url},
                                        {"page_title", &phrases.page_title},
                                        {"page_text", &phrases.page_text},
                                        {"features", &phrases.features}}};
  for (const Topic& topic : topics) {
    if (lists.topic(topic.name).empty()) {
      return failure(Error::Kind::bad_input, "E-PHRASES-MISSING",
                     "lists/phrases/" + std::string(topic.name) +
                         ".csv is not there or has no rows: without its phrases no page can be read",
                     "copy the folder lists/phrases from the seeds that come with vindbaar");
    }
    auto set = PhraseSet::make(lists.topic(topic.name), phrases.families);
    if (!set) return tl::unexpected(set.error());
    *topic.set = std::move(*set);
  }
  auto signs = signs_of(lists, phrases.families);
  if (!signs) return tl::unexpected(signs.error());
  state->signs = std::move(*signs);
  return Reader(std::move(state));
}

FirstLook Reader::look(const Response& response) const {
  return FirstLook(std::make_shared<FirstLook::Parts>(look_at(response)));
}

Worth Reader::worth(const FirstLook& look, const SiteProfile& profile,
                    const TitleOpinion& names_certificate) const {
  return worth_of(look.parts(), profile, state_->signs, names_certificate);
}

Reading Reader::read(const FirstLook& look, const SiteProfile& profile) const {
  return read_first_look(look.parts(), profile, state_->phrases);
}

Document Reader::parse(const Response& response) const {
  return Document(std::make_shared<Document::Parts>(take_apart(response)));
}

Reading Reader::read(const Document& document, const SiteProfile& profile,
                     const std::optional<Date>& day) const {
  const Document::Parts& parts = document.parts();
  const Phrases& phrases = state_->phrases;
  PageView view = view_page(parts, profile, phrases);
  const auto items = read_items(view, phrases);
  const auto is_list = lists_of_offers(view, items, phrases);
  OwnPart own_of_page = own_part(view, items, is_list);
  view.facts = std::move(own_of_page.facts);
  const auto& own = own_of_page.sentences;
  const Evident<Claim> claim = read_claim(view, own, hints_of(view, phrases), phrases);
  const Listed listed = listed_on(view, items, is_list);
  const KindFinding kind = find_kind(view, claim, listed, phrases);

  Reading reading;
  Page& page = reading.page;
  page.url = parts.url;
  page.kind = kind.kind;
  page.kind_probability = kind.probability;
  page.kind_reasons = valid_lines(kind.reasons);
  page.title = parts.title;
  page.heading = view.heading;
  page.breadcrumb = parts.breadcrumb;
  const std::string folded_text = fold(view.main_text);
  page.language = language_of(folded_text, parts.declared_language);
  page.encoding = parts.encoding;
  page.main_text = view.main_text;
  page.fingerprint = fingerprint_of_folded(folded_text);
  page.problems = parts.problems;
  reading.steps = parts.steps;
  describe(view, reading.steps);
  describe_lists(items, is_list, reading.steps);
  const PageReading known{view, items, is_list, kind, claim, own, day};
  reading.candidates = find_candidates(known, phrases, reading.steps);
  reading.steps = valid_lines(std::move(reading.steps));
  return reading;
}

std::string_view word(Candidate::Source value) noexcept {
  switch (value) {
    case Candidate::Source::page:
      return "page";
    case Candidate::Source::list_item:
      return "list_item";
    case Candidate::Source::table_row:
      return "table_row";
    case Candidate::Source::card:
      return "card";
    case Candidate::Source::accordion:
      return "accordion";
    case Candidate::Source::structured_data:
      return "structured_data";
    case Candidate::Source::line:
      return "line";
  }
  return "";
}

}  // namespace vindbaar::extractors
