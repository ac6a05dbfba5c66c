#include "output/report/report.hpp"

namespace vindbaar::report {

Result<Rows> read_rows(const store::Findings& findings) {
  auto institutions = findings.institutions();
  if (!institutions) return tl::unexpected(institutions.error());
  auto pages = findings.pages();
  if (!pages) return tl::unexpected(pages.error());
  auto matches = findings.matches();
  if (!matches) return tl::unexpected(matches.error());
  auto offerings = findings.offerings();
  if (!offerings) return tl::unexpected(offerings.error());
  auto features = findings.features();
  if (!features) return tl::unexpected(features.error());
  return Rows{std::move(*institutions), std::move(*pages), std::move(*matches), std::move(*offerings),
              std::move(*features)};
}

}  // namespace vindbaar::report
