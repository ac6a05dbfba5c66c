#include "output/store/store.hpp"
#include "output/store/readings.hpp"
#include "tests/output/file_bytes.hpp"
#include "tests/output/temporary_folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>

using namespace vindbaar;
using namespace vindbaar::store;
using vindbaar::test::bytes_of;
using vindbaar::test::TemporaryFolder;
using vindbaar::test::write_bytes;

namespace {

InstitutionRow institution(const std::string& id) {
  return {id, "Naam van " + id, true, Outcome::partial, "2 pages timed out", "allowed", 12, 2, 3, 4};
}

PageRow page(const std::string& institution_id, const std::string& url, const std::string& archived_at) {
  return {institution_id, url,    "certificate_track", 0.75,           "Titel", "Kop",
          "nl",           "00ff", archived_at,         "a.warc.gz:12", 200,     2};
}

MatchRow match(const std::string& institution_id, const std::string& url, const std::string& code) {
  return {institution_id,
          url,
          "Helpende plus",
          "page",
          "https://a.nl/d",
          code,
          0.97,
          "accepted",
          "because",
          "a\nb",
          "K0001",
          0.125,
          "mbo_certificate",
          "een mbo-certificaat",
          "individual",
          "schrijf je in",
          "open",
          "start in mei",
          true};
}

OfferingRow offering(const std::string& institution_id, const std::string& code) {
  return {institution_id,
          code,
          "Helpende plus",
          "https://a.nl/p",
          "individual",
          "open",
          "accepted",
          true,
          0.97,
          "een mbo-certificaat",
          "2022-02-14T09:30:00Z",
          3,
          "R2: only employers can enrol"};
}

/// Adds the same rows in an order that `seed` decides.
void fill(Findings& findings, unsigned seed) {
  std::vector<std::function<Result<void>()>> steps;
  for (const char* id : {"zadkine", "alfa", "deltion"}) {
    steps.emplace_back([&findings, id] { return findings.add(institution(id)); });
    for (const char* url : {"https://a.nl/2", "https://a.nl/10", "https://a.nl/1"}) {
      for (const char* when : {"2022-02-14T09:30:00Z", "2022-02-15T09:30:00Z"})
        steps.emplace_back([&findings, id, url, when] { return findings.add(page(id, url, when)); });
      for (const char* code : {"K0905", "C0039", "K0905"})
        steps.emplace_back([&findings, id, url, code] { return findings.add(match(id, url, code)); });
    }
  }
  steps.emplace_back([&findings] {
    return findings.add(CertificateRow{"K0905", "Helpende plus", "keuzedeel", "zorg", true, false});
  });
  steps.emplace_back([&findings] { return findings.set_fact("run", "2022"); });
  steps.emplace_back([&findings] { return findings.set_fact("day", "2022-02-14"); });
  std::shuffle(steps.begin(), steps.end(), std::mt19937(seed));
  for (const auto& step : steps) REQUIRE(step());
  REQUIRE(findings.replace_offerings({offering("deltion", "K0905"), offering("alfa", "K0905")}));
}

std::string build(const std::filesystem::path& file, unsigned seed) {
  auto findings = Findings::create(file);
  REQUIRE(findings);
  fill(*findings, seed);
  REQUIRE(findings->finish());
  return bytes_of(file);
}

}  // namespace

TEST_CASE("readings are found again by the version that kept them, and begun anew by another") {
  const TemporaryFolder folder;
  const auto file = folder / "readings.sqlite";
  const std::string bytes("\0\xff text", 7);
  {
    auto kept = store::Readings::open(file, "one");
    REQUIRE(kept);
    kept->keep("a page", bytes);
    CHECK(kept->find("a page") == bytes);
    CHECK_FALSE(kept->find("another page"));
    CHECK(store::Readings::open(file, "one").error().code == "E-STORE-BUSY");
  }
  {
    const auto kept = store::Readings::open(file, "one");
    REQUIRE(kept);
    CHECK(kept->find("a page") == bytes);
  }
  {
    const auto kept = store::Readings::open(file, "two");
    REQUIRE(kept);
    CHECK_FALSE(kept->find("a page"));
  }
  write_bytes(file, "no database at all, but long enough to be taken for the head of one");
  const auto kept = store::Readings::open(file, "two");
  REQUIRE(kept);
  CHECK_FALSE(kept->find("a page"));
}

TEST_CASE("readings without a file are gone with their store") {
  auto kept = store::Readings::open({}, "one");
  REQUIRE(kept);
  kept->keep("a page", "bytes");
  CHECK(kept->find("a page") == "bytes");
  CHECK(kept->finish());
}

TEST_CASE("every column of every row comes back as it went in") {
  const TemporaryFolder folder;
  auto findings = Findings::create(folder / "f.sqlite");
  REQUIRE(findings);
  REQUIRE(findings->add(institution("alfa")));
  REQUIRE(findings->add(page("alfa", "https://a.nl/p", "2022-02-14T09:30:00Z")));
  REQUIRE(findings->add(match("alfa", "https://a.nl/p", "K0905")));
  REQUIRE(findings->replace_offerings({offering("alfa", "K0905")}));
  REQUIRE(findings->finish());

  const auto reader = Findings::open(folder / "f.sqlite");
  REQUIRE(reader);
  const auto institutions = reader->institutions();
  REQUIRE(institutions);
  REQUIRE(institutions->size() == 1);
  const InstitutionRow& i = institutions->front();
  CHECK(i.id == "alfa");
  CHECK(i.name == "Naam van alfa");
  CHECK(i.funded);
  CHECK(i.outcome == Outcome::partial);
  CHECK(i.reason == "2 pages timed out");
  CHECK(i.robots == "allowed");
  CHECK(std::vector{i.pages, i.errors, i.skipped, i.waiting} == std::vector<std::int64_t>{12, 2, 3, 4});

  const auto pages = reader->pages();
  REQUIRE(pages);
  REQUIRE(pages->size() == 1);
  const PageRow& p = pages->front();
  CHECK(p.kind_probability == 0.75);
  CHECK(std::vector{p.institution, p.url, p.kind, p.title, p.heading, p.language, p.fingerprint,
                    p.archived_at, p.record} ==
        std::vector<std::string>{"alfa", "https://a.nl/p", "certificate_track", "Titel", "Kop", "nl", "00ff",
                                 "2022-02-14T09:30:00Z", "a.warc.gz:12"});
  CHECK(p.status == 200);
  CHECK(p.depth == 2);

  const auto matches = reader->matches();
  REQUIRE(matches);
  REQUIRE(matches->size() == 1);
  const MatchRow& m = matches->front();
  CHECK(std::vector{m.institution, m.url, m.title, m.source, m.detail_url, m.code, m.verdict,
                    m.verdict_reason, m.reasons, m.runner_up, m.claim, m.claim_quote, m.audience,
                    m.audience_quote, m.availability, m.availability_quote} ==
        std::vector<std::string>{"alfa", "https://a.nl/p", "Helpende plus", "page", "https://a.nl/d", "K0905",
                                 "accepted", "because", "a\nb", "K0001", "mbo_certificate",
                                 "een mbo-certificaat", "individual", "schrijf je in", "open",
                                 "start in mei"});
  CHECK(m.probability == 0.97);
  CHECK(m.runner_up_probability == 0.125);
  CHECK(m.decided_by_human);

  const auto offerings = reader->offerings();
  REQUIRE(offerings);
  REQUIRE(offerings->size() == 1);
  const OfferingRow& o = offerings->front();
  CHECK(std::vector{o.institution, o.code, o.title, o.url, o.audience, o.availability, o.verdict, o.evidence,
                    o.archived_at, o.excluded_by} ==
        std::vector<std::string>{"alfa", "K0905", "Helpende plus", "https://a.nl/p", "individual", "open",
                                 "accepted", "een mbo-certificaat", "2022-02-14T09:30:00Z",
                                 "R2: only employers can enrol"});
  CHECK(o.findable);
  CHECK(o.probability == 0.97);
  CHECK(o.pages == 3);
}

TEST_CASE("the same rows in any order give the same file to the byte") {
  const TemporaryFolder folder;
  const std::string first = build(folder / "1.sqlite", 1);
  for (const unsigned seed : {2U, 3U, 4U, 5U}) {
    CAPTURE(seed);
    CHECK(build(folder / "n.sqlite", seed) == first);
  }
}

TEST_CASE("rows are read sorted by their keys, an equal match once, of each page the newest capture") {
  const TemporaryFolder folder;
  auto findings = Findings::create(folder / "f.sqlite");
  REQUIRE(findings);
  fill(*findings, 7);

  const auto check = [](const Findings& read) {
    const auto institutions = read.institutions();
    const auto pages = read.pages();
    const auto matches = read.matches();
    const auto certificates = read.certificates();
    REQUIRE(institutions);
    REQUIRE(pages);
    REQUIRE(matches);
    REQUIRE(certificates);
    CHECK(institutions->at(0).id == "alfa");
    CHECK(institutions->at(2).id == "zadkine");
    CHECK(pages->size() == 9);
    CHECK(pages->at(1).url == "https://a.nl/10");
    for (const PageRow& row : *pages) CHECK(row.archived_at == "2022-02-15T09:30:00Z");
    CHECK(matches->size() == 18);
    CHECK(matches->at(0).code == "C0039");
    CHECK(certificates->at(0).name == "Helpende plus");
    CHECK(read.fact("day").value().value_or("") == "2022-02-14");
    CHECK_FALSE(read.fact("no such fact").value().has_value());
  };
  check(*findings);
  REQUIRE(findings->finish());
  check(*findings);
}

TEST_CASE("findings that are not finished leave the old file as it was, and nothing else") {
  const TemporaryFolder folder;
  const std::string before = build(folder / "f.sqlite", 1);
  {
    auto findings = Findings::create(folder / "f.sqlite");
    REQUIRE(findings);
    REQUIRE(findings->add(institution("x")));
  }
  CHECK(bytes_of(folder / "f.sqlite") == before);
  CHECK_FALSE(std::filesystem::exists(folder / "f.sqlite.new"));
}

TEST_CASE("what a killed analysis left behind does not stop the next one") {
  const TemporaryFolder folder;
  write_bytes(folder / "f.sqlite.new", "half a file");
  auto findings = Findings::create(folder / "f.sqlite");
  REQUIRE(findings);
  REQUIRE(findings->finish());
  CHECK(Findings::open(folder / "f.sqlite"));
}

TEST_CASE("a second writer of the same findings is refused, the first goes on") {
  const TemporaryFolder folder;
  auto first = Findings::create(folder / "f.sqlite");
  REQUIRE(first);
  const auto second = Findings::create(folder / "f.sqlite");
  REQUIRE_FALSE(second);
  CHECK(second.error().code == "E-STORE-BUSY");
  REQUIRE(first->add(institution("alfa")));
  REQUIRE(first->finish());
  CHECK(first->institutions()->size() == 1);
}

TEST_CASE("a file that holds no findings is refused in words") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "folder");
  write_bytes(folder / "text",
              "this is no database, but it is long enough to be read as one: " + std::string(4096, '.'));
  write_bytes(folder / "empty", "");
  const struct {
    std::string name;
    std::string code;
  } rows[] = {{"missing", "E-RUN-NOT-ANALYSED"},
              {"folder", "E-RUN-NOT-ANALYSED"},
              {"empty", "E-RUN-NOT-ANALYSED"},
              {"text", "E-STORE-CORRUPT"}};
  for (const auto& row : rows) {
    CAPTURE(row.name);
    const auto findings = Findings::open(folder / row.name);
    REQUIRE_FALSE(findings);
    CHECK(findings.error().code == row.code);
    CHECK_FALSE(findings.error().next.empty());
  }
}

TEST_CASE("a folder that cannot be written to is an error before any work is done") {
  const auto findings = Findings::create("/proc/no-such-folder/f.sqlite");
  REQUIRE_FALSE(findings);
  CHECK(findings.error().kind == Error::Kind::not_writable);
}

TEST_CASE("findings that are opened cannot be written to") {
  const TemporaryFolder folder;
  build(folder / "f.sqlite", 1);
  auto findings = Findings::open(folder / "f.sqlite");
  REQUIRE(findings);
  const auto added = findings->add(institution("x"));
  REQUIRE_FALSE(added);
  CHECK(added.error().kind == Error::Kind::not_writable);
}

TEST_CASE("rows that contradict each other stop the analysis") {
  const TemporaryFolder folder;
  auto findings = Findings::create(folder / "f.sqlite");
  REQUIRE(findings);
  REQUIRE(findings->add(institution("alfa")));
  const auto again = findings->add(institution("alfa"));
  REQUIRE_FALSE(again);
  CHECK(again.error().code == "E-STORE-ROW");
  const auto pair_twice = findings->replace_offerings({offering("alfa", "K0905"), offering("alfa", "K0905")});
  REQUIRE_FALSE(pair_twice);
  CHECK(pair_twice.error().code == "E-STORE-ROW");
}

TEST_CASE("a match without its page is not let through, because nobody could look it up") {
  const TemporaryFolder folder;
  auto findings = Findings::create(folder / "f.sqlite");
  REQUIRE(findings);
  REQUIRE(findings->add(match("alfa", "https://a.nl/p", "K0905")));
  const auto finished = findings->finish();
  REQUIRE_FALSE(finished);
  CHECK(finished.error().code == "E-STORE-PAGE-MISSING");
  CHECK_FALSE(std::filesystem::exists(folder / "f.sqlite"));
}

TEST_CASE("text from the web is stored as UTF-8 without NUL") {
  const TemporaryFolder folder;
  auto findings = Findings::create(folder / "f.sqlite");
  REQUIRE(findings);
  PageRow row = page("alfa", "https://a.nl/p", "2022-02-14T09:30:00Z");
  row.title = std::string("a\0b\xff'); DROP TABLE page; --", 27);
  REQUIRE(findings->add(row));
  const auto pages = findings->pages();
  REQUIRE(pages);
  CHECK(pages->at(0).title == "ab\xEF\xBF\xBD'); DROP TABLE page; --");
}

TEST_CASE("a damaged file gives errors or rows, never a crash") {
  const TemporaryFolder folder;
  const std::string good = build(folder / "f.sqlite", 1);
  int refused = 0;
  for (std::size_t at = 0; at < good.size(); at += 97) {
    std::string bad = good;
    bad[at] = static_cast<char>(~bad[at]);
    write_bytes(folder / "bad.sqlite", bad);
    const auto findings = Findings::open(folder / "bad.sqlite");
    if (!findings || !findings->pages() || !findings->matches() || !findings->offerings()) ++refused;
  }
  CHECK(refused > 0);
}

TEST_CASE("features are kept once each, in order, and only those of the coding frame") {
  const TemporaryFolder folder;
  auto findings = Findings::create(folder / "findings.sqlite");
  REQUIRE(findings);
  REQUIRE(findings->add(page("alfa", "https://a.nl/p", "2022-02-14T09:30:00Z")));
  const FeatureRow evening{"alfa", "https://a.nl/p", "Helpende plus", "class_times", "avond", "in de avond"};
  const FeatureRow weeks{"alfa", "https://a.nl/p", "Helpende plus", "duration", "20 weken", "duurt 20 weken"};
  for (const FeatureRow& row : {weeks, evening, weeks}) REQUIRE(findings->add(row));
  FeatureRow strange = evening;
  strange.value = "nacht";
  const auto refused = findings->add(strange);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "E-STORE-FEATURE");
  REQUIRE(findings->finish());
  const auto rows = findings->features();
  REQUIRE(rows);
  REQUIRE(rows->size() == 2);
  CHECK(rows->front().value == "avond");
  CHECK(rows->back().quote == "duurt 20 weken");
}

TEST_CASE("a feature on a page that was not added is refused") {
  const TemporaryFolder folder;
  auto findings = Findings::create(folder / "findings.sqlite");
  REQUIRE(findings);
  REQUIRE(findings->add(FeatureRow{"alfa", "https://a.nl/x", "Helpende plus", "level", "2", "niveau 2"}));
  const auto finished = findings->finish();
  REQUIRE_FALSE(finished);
  CHECK(finished.error().code == "E-STORE-PAGE-MISSING");
}
