#include "output/report/defaults.hpp"
#include "output/report/index.hpp"
#include "output/report/offering_facts.hpp"
#include "output/report/report.hpp"
#include "output/report/rules.hpp"

#include "core/coding_frame.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace vindbaar::report {
namespace {

std::string upper(std::string text) {
  for (char& letter : text) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  return text;
}

bool is_rule(std::string_view tag) {
  const auto rules = all_rules();
  return std::any_of(rules.begin(), rules.end(), [&](const Rule* rule) {
    return lower(rule->number) == tag || lower(rule->key()) == tag;
  });
}

/// "klikken=2", "klikken=5+", "uitkomst=complete", "learning_mix=online", "duration=vermeld".
bool is_measure(std::string_view tag) {
  const auto equals = tag.find('=');
  if (equals == std::string_view::npos) return false;
  const auto name = tag.substr(0, equals);
  const auto value = tag.substr(equals + 1);
  if (name == "klikken")
    return value == "onbekend" || value == std::to_string(defaults::many_clicks) + '+' ||
           value.find_first_not_of("0123456789") == std::string_view::npos;
  if (name == "uitkomst") return from_word<Outcome>(value).has_value();
  const Feature* feature = feature_of(name);
  if (feature == nullptr) return false;
  return value == not_stated || (feature->values.empty() ? value == stated : is_allowed(*feature, value));
}

/// Words that no list has to know.
bool is_fixed_tag(std::string_view tag) {
  static constexpr std::array plain{
      "menu",    "sitemap", "alleen-pdf", "alleen-javascript", "provincie-onbekend",
      "tabel-1", "tabel-2", "tabel-3",    "tabel-4",           "overig"};
  return std::find(plain.begin(), plain.end(), tag) != plain.end() || is_rule(tag) || is_measure(tag);
}

/// The tag that a part of a cell stands for; nothing when nobody knows the word.
std::optional<std::string> tag_of(const std::string& part, const seeds::Lists& lists) {
  const std::string word = lower(part);
  if (const auto code = CertificateCode::parse(upper(part))) return code->text();
  if (lists.institution(part) != nullptr) return part;
  if (word == "bekostigd" || word == "funded") return "bekostigd";
  if (word == "niet-bekostigd" || word == "niet_bekostigd" || word == "private") return "niet-bekostigd";
  if (const auto kind = from_word<CertificateKind>(word)) return std::string(vindbaar::word(*kind));
  if (const auto sector = sector_of(part)) return std::string(vindbaar::word(*sector));
  if (is_fixed_tag(word)) return word;
  for (const auto& institution : lists.institutions) {
    if (!word.empty() && word == lower(institution.type)) return word;
    if (!institution.province.empty() && province_tag(part) == province_tag(institution.province))
      return province_tag(part);
  }
  return std::nullopt;
}

Result<std::vector<std::string>> tags_of_cell(std::string_view cell, const seeds::Lists& lists) {
  std::vector<std::string> tags;
  for (const std::string_view part : split(cell, '/')) {
    const std::string word(trim(part));
    if (lower(word) == "totaal" || lower(word) == "total") continue;
    const auto tag = tag_of(word, lists);
    if (!tag)
      return failure(Error::Kind::usage, "E-CELL",
                     "no such cell: '" + std::string(part) + "' in '" + std::string(cell) + "'",
                     "Give a certificate code, an institution id, a sector id, keuzedeel, beroepsonderdeel, "
                     "bekostigd, niet-bekostigd, a province, a rule (R2) or a feature (learning_mix=online), "
                     "or several joined by '/': K0905/niet-bekostigd; certificaten/… or instellingen/…; or a "
                     "cell of the workbook: 'Sectoren!C7'.");
    tags.push_back(*tag);
  }
  return tags;
}

/// Nothing is behind a code that nobody knows: that is a slip of the hand, and no zero.
Result<void> codes_are_known(const std::vector<std::string>& tags, const seeds::Lists& lists) {
  for (const std::string& tag : tags) {
    if (CertificateCode::parse(tag) && lists.certificate(tag) == nullptr)
      return failure(Error::Kind::usage, "E-CELL",
                     "no certificate '" + tag + "' in the register or in this run",
                     "certificates.csv has the codes.");
  }
  return {};
}

}  // namespace

Result<std::vector<OfferingFacts>> facts_behind(const Rows& rows, const seeds::Lists& lists,
                                                std::string_view cell) {
  const auto tags = tags_of_cell(cell, lists);
  if (!tags) return tl::unexpected(tags.error());
  std::vector<OfferingFacts> behind;
  for (OfferingFacts& facts : facts_of(rows, lists)) {
    if (std::all_of(tags->begin(), tags->end(), [&](const std::string& tag) { return facts.has(tag); }))
      behind.push_back(std::move(facts));
  }
  if (behind.empty()) {
    if (auto known = codes_are_known(*tags, lists); !known) return tl::unexpected(known.error());
  }
  std::stable_partition(behind.begin(), behind.end(),
                        [](const OfferingFacts& facts) { return facts.offering->findable; });
  return behind;
}

Result<std::vector<store::OfferingRow>> offerings_behind(const Rows& rows, const seeds::Lists& lists,
                                                         std::string_view cell) {
  const auto facts = facts_behind(rows, lists, cell);
  if (!facts) return tl::unexpected(facts.error());
  std::vector<store::OfferingRow> behind;
  for (const OfferingFacts& one : *facts) behind.push_back(*one.offering);
  return behind;
}

Result<std::vector<store::OfferingRow>> offerings_behind(const std::vector<store::OfferingRow>& offerings,
                                                         const seeds::Lists& lists, std::string_view cell) {
  Rows rows;
  rows.offerings = offerings;
  return offerings_behind(rows, lists, cell);
}

}  // namespace vindbaar::report
