#pragma once
// The blocks of which descriptions and explanations are put together: what differs between them is said once.

#include "output/report/defaults.hpp"
#include "output/report/index.hpp"
#include "output/report/report.hpp"
#include "output/report/rules.hpp"
#include "output/report/text_table.hpp"
#include "output/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vindbaar::report {

/// One text, block by block. Points into rows and lists, which must outlive it.
class Description {
 public:
  Description(const Rows& rows, const seeds::Lists& lists, Language language, int width)
      : index_(lists), pages_(rows.pages), language_(language), width_(std::max(width, defaults::narrowest)) {
    for (const auto& match : rows.matches) urls_[{match.institution, match.code}].insert(match.url);
  }

  void line(std::string_view text, int indent = 0) {
    text_ += std::string(static_cast<std::size_t>(indent), ' ') +
             wrapped(printable(text), width_ - indent, indent + 2);
  }
  void blank() { text_ += '\n'; }

  /// A labelled value on lines of its own; a URL or a file name is never broken.
  void field(std::string_view nl, std::string_view en, const std::string& value) {
    if (!value.empty()) line(fmt::format("{}: {}", in(language_, nl, en), value), 2);
  }

  void offering(const store::OfferingRow& row, const std::string& heading) {
    line(heading);
    field("titel", "title", row.title);
    field("bewijs", "evidence", "“" + row.evidence + "”");
    field("pagina", "page", row.url);
    const auto* page = pages_.find(row.institution, row.url);
    field("gearchiveerd", "archived", row.archived_at + (page != nullptr ? "  " + page->record : ""));
    field("oordeel", "verdict",
          fmt::format("{} ({:.3f}), {}, {}", row.verdict, row.probability, row.audience, row.availability));
    field("telt niet mee", "not counted", excluded_by_in(language_, row.excluded_by));
    other_pages(row);
    blank();
  }

  std::string institution_name(const std::string& id) const {
    const auto* institution = index_.institution(id);
    return institution != nullptr ? fmt::format("{} ({})", institution->name, id) : id;
  }

  std::string certificate_name(const std::string& code) const {
    const auto* certificate = index_.certificate(code);
    if (certificate == nullptr) return code;
    return fmt::format("{} {} ({}, {})", code, certificate->name, kind_name(certificate->kind, language_),
                       sector_name(certificate->sector));
  }

  /// Counted pairs, then the others, each under its own heading.
  template <class NameOf>
  void offerings(const std::vector<store::OfferingRow>& rows, NameOf name_of) {
    for (const bool counted : {true, false}) {
      const auto number =
          std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return row.findable == counted; });
      if (number == 0 && !counted) continue;
      line(fmt::format(
          "{}: {}{}",
          counted ? in(language_, "Telt mee", "Counted") : in(language_, "Telt niet mee", "Not counted"),
          number, number > 1 ? distinct(rows, counted) : std::string()));
      blank();
      for (const auto& row : rows) {
        if (row.findable == counted) offering(row, name_of(row));
      }
    }
  }

  const ListIndex& index() const { return index_; }
  Language language() const { return language_; }
  std::string take() { return std::move(text_); }

 private:
  /// " (30 instellingen, 45 certificaten)": numbers that tables print of the same rows.
  std::string distinct(const std::vector<store::OfferingRow>& rows, bool counted) const {
    std::set<std::string_view> institutions;
    std::set<std::string_view> codes;
    for (const auto& row : rows) {
      if (row.findable != counted) continue;
      institutions.insert(row.institution);
      codes.insert(row.code);
    }
    return fmt::format(fmt::runtime(in(language_, " ({} instellingen, {} certificaten)",
                                       " ({} institutions, {} certificates)")),
                       institutions.size(), codes.size());
  }

  void other_pages(const store::OfferingRow& row) {
    const auto found = urls_.find({row.institution, row.code});
    if (found == urls_.end()) return;
    for (const std::string_view url : found->second) {
      if (url != row.url) field("ook op", "also on", std::string(url));
    }
  }

  ListIndex index_;
  PageIndex pages_;
  std::map<std::pair<std::string_view, std::string_view>, std::set<std::string_view>>
      urls_;  ///< By institution and code.
  Language language_;
  int width_;
  std::string text_;
};

}  // namespace vindbaar::report
