// `evaluate --titles` and `train`: measured on judged titles, and fitted to them, as a user does it.
#include "tests/support/program.hpp"

#include <doctest/doctest.h>

using vindbaar::tests::read_text;
using vindbaar::tests::run_vindbaar;
using vindbaar::tests::TemporaryFolder;
using vindbaar::tests::write_text;

namespace {

const std::string seeds = SOURCE_DIR "/seeds";
const std::string judged = TEST_DATA "/matcher";

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("evaluate counts what was accepted rightly and wrongly, beside the exact names") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "titles.csv";
  write_text(file,
             "id,title,context,code\n"
             "1,Helpende plus,,K0905\n"
             "2,Gerontopsychatrie,Je haalt een mbo-certificaat,K0988\n"
             "3,Basiscursus Excel,,\n"
             "4,Helpende plus,Je krijgt geen mbo-certificaat,none\n"
             "5,Pedicure,Cursus van 2 uur,K0511+K0118\n");
  const auto measured = run_vindbaar({"--seeds", seeds, "evaluate", "--titles", file.string(), "--misses"});
  CAPTURE(measured.out);
  CAPTURE(measured.error);
  CHECK(measured.exit_code == 0);
  CHECK(has(measured.out, "titles                     5"));
  CHECK(has(measured.out, "certificates offered       4"));
  CHECK(has(measured.out, "believed  titles"));
  CHECK(has(measured.out, "0.980 "));
  CHECK(has(measured.out, "Baseline, exact name: precision 0.3333  recall 0.2500"));
  CHECK(has(measured.out, "Pedicure"));
  const auto json = run_vindbaar({"--seeds", seeds, "--json", "evaluate", "--titles", file.string()});
  CHECK(has(json.out, "\"titles\": 5"));
}

TEST_CASE("evaluate without titles, and titles without an answer, are refused with what to do") {
  CHECK(run_vindbaar({"--seeds", seeds, "evaluate"}).exit_code == 2);
  const TemporaryFolder folder;
  write_text(folder.path() / "titles.csv", "id,title\n1,Helpende plus\n");
  const auto refused =
      run_vindbaar({"--seeds", seeds, "evaluate", "--titles", (folder.path() / "titles.csv").string()});
  CHECK(refused.exit_code == 3);
  CHECK(has(refused.error, "E-LABELS"));
}

TEST_CASE("a training run gives the shipped weights, bit for bit") {
  const TemporaryFolder folder;
  const auto out = folder.path() / "weights.csv";
  const auto trained = run_vindbaar({"--seeds", seeds, "train", "--sets", judged + "/training/sets.csv",
                                     "--start", judged + "/training/start.csv", "--out", out.string()});
  CAPTURE(trained.error);
  REQUIRE(trained.exit_code == 0);
  CHECK(read_text(out) == read_text(SOURCE_DIR "/matcher/weights.csv"));
}

TEST_CASE("sets that cannot be read are refused with their line") {
  const TemporaryFolder folder;
  write_text(folder.path() / "titles.csv", "title,code\nHelpende plus,K0905\n");
  const char* sets[] = {"titles,seeds,date,importance\ntitles.csv,,2023-06-01,1\n",
                        "titles,seeds,date,importance,absent\ntitles.csv,,gisteren,1,false\n",
                        "titles,seeds,date,importance,absent\ntitles.csv,,2023-06-01,0,false\n"};
  for (const char* csv : sets) {
    CAPTURE(csv);
    write_text(folder.path() / "sets.csv", csv);
    const auto refused =
        run_vindbaar({"--seeds", seeds, "train", "--sets", (folder.path() / "sets.csv").string()});
    CHECK(refused.exit_code == 3);
    CHECK(has(refused.error, "E-TRAIN-SETS"));
  }
}
