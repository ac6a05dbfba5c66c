// The files are a contract: whole files stand here as they are written.

#include "output/report/csv_files.hpp"
#include "output/report/report.hpp"
#include "tests/output/file_bytes.hpp"
#include "tests/output/sample.hpp"
#include "tests/output/temporary_folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace vindbaar;
using namespace vindbaar::report;
using namespace vindbaar::test;

namespace {

/// Line ends as RFC 4180 wants them, so that the files below can be read here.
std::string crlf(const std::string& text) {
  std::string result;
  for (const char byte : text) result += byte == '\n' ? std::string("\r\n") : std::string(1, byte);
  return result;
}

struct World {
  seeds::Lists lists = test::lists();
  std::vector<store::OfferingRow> offerings;
  std::vector<store::InstitutionRow> institutions;
  std::vector<store::MatchRow> matches;
  seeds::Baseline baseline;

  World() {
    store::OfferingRow b2b = offering("nti", "K0905");
    b2b.audience = "employer_only";
    b2b.findable = false;
    b2b.title = "Helpende \"plus\", in company";
    b2b.evidence = "=HYPERLINK(\"https://kwaad.nl\")";
    b2b.excluded_by = "R2: only employers can enrol";
    b2b.probability = 1;
    offerings = {offering("alfa", "C0039"), offering("alfa", "K0905"), b2b,
                 doubtful("deltion", "C0039", 0.51), doubtful("deltion", "K0001", 0.42)};

    store::InstitutionRow failed = measured("oppstap", Outcome::failed);
    failed.reason = "DNS: no such host";
    failed.errors = 3;
    store::InstitutionRow alfa = measured("alfa", Outcome::complete);
    alfa.robots = "allowed";
    alfa.pages = 120;
    alfa.skipped = 7;
    institutions = {failed, alfa, measured("deltion", Outcome::partial), measured("nti", Outcome::complete)};

    seeds::PrintedInstitution printed;
    printed.institution_id = "alfa";
    printed.current = 22;
    baseline.institutions.push_back(printed);
  }

  store::OfferingRow doubtful(const std::string& id, const std::string& code, double probability) {
    store::OfferingRow row = offering(id, code);
    row.verdict = "doubtful";
    row.findable = false;
    row.probability = probability;
    row.excluded_by = "R12: not certain that it leads to the certificate";
    store::MatchRow match;
    match.institution = id;
    match.code = code;
    match.url = row.url;
    match.title = row.title;
    match.probability = probability;
    match.runner_up = "K0165";
    match.verdict_reason = "doubtful: no word of a certificate";
    matches.push_back(match);
    return row;
  }

  Counts counts() const { return count(offerings, institutions, lists, day, &baseline); }

  std::string file(const std::string& name) const {
    for (const CsvFile& one : csv_files(counts(), offerings, institutions, matches, lists)) {
      if (one.name == name) return one.text;
    }
    return "no such file";
  }
};

}  // namespace

TEST_CASE("offerings.csv has a row a pair, counted or not") {
  CHECK(
      World().file("offerings.csv") ==
      crlf(
          R"csv(institution_id,institution,funded,code,certificate,kind,sector,title,url,audience,availability,verdict,findable,probability,evidence,archived_at,pages
alfa,Alfa-college,true,C0039,Individuele basiszorg verlenen,beroepsonderdeel,zorg,Titel van C0039,https://alfa.nl/C0039,individual,open,accepted,true,0.950,een mbo-certificaat,2022-02-10T12:00:00Z,1
alfa,Alfa-college,true,K0905,Helpende plus,keuzedeel,zorg,Titel van K0905,https://alfa.nl/K0905,individual,open,accepted,true,0.950,een mbo-certificaat,2022-02-10T12:00:00Z,1
nti,NTI,false,K0905,Helpende plus,keuzedeel,zorg,"Helpende ""plus"", in company",https://nti.nl/K0905,employer_only,open,accepted,false,1.000,"'=HYPERLINK(""https://kwaad.nl"")",2022-02-10T12:00:00Z,1
deltion,Deltion College,true,C0039,Individuele basiszorg verlenen,beroepsonderdeel,zorg,Titel van C0039,https://deltion.nl/C0039,individual,open,doubtful,false,0.510,een mbo-certificaat,2022-02-10T12:00:00Z,1
deltion,Deltion College,true,K0001,Lean en creatief,keuzedeel,handel,Titel van K0001,https://deltion.nl/K0001,individual,open,doubtful,false,0.420,een mbo-certificaat,2022-02-10T12:00:00Z,1
)csv"));
}

TEST_CASE("certificates.csv has every certificate that counts, zeros too") {
  CHECK(World().file("certificates.csv") ==
        crlf(R"csv(code,certificate,kind,sector,providers_funded,providers_private,providers_total
C0039,Individuele basiszorg verlenen,beroepsonderdeel,zorg,1,0,1
K0001,Lean en creatief,keuzedeel,handel,0,0,0
K0165,Praktijkleren,keuzedeel,techniek,0,0,0
K0905,Helpende plus,keuzedeel,zorg,1,0,1
)csv"));
}

TEST_CASE("institutions.csv leaves blank what was not measured") {
  CHECK(
      World().file("institutions.csv") ==
      crlf(
          R"csv(institution_id,institution,funded,previous,current,keuzedeel,beroepsonderdeel,handel,ict_creatief,mobiliteit,specialistisch_vakmanschap,techniek,voedsel_groen,zakelijk_veiligheid,zorg,outcome
alfa,Alfa-college,true,22,2,1,1,0,0,0,0,0,0,0,2,complete
deltion,Deltion College,true,,0,0,0,0,0,0,0,0,0,0,0,partial
nti,NTI,false,,0,0,0,0,0,0,0,0,0,0,0,complete
oppstap,OPPstap Zorg & Welzijn,false,,,,,,,,,,,,,failed
)csv"));
}

TEST_CASE("sectors.csv has a row a sector and kind") {
  CHECK(World().file("sectors.csv") ==
        crlf(R"csv(sector,kind,registered,with_provider,providers,offerings,unique_certificates
handel,keuzedeel,1,0,0,0,0
handel,beroepsonderdeel,0,0,0,0,0
ict_creatief,keuzedeel,0,0,0,0,0
ict_creatief,beroepsonderdeel,0,0,0,0,0
mobiliteit,keuzedeel,0,0,0,0,0
mobiliteit,beroepsonderdeel,0,0,0,0,0
specialistisch_vakmanschap,keuzedeel,0,0,0,0,0
specialistisch_vakmanschap,beroepsonderdeel,0,0,0,0,0
techniek,keuzedeel,1,0,0,0,0
techniek,beroepsonderdeel,0,0,0,0,0
voedsel_groen,keuzedeel,0,0,0,0,0
voedsel_groen,beroepsonderdeel,0,0,0,0,0
zakelijk_veiligheid,keuzedeel,0,0,0,0,0
zakelijk_veiligheid,beroepsonderdeel,0,0,0,0,0
zorg,keuzedeel,1,1,1,1,1
zorg,beroepsonderdeel,1,1,1,1,1
)csv"));
}

TEST_CASE("doubtful.csv asks first what would change the count most") {
  CHECK(
      World().file("doubtful.csv") ==
      crlf(
          R"csv(institution_id,institution,code,certificate,title,url,probability,runner_up,reason,evidence,archived_at
deltion,Deltion College,K0001,Lean en creatief,Titel van K0001,https://deltion.nl/K0001,0.420,K0165,doubtful: no word of a certificate,een mbo-certificaat,2022-02-10T12:00:00Z
deltion,Deltion College,C0039,Individuele basiszorg verlenen,Titel van C0039,https://deltion.nl/C0039,0.510,K0165,doubtful: no word of a certificate,een mbo-certificaat,2022-02-10T12:00:00Z
)csv"));
}

TEST_CASE("in the review queue what could not count anyway comes last") {
  World world;
  store::OfferingRow for_employers = world.doubtful("nti", "K0165", 0.9);
  for_employers.audience = "employer_only";
  store::OfferingRow lnv = world.doubtful("nti", "K0002", 0.9);
  lnv.excluded_by = "R4: an LNV certificate, left out of all counts";
  world.offerings.insert(world.offerings.begin(), {for_employers, lnv});
  const std::string text = world.file("doubtful.csv");
  CHECK(text.find("nti,") > text.find("deltion,Deltion College,C0039"));
  CHECK(std::count(text.begin(), text.end(), '\n') == 5);
}

TEST_CASE("coverage.csv tells how far every institution was looked at, and why no further") {
  CHECK(
      World().file("coverage.csv") ==
      crlf(
          R"csv(institution_id,institution,funded,outcome,reason,robots,pages,errors,skipped,waiting,taken_apart
alfa,alfa,true,complete,,allowed,120,0,7,0,0
deltion,deltion,true,partial,,,0,0,0,0,0
nti,nti,false,complete,,,0,0,0,0,0
oppstap,oppstap,false,failed,DNS: no such host,,0,3,0,0,0
)csv"));
}

TEST_CASE("text from the web becomes UTF-8 without NUL") {
  World world;
  world.offerings.front().evidence = std::string("a\0b\xff", 4);
  CHECK(world.file("offerings.csv").find(",ab\xEF\xBF\xBD,") != std::string::npos);
}

TEST_CASE("write_csv makes the folder, replaces every file whole and leaves nothing else") {
  const TemporaryFolder folder;
  const World world;
  std::filesystem::create_directories(folder / "report");
  write_bytes(folder / "report/offerings.csv", std::string(100000, 'x'));
  const auto write = [&](const std::filesystem::path& where) {
    return write_csv(where, world.counts(), world.offerings, world.institutions, world.matches, world.lists);
  };
  REQUIRE(write(folder / "report"));
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "report")) {
    const std::string name = entry.path().filename().string();
    CAPTURE(name);
    CHECK(bytes_of(entry.path()) == world.file(name));
    ++files;
  }
  CHECK(files == 6);

  write_bytes(folder / "a file", "");
  const auto refused = write(folder / "a file");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == Error::Kind::not_writable);
  CHECK(refused.error().code == "E-REPORT-WRITE");
}
