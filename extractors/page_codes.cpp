#include "core/text.hpp"
#include "extractors/candidates.hpp"
#include "extractors/facts.hpp"
#include "extractors/page_address.hpp"

#include <algorithm>

namespace vindbaar::extractors {
namespace {

constexpr std::size_t few_codes = 3;  // a text that prints more is a list of them

void add(std::vector<CertificateCode>& to, const std::vector<CertificateCode>& more) {
  for (const CertificateCode& code : more) {
    if (std::find(to.begin(), to.end(), code) == to.end()) to.push_back(code);
  }
}

/// The last part of the path that says anything.
std::string slug_of(const std::string& url) {
  const auto parsed = Url::parse(url);
  if (!parsed) return {};
  std::string slug;
  for (const std::string_view part : split(parsed->path(), '/')) {
    if (!part.empty()) slug = part;
  }
  return slug;
}

bool is_code_label(const PageView& view, std::size_t b) {
  if (view.blocks[b].label == "code") return true;
  return b > 0 && view.blocks[b - 1].label == "code";
}

bool has_colon_label_for_code(const std::string& folded) {
  return folded.starts_with("crebo") || folded.starts_with("code") || folded.starts_with("keuzedeel") ||
         folded.starts_with("certificaat");
}

}  // namespace

std::vector<CertificateCode> codes_of_page(const PageView& view, const std::vector<const Sentence*>& own) {
  std::vector<CertificateCode> codes = distinct_codes(view.parts->url);
  add(codes, distinct_codes(view.heading));
  for (const Sentence* sentence : own) {
    const std::size_t b = sentence->block;
    if (is_code_label(view, b) || has_colon_label_for_code(sentence->folded))
      add(codes, distinct_codes(sentence->text));
  }
  if (!codes.empty()) return codes;
  for (const Sentence* sentence : own) {
    const Setting& setting = view.blocks[sentence->block].setting;
    const bool is_about_this = !setting.is_requirements && !setting.is_follow_up && !setting.is_general &&
                               !has_meaning(sentence->claim, "prerequisite") &&
                               !has_meaning(sentence->claim, "elsewhere");
    if (is_about_this) add(codes, distinct_codes(sentence->text));
  }
  if (codes.size() > few_codes) codes.clear();
  return codes;
}

bool prints_one(const std::vector<CertificateCode>& codes, const PageView& view,
                const std::vector<const Sentence*>& own) {
  const auto is_in = [&](std::string_view text) {
    const auto printed = distinct_codes(text);
    return std::any_of(printed.begin(), printed.end(), [&](const CertificateCode& code) {
      return std::find(codes.begin(), codes.end(), code) != codes.end();
    });
  };
  return is_in(view.heading) ||
         std::any_of(own.begin(), own.end(), [&](const Sentence* sentence) { return is_in(sentence->text); });
}

ClaimHints hints_of(const PageView& view, const Phrases& phrases) {
  ClaimHints hints;
  const std::string slug = slug_of(view.parts->url);
  std::string words = fold(slug);
  std::replace(words.begin(), words.end(), '-', ' ');
  const auto found = phrases.claim.find(words);
  const bool names_certificate = std::any_of(found.begin(), found.end(), [](const seeds::Phrase* phrase) {
    return phrase->meaning == "certificate" && phrase->weight >= 1;
  });
  const bool explains =
      view.heading_block != ViewBlock::npos && view.blocks[view.heading_block].setting.is_general;
  const bool is_general = explains || has_meaning(found, "general") || has_meaning(found, "negated") ||
                          words == "mbo certificaten" || words == "mbo certificaat";
  const auto address = words_of_address(view.parts->url, phrases.page_url);
  const bool is_news =
      has_meaning(address, "news") || has_meaning(address, "vacancy") || has_meaning(address, "event");
  if (names_certificate && !is_general && !is_news) hints.slug_quote = slug;
  hints.has_code = !distinct_codes(view.parts->url).empty() || !distinct_codes(view.heading).empty();
  for (const Sentence& sentence : view.sentences) {
    if ((is_code_label(view, sentence.block) || has_meaning(sentence.claim, "certificate_word")) &&
        !distinct_codes(sentence.text).empty())
      hints.has_code = true;
  }
  for (const StructuredThing& thing : view.parts->structured) {
    const bool is_course =
        thing.type == "Course" || thing.type == "EducationalOccupationalProgram" || thing.type == "Product";
    if (is_course && hints.credential.empty()) hints.credential = thing.credential;
  }
  return hints;
}

}  // namespace vindbaar::extractors
