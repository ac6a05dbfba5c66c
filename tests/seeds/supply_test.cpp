// Imports of what others registered: achieved certificates and licences.
#include "seeds/supply.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

using namespace vindbaar;
using namespace vindbaar::seeds;

namespace {

Lists small_lists() {
  Lists lists;
  for (const char* code : {"K0905", "K0001", "C0039", "K0002"})
    lists.certificates.push_back(Certificate{*CertificateCode::parse(code)});
  lists.certificates[2].qualification = "Verzorgende IG (crebo 25656)";
  lists.certificates[3].lnv = true;
  Institution alfa;
  alfa.id = "alfa";
  alfa.brin = "25PJ";
  lists.institutions.push_back(alfa);
  return lists;
}

}  // namespace

TEST_CASE("achieved certificates are read from either kind of file, and equal rows are added up") {
  struct Row {
    const char* what;
    const char* csv;
    const char* expected;  ///< Rows without header and source.
  };
  const Row rows[] = {
      {"the monitor's",
       "code,kind,provider,year,count\nK0905,k,bekostigd,2021,7\nK0905,k,niet_bekostigd,2021,2\n",
       "K0905,2021,false,2,false;K0905,2021,true,7,false;"},
      {"DUO's, with semicolons", "CERTIFICAATCODE;JAAR;AANTAL\nk 0905;2021;7\nK0905;2021;3\n",
       "K0905,2021,,10,false;"},
      {"hidden numbers", "code,jaar,aantal\nK0001,2020/2021,<5\n", "K0001,2020,,,true;"},
      {"hidden beside known", "code,jaar,aantal\nK0001,2021,<5\nK0001,2021,9\n", "K0001,2021,,9,true;"},
      {"others are left out", "code,jaar,aantal\nK9999,2021,5\nK0002,2021,5\nKWAL,2021,5\n", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const auto import = import_achieved(row.csv, "duo.csv", small_lists());
    REQUIRE(import);
    std::string text = "code,year,funded,count,hidden,source\r\n";
    for (const char* at = row.expected; *at != '\0'; ++at)
      text += *at == ';' ? std::string(",duo.csv\r\n") : std::string(1, *at);
    CHECK(import->csv == text);
  }
  const auto left_out = import_achieved(rows[4].csv, "duo.csv", small_lists());
  CHECK(left_out->remarks.size() == 3);
}

TEST_CASE("an achieved file that lacks a column or has no number is refused with the place") {
  const auto column = import_achieved("code,jaar\nK0905,2021\n", "duo.csv", small_lists());
  REQUIRE_FALSE(column);
  CHECK(column.error().code == "E-IMPORT-COLUMN");
  const auto cell = import_achieved("code,jaar,aantal\nK0905,2021,veel\n", "duo.csv", small_lists());
  REQUIRE_FALSE(cell);
  CHECK(cell.error().code == "E-IMPORT-CELL");
  CHECK(cell.error().what.starts_with("duo.csv:2:"));
}

TEST_CASE("licences become certificates by code, by relation and by crebo in the register") {
  const char* licences =
      "BRIN,ERKENDEOPLEIDINGSCODE,STADIUM,BEGINDATUM,EINDDATUM\n"
      "25PJ,K0905,STANDAARD,2020-08-01,\n"
      "25PJ00,25656,STANDAARD,,2022-07-31\n"
      "25pj,25000,STANDAARD,,\n"
      "25PJ,K0001,SLAPEND,,\n"
      "99ZZ,K0905,STANDAARD,,\n"
      "25PJ,11111,STANDAARD,,\n"
      "25PJ,K0002,STANDAARD,,\n";
  const auto import =
      import_licences(licences, "rio.csv", "code,crebo\nK0001,25000\n", "relaties.csv", small_lists());
  REQUIRE(import);
  CHECK(import->csv ==
        "institution_id,code,programme,valid_from,valid_until,source\r\n"
        "alfa,C0039,25656,,2022-07-31,rio.csv\r\n"
        "alfa,K0001,25000,,,rio.csv\r\n"
        "alfa,K0905,K0905,2020-08-01,,rio.csv\r\n");
  CHECK(import->remarks.size() == 3);
}

TEST_CASE("what was imported reads back, and no file is no error") {
  const auto folder = std::filesystem::temp_directory_path() / "vindbaar-supply-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "lists");
  CHECK_FALSE(read_achieved(folder)->has_value());
  CHECK_FALSE(read_potential(folder)->has_value());
  const auto achieved =
      import_achieved("code,jaar,aantal,bekostigd\nK0001,2021,<5,ja\n", "duo.csv", small_lists());
  const auto potential =
      import_licences("BRIN,crebo,einddatum\n25PJ,25656,2022-07-31\n", "rio.csv", "", "", small_lists());
  std::ofstream(folder / "lists/achieved.csv", std::ios::binary) << achieved->csv;
  std::ofstream(folder / "lists/potential.csv", std::ios::binary) << potential->csv;
  const auto read = read_achieved(folder);
  REQUIRE(read);
  REQUIRE((*read)->rows.size() == 1);
  CHECK((*read)->rows[0].is_hidden);
  CHECK_FALSE((*read)->rows[0].count);
  CHECK((*read)->rows[0].funded == true);
  const auto offers = read_potential(folder);
  REQUIRE(offers);
  REQUIRE((*offers)->rows.size() == 1);
  CHECK((*offers)->rows[0].is_valid_on(*Date::parse("2022-07-31")));
  CHECK_FALSE((*offers)->rows[0].is_valid_on(*Date::parse("2022-08-01")));
  std::ofstream(folder / "lists/achieved.csv", std::ios::binary) << "code,year,count\nK905,2021,3\n";
  CHECK_FALSE(read_achieved(folder));
  std::filesystem::remove_all(folder);
}
