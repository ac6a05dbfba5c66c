#pragma once
// The CSV files of a report as texts: header and rows, RFC 4180 with CRLF, formulas defused. Writing them is
// write_csv's.

#include "output/report/report.hpp"

#include <string>
#include <vector>

namespace vindbaar::report {

struct CsvFile {
  std::string name;  ///< "offerings.csv"
  std::string text;
};

/// All six, in the order of output/README.md.
std::vector<CsvFile> csv_files(const Counts& counts, const std::vector<store::OfferingRow>& offerings,
                               const std::vector<store::InstitutionRow>& institutions,
                               const std::vector<store::MatchRow>& matches, const seeds::Lists& lists);

/// features.csv and courses.csv, which need the pages and the coded features too.
std::vector<CsvFile> coded_csv_files(const Rows& rows, const seeds::Lists& lists);

std::string offerings_csv(const std::vector<store::OfferingRow>& offerings, const seeds::Lists& lists);
std::string certificates_csv(const Counts& counts);
std::string institutions_csv(const Counts& counts);
std::string sectors_csv(const Counts& counts);
std::string doubtful_csv(const Counts& counts, const std::vector<store::OfferingRow>& offerings,
                         const std::vector<store::MatchRow>& matches, const seeds::Lists& lists);
std::string coverage_csv(const std::vector<store::InstitutionRow>& institutions);

}  // namespace vindbaar::report
