#include "output/report/index.hpp"
#include "output/report/report.hpp"
#include "output/report/sectors.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace vindbaar::report {
namespace {

/// An offering that counts, with what it is counted under (R15: the register's kind and sector, not the
/// page's).
struct Counted {
  const store::OfferingRow* offering;
  const seeds::Institution* institution;
  const seeds::Certificate* certificate;
};

std::vector<Counted> counted(const std::vector<store::OfferingRow>& offerings, const ListIndex& index,
                             Date day) {
  std::vector<Counted> rows;
  for (const store::OfferingRow& offering : offerings) {
    const auto* institution = index.institution(offering.institution);
    const auto* certificate = index.certificate(offering.code);
    if (!offering.findable || institution == nullptr || certificate == nullptr) continue;
    if (!certificate->lnv && certificate->is_valid_on(day))
      rows.push_back({&offering, institution, certificate});
  }
  return rows;
}

std::vector<CertificateCount> count_certificates(const std::vector<Counted>& rows, const seeds::Lists& lists,
                                                 Date day) {
  std::map<std::string_view, CertificateCount> counts;
  for (const seeds::Certificate& certificate : lists.certificates) {
    if (certificate.lnv || !certificate.is_valid_on(day)) continue;
    const std::string& code = certificate.code.text();
    counts.try_emplace(code,
                       CertificateCount{code, certificate.name, certificate.kind, certificate.sector, 0, 0});
  }
  for (const Counted& row : rows) {
    const auto found = counts.find(row.offering->code);
    if (found != counts.end()) ++(row.institution->funded ? found->second.funded : found->second.private_);
  }
  std::vector<CertificateCount> sorted;
  for (auto& [code, one] : counts) sorted.push_back(std::move(one));
  return sorted;
}

/// The institution's own printed row, or else its predecessors' rows together (R21).
std::optional<int> previous_of(const seeds::Institution& institution, const seeds::Baseline& baseline) {
  std::optional<int> own;
  std::optional<int> predecessors;
  for (const seeds::PrintedInstitution& printed : baseline.institutions) {
    if (printed.institution_id.empty() || !printed.current) continue;
    const auto& earlier = institution.successor_of;
    if (printed.institution_id == institution.id)
      own = own.value_or(0) + *printed.current;
    else if (std::find(earlier.begin(), earlier.end(), printed.institution_id) != earlier.end())
      predecessors = predecessors.value_or(0) + *printed.current;
  }
  return own ? own : predecessors;
}

std::vector<InstitutionCount> count_institutions(const std::vector<Counted>& rows,
                                                 const std::vector<store::InstitutionRow>& institutions,
                                                 const ListIndex& index, const seeds::Baseline* previous) {
  std::map<std::string_view, InstitutionCount> counts;
  for (const store::InstitutionRow& row : institutions) {
    const auto* known = index.institution(row.id);
    InstitutionCount one;
    one.id = row.id;
    one.name = known != nullptr ? known->name : row.name;
    one.funded = known != nullptr ? known->funded : row.funded;  // R18: an attribute of the legal provider
    one.outcome = row.outcome;
    one.reason = row.reason;
    if (known != nullptr && previous != nullptr) one.previous = previous_of(*known, *previous);
    if (can_be_zero(row.outcome)) one.current = 0;
    counts.try_emplace(row.id, std::move(one));
  }
  for (const Counted& row : rows) {
    const auto [found, is_new] = counts.try_emplace(row.offering->institution);
    InstitutionCount& one = found->second;
    if (is_new) {
      one.id = row.institution->id;
      one.name = row.institution->name;
      one.funded = row.institution->funded;
      one.outcome = Outcome::partial;
      one.reason = "not a part of the crawl";
      if (previous != nullptr) one.previous = previous_of(*row.institution, *previous);
    }
    one.current = one.current.value_or(0) + 1;
    ++(row.certificate->kind == CertificateKind::elective_unit ? one.elective_units : one.vocational_units);
    ++one.sectors[row.certificate->sector];
  }
  std::vector<InstitutionCount> sorted;
  for (auto& [id, one] : counts) sorted.push_back(std::move(one));
  return sorted;
}

std::vector<SectorCount> count_sectors(const std::vector<Counted>& rows,
                                       const std::vector<CertificateCount>& certificates) {
  std::vector<SectorCount> sectors;
  for (const Sector sector : every_sector) {
    for (const CertificateKind kind : every_kind) {
      SectorCount one;
      one.sector = sector;
      one.kind = kind;
      for (const CertificateCount& certificate : certificates) {
        if (certificate.sector != sector || certificate.kind != kind) continue;
        ++one.registered;
        if (certificate.total() > 0) ++one.with_provider;
      }
      std::set<std::string_view> providers;
      std::set<std::string_view> codes;
      for (const Counted& row : rows) {
        if (row.certificate->sector != sector || row.certificate->kind != kind) continue;
        ++one.offerings;
        providers.insert(row.offering->institution);
        codes.insert(row.offering->code);
      }
      one.providers = static_cast<int>(providers.size());
      one.unique_certificates = static_cast<int>(codes.size());
      sectors.push_back(one);
    }
  }
  return sectors;
}

}  // namespace

bool can_be_zero(Outcome outcome) {
  return outcome == Outcome::complete || outcome == Outcome::partial || outcome == Outcome::suspicious;
}

Counts count(const std::vector<store::OfferingRow>& offerings,
             const std::vector<store::InstitutionRow>& institutions, const seeds::Lists& lists, Date day,
             const seeds::Baseline* previous) {
  const ListIndex index(lists);
  const auto rows = counted(offerings, index, day);
  Counts counts;
  counts.certificates = count_certificates(rows, lists, day);
  counts.institutions = count_institutions(rows, institutions, index, previous);
  counts.sectors = count_sectors(rows, counts.certificates);
  for (const InstitutionCount& institution : counts.institutions) {
    ++counts.known;
    if (institution.outcome == Outcome::complete) ++counts.measured;
  }
  for (const store::OfferingRow& offering : offerings) {
    if (offering.excluded_by.starts_with("R2:")) ++counts.employer_only;
    if (offering.excluded_by.starts_with("R10:")) ++counts.unavailable;
    if (offering.excluded_by.starts_with("R12:")) ++counts.doubtful;
  }
  return counts;
}

}  // namespace vindbaar::report
