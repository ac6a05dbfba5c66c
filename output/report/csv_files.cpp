#include "output/report/csv_files.hpp"

#include "output/report/csv_text.hpp"
#include "output/report/index.hpp"
#include "output/report/sectors.hpp"

#include <algorithm>

namespace vindbaar::report {

std::vector<CsvFile> csv_files(const Counts& counts, const std::vector<store::OfferingRow>& offerings,
                               const std::vector<store::InstitutionRow>& institutions,
                               const std::vector<store::MatchRow>& matches, const seeds::Lists& lists) {
  return {
      {"offerings.csv", offerings_csv(offerings, lists)},
      {"certificates.csv", certificates_csv(counts)},
      {"institutions.csv", institutions_csv(counts)},
      {"sectors.csv", sectors_csv(counts)},
      {"doubtful.csv", doubtful_csv(counts, offerings, matches, lists)},
      {"coverage.csv", coverage_csv(institutions)},
  };
}

std::string offerings_csv(const std::vector<store::OfferingRow>& offerings, const seeds::Lists& lists) {
  const ListIndex index(lists);
  CsvText csv({"institution_id", "institution", "funded", "code", "certificate", "kind", "sector", "title",
               "url", "audience", "availability", "verdict", "findable", "probability", "evidence",
               "archived_at", "pages"});
  for (const store::OfferingRow& row : offerings) {
    const auto* institution = index.institution(row.institution);
    const auto* certificate = index.certificate(row.code);
    csv.add({row.institution, institution ? institution->name : "",
             institution ? cell(institution->funded) : "", row.code, certificate ? certificate->name : "",
             std::string(certificate ? word(certificate->kind) : ""),
             std::string(certificate ? word(certificate->sector) : ""), row.title, row.url, row.audience,
             row.availability, row.verdict, cell(row.findable), probability_cell(row.probability),
             row.evidence, row.archived_at, std::to_string(row.pages)});
  }
  return csv.text();
}

std::string certificates_csv(const Counts& counts) {
  CsvText csv(
      {"code", "certificate", "kind", "sector", "providers_funded", "providers_private", "providers_total"});
  for (const CertificateCount& row : counts.certificates) {
    csv.add({row.code, row.name, std::string(word(row.kind)), std::string(word(row.sector)), cell(row.funded),
             cell(row.private_), cell(row.total())});
  }
  return csv.text();
}

std::string institutions_csv(const Counts& counts) {
  std::vector<std::string> header{"institution_id", "institution", "funded",          "previous",
                                  "current",        "keuzedeel",   "beroepsonderdeel"};
  for (const Sector sector : every_sector) header.emplace_back(word(sector));
  header.emplace_back("outcome");
  CsvText csv(header);
  for (const InstitutionCount& row : counts.institutions) {
    const auto if_measured = [&](int value) { return row.current ? cell(value) : std::string(); };
    std::vector<std::string> cells{row.id,
                                   row.name,
                                   cell(row.funded),
                                   cell(row.previous),
                                   cell(row.current),
                                   if_measured(row.elective_units),
                                   if_measured(row.vocational_units)};
    for (const Sector sector : every_sector) cells.push_back(if_measured(value_of(row.sectors, sector)));
    cells.emplace_back(word(row.outcome));
    csv.add(std::move(cells));
  }
  return csv.text();
}

std::string sectors_csv(const Counts& counts) {
  CsvText csv(
      {"sector", "kind", "registered", "with_provider", "providers", "offerings", "unique_certificates"});
  for (const SectorCount& row : counts.sectors) {
    csv.add({std::string(word(row.sector)), std::string(word(row.kind)), cell(row.registered),
             cell(row.with_provider), cell(row.providers), cell(row.offerings),
             cell(row.unique_certificates)});
  }
  return csv.text();
}

std::string coverage_csv(const std::vector<store::InstitutionRow>& institutions) {
  CsvText csv({"institution_id", "institution", "funded", "outcome", "reason", "robots", "pages", "errors",
               "skipped", "waiting", "taken_apart"});
  auto rows = institutions;
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  for (const store::InstitutionRow& row : rows) {
    csv.add({row.id, row.name, cell(row.funded), std::string(word(row.outcome)), row.reason, row.robots,
             std::to_string(row.pages), std::to_string(row.errors), std::to_string(row.skipped),
             std::to_string(row.waiting), std::to_string(row.taken_apart)});
  }
  return csv.text();
}

}  // namespace vindbaar::report
