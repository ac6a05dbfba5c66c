#pragma once
// Everything that tables want to know of one offering, gathered once: its names, its pages, its coded
// features, and the words by which a cell of a table asks for it.

#include "output/report/report.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::report {

/// One value of a feature of the coding frame, and the words on the page that give it.
struct CodedValue {
  std::string value;
  std::string quote;
};

/// Points into rows and lists, which must outlive it.
struct OfferingFacts {
  const store::OfferingRow* offering = nullptr;
  const seeds::Institution* institution = nullptr;  ///< Null when the list does not have it.
  const seeds::Certificate* certificate = nullptr;  ///< Null when the register does not have it.
  bool counts = false;  ///< Findable, and both are known: what every count is made of.
  std::vector<const store::MatchRow*> matches = {};  ///< Every title on every page of the pair.

  int clicks = -1;      ///< Fewest from a start page to a page of it; -1 when not known.
  int in_sitemap = -1;  ///< 1 when a sitemap has one of its pages.
  bool in_menu = false;
  bool only_pdf = false;
  bool only_javascript = false;

  /// By feature id; a feature that is not stated has no entry.
  std::map<std::string_view, std::vector<CodedValue>> features = {};

  /// What a cell can ask for: code, institution id, sector, kind, "bekostigd" …, type, province, rule
  /// ("r2", "r13b"), "learning_mix=online", "klikken=2", "menu", "tabel-1", "uitkomst=complete". Lower case
  /// but for the code.
  std::vector<std::string> tags = {};
  bool has(std::string_view tag) const;
};

/// One a row of `rows.offerings`, in their order.
std::vector<OfferingFacts> facts_of(const Rows& rows, const seeds::Lists& lists);

/// Those that a set of words names (offerings_behind), those that count first. They point into `rows`.
Result<std::vector<OfferingFacts>> facts_behind(const Rows& rows, const seeds::Lists& lists,
                                                std::string_view cell);

/// The tag of a province: its name folded, "noord-holland"; "provincie-onbekend" for none.
std::string province_tag(std::string_view province);
std::string_view funding_tag(bool funded);  ///< "bekostigd", "niet-bekostigd".
std::string outcome_tag(Outcome outcome);   ///< "uitkomst=complete".

/// Value of a feature of free text that a page does state.
inline constexpr std::string_view stated = "vermeld";

}  // namespace vindbaar::report
