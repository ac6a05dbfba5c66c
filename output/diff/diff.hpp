#pragma once
// Diff: this year's findable supply against last year's. One row a change, one cause a row, each decided from
// evidence and told with it. A failure to look is never sold as a change: what either year did not measure is
// `unknown`. Mergers, replaced certificates and relaunched sites are followed, so that the same offering in
// another place is the same offering.
//
// Entry points: compare(), bridge(), panel(), write_csv(), print_summary(), html_of(), tables_of(),
// compare_totals(), found_afterwards(), chain(). All are pure but for write_csv; thread-safe. docs/diffing.md
// says how every cause is decided.

#include "core/date.hpp"
#include "core/result.hpp"
#include "output/report/monitor_table.hpp"
#include "output/report/report.hpp"
#include "output/store/store.hpp"
#include "seeds/seeds.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::diff {

enum class Change {
  appeared,
  gone,
  kept,
  changed,
  unknown
};  ///< "new", "gone", "kept", "changed", "unknown"

enum class Cause {
  same,           // kept
  title_changed,  // changed, the weakest first: of several the last is told as the cause
  page_moved,
  institution_merged,
  certificate_replaced,  // also gone: the successor is not offered
  page_removed,          // gone
  page_redirected,
  offer_withdrawn,  ///< The page stands, the offer not.
  now_employer_only,
  certificate_expired,
  institution_closed,
  new_page,  // new
  page_now_offers,
  now_open_to_individuals,
  new_certificate,
  new_institution,
  not_crawled  // unknown
};

std::string_view word(Change value) noexcept;
std::string_view word(Cause value) noexcept;
/// For people: "pagina verwijderd".
std::string_view title(Cause value, report::Language language) noexcept;
std::string_view title(Change value, report::Language language) noexcept;

/// What a run's log says of one address.
struct Visit {
  enum class State { fetched, failed, skipped, queued };
  std::string institution;
  std::string url;
  State state = State::queued;
  int status = 0;
  std::string reason;         ///< Why failed or skipped.
  std::string redirect_to;    ///< Empty: no redirect.
  std::string when;           ///< "2026-03-01T10:15:00Z", or empty.
  std::string found_on = {};  ///< The page that led there, or empty.
};

/// One year: an analysed run, read on its own reference date.
struct Side {
  std::string name;  ///< Of the run: "2026".
  Date day;
  report::Rows rows;
  std::vector<Visit> visits;     ///< May be empty (foreign archives): then only pages are known.
  bool whole_population = true;  ///< False when the run was told to look at some institutions only.
};

/// One offering, findable in at least one of the years. (`institution`, `code`) is unique: offerings of
/// predecessors stand under their successor, replaced codes under the new one when that is offered.
struct ChangeRow {
  std::string institution;
  std::string code;
  Change change = Change::unknown;
  Cause cause = Cause::not_crawled;
  std::vector<Cause> also;  ///< Further causes that hold for a kept offering: merged and moved.
  const store::OfferingRow* old_offering = nullptr;  ///< Points into the old side; null when it had none.
  const store::OfferingRow* new_offering = nullptr;  ///< Points into the new side.
  std::string old_title, new_title, old_url, new_url;
  std::string explanation;
  int old_count = 0;  ///< Findable offerings of last year in this row: 2 when two predecessors had it.
  int new_count = 0;  ///< 0 or 1.
};

struct Comparison {
  std::vector<ChangeRow> rows;  ///< By institution and code.
  std::string old_name, new_name;
  /// Institutions of the rows that existed in a year and of which that year measured nothing: none of their
  /// zeros is a zero.
  std::set<std::string> unmeasured_then, unmeasured_now;
};

/// Compares two sides with one set of seeds: institutions and certificates as of each side's own day. The
/// rows point into both sides, which must outlive them. Linear in pages, matches, offerings and visits.
Comparison compare(const Side& old_side, const Side& new_side, const seeds::Lists& lists,
                   report::Language language);

/// From last year's count to this year's, cause by cause: it adds up exactly.
struct BridgeStep {
  Change change = Change::unknown;
  Cause cause = Cause::not_crawled;
  int offerings = 0;  ///< Signed: what the step adds to the count.
};
struct Bridge {
  int old_total = 0;
  std::vector<BridgeStep> steps;  ///< Only those that are not 0; gone, then new, in the order of Cause.
  int merged_away = 0;     ///< Offerings that were two and are one since a merger or a replacement: <= 0.
  int old_unmeasured = 0;  ///< Of last year, institution or page not measured this year: <= 0.
  int new_unmeasured = 0;  ///< Of this year, not measured last year: >= 0.
  int new_total = 0;
};
Bridge bridge(const std::vector<ChangeRow>& rows);

/// The supply without effects of register and population: institutions measured in both years (a merged one
/// with all its predecessors), certificates in the register on both days (replaced ones with successor).
struct PanelCount {
  int institutions = 0;
  int certificates = 0;
  int old_offerings = 0;
  int new_offerings = 0;
};
PanelCount panel(const Comparison& comparison, const Side& old_side, const Side& new_side,
                 const seeds::Lists& lists);

/// One step of a chained series: growth in the panel of two runs that follow each other.
struct ChainLink {
  std::string run;
  int offerings = 0;                ///< The full count of the run.
  std::optional<PanelCount> panel;  ///< With the run before; nothing for the first.
  double index = 100;  ///< The first run is 100. Stays where it is when the panel before is empty.
};
std::vector<ChainLink> chain(const std::vector<std::pair<std::string, int>>& runs,
                             const std::vector<PanelCount>& panels);

/// What today's rules make of last year's archive against what was published then.
struct Correction {
  std::string institution;
  std::string code;
  bool was_counted = false;  ///< In the recorded findings.
  bool is_counted = false;   ///< In the new analysis. "Found afterwards" when only this holds.
  std::string title, url, evidence;
  std::string reason;  ///< Why it does not count where it does not.
};
std::vector<Correction> found_afterwards(const std::vector<store::OfferingRow>& recorded,
                                         const std::vector<store::OfferingRow>& analysed_now);

/// Words of two texts side by side.
struct WordChange {
  enum class Kind { equal, removed, added };
  Kind kind = Kind::equal;
  std::string words;  ///< One or more words with a space between them, or a line break before one that
                      ///< begins a line of its text.
};
/// Which words went and which came (Myers 1986 on words). Texts over 20,000 words are compared by their parts
/// that are not common at begin and end.
std::vector<WordChange> changed_words(std::string_view old_text, std::string_view new_text);

/// The main text of an archived page, a block a line; nothing when it cannot be read again.
using TextOf =
    std::function<std::optional<std::string>(const std::string& institution, const std::string& url)>;

/// The two texts of a page behind a row.
struct SideBySide {
  const ChangeRow* row = nullptr;
  std::vector<WordChange> words;
};
/// For rows whose page stands in both years with another text, at most `most` (those that change the count
/// first).
std::vector<SideBySide> side_by_side(const Comparison& comparison, const TextOf& old_text,
                                     const TextOf& new_text, std::size_t most);

/// A published table against a run: totals only, since causes cannot be known.
struct TotalRow {
  std::string table;  ///< "institution", "certificate"
  std::string id;
  std::string name;
  std::optional<int> before;
  std::optional<int> now;  ///< Nothing: not measured.
};
std::vector<TotalRow> compare_totals(const seeds::Baseline& baseline, const report::Counts& counts,
                                     const seeds::Lists& lists);

/// What is written and printed besides the rows.
struct Context {
  Bridge bridge;
  PanelCount panel;
  std::vector<Correction> corrections;
  std::vector<SideBySide> texts;
  bool as_recorded = false;  ///< The two years were read with different rules or phrases.
};

/// diff-OLD.csv (design, section 6) and, when there are corrections, diff-OLD-afterwards.csv, each replaced
/// in one step. Fails with `not_writable`.
Result<void> write_csv(const std::filesystem::path& folder, const Comparison& comparison,
                       const Context& context);
std::string csv_of(const Comparison& comparison);
std::string csv_of(const std::vector<TotalRow>& rows);
std::string csv_of(const std::vector<Correction>& corrections);

/// The summary for a terminal: bridge, panel, per institution, per certificate, unknown, found afterwards.
std::string print_summary(const Comparison& comparison, const Context& context, const seeds::Lists& lists,
                          report::Language language, int width);
/// Every row that is not kept, with both addresses and the explanation, for a terminal.
std::string list_of(const Comparison& comparison, report::Language language, int width);
std::string print_totals(const std::vector<TotalRow>& rows, const std::string& old_name,
                         const std::string& new_name, report::Language language, int width);
std::string print_chain(const std::vector<ChainLink>& links, report::Language language, int width);

/// The same as tables, for a workbook: bridge, panel, per institution, per certificate, every row that is not
/// kept, and, when there are any, words that changed and what was found afterwards.
std::vector<report::MonitorTable> tables_of(const Comparison& comparison, const Context& context,
                                            const seeds::Lists& lists, report::Language language);

/// The same as one page for a browser, no network, with the texts side by side.
std::string html_of(const Comparison& comparison, const Context& context, const seeds::Lists& lists,
                    report::Language language);

/// JSON twins for `--json`.
std::string json_of(const Comparison& comparison, const Context& context);
std::string json_of(const std::vector<TotalRow>& rows, const std::string& old_name,
                    const std::string& new_name);
std::string json_of(const std::vector<ChainLink>& links);

}  // namespace vindbaar::diff
