// The built program as a user meets it: what it prints, where, and its exit codes.
#include "tests/support/program.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

using vindbaar::tests::read_text;
using vindbaar::tests::run_vindbaar;
using vindbaar::tests::TemporaryFolder;
using vindbaar::tests::write_text;

namespace fs = std::filesystem;

namespace {

const std::string real_seeds = SOURCE_DIR "/seeds";

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the real lists have no errors") {
  const auto checked = run_vindbaar({"--seeds", real_seeds, "seeds", "check"});
  CAPTURE(checked.out);
  CHECK(checked.exit_code == 0);
  CHECK(has(checked.out, " 0 error(s)"));
}

TEST_CASE("every mistake in the lists is named at once, with file, line and column, and the exit code is 3") {
  const TemporaryFolder folder;
  write_text(folder.path() / "lists/institutions.csv",
             "id,name,type,funded,brin,province,start_urls,extra_hosts,successor_of,merged_into,valid_from,"
             "valid_until\n"
             "een,Een College,ROC,misschien,,,https://een.example/,,,,,\n");
  write_text(folder.path() / "lists/certificates.csv",
             "code,name,kind,sector,level,qualification,sbu,valid_from,valid_until,replaced_by,lnv,aliases\n"
             "K0905,Helpende plus,keuzedeel,zorg,2,,240,,,,false,\n"
             "K905,Kort,keuzedeel,zorg,2,,240,,,,false,\n"
             "K0906,Sectorloos,keuzedeel,zogr,2,,240,,,,false,\n");
  const auto checked = run_vindbaar({"--seeds", folder.path().string(), "seeds", "check"});
  CAPTURE(checked.out);
  CHECK(checked.exit_code == 3);
  CHECK(has(checked.out, "institutions.csv:2: column 'funded'"));
  CHECK(has(checked.out, "certificates.csv:3: column 'code': expected K or C and four digits, found 'K905'"));
  CHECK(has(checked.out, "certificates.csv:4: column 'sector'"));
  SUBCASE("and a command that needs the lists refuses with the same words") {
    const auto matched = run_vindbaar({"--seeds", folder.path().string(), "match", "Helpende plus"});
    CHECK(matched.exit_code == 3);
    CHECK(matched.out.empty());
    CHECK(has(matched.error, "certificates.csv:3: column 'code'"));
    CHECK(has(matched.error, "E-SEEDS"));
  }
}

TEST_CASE("a run that does not exist is named, with the runs there are") {
  const TemporaryFolder folder;
  write_text(folder.path() / "2025/manifest.json", "{}");
  const auto shown =
      run_vindbaar({"--seeds", real_seeds, "--runs", folder.path().string(), "show", "2026", "deltion"});
  CHECK(shown.exit_code == 3);
  CHECK(has(shown.error, "E-RUN-MISSING"));
  CHECK(has(shown.error, "2025"));
}

TEST_CASE("a real run asks for a contact address before it asks any website") {
  const TemporaryFolder folder;
  const auto lines = run_vindbaar({"--seeds", real_seeds, "match", "--format", "csv"},
                                  "Helpende plus\r\n\n  Voeding, industriële processen \n");
  CHECK(has(lines.out, "\r\n1,Helpende plus,K0905,"));
  CHECK(has(lines.out, "\r\n3,\"Voeding, industriële processen\",K0651,"));
  CHECK(run_vindbaar({"--seeds", real_seeds, "match"}, " \n\n").exit_code == 3);

  const auto refused = run_vindbaar({"--seeds", real_seeds, "--runs", folder.path().string(), "run", "2026"});
  CHECK(refused.exit_code == 2);
  CHECK(has(refused.error, "--contact"));
}

TEST_CASE("an unknown institution is wrong usage") {
  const TemporaryFolder folder;
  const auto refused = run_vindbaar({"--seeds", real_seeds, "--runs", folder.path().string(), "run", "2026",
                                     "--only", "dletion", "--contact", "a@b.example"});
  CHECK(refused.exit_code == 2);
  CHECK(has(refused.error, "dletion"));
}

TEST_CASE("match answers titles as a table, CSV and JSON") {
  const auto table = run_vindbaar({"--seeds", real_seeds, "match", "Mbo-certificaat Helpende plus"});
  CHECK(table.exit_code == 0);
  CHECK(has(table.out, "K0905 Helpende plus"));
  const auto csv = run_vindbaar({"--seeds", real_seeds, "match", "--format", "csv"},
                                "id,title\n7,Helpende plus\n8,Bloemschikken voor gevorderden\n");
  CHECK(csv.exit_code == 0);
  CHECK(has(csv.out, "id,title,code,certificate,probability,verdict,runner_up,reasons\r\n"));
  CHECK(has(csv.out, "\r\n7,Helpende plus,K0905,Helpende plus,"));
  CHECK(has(csv.out, "\r\n8,Bloemschikken voor gevorderden,"));
  const auto json = run_vindbaar({"--seeds", real_seeds, "--json", "match", "Helpende plus"});
  CHECK(has(json.out, "\"code\": \"K0905\""));
}

TEST_CASE("match names a header that lacks a column") {
  const auto refused = run_vindbaar({"--seeds", real_seeds, "match"}, "nummer,titel\n1,Helpende plus\n");
  CHECK(refused.exit_code == 3);
  CHECK(has(refused.error, "id,title[,context]"));
}

TEST_CASE("a folder that cannot be written is exit code 4") {
  const TemporaryFolder folder;
  write_text(folder.path() / "runs", "a file where the folder should be");
  const auto refused = run_vindbaar({"--seeds", real_seeds, "--runs", (folder.path() / "runs").string(),
                                     "run", "2026", "--contact", "a@b.example", "--only", "deltion"});
  CHECK(refused.exit_code == 4);
  CHECK(has(refused.error, "could not"));
}

TEST_CASE("explain reads a page on this disk") {
  const TemporaryFolder folder;
  write_text(folder.path() / "page.html",
             "<html><head><title>Helpende plus | Een "
             "College</title></head><body><nav>Home</nav><main><h1>Helpende plus</h1>"
             "<p>Je ontvangt een landelijk erkend mbo-certificaat.</p><p>Meld je aan. Kosten: &euro; 500. "
             "Start: september."
             "</p></main></body></html>");
  const auto told =
      run_vindbaar({"--seeds", real_seeds, "explain", "--url", "https://een.example/helpende-plus", "--file",
                    (folder.path() / "page.html").string()});
  CHECK(told.exit_code == 0);
  CHECK(has(told.out, "K0905"));
  CHECK(has(told.out, "landelijk erkend mbo-certificaat"));
}

TEST_CASE("the README's example prints what the README says") {
  const std::string title = "Mbo-certificaat Verzorgende & verpleegtechnische handelingen, niveau 3";
  const auto matched = run_vindbaar({"--seeds", real_seeds, "match", title});
  const std::string readme = read_text(SOURCE_DIR "/README.md");
  REQUIRE(has(readme, "vindbaar match \"" + title + "\""));
  std::istringstream lines(matched.out);
  std::size_t printed = 0;
  for (std::string line; std::getline(lines, line); ++printed) {
    CAPTURE(line);
    CHECK(has(readme, "\n    " + line + "\n"));
  }
  CHECK(printed > 5);
}
