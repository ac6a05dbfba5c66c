#pragma once
// Report: turns findings into what the monitor prints. Decision rules (R1-R26, seeds' glossary) are applied by name, counts are
// made from offerings, tables from counts; nothing is counted twice and nothing is left out without a rule that says so.
//
// Entry points: decide_offerings(), count(), write_csv(), print_tables(), compare(), print_comparison(). Pure but for write_csv;
// thread-safe.

#include "core/date.hpp"
#include "core/result.hpp"
#include "output/store/store.hpp"
#include "seeds/seeds.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vindbaar::report {

enum class Language { nl, en };

/// Applies the rules to all matches: one row an (institution, certificate) pair that any page names, also those that do not
/// count, sorted by institution and code.
std::vector<store::OfferingRow> decide_offerings(const std::vector<store::MatchRow>& matches,
                                                 const std::vector<store::PageRow>& pages, const seeds::Lists& lists,
                                                 Date day);

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
  std::optional<int> previous;  ///< From the baseline; nothing when it has no row.
  std::optional<int> current;   ///< Nothing when the institution was not measured.
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
};

Counts count(const std::vector<store::OfferingRow>& offerings, const std::vector<store::InstitutionRow>& institutions,
             const seeds::Lists& lists, Date day, const seeds::Baseline* previous);

/// Writes offerings.csv, certificates.csv, institutions.csv, sectors.csv, doubtful.csv, coverage.csv (design, section 6) into
/// `folder`, each replaced in one step.
Result<void> write_csv(const std::filesystem::path& folder, const Counts& counts,
                       const std::vector<store::OfferingRow>& offerings,
                       const std::vector<store::InstitutionRow>& institutions,
                       const std::vector<store::MatchRow>& matches, const seeds::Lists& lists);

/// The tables as text for a terminal, `width` columns wide at most.
std::string print_tables(const Counts& counts, Language language, int width);

/// One printed cell beside ours.
struct Cell {
  std::string table;   ///< "tabel 1", … "tabel 6".
  std::string row;     ///< "K0905 Helpende plus", "Deltion".
  std::string column;  ///< "bekostigd", "totaal", "zorg" …
  std::optional<int> printed;  ///< Blank in print is nothing; it compares as 0.
  std::optional<int> ours;     ///< Nothing: not measured.
  bool differs() const { return printed.value_or(0) != ours.value_or(0) || (!ours && printed); }
  std::string explanation;  ///< From `known_differences`, or empty.
};

/// Why a cell cannot agree, by "table|row|column"; made by whoever knows (the demo's solver).
using KnownDifferences = std::map<std::string, std::string>;

/// Every cell of bijlage tables 1-6.
std::vector<Cell> compare(const Counts& counts, const std::vector<store::OfferingRow>& offerings,
                          const seeds::Baseline& baseline, const seeds::Lists& lists,
                          const KnownDifferences& known_differences);

/// Ours beside the published figures, table by table, differences marked and explained, then their number.
std::string print_comparison(const std::vector<Cell>& cells, Language language, int width);

}  // namespace vindbaar::report
