#include "output/report/offering_facts.hpp"

#include "core/coding_frame.hpp"
#include "core/text.hpp"
#include "output/report/defaults.hpp"
#include "output/report/index.hpp"
#include "output/report/rules.hpp"
#include "output/report/tables.hpp"
#include "output/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace vindbaar::report {
namespace {

using PairKey = std::pair<std::string_view, std::string_view>;                      // institution, code
using TitleKey = std::tuple<std::string_view, std::string_view, std::string_view>;  // institution, url, title

template <class Key, class Row>
using Grouped = std::map<Key, std::vector<const Row*>>;

/// What several pages of a run say of one offering, put together.
class Gatherer {
 public:
  Gatherer(const Rows& rows, const seeds::Lists& lists) : index_(lists), pages_(rows.pages) {
    for (const auto& match : rows.matches) matches_[{match.institution, match.code}].push_back(&match);
    for (const auto& row : rows.features) features_[{row.institution, row.url, row.title}].push_back(&row);
    for (const auto& page : rows.pages) ++site_size_[page.institution];
  }

  OfferingFacts gather(const store::OfferingRow& offering) const {
    OfferingFacts facts{&offering, index_.institution(offering.institution),
                        index_.certificate(offering.code)};
    facts.counts = offering.findable && facts.institution != nullptr && facts.certificate != nullptr;
    if (const auto found = matches_.find({offering.institution, offering.code}); found != matches_.end())
      facts.matches = found->second;
    add_places(facts);
    add_features(facts);
    return facts;
  }

 private:
  void add_places(OfferingFacts& facts) const {
    bool any_page = false;
    facts.only_pdf = facts.only_javascript = true;
    for (const store::MatchRow* match : facts.matches) {
      const store::PageRow* page = pages_.find(match->institution, match->url);
      if (page == nullptr || match->verdict != facts.offering->verdict) continue;
      any_page = true;
      if (page->depth >= 0 && (facts.clicks < 0 || page->depth < facts.clicks)) facts.clicks = page->depth;
      facts.in_sitemap = std::max(facts.in_sitemap, page->in_sitemap);
      facts.in_menu = facts.in_menu || is_in_menu(*page);
      facts.only_pdf = facts.only_pdf && page->form == "pdf";
      facts.only_javascript = facts.only_javascript && page->form == "javascript";
    }
    facts.only_pdf = facts.only_pdf && any_page;
    facts.only_javascript = facts.only_javascript && any_page;
  }

  /// A menu's links stand on most pages of a site.
  bool is_in_menu(const store::PageRow& page) const {
    const auto site = site_size_.find(page.institution);
    const int pages = site == site_size_.end() ? 0 : site->second;
    return pages >= defaults::menu_smallest_site && page.linked_from * 2 >= pages;
  }

  /// The page that is shown speaks first; others where it is silent. Of a feature with one value, the first
  /// page that says something gives it.
  void add_features(OfferingFacts& facts) const {
    auto matches = facts.matches;
    std::stable_sort(matches.begin(), matches.end(), [&](const auto* a, const auto* b) {
      const auto rank = [&](const store::MatchRow* match) {
        return std::tuple(match->url != facts.offering->url, match->verdict != facts.offering->verdict,
                          match->source != "page", std::string_view(match->url));
      };
      return rank(a) < rank(b);
    });
    for (const store::MatchRow* match : matches) {
      if (match->verdict != facts.offering->verdict) continue;
      const auto found = features_.find({match->institution, match->url, match->title});
      if (found != features_.end()) add_page(facts, found->second);
      if (match->claim == "mbo_certificate" && !facts.features.contains("civil_effect"))
        facts.features["civil_effect"].push_back({"mbo_certificaat", match->claim_quote});
    }
    if (facts.certificate != nullptr)  // R15: the register's sector, not the page's
      facts.features["sector"] = {{std::string(word(facts.certificate->sector)), "register"}};
  }

  static void add_page(OfferingFacts& facts, const std::vector<const store::FeatureRow*>& rows) {
    std::set<std::string_view> told_before;
    for (const auto& [feature, values] : facts.features) told_before.insert(feature);
    for (const store::FeatureRow* row : rows) {
      const Feature* feature = feature_of(row->feature);
      if (feature == nullptr || told_before.contains(feature->id)) continue;
      auto& values = facts.features[feature->id];
      const bool is_new = std::none_of(values.begin(), values.end(),
                                       [&](const CodedValue& one) { return one.value == row->value; });
      if (is_new && (feature->is_multiple || values.empty())) values.push_back({row->value, row->quote});
    }
  }

  ListIndex index_;
  PageIndex pages_;
  Grouped<PairKey, store::MatchRow> matches_;
  Grouped<TitleKey, store::FeatureRow> features_;
  std::map<std::string_view, int> site_size_;
};

void add_names(const OfferingFacts& facts, std::vector<std::string>& tags) {
  tags.push_back(facts.offering->code);
  tags.push_back(facts.offering->institution);
  if (facts.institution != nullptr) {
    tags.emplace_back(funding_tag(facts.institution->funded));
    tags.push_back(lower(facts.institution->type));
    tags.push_back(province_tag(facts.institution->province));
  }
  if (facts.certificate != nullptr) {
    const auto& [sector, kind] = std::pair(facts.certificate->sector, facts.certificate->kind);
    tags.emplace_back(word(sector));
    tags.emplace_back(word(kind));
    if (printed_sector(sector) == PrintedSector::overig)
      tags.emplace_back(column_name(PrintedSector::overig));
    tags.push_back(fmt::format("tabel-{}", certificate_table_number(kind, sector)));
  }
}

void add_rule(const std::string& excluded_by, std::vector<std::string>& tags) {
  const auto colon = excluded_by.find(':');
  if (colon == std::string::npos) return;
  const std::string number = lower(excluded_by.substr(0, colon));
  tags.push_back(number);
  if (const Rule* rule = rule_behind(excluded_by); rule != nullptr && lower(rule->key()) != number)
    tags.push_back(lower(rule->key()));
}

void add_coded(const OfferingFacts& facts, std::vector<std::string>& tags) {
  for (const Feature& feature : coding_frame()) {
    const auto found = facts.features.find(feature.id);
    const std::string start = std::string(feature.id) + '=';
    if (found == facts.features.end())
      tags.push_back(start + std::string(not_stated));
    else if (feature.values.empty())
      tags.push_back(start + std::string(stated));
    else
      for (const CodedValue& one : found->second) tags.push_back(start + one.value);
  }
}

void add_place(const OfferingFacts& facts, std::vector<std::string>& tags) {
  tags.push_back("klikken=" + (facts.clicks < 0 ? std::string("onbekend") : std::to_string(facts.clicks)));
  if (facts.clicks >= defaults::many_clicks)
    tags.push_back(fmt::format("klikken={}+", defaults::many_clicks));
  if (facts.in_menu) tags.emplace_back("menu");
  if (facts.in_sitemap == 1) tags.emplace_back("sitemap");
  if (facts.only_pdf) tags.emplace_back("alleen-pdf");
  if (facts.only_javascript) tags.emplace_back("alleen-javascript");
}

std::vector<std::string> tags_for(const OfferingFacts& facts, std::optional<Outcome> outcome) {
  std::vector<std::string> tags;
  add_names(facts, tags);
  add_rule(facts.offering->excluded_by, tags);
  add_coded(facts, tags);
  add_place(facts, tags);
  if (outcome) tags.push_back(outcome_tag(*outcome));
  std::erase(tags, std::string());
  return tags;
}

}  // namespace

bool OfferingFacts::has(std::string_view tag) const {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

std::string province_tag(std::string_view province) {
  return province.empty() ? "provincie-onbekend" : fold(province);
}
std::string_view funding_tag(bool funded) {
  return funded ? "bekostigd" : "niet-bekostigd";
}
std::string outcome_tag(Outcome outcome) {
  return "uitkomst=" + std::string(word(outcome));
}

std::vector<OfferingFacts> facts_of(const Rows& rows, const seeds::Lists& lists) {
  const Gatherer gatherer(rows, lists);
  std::map<std::string_view, Outcome> outcomes;
  for (const store::InstitutionRow& row : rows.institutions) outcomes.emplace(row.id, row.outcome);
  std::vector<OfferingFacts> all;
  all.reserve(rows.offerings.size());
  for (const store::OfferingRow& offering : rows.offerings) {
    all.push_back(gatherer.gather(offering));
    const auto outcome = outcomes.find(offering.institution);
    all.back().tags =
        tags_for(all.back(), outcome == outcomes.end() ? std::nullopt : std::optional(outcome->second));
  }
  return all;
}

}  // namespace vindbaar::report
