// The service's replies, judged by the API's own JSON schemas (tests/data/reconcile).
#include "tests/reconcile/service.hpp"
#include "tests/support/program.hpp"

#include <nlohmann/json.hpp>

namespace vindbaar::reconcile {
namespace {

using nlohmann::json;

class Judge {
 public:
  void add(const std::string& schema, const std::string& body) {
    const auto file = folder_.path() / schema / (std::to_string(++count_) + ".json");
    std::filesystem::create_directories(file.parent_path());
    tests::write_text(file, body);
  }
  tests::Finished judge() const {
    return tests::run_program(WARCIO_PYTHON, {SOURCE_DIR "/tests/reconcile/judge.py",
                                              TEST_DATA "/reconcile/schemas", folder_.path().string()});
  }

 private:
  tests::TemporaryFolder folder_;
  int count_ = 0;
};

std::string batch_of(const json& queries) {
  return shipped_service().answer({"POST", "/", "queries=" + encoded(queries.dump()), "localhost:1"}).body;
}

}  // namespace

TEST_CASE("every reply is as the API's own schemas want it") {
  Judge judge;
  judge.add("manifest", get("/").body);
  judge.add("reconciliation-result-batch",
            batch_of({{"sure", {{"query", "Helpende plus"}}},
                      {"several", {{"query", "Zorg en technologie"}, {"limit", 5}}},
                      {"none", {{"query", "Bloemschikken"}}},
                      {"two", {{"query", "Helpende plus + Gerontopsychiatrie"}}},
                      {"empty", {{"query", "…"}}},
                      {"typed", {{"query", "Individuele zorg verlenen"}, {"type", "beroepsonderdeel"}}},
                      {"coded", {{"properties", {{{"pid", "code"}, {"v", "K0988"}}}}}}}));
  for (const char* prefix : {"zorg", "K0905", "zzzzzz", ""}) {
    judge.add("suggest-entities-response", get("/suggest/entity?prefix=" + std::string(prefix)).body);
    judge.add("suggest-properties-response", get("/suggest/property?prefix=" + std::string(prefix)).body);
    judge.add("suggest-types-response", get("/suggest/type?prefix=" + std::string(prefix)).body);
  }
  const auto judged = judge.judge();
  CAPTURE(judged.out);
  CAPTURE(judged.error);
  CHECK(judged.exit_code == 0);
  CHECK(judged.out.find("14 replies") != std::string::npos);
}

TEST_CASE("the judge sees a reply that is not as the API wants it") {
  json answers = json::parse(batch_of({{"q", {{"query", "Helpende plus"}}}}));
  answers["q"]["result"][0].erase("id");
  Judge judge;
  judge.add("reconciliation-result-batch", answers.dump());
  CHECK(judge.judge().exit_code == 1);
}

}  // namespace vindbaar::reconcile
