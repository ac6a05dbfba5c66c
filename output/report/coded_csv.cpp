// features.csv and courses.csv: the coding frame, a row an offering and a row any other course.
#include "output/report/csv_files.hpp"

#include "core/coding_frame.hpp"
#include "core/text.hpp"
#include "output/report/csv_text.hpp"
#include "output/report/index.hpp"
#include "output/report/offering_facts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace vindbaar::report {
namespace {

using Coded = std::map<std::string_view, std::vector<CodedValue>>;  // by feature id

std::vector<std::string> header_with_features(std::vector<std::string> first, std::vector<std::string> last) {
  for (const Feature& feature : coding_frame()) first.emplace_back(feature.id);
  first.insert(first.end(), last.begin(), last.end());
  return first;
}

/// A cell a feature, values joined by '|'; then the words they rest on.
void append_features(std::vector<std::string>& cells, const Coded& coded) {
  std::string evidence;
  for (const Feature& feature : coding_frame()) {
    const auto found = coded.find(feature.id);
    if (found == coded.end() || found->second.empty()) {
      cells.emplace_back(not_stated);
      continue;
    }
    std::string values;
    for (const CodedValue& one : found->second) {
      values += (values.empty() ? "" : "|") + one.value;
      evidence += (evidence.empty() ? "" : " | ") + std::string(feature.id) + ": " + one.quote;
    }
    cells.push_back(values);
  }
  cells.push_back(evidence);
}

std::string features_csv(const std::vector<OfferingFacts>& all) {
  CsvText csv(header_with_features({"institution_id", "code", "url"}, {"evidence"}));
  for (const OfferingFacts& facts : all) {
    std::vector<std::string> cells{facts.offering->institution, facts.offering->code, facts.offering->url};
    append_features(cells, facts.features);
    csv.add(std::move(cells));
  }
  return csv.text();
}

bool is_course_page(const store::PageRow& page) {
  static constexpr std::array kinds{"certificate_track", "course_detail", "catalogue_listing"};
  return std::find(kinds.begin(), kinds.end(), page.kind) != kinds.end();
}

/// A title that stands for one course of an institution, however often it is printed.
using CourseKey = std::pair<std::string_view, std::string>;  // institution, folded title

/// Titles behind an offering that is or may be one: they stand in offerings.csv.
std::set<CourseKey> certificate_titles(const std::vector<OfferingFacts>& all) {
  std::set<CourseKey> titles;
  for (const OfferingFacts& facts : all) {
    if (facts.offering->verdict == "rejected") continue;
    for (const store::MatchRow* match : facts.matches) {
      if (match->verdict != "rejected") titles.emplace(match->institution, fold(match->title));
    }
  }
  return titles;
}

/// The page that tells most of a course: its own before a list.
bool tells_more(const store::MatchRow& a, const store::MatchRow& b) {
  const auto rank = [](const store::MatchRow& m) {
    return std::tuple(m.source != "page", m.url.size(), std::string_view(m.url), std::string_view(m.title));
  };
  return rank(a) < rank(b);
}

std::string courses_csv(const Rows& rows, const std::vector<OfferingFacts>& all, const seeds::Lists& lists) {
  const ListIndex index(lists);
  const PageIndex pages(rows.pages);
  const auto taken = certificate_titles(all);
  std::map<CourseKey, const store::MatchRow*> courses;
  for (const store::MatchRow& match : rows.matches) {
    const auto* page = pages.find(match.institution, match.url);
    if (page == nullptr || !is_course_page(*page)) continue;
    CourseKey key{match.institution, fold(match.title)};
    if (key.second.empty() || taken.contains(key)) continue;
    auto& kept = courses[std::move(key)];
    if (kept == nullptr || tells_more(match, *kept)) kept = &match;
  }
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, Coded> coded;
  for (const store::FeatureRow& row : rows.features) {
    const Feature* feature = feature_of(row.feature);
    if (feature == nullptr) continue;
    auto& values = coded[{row.institution, row.url, row.title}][feature->id];
    if (values.empty() || feature->is_multiple) values.push_back({row.value, row.quote});
  }
  CsvText csv(header_with_features({"institution_id", "institution", "funded", "title", "url", "page_kind"},
                                   {"evidence", "archived_at"}));
  for (const auto& [key, match] : courses) {
    const auto* institution = index.institution(match->institution);
    const auto* page = pages.find(match->institution, match->url);
    std::vector<std::string> cells{match->institution,
                                   institution != nullptr ? institution->name : "",
                                   institution != nullptr ? cell(institution->funded) : "",
                                   match->title,
                                   match->detail_url.empty() ? match->url : match->detail_url,
                                   page->kind};
    const auto found = coded.find({match->institution, match->url, match->title});
    append_features(cells, found == coded.end() ? Coded() : found->second);
    cells.push_back(page->archived_at);
    csv.add(std::move(cells));
  }
  return csv.text();
}

}  // namespace

std::vector<CsvFile> coded_csv_files(const Rows& rows, const seeds::Lists& lists) {
  const auto all = facts_of(rows, lists);
  return {{"features.csv", features_csv(all)}, {"courses.csv", courses_csv(rows, all, lists)}};
}

}  // namespace vindbaar::report
