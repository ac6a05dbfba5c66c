#pragma once
// Report: turns findings into what the monitor prints. Decision rules (R1-R26, seeds' glossary) are applied
// by name, counts are made from offerings, tables from counts; nothing is counted twice and nothing is left
// out without a rule that says so.
//
// Entry points: decide_offerings(), count(), write_csv(), print_tables(), compare(), print_comparison(),
// offerings_behind(), describe_institution(), describe_certificate(), json_of(). Pure but
// for write_csv; thread-safe. docs/counting.md says how each rule is applied; output/README.md has every file
// and column.

#include "core/date.hpp"
#include "core/result.hpp"
#include "output/store/store.hpp"
#include "seeds/seeds.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::report {

enum class Language { nl, en };

/// Applies the rules to all matches: one row an (institution, certificate) pair that any page names, also
/// those that do not count, sorted by institution and code; the order of matches and pages does not matter.
/// `excluded_by` holds the first rule that keeps the pair out ("R2: only employers can enrol") and is empty
/// exactly when the pair is findable. Left out: pairs whose matches were all rejected with a probability
/// under 0.20, unless a rule (R13, R14, R24, R26) rejected a title that holds the certificate's name.
std::vector<store::OfferingRow> decide_offerings(const std::vector<store::MatchRow>& matches,
                                                 const std::vector<store::PageRow>& pages,
                                                 const seeds::Lists& lists, Date day);

struct CertificateCount {
  std::string code;
  std::string name;
  CertificateKind kind = CertificateKind::elective_unit;
  Sector sector = Sector::zorg;
  int funded = 0;
  int private_ = 0;
  int total() const { return funded + private_; }
};

struct InstitutionCount {
  std::string id;
  std::string name;
  bool funded = false;
  Outcome outcome = Outcome::failed;
  std::string reason = {};  ///< Of the outcome, in words.
  std::optional<int> previous =
      {};  ///< From the baseline (its own row, or its predecessors', R21); nothing when it has no row.
  std::optional<int> current =
      {};  ///< Nothing when the institution was not measured. Not measured is not zero.
  int elective_units = 0;
  int vocational_units = 0;
  std::map<Sector, int> sectors;
};

struct SectorCount {
  Sector sector = Sector::zorg;
  CertificateKind kind = CertificateKind::elective_unit;
  int registered = 0;
  int with_provider = 0;
  int providers = 0;
  int offerings = 0;
  int unique_certificates = 0;
};

struct Counts {
  std::vector<CertificateCount> certificates;  ///< Every certificate valid on the day, zeros too.
  std::vector<InstitutionCount> institutions;  ///< Every institution of the run.
  std::vector<SectorCount> sectors;
  int measured = 0;  ///< Institutions with outcome complete.
  int known = 0;
  int employer_only = 0;  ///< Pairs on websites for employers only, counted apart (R2).
  int unavailable = 0;    ///< Pairs that cannot be followed now (R10).
  int doubtful = 0;       ///< Pairs that are not certain (R12): the count is at least this uncertain.
};

/// An outcome, and a rule of `excluded_by`, in the words of the report.
std::string outcome_words(Outcome outcome, Language language);
std::string excluded_words(Language language, const std::string& excluded_by);

/// How many institutions a row of the list stands for: a joint brand's members, else one (R9).
int institutions_behind(const seeds::Lists& lists, std::string_view id);

/// Whether finding nothing means that there is nothing: not for `forbidden`, `moved` and `failed`.
bool can_be_zero(Outcome outcome);

/// Counts what is findable. `certificates` are sorted by code, `institutions` by id, `sectors` by sector and
/// kind. An institution that was not measured but has an offering all the same (a page archived earlier)
/// counts what was found. A joint brand is one institution of the list and so one provider (R9). `previous`
/// may be null.

Counts count(const std::vector<store::OfferingRow>& offerings,
             const std::vector<store::InstitutionRow>& institutions, const seeds::Lists& lists, Date day,
             const seeds::Baseline* previous);

/// All rows of a run, as the store gives them.
struct Rows {
  std::vector<store::InstitutionRow> institutions;
  std::vector<store::PageRow> pages;
  std::vector<store::MatchRow> matches;
  std::vector<store::OfferingRow> offerings;
  std::vector<store::FeatureRow> features;
};

/// Writes offerings.csv, certificates.csv, institutions.csv, sectors.csv, doubtful.csv, coverage.csv (design,
/// section 6) into `folder`, each replaced in one step.
Result<void> write_csv(const std::filesystem::path& folder, const Counts& counts,
                       const std::vector<store::OfferingRow>& offerings,
                       const std::vector<store::InstitutionRow>& institutions,
                       const std::vector<store::MatchRow>& matches, const seeds::Lists& lists);

/// The monitor's tables as text for a terminal, `width` columns wide at most (72 at least): bijlage 1-6,
/// sectors, certificates without a provider, institutions not measured. Every table says how many
/// institutions were measured.
std::string print_tables(const Counts& counts, Language language, int width);

/// The same, and features.csv and courses.csv, from all rows of a run.
Result<void> write_csv(const std::filesystem::path& folder, const Counts& counts, const Rows& rows,
                       const seeds::Lists& lists);

/// One printed cell beside ours.
struct Cell {
  std::string table;           ///< "tabel 1", … "tabel 6".
  std::string row;             ///< "K0905 Helpende plus", "Deltion".
  std::string column;          ///< "bekostigd", "totaal", "zorg" …
  std::optional<int> printed;  ///< Blank in print is nothing; it compares as 0.
  std::optional<int> ours;     ///< Nothing: not measured.
  bool differs() const { return printed.value_or(0) != ours.value_or(0) || (!ours && printed); }
  std::string explanation;  ///< From `known_differences`, or empty.
};

/// Why a cell cannot agree, by "table|row|column", made by whoever knows (the demo's solver). In tables 1-4
/// the printed code may stand for the row: "tabel 1|K0905|totaal".
using KnownDifferences = std::map<std::string, std::string>;

/// Every cell of bijlage tables 1-6 as printed for the baseline's own date (its column of an earlier date is
/// not ours to compare); tables 5 and 6 of 2020 have one column. A printed row with several codes is one row
/// of providers; a printed code that is not in the register compares with 0, an institution that we do not
/// know or did not measure with nothing.
std::vector<Cell> compare(const Counts& counts, const std::vector<store::OfferingRow>& offerings,
                          const seeds::Baseline& baseline, const seeds::Lists& lists,
                          const KnownDifferences& known_differences);

/// Ours beside the published figures, table by table, differences marked and explained, then their number.
std::string print_comparison(const std::vector<Cell>& cells, Language language, int width);

Result<Rows> read_rows(const store::Findings& findings);

/// The pairs behind a number, those that count first, then those that a rule keeps out. `cell` is a
/// certificate code, an institution id, a sector id, "keuzedeel", "beroepsonderdeel", "bekostigd" or
/// "niet-bekostigd", a type of institution, a province, a rule ("R2", or "R13b" for the second of that
/// number), a coded feature ("learning_mix=online"), a place ("menu", "sitemap", "klikken=2", "alleen-pdf"),
/// a table of the monitor ("tabel-3"), an outcome ("uitkomst=complete"), or several joined by '/':
/// "K0905/niet-bekostigd", "deltion/zorg"; "totaal" is everything. Without pages and features nothing is
/// known of places, and features are not stated. Fails with `usage`, "E-CELL", on a word it does not know and
/// on a code that neither register nor run have.
Result<std::vector<store::OfferingRow>> offerings_behind(const Rows& rows, const seeds::Lists& lists,
                                                         std::string_view cell);
Result<std::vector<store::OfferingRow>> offerings_behind(const std::vector<store::OfferingRow>& offerings,
                                                         const seeds::Lists& lists, std::string_view cell);

/// One institution's findings with their evidence. Fails with `usage`, "E-INSTITUTION", when neither run nor
/// list has it.
Result<std::string> describe_institution(const Rows& rows, const seeds::Lists& lists, std::string_view id,
                                         Language language, int width);

/// One certificate's providers with their evidence. Fails with `usage`, "E-CERTIFICATE", when it is not in
/// the register.
Result<std::string> describe_certificate(const Rows& rows, const seeds::Lists& lists, std::string_view code,
                                         Language language, int width);

/// One page: what it is, where it is archived, and every title on it with its match and reasons. Fails with
/// `usage`, "E-PAGE", when the run has no such page.
Result<std::string> describe_page(const Rows& rows, const seeds::Lists& lists, std::string_view url,
                                  Language language, int width);

/// JSON twins of the same rows, for `--json`: objects with the column names of the CSV files.
std::string json_of(const Counts& counts);
std::string json_of(const std::vector<store::OfferingRow>& offerings, const seeds::Lists& lists);
std::string json_of(const std::vector<Cell>& cells);

}  // namespace vindbaar::report
