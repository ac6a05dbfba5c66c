#include "extractors/page_kind.hpp"

#include "core/text.hpp"
#include "extractors/headings.hpp"
#include "extractors/kind_scales.hpp"
#include "extractors/page_address.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <set>

namespace vindbaar::extractors {
namespace {

constexpr std::size_t little_text = 250;     // bytes of main text; a course page has 600 or more
constexpr std::size_t most_text_weight = 5;  // different text phrases of one kind that count

constexpr std::size_t longest_type_heading = 45;  // bytes
constexpr double reported = 0.3;                  // what a heading's word is worth under a section for news

/// A page's <title> without the name of its site, which may well say "opleidingen" or "cursus".
std::string own_title(std::string title, const std::string& heading) {
  if (heading.empty()) return title;
  if (title.ends_with(": " + heading)) return heading;
  for (const std::string_view mark : {" | ", " - ", " \u2013 ", " \u2014 "}) {
    const std::size_t last = title.rfind(mark);
    const std::size_t heading_at = title.find(heading);
    if (last != std::string::npos && heading_at != std::string::npos && heading_at + heading.size() <= last)
      return title.substr(0, last);
  }
  return title;
}

class KindFinder {
 public:
  KindFinder(const PageView& view, const Evident<Claim>& claim, const Listed& listed, const Phrases& phrases)
      : view_(view), parts_(*view.parts), claim_(claim), listed_(listed), phrases_(phrases) {}

  KindFinding run() {
    scales_.add(PageKind::other, 0.6, "nothing says otherwise");
    look_at_status();
    look_at_words();
    look_at_overview();
    look_at_structured_data();
    look_at_course_facts();
    look_at_list();
    look_at_certificate();
    look_at_emptiness();
    scales_.settle_course(claim_.value == Claim::mbo_certificate);
    return scales_.result();
  }

 private:
  void look_at_status() {
    if (parts_.status == 404 || parts_.status == 410)
      scales_.add(PageKind::soft_404, 6, "the server answered " + std::to_string(parts_.status));
    if (parts_.status == 401 || parts_.status == 403 || parts_.status == 429) {
      scales_.add(PageKind::blocked, 4, "the server answered " + std::to_string(parts_.status));
    }
  }

  void add_phrases(const std::vector<const seeds::Phrase*>& found, const std::string& where, double factor) {
    for (const seeds::Phrase* phrase : found) {
      if (const auto kind = from_word<PageKind>(phrase->meaning)) {
        scales_.add(*kind, phrase->weight * factor, where + " says '" + phrase->id + "'");
      }
    }
  }

  void look_at_words() {
    const auto address = words_of_address(parts_.url, phrases_.page_url);
    add_phrases(address, "the address", 1);
    // A news item's heading names what the news is about.
    const bool is_reported = has_meaning(address, "news");
    add_phrases(phrases_.page_title.find(fold(view_.heading)), "the heading", is_reported ? reported : 1);
    const std::string title = is_site_name(parts_.title, parts_)
                                  ? std::string()
                                  : own_title(fold(parts_.title), fold(view_.heading));
    if (title != fold(view_.heading)) {
      add_phrases(phrases_.page_title.find(title), "<title>", is_reported ? reported / 2 : 0.6);
    }
    if (path_of(parts_.url) == "/") scales_.add(PageKind::other, 2, "it is the site's first page");
    if (!parts_.breadcrumb.empty()) {
      std::string trail;
      for (std::size_t i = 0; i + 1 < parts_.breadcrumb.size(); ++i)
        trail += "/" + lower(parts_.breadcrumb[i]);
      add_phrases(phrases_.page_url.find(trail + "/x/"), "the breadcrumb", 0.4);
    }
    std::array<std::vector<const seeds::Phrase*>, page_kinds> by_kind;
    for (std::size_t b = 0; b < view_.blocks.size(); ++b) {
      const ViewBlock& seen = view_.blocks[b];
      if (listed_.is_in_panel[b]) continue;
      if (!seen.is_evidence && !seen.block->text.empty() && seen.block->place != Place::notice) continue;
      for (const seeds::Phrase* phrase : phrases_.page_text.find(seen.folded)) {
        const auto kind = from_word<PageKind>(phrase->meaning);
        if (!kind) continue;
        auto& found = by_kind[static_cast<std::size_t>(*kind)];
        if (std::find(found.begin(), found.end(), phrase) == found.end() && found.size() < most_text_weight) {
          found.push_back(phrase);
          // Many words for a kind in one text are worth little more than three.
          const double factor = (found.size() > 3 ? 0.5 : 1) * size_factor(*kind);
          scales_.add(*kind, phrase->weight * factor,
                      "the text says '" + phrase->id + "': " + seen.block->text.substr(0, 80));
        } else if (is_repeated_sign(*kind)) {
          ++repeats_[static_cast<std::size_t>(*kind)];
        }
      }
    }
    const std::size_t words_of_vacancy = repeats_[static_cast<std::size_t>(PageKind::vacancy)];
    if (words_of_vacancy > 0)
      scales_.add(PageKind::vacancy, std::min(2.0, 0.6 * static_cast<double>(words_of_vacancy)),
                  "more such words");
  }

  /// Headings for a diploma, a certificate, a training and a practice statement: a page that explains what
  /// there is, and offers none of it.
  void look_at_overview() {
    constexpr std::string_view type = "offering_type:";
    std::set<std::string_view> types;
    for (const ViewBlock& seen : view_.blocks) {
      const bool is_heading = seen.block->role == Block::Role::heading && &seen != heading_block();
      if (!is_heading || !seen.is_evidence || seen.folded.size() > longest_type_heading) continue;
      for (const seeds::Phrase* phrase : phrases_.features.find(seen.folded)) {
        if (std::string_view(phrase->meaning).starts_with(type)) types.insert(phrase->meaning);
      }
      for (const seeds::Phrase* phrase : phrases_.claim.find(seen.folded)) {
        if (phrase->meaning == "diploma" || phrase->meaning == "other") types.insert(phrase->meaning);
        if (phrase->meaning == "certificate" || phrase->meaning == "certificate_word")
          types.insert("certificate");
      }
      if (seen.folded == "diploma" || seen.folded == "diploma's") types.insert("diploma");
    }
    if (types.size() < 3 || view_.facts.size() > 3) return;
    scales_.add(PageKind::lifelong_learning_info, 2, "its headings name several kinds of offers");
    scales_.add(PageKind::certificate_track, -1.5, "its headings name several kinds of offers");
  }

  const ViewBlock* heading_block() const {
    return view_.heading_block == ViewBlock::npos ? nullptr : &view_.blocks[view_.heading_block];
  }

  /// A page that failed says little: in a long text the same words mean something else.
  double size_factor(PageKind kind) const {
    if (kind != PageKind::soft_404 && kind != PageKind::blocked && kind != PageKind::needs_javascript)
      return 1;
    return view_.main_text.size() < little_text ? 1.3 : view_.main_text.size() > 1500 ? 0.3 : 1;
  }

  static bool is_repeated_sign(PageKind kind) { return kind == PageKind::vacancy; }

  void look_at_structured_data() {
    std::size_t courses = 0;
    std::size_t products = 0;
    std::size_t lists = 0;
    for (const StructuredThing& thing : parts_.structured) {
      if (thing.type == "Course" || thing.type == "EducationalOccupationalProgram") ++courses;
      if (thing.type == "JobPosting")
        scales_.add(PageKind::vacancy, 4, "its structured data calls it a JobPosting");
      if (thing.type == "NewsArticle" || thing.type == "BlogPosting")
        scales_.add(PageKind::news, 2.5, "its structured data calls it a " + thing.type);
      if (thing.type == "Event" || thing.type == "EducationEvent")
        scales_.add(PageKind::event, 1.2, "its structured data calls it an Event");
      products += thing.type == "Product" ? 1 : 0;
      lists += thing.type == "ItemList" ? 1 : 0;
      if (thing.type == "FAQPage" && view_.facts.size() < 3)
        scales_.add(PageKind::lifelong_learning_info, 1, "its structured data calls it a FAQPage");
    }
    if (products == 1) scales_.add(PageKind::course_detail, 0.8, "its structured data calls it a Product");
    if (products > 2 || (products > 1 && courses == 0))
      scales_.add(PageKind::catalogue_listing, 0.8, "its structured data describes several products");
    if (lists > 0 && courses != 1)
      scales_.add(PageKind::catalogue_listing, 0.6, "its structured data calls it an ItemList");
    if (courses == 1) scales_.add(PageKind::course_detail, 2.2, "its structured data describes one course");
    if (courses > 1)
      scales_.add(PageKind::catalogue_listing, 1.8, "its structured data describes several courses");
    if (parts_.open_graph_type == "article" && parts_.says_published)
      scales_.add(PageKind::news, 0.7, "it carries a date of publication");
    if (parts_.says_published && view_.facts.size() < 2)
      scales_.add(PageKind::news, 0.7, "it carries a date");
  }

  void look_at_course_facts() {
    constexpr std::array<std::string_view, 11> telling = {"cost",     "duration",     "start", "location",
                                                          "schedule", "level",        "load",  "result",
                                                          "enrol",    "requirements", "code"};
    std::string named;
    std::size_t count = 0;
    for (const std::string_view fact : telling) {
      if (view_.facts.count(std::string(fact)) == 0) continue;
      ++count;
      named += (named.empty() ? "" : ", ") + std::string(fact);
    }
    for (const std::string_view soft : {"content", "audience"}) {
      if (view_.facts.count(std::string(soft)) > 0)
        scales_.add(PageKind::course_detail, 0.3, "it has a part '" + std::string(soft) + "'");
    }
    if (count > 0) {
      const double weight = 0.75 * static_cast<double>(std::min<std::size_t>(count, 5));
      scales_.add(PageKind::course_detail, weight, "it gives facts of one course: " + named);
      scales_.add(PageKind::diploma_programme, weight * 0.75, "it gives facts of one programme: " + named);
      if (has_meaning(phrases_.page_title.find(fold(view_.heading)), word(PageKind::event)))
        scales_.add(PageKind::event, weight, "it gives facts of one event: " + named);
    }
    if (count == 0 && !has_way_in()) {
      scales_.add(PageKind::course_detail, -0.6, "it gives no fact of a course and no way to enrol");
    }
    const bool is_reported = has_meaning(words_of_address(parts_.url, phrases_.page_url), "news");
    if (const Sentence* said = says_who_or_when(); said != nullptr && !is_reported) {
      scales_.add(PageKind::course_detail, 0.9,
                  "it says who can come, or whether: " + said->text.substr(0, 80));
      scales_.add(PageKind::diploma_programme, 0.8, "it says who can come, or whether");
    }
    if (view_.facts.count("cost") > 0) scales_.add(PageKind::course_detail, 0.6, "it names a price");
    if (has_way_in()) {
      scales_.add(PageKind::course_detail, 0.8, "one can enrol here");
      scales_.add(PageKind::diploma_programme, 0.4, "one can enrol here");
    }
  }

  const Sentence* says_who_or_when() const {
    constexpr double sure = 0.8;
    for (const Sentence& sentence : view_.sentences) {
      if (view_.blocks[sentence.block].setting.is_general || listed_.is_in_panel[sentence.block]) continue;
      for (const auto* found : {&sentence.audience, &sentence.availability}) {
        for (const seeds::Phrase* phrase : *found) {
          const bool says = phrase->meaning == "shut_out" || phrase->meaning == "employer_only" ||
                            phrase->meaning == "both" || phrase->meaning == "unavailable" ||
                            phrase->meaning == "withdrawn";
          const bool promises = phrase->meaning == "open" && phrase->weight >= 0.9;
          if ((says && phrase->weight >= sure) || promises) return &sentence;
        }
      }
    }
    return nullptr;
  }

  bool has_way_in() const {
    return std::any_of(view_.sentences.begin(), view_.sentences.end(), [](const Sentence& sentence) {
      return std::any_of(sentence.audience.begin(), sentence.audience.end(), [](const seeds::Phrase* phrase) {
        return phrase->meaning == "individual" && phrase->weight >= 0.7;
      });
    });
  }

  void look_at_list() {
    if (listed_.courses < 2 && listed_.told_in_full == 0) return;
    if (has_meaning(phrases_.page_url.find(path_of(parts_.url)), word(PageKind::news))) {
      scales_.add(PageKind::news, 4, "it lists items and stands among the news (R24)");
      return;
    }
    const double size = std::log2(static_cast<double>(listed_.courses));
    scales_.add(PageKind::catalogue_listing, std::min(4.5, 0.4 + 0.9 * size),
                std::to_string(listed_.courses) + " items could be courses");
    if (listed_.told_in_full > 0)
      scales_.add(PageKind::catalogue_listing, 1, "what it lists is told in full under a summary");
  }

  void look_at_certificate() {
    const bool is_reported = has_meaning(words_of_address(parts_.url, phrases_.page_url), "news");
    const bool speaks_of_list =
        listed_.courses > 1 && has_meaning(phrases_.claim.find(fold(claim_.quote)), "covers_list");
    if (claim_.value == Claim::mbo_certificate && speaks_of_list) {
      scales_.add(PageKind::catalogue_listing, 1.2,
                  "it says what each of a list gives: " + claim_.quote.substr(0, 100));
    } else if (claim_.value == Claim::mbo_certificate && is_reported) {
      scales_.add(PageKind::certificate_track, 1.2 * reported, "it names an mbo-certificaat");
    } else if (claim_.value == Claim::mbo_certificate && !is_said_to_be_got()) {
      scales_.add(PageKind::certificate_track, 0.4,
                  "it names an mbo-certificaat: " + claim_.quote.substr(0, 100));
    } else if (claim_.value == Claim::mbo_certificate) {
      scales_.add(PageKind::certificate_track, 1.2,
                  "it says one gets an mbo-certificaat: " + claim_.quote.substr(0, 100));
      scales_.add(PageKind::course_detail, 0.8, "it says what one gets");
    }
    const auto gets = phrases_.claim.find(fold(claim_.quote));
    if (claim_.value == Claim::other && has_meaning(gets, "diploma") && !has_meaning(gets, "other") &&
        !has_meaning(gets, "certificate_word")) {
      scales_.add(PageKind::diploma_programme, 1.5,
                  "it says one gets a diploma: " + claim_.quote.substr(0, 100));
    } else if (claim_.value == Claim::other || claim_.value == Claim::negated)
      scales_.add(PageKind::course_detail, 1.0, "it says what one gets: " + claim_.quote.substr(0, 100));
  }

  /// Whether the claim is more than a mention: a sentence of getting it, a value beside a label, a short tag,
  /// the heading.
  bool is_said_to_be_got() const {
    return claim_.quote.size() < 80 || has_meaning(phrases_.claim.find(fold(claim_.quote)), "award");
  }

  void look_at_emptiness() {
    std::size_t bytes = 0;  // also of what repeats on the site: a home page may hold nothing else
    for (const ViewBlock& seen : view_.blocks) {
      if (seen.block->place == Place::content || seen.block->place == Place::related)
        bytes += seen.block->text.size();
    }
    if (bytes >= little_text) return;
    const ScriptSigns& scripts = parts_.scripts;
    if (parts_.asks_proof_of_human)
      scales_.add(PageKind::blocked, 3, "it asks for proof of being human and says little else");
    const bool speaks_of_cookies = std::any_of(
        view_.blocks.begin(), view_.blocks.end(),
        [&](const ViewBlock& seen) { return has_meaning(phrases_.furniture.find(seen.folded), "cookie"); });
    // A wall leaves the rest of the site out; a notice stands above it.
    const auto elsewhere = std::count_if(view_.blocks.begin(), view_.blocks.end(), [](const ViewBlock& seen) {
      return seen.block->place != Place::notice;
    });
    if (speaks_of_cookies && bytes < 80 && elsewhere < 6)
      scales_.add(PageKind::blocked, 3, "nothing is there but a request to accept cookies");
    if (bytes > 120 || listed_.courses > 1) return;
    const bool has_heading = view_.heading_block != ViewBlock::npos;  // a shell has none
    if (scripts.has_app_root && !has_heading)
      scales_.add(PageKind::needs_javascript, 3, "an empty element waits for a program to fill it");
    if (scripts.asks_for_script)
      scales_.add(PageKind::needs_javascript, 2, "it says that JavaScript is needed");
    const bool says_loading =
        std::any_of(view_.blocks.begin(), view_.blocks.end(), [&](const ViewBlock& seen) {
          return has_meaning(phrases_.page_text.find(seen.folded), word(PageKind::needs_javascript));
        });
    if (says_loading && !has_heading && scripts.scripts > 0)
      scales_.add(PageKind::needs_javascript, 2.5, "it says that it is loading, and nothing else");
    if (bytes < 40 && scripts.scripts >= 2)
      scales_.add(PageKind::needs_javascript, 2, "programs and next to no text");
  }

  const PageView& view_;
  const Document::Parts& parts_;
  const Evident<Claim>& claim_;
  const Listed& listed_;
  const Phrases& phrases_;
  std::array<std::size_t, page_kinds> repeats_{};
  Scales scales_;
};

}  // namespace

KindFinding find_kind(const PageView& view, const Evident<Claim>& claim, const Listed& listed,
                      const Phrases& phrases) {
  return KindFinder(view, claim, listed, phrases).run();
}

}  // namespace vindbaar::extractors
