#include "extractors/candidates.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"
#include "extractors/enrolment.hpp"
#include "extractors/facts.hpp"
#include "extractors/features.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace vindbaar::extractors {
namespace {

constexpr double worth_a_look = 0.15;  // probability from which the second reading of a page is served too

bool is_course(PageKind kind) {
  return kind == PageKind::certificate_track || kind == PageKind::course_detail;
}

/// Pages that offer nothing, whatever stands on them (report rule R24).
bool offers_nothing(PageKind kind) {
  switch (kind) {
    case PageKind::news:
    case PageKind::vacancy:
    case PageKind::event:
    case PageKind::elective_list:
    case PageKind::soft_404:
    case PageKind::blocked:
    case PageKind::needs_javascript:
      return true;
    default:
      return false;
  }
}

std::string joined(const std::vector<const Sentence*>& sentences) {
  std::string text;
  std::size_t block = ViewBlock::npos;
  for (const Sentence* sentence : sentences) {
    if (text.size() > defaults::max_section_bytes) break;
    if (!text.empty()) text += sentence->block == block ? ' ' : '\n';
    text += sentence->text;
    block = sentence->block;
  }
  return text;
}

/// At most so many bytes, never a part of a character.
std::string cut(const std::string& text, std::size_t bytes) {
  while (bytes < text.size() && bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U)
    --bytes;
  return text.substr(0, bytes);
}

class CandidateFinder {
 public:
  CandidateFinder(const PageReading& page, const Phrases& phrases, std::vector<std::string>& steps)
      : page_(page), phrases_(phrases), steps_(steps) {}

  std::vector<Candidate> run() {
    const PageKind kind = page_.kind.kind;
    const bool has_second = page_.kind.runner_up_probability.value() >= worth_a_look;
    if (offers_nothing(kind) && !(has_second && is_course(page_.kind.runner_up))) {
      steps_.emplace_back("no candidates: a page of this kind offers nothing");
      return {};
    }
    const bool is_offer = is_course(kind) || kind == PageKind::diploma_programme ||
                          (has_second && is_course(page_.kind.runner_up)) ||
                          (kind == PageKind::other && page_.claim.value != Claim::none);
    if (is_offer) add_page();
    if (!offers_nothing(kind)) add_items();
    add_structured();
    steps_.push_back("candidates: " + std::to_string(candidates_.size()));
    return std::move(candidates_);
  }

 private:
  void fill(Candidate& candidate, const std::vector<const Sentence*>& sentences) const {
    candidate.section_text = joined(sentences);
    const std::string folded = fold(candidate.title + "\n" + candidate.section_text);
    candidate.levels = find_levels(folded);
    candidate.sbu = find_study_load(folded);
  }

  void add_page() {
    Candidate candidate;
    candidate.source = Candidate::Source::page;
    candidate.title = cut(page_.view.heading, defaults::max_title_bytes);
    if (candidate.title.empty()) return;
    fill(candidate, page_.own);
    candidate.claim = page_.claim;
    if (page_.kind.kind == PageKind::diploma_programme && candidate.claim.value != Claim::negated) {
      candidate.claim.value = Claim::other;
      if (page_.claim.value != Claim::other) candidate.claim.quote = candidate.title;
    }
    const EnrolmentHints hints = enrolment_hints(page_.view, page_.own, page_.day);
    candidate.audience = read_audience(page_.view, page_.own, hints);
    candidate.availability = read_availability(page_.view, page_.own, hints);
    candidate.codes = codes_of_page(page_.view, page_.own);
    candidate.is_code_in_address_only =
        !candidate.codes.empty() && !prints_one(candidate.codes, page_.view, page_.own);
    candidate.features = read_features(candidate, page_.kind.kind, page_.own, phrases_.features);
    add_code_name(candidate);
    titles_.insert(fold(candidate.title));
    candidates_.insert(candidates_.begin(), std::move(candidate));
  }

  /// "Crebonaam: K1006 Verdieping Palliatieve Zorg" names the certificate itself, whatever the page is
  /// called.
  void add_code_name(const Candidate& page) {
    for (const Sentence* sentence : page_.own) {
      const std::size_t colon = sentence->text.find(": ");
      if (colon == std::string::npos ||
          label_of(std::string_view(sentence->text).substr(0, colon), phrases_) != "code")
        continue;
      const std::string name = sentence->text.substr(colon + 2);
      const auto mentions = find_codes(name);
      if (mentions.size() != 1 || name.size() < mentions.front().length + 5 ||
          name.size() > defaults::max_title_bytes)
        continue;
      const std::string bare = fold(name.substr(0, mentions.front().at) +
                                    name.substr(mentions.front().at + mentions.front().length));
      if (fold(page.title).find(trim(bare)) != std::string::npos) continue;
      Candidate candidate = page;
      candidate.source = Candidate::Source::line;
      candidate.title = name;
      candidate.codes = {mentions.front().code};
      candidates_.push_back(std::move(candidate));
      return;
    }
  }

  /// The heading over a group and the sentences between it and the first item; for lists also the page's own
  /// introduction.
  std::vector<const Sentence*> introduction_of(std::size_t group) const {
    const Group& here = page_.view.parts->groups[group];
    const std::size_t heading = page_.view.blocks[here.first_block].heading;
    const std::size_t from = heading == ViewBlock::npos ? 0 : heading;
    std::vector<const Sentence*> sentences;
    for (const Sentence& sentence : page_.view.sentences) {
      const bool is_between =
          sentence.block >= from && sentence.block < here.first_block && !is_in_list(sentence.block);
      const bool is_page_heading = sentence.block == page_.view.heading_block;
      if (is_between || is_page_heading || is_page_introduction(sentence.block))
        sentences.push_back(&sentence);
    }
    return sentences;
  }

  /// Between the page's heading and the next one.
  bool is_page_introduction(std::size_t block) const {
    return page_.view.heading_block != ViewBlock::npos && block > page_.view.heading_block &&
           page_.view.blocks[block].heading == page_.view.heading_block && !is_in_list(block) &&
           page_.view.blocks[block].block->role != Block::Role::heading;
  }

  bool is_in_list(std::size_t block) const {
    return std::any_of(page_.items.begin(), page_.items.end(), [&](const ItemReading& item) {
      return item.could_be_course && block >= item.item->first_block && block < item.item->end_block;
    });
  }

  /// On a page about one course, only a sentence right before the items speaks for all of them.
  Evident<Claim> list_claim(std::size_t group) const {
    const auto introduction = introduction_of(group);
    if (!is_course(page_.kind.kind)) return read_list_claim(page_.view, introduction);
    if (introduction.empty()) return {};
    const Sentence* last = introduction.back();
    const bool is_right_before = last->block + 1 == page_.view.parts->groups[group].first_block;
    const bool announces = last->text.ends_with(':') && has_meaning(last->claim, "covers_list");
    return is_right_before && announces ? read_list_claim(page_.view, {last}) : Evident<Claim>{};
  }

  void add_items() {
    std::vector<Evident<Claim>> list_claims;
    std::vector<Evident<Audience>> list_audiences;
    for (std::size_t group = 0; group < page_.view.parts->groups.size(); ++group) {
      list_claims.push_back(list_claim(group));
      list_audiences.push_back(read_audience(page_.view, introduction_of(group), {}));
    }
    for (const ItemReading& item : page_.items) {
      if (!item.could_be_course || candidates_.size() >= defaults::max_candidates) continue;
      Candidate candidate;
      candidate.source = item.item->source;
      candidate.title = item.title;
      fill(candidate, item.sentences);
      candidate.codes = distinct_codes(candidate.section_text);
      if (!item.link.empty()) {
        if (auto link = Url::parse(item.link)) candidate.link = *link;
        if (candidate.codes.empty()) {
          candidate.codes = distinct_codes(item.link);
          candidate.is_code_in_address_only = true;
        }
      }
      ClaimHints hints;
      hints.has_code = !candidate.codes.empty();
      candidate.claim = read_claim(page_.view, item.sentences, hints, phrases_);
      if (candidate.claim.value == Claim::none) candidate.claim = list_claims[item.item->group];
      candidate.audience = read_audience(page_.view, item.sentences, {});
      const auto& for_all = list_audiences[item.item->group];
      if (candidate.audience.value == Audience::unknown && for_all.value == Audience::employer_only)
        candidate.audience = for_all;
      candidate.availability = read_availability(page_.view, item.sentences, {});
      candidate.features = read_features(candidate, page_.kind.kind, item.sentences, phrases_.features);
      if (is_wanted(item, candidate)) put(std::move(candidate));
    }
  }

  /// A list shows its items; other pages only those that say themselves that they are certificates.
  bool is_wanted(const ItemReading& item, const Candidate& candidate) const {
    const bool is_outspoken = candidate.claim.value == Claim::mbo_certificate || !candidate.codes.empty();
    const bool is_listing = page_.kind.kind == PageKind::catalogue_listing ||
                            (page_.kind.runner_up == PageKind::catalogue_listing &&
                             page_.kind.runner_up_probability.value() >= worth_a_look);
    if (is_listing) return page_.is_list[item.item->group] || is_outspoken;
    return is_outspoken &&
           (!is_course(page_.kind.kind) || page_.is_list[item.item->group] || is_announced(item));
  }

  bool is_announced(const ItemReading& item) const {
    return list_claim(item.item->group).value == Claim::mbo_certificate;
  }

  void put(Candidate candidate) {
    const std::string key = fold(candidate.title) + (candidate.link ? candidate.link->text() : std::string());
    if (titles_.insert(key).second) candidates_.push_back(std::move(candidate));
  }

  void add_structured() {
    for (const StructuredThing& thing : page_.view.parts->structured) {
      const bool is_offer = thing.type == "Course" || thing.type == "EducationalOccupationalProgram";
      if (!is_offer || thing.name.size() < 4 || thing.name.size() > defaults::max_title_bytes) continue;
      const std::string folded = fold(thing.name);
      const bool is_known =
          std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
            const std::string title = fold(candidate.title);
            return title == folded ||
                   (candidate.source == Candidate::Source::page && title.find(folded) != std::string::npos);
          });
      if (is_known) continue;
      Candidate candidate;
      candidate.source = Candidate::Source::structured_data;
      candidate.title = thing.name;
      candidate.section_text =
          (thing.description + "\n" + thing.credential).substr(0, defaults::max_section_bytes);
      candidate.section_text = valid_utf8(candidate.section_text);
      candidate.codes =
          distinct_codes(thing.name + " " + thing.code + " " + thing.credential + " " + thing.url);
      candidate.levels = find_levels(fold(thing.name + " " + thing.description));
      ClaimHints hints;
      hints.credential = thing.credential.empty() ? thing.description : thing.credential;
      candidate.claim = read_claim(page_.view, {}, hints, phrases_);
      const auto page = Url::parse(page_.view.parts->url);
      if (page && !thing.url.empty()) {
        if (auto link = Url::parse(thing.url, *page)) candidate.link = *link;
      }
      if (thing.is_out_of_stock) candidate.availability = {Availability::unavailable, "JSON-LD: OutOfStock"};
      put(std::move(candidate));
    }
  }

  const PageReading& page_;
  const Phrases& phrases_;
  std::vector<std::string>& steps_;
  std::vector<Candidate> candidates_;
  std::set<std::string> titles_;
};

}  // namespace

std::vector<Candidate> find_candidates(const PageReading& page, const Phrases& phrases,
                                       std::vector<std::string>& steps) {
  return CandidateFinder(page, phrases, steps).run();
}

}  // namespace vindbaar::extractors
