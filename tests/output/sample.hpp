#pragma once
// A small world for the tests: four institutions, seven certificates, and rows that differ in one thing at a
// time.

#include "output/report/report.hpp"

#include <string>
#include <vector>

namespace vindbaar::test {

inline const Date day = Date::parse("2022-02-14").value();

inline seeds::Certificate certificate(const std::string& code, const std::string& name, Sector sector) {
  seeds::Certificate row{CertificateCode::parse(code).value()};
  row.name = name;
  row.kind = row.code.is_elective() ? CertificateKind::elective_unit : CertificateKind::vocational_unit;
  row.sector = sector;
  return row;
}

inline seeds::Institution institution(const std::string& id, const std::string& name, bool funded) {
  seeds::Institution row;
  row.id = id;
  row.name = name;
  row.funded = funded;
  row.start_urls.push_back(Url::parse("https://" + id + ".nl/").value());
  return row;
}

/// alfa and deltion are funded, nti and oppstap are not. K0002 is LNV, K0003 has gone from the register,
/// K0004 is yet to come.
inline seeds::Lists lists() {
  seeds::Lists lists;
  lists.institutions = {institution("alfa", "Alfa-college", true),
                        institution("deltion", "Deltion College", true), institution("nti", "NTI", false),
                        institution("oppstap", "OPPstap Zorg & Welzijn", false)};
  lists.certificates = {certificate("C0039", "Individuele basiszorg verlenen", Sector::zorg),
                        certificate("K0001", "Lean en creatief", Sector::handel),
                        certificate("K0002", "Gewasbescherming", Sector::voedsel_groen),
                        certificate("K0003", "Oude titel", Sector::mobiliteit),
                        certificate("K0004", "Nieuwe titel", Sector::mobiliteit),
                        certificate("K0165", "Praktijkleren", Sector::techniek),
                        certificate("K0905", "Helpende plus", Sector::zorg)};
  lists.certificates[2].lnv = true;
  lists.certificates[3].valid_until = Date::parse("2022-02-13").value();
  lists.certificates[4].valid_from = Date::parse("2022-02-15").value();
  lists.certificates[6].aliases = {"Verzorgende plus"};
  lists.portals = {{"nzk", "Nationale Zorgklas", "nationalezorgklas.nl"}};
  return lists;
}

/// A course page of alfa with an accepted match on K0905 that counts.
inline store::PageRow course_page() {
  store::PageRow row;
  row.institution = "alfa";
  row.url = "https://alfa.nl/cursus/helpende-plus";
  row.kind = "certificate_track";
  row.title = "Helpende plus - Alfa-college";
  row.archived_at = "2022-02-10T12:00:00Z";
  row.record = "vindbaar-00001.warc.gz:1234";
  row.status = 200;
  return row;
}

inline store::MatchRow course_match() {
  store::MatchRow row;
  row.institution = "alfa";
  row.url = "https://alfa.nl/cursus/helpende-plus";
  row.title = "Helpende plus";
  row.source = "page";
  row.code = "K0905";
  row.probability = 0.97;
  row.verdict = "accepted";
  row.verdict_reason = "accepted: probability 0.970 is at least 0.90";
  row.claim = "mbo_certificate";
  row.claim_quote = "Je krijgt een officieel erkend mbo-certificaat.";
  row.audience = "individual";
  row.audience_quote = "Schrijf je in.";
  row.availability = "open";
  row.availability_quote = "Start: 1 maart 2022";
  return row;
}

inline store::OfferingRow offering(const std::string& institution_id, const std::string& code) {
  store::OfferingRow row;
  row.institution = institution_id;
  row.code = code;
  row.title = "Titel van " + code;
  row.url = "https://" + institution_id + ".nl/" + code;
  row.audience = "individual";
  row.availability = "open";
  row.verdict = "accepted";
  row.findable = true;
  row.probability = 0.95;
  row.evidence = "een mbo-certificaat";
  row.archived_at = "2022-02-10T12:00:00Z";
  row.pages = 1;
  return row;
}

inline store::InstitutionRow measured(const std::string& id, Outcome outcome) {
  store::InstitutionRow row;
  row.id = id;
  row.name = id;
  row.funded = id == "alfa" || id == "deltion";
  row.outcome = outcome;
  return row;
}

}  // namespace vindbaar::test
