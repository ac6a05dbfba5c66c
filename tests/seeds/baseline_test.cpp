#include "folder.hpp"

#include <algorithm>
#include <numeric>

using namespace vindbaar;
using namespace vindbaar::seeds;
using testing::Folder;
using testing::lists_of;

namespace {

const std::filesystem::path real_folder = std::filesystem::path{SOURCE_DIR} / "seeds";

const Lists& real_lists() {
  static const Reading reading = read_lists(real_folder);
  REQUIRE(reading.lists.has_value());
  return *reading.lists;
}

Baseline published(std::string_view date) {
  auto baseline = read_baseline(real_folder, date, real_lists());
  REQUIRE_MESSAGE(baseline.has_value(), baseline.error().what);
  return std::move(*baseline);
}

const PrintedCertificate& printed(const Baseline& baseline, std::string_view code) {
  const auto found = std::find_if(baseline.certificates.begin(), baseline.certificates.end(),
                                  [&](const PrintedCertificate& row) { return row.printed_code == code; });
  REQUIRE(found != baseline.certificates.end());
  return *found;
}

const PrintedInstitution& printed_row(const Baseline& baseline, std::string_view name) {
  const auto found = std::find_if(baseline.institutions.begin(), baseline.institutions.end(),
                                  [&](const PrintedInstitution& row) { return row.printed_name == name; });
  REQUIRE(found != baseline.institutions.end());
  return *found;
}

/// The sum of one measure over the funded or the other rows, blanks as nothing.
template <class Measure>
int sum_of(const Baseline& baseline, bool funded, Measure measure) {
  int sum = 0;
  for (const PrintedInstitution& row : baseline.institutions)
    if (row.funded == funded) sum += measure(row).value_or(0);
  return sum;
}

}  // namespace

TEST_CASE("February 2022 holds the rows that tables 1 to 6 print") {
  const Baseline baseline = published("2022-02");
  CHECK(baseline.date == "2022-02");
  CHECK(baseline.certificates.size() == 99);
  const auto is_elective = [](const PrintedCertificate& row) {
    return row.kind == CertificateKind::elective_unit;
  };
  CHECK(std::count_if(baseline.certificates.begin(), baseline.certificates.end(), is_elective) == 77);
  CHECK(baseline.institutions.size() == 46);
  REQUIRE(baseline.funded_total);
  REQUIRE(baseline.private_total);
  CHECK(baseline.funded_total->previous == 65);
  CHECK(baseline.funded_total->current == 282);
  CHECK(baseline.funded_total->sectors.at("zorg") == 171);
  CHECK(baseline.private_total->current == 47);
}

TEST_CASE("the rows add up as far as the report's own rows do") {
  const Baseline baseline = published("2022-02");
  CHECK(sum_of(baseline, true, [](const auto& row) { return row.current; }) == 282);
  CHECK(sum_of(baseline, true, [](const auto& row) { return row.previous; }) == 64);  // printed: 65
  CHECK(sum_of(baseline, true, [](const auto& row) { return row.elective_units; }) == 212);
  CHECK(sum_of(baseline, true, [](const auto& row) { return row.vocational_units; }) == 69);
  CHECK(sum_of(baseline, true, [](const auto& row) { return row.sectors.at("techniek"); }) == 50);
  CHECK(sum_of(baseline, false, [](const auto& row) { return row.current; }) == 47);
}

TEST_CASE("a printed code stands for the codes in it that are in the register") {
  const Baseline baseline = published("2022-02");
  const auto codes = [&](std::string_view code) {
    std::vector<std::string> texts;
    for (const CertificateCode& found : printed(baseline, code).codes) texts.push_back(found.text());
    return texts;
  };
  CHECK(codes("K0905") == std::vector<std::string>{"K0905"});
  CHECK(codes("K0511 / K1257") == std::vector<std::string>{"K0511", "K1257"});
  CHECK(codes("K0041").empty());
  CHECK(codes("K0042/43").empty());
  CHECK(printed(baseline, "C0039").kind == CertificateKind::vocational_unit);
}

TEST_CASE("a blank stays blank and a zero stays zero") {
  const Baseline baseline = published("2022-02");
  CHECK(printed(baseline, "K0651").funded == 4);
  CHECK(printed(baseline, "K0651").private_ == std::nullopt);
  CHECK(printed(baseline, "C0017").funded == std::nullopt);
  CHECK(printed(baseline, "C0017").private_ == 1);
  CHECK(printed_row(baseline, "Hoornbeekcoll.").vocational_units == std::nullopt);
  CHECK(printed_row(baseline, "ROC Ter AA").elective_units == 0);
  CHECK(printed_row(baseline, "Instituut Broersen").current == 0);
  CHECK(printed_row(baseline, "Instituut Broersen").sectors.at("zorg") == std::nullopt);
}

TEST_CASE("every printed institution is one of ours") {
  for (const char* date : {"2020-05", "2022-02"}) {
    for (const PrintedInstitution& row : published(date).institutions) {
      CAPTURE(row.printed_name);
      REQUIRE(real_lists().institution(row.institution_id));
      CHECK(real_lists().institution(row.institution_id)->funded == row.funded);
    }
  }
  CHECK(printed_row(published("2022-02"), "Rijnland").institution_id == "mborijnland");
}

TEST_CASE("May 2020 prints one number an institution and no certificates") {
  const Baseline baseline = published("2020-05");
  CHECK(baseline.certificates.empty());
  CHECK(baseline.institutions.size() == 46);
  CHECK(printed_row(baseline, "Deltion").current == 22);
  CHECK(printed_row(baseline, "Deltion").previous == std::nullopt);
  CHECK(baseline.private_total->current == 11);
}

TEST_CASE("the end of 2022 has other tables only") {
  const Baseline baseline = published("2022-12");
  CHECK(baseline.certificates.empty());
  CHECK(baseline.institutions.empty());
  CHECK(!baseline.funded_total);
}

TEST_CASE("a date without published tables is refused with those there are") {
  for (const char* date : {"2021-05", "", "..", "../lists", "2022-02/"}) {
    CAPTURE(date);
    const auto baseline = read_baseline(real_folder, date, real_lists());
    REQUIRE(!baseline);
    CHECK(baseline.error().kind == Error::Kind::bad_input);
    CHECK(baseline.error().code == "E-BASELINE-MISSING");
    CHECK(baseline.error().next == "Choose one of: 2020-05, 2022-02, 2022-12.");
  }
}

TEST_CASE("a later monitor's tables are read by the same rules") {
  const Folder folder;
  folder.write("lists/institutions.csv",
               "id,name,type,funded,brin,province,start_urls,extra_hosts,successor_of,merged_into,valid_from,"
               "valid_until,"
               "report_name\nroc-a,ROC A,ROC,true,,,https://a.nl/,,,,,,ROC A-stad\n");
  folder.write("baseline/2024-02/bijlage_table_5.csv",
               "instelling;feb_22;feb_24;wv_keuzedeel;wv_beroepsonderdeel;zorg\r\nroc  a-stad;3;5;4;1;5\r\n"
               "Onbekend College;;2;2;;\r\nTotaal;3;7;6;1;5\r\n");
  const auto baseline = read_baseline(folder.path(), "2024-02", lists_of(folder));
  REQUIRE_MESSAGE(baseline.has_value(), baseline.error().what);
  REQUIRE(baseline->institutions.size() == 2);
  CHECK(baseline->institutions[0].institution_id == "roc-a");
  CHECK(baseline->institutions[0].previous == 3);
  CHECK(baseline->institutions[0].current == 5);
  CHECK(baseline->institutions[1].institution_id.empty());
  CHECK(baseline->institutions[1].previous == std::nullopt);
  REQUIRE(baseline->funded_total);
  CHECK(baseline->funded_total->current == 7);
  CHECK(!baseline->private_total);
}

TEST_CASE("cells of a published table that are no numbers are all told") {
  const Folder folder;
  folder.write(
      "baseline/2024-02/bijlage_table_1.csv",
      "sector,code_printed,kind_actual,aanbieders_bekostigd,aanbieders_niet_bekostigd,totaal,source\n"
      "Zorg,K0905,module,veel,,3,\n");
  folder.write("baseline/2024-02/bijlage_table_6.csv", "instelling,feb_24\nNTI,14?\n");
  const auto baseline = read_baseline(folder.path(), "2024-02", lists_of(folder));
  REQUIRE(!baseline);
  CHECK(baseline.error().code == "E-BASELINE");
  const std::string& what = baseline.error().what;
  CHECK(what.find("bijlage_table_1.csv:2: column 'kind_actual': expected keuzedeel") != what.npos);
  CHECK(what.find("bijlage_table_1.csv:2: column 'aanbieders_bekostigd': expected a whole number") !=
        what.npos);
  CHECK(what.find("bijlage_table_6.csv:2: column 'feb_24': expected a whole number without separators, found "
                  "'14?'") != what.npos);
}
