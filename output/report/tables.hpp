#pragma once
// The monitor's tables, made from counts. print_tables puts them under each other.

#include "output/report/report.hpp"
#include "output/report/text_table.hpp"

namespace vindbaar::report {

/// Bijlage tables 1-4: 1 and 2 the elective units of care and of technology, 3 those of the other sectors, 4
/// the vocational units; certificates with a provider, most providers first.
TextTable certificate_table(int number, const Counts& counts, Language language);

/// Bijlage tables 5 (funded) and 6 (private): institutions with an offering now or before, and those not
/// measured.
TextTable institution_table(bool funded, const Counts& counts, Language language);

TextTable sector_table(const Counts& counts, Language language);

/// Certificates of which no provider was found.
TextTable unfound_table(const Counts& counts, Language language);

/// Institutions that were not measured in full, each with its outcome and reason, nothing shortened.
std::string unmeasured_list(const Counts& counts, Language language, int width);

/// Which of bijlage tables 1-4 prints certificates of this kind and sector.
int certificate_table_number(CertificateKind kind, std::optional<Sector> sector) noexcept;

}  // namespace vindbaar::report
