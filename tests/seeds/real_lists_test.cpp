#include "folder.hpp"

#include <algorithm>
#include <set>

using namespace vindbaar;
using namespace vindbaar::seeds;

namespace {

const std::filesystem::path real_folder = std::filesystem::path{SOURCE_DIR} / "seeds";

const Lists& real_lists() {
  static const Reading reading = read_lists(real_folder);
  for (const Problem& problem : reading.problems) MESSAGE(problem.text());
  REQUIRE(reading.lists.has_value());
  return *reading.lists;
}

Date day(std::string_view text) {
  return *Date::parse(text);
}

std::ptrdiff_t count_institutions(bool funded) {
  const auto& all = real_lists().institutions;
  return std::count_if(all.begin(), all.end(), [&](const Institution& i) { return i.funded == funded; });
}

}  // namespace

TEST_CASE("the lists that ship can be read without a single problem") {
  CHECK(read_lists(real_folder).problems.empty());
}

TEST_CASE("the lists that ship hold what the sources name") {
  const Lists& lists = real_lists();
  CHECK(lists.institutions.size() == 100);
  CHECK(count_institutions(true) == 76);
  CHECK(count_institutions(false) == 24);
  CHECK(lists.certificates.size() == 105);
  CHECK(lists.held_back.size() == 7);
  CHECK(lists.portals.size() == 13);
  CHECK(lists.other_units.size() == 18);
  CHECK(lists.decisions.empty());
  CHECK(lists.topic("lnv").size() == 15);
  CHECK(lists.topic("no such topic").empty());
}

TEST_CASE("the checks find no error in the lists that ship, and warn of what is known to be open") {
  std::size_t without_website = 0;
  std::size_t held_back = 0;
  std::vector<std::string> others;
  for (const Problem& problem : check(real_lists(), "seeds")) {
    CHECK_MESSAGE(problem.severity == Problem::Severity::warning, problem.text());
    if (problem.file.find("/phrases/") != std::string::npos) continue;  // their own rooms look at them
    if (problem.column == "start_urls")
      ++without_website;
    else if (problem.column == "code")
      ++held_back;
    else
      others.push_back(problem.text());
  }
  CHECK(without_website == 23);
  CHECK(held_back == 7);
  REQUIRE(others.size() == 1);
  CHECK(others[0].find("merged into 'yonder' on a day that is not given") != std::string::npos);
}

TEST_CASE("rows with a suspect code or none are held back, with the reason") {
  const std::vector<HeldBack>& rows = real_lists().held_back;
  std::set<std::string> codes;
  for (const HeldBack& row : rows) {
    codes.insert(row.code);
    CHECK(!row.name.empty());
    CHECK(!row.reason.empty());
  }
  CHECK(codes == std::set<std::string>{"", "K0041", "K0042/43"});
  CHECK(real_lists().certificate("K0041") == nullptr);
}

TEST_CASE("a certificate has its aliases, levels and successor") {
  const Lists& lists = real_lists();
  const Certificate* pedicure = lists.certificate("K0511");
  REQUIRE(pedicure);
  REQUIRE(pedicure->replaced_by);
  CHECK(pedicure->replaced_by->text() == "K1257");
  REQUIRE(lists.certificate("K1257"));
  CHECK(lists.certificate("K1006")->levels == std::vector<int>{3, 4});
  CHECK(lists.certificate("C0021")->sbu == 480);
  CHECK(lists.certificate("C0021")->sector == Sector::voedsel_groen);
  CHECK(lists.certificate("K1058")->aliases == std::vector<std::string>{"Hoogspanningstechnicus"});
  CHECK(lists.certificate("C0039")->extra.at("status") == "report");
  CHECK(lists.certificate("K9999") == nullptr);
}

TEST_CASE("certificates of 2023 are not in the register of February 2022") {
  for (const char* code : {"C0123", "C0125", "C0126"}) {
    CAPTURE(code);
    REQUIRE(real_lists().certificate(code));
    CHECK(!real_lists().certificate(code)->is_valid_on(day("2022-02-01")));
    CHECK(real_lists().certificate(code)->is_valid_on(day("2023-06-01")));
  }
}

TEST_CASE("merged institutions give way to their successor on the day of the merger") {
  struct Row {
    const char* id;
    const char* last_day;
    const char* next_day;
    bool before;
    bool after;
  };
  const Row rows[] = {
      {"roc-friese-poort", "2023-07-31", "2023-08-01", true, false},
      {"firda", "2023-07-31", "2023-08-01", false, true},
      {"roc-de-leijgraaf", "2022-07-31", "2022-08-01", true, false},
      {"koning-willem-i", "2022-07-31", "2022-08-01", true,
       true},  // took over the other, and was there before
      {"clusius-college", "2022-07-31", "2022-08-01", true, false},
      {"zone-college", "2018-07-31", "2018-08-01", false, true},
      {"roc-tilburg", "2022-02-01", "2026-01-01", false,
       false},  // nobody knows the day: Yonder stands for it
      {"yonder", "2022-02-01", "2026-01-01", true, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.id);
    const Institution* institution = real_lists().institution(row.id);
    REQUIRE(institution);
    CHECK(institution->is_valid_on(day(row.last_day)) == row.before);
    CHECK(institution->is_valid_on(day(row.next_day)) == row.after);
  }
  CHECK(real_lists().institution("no-such-school") == nullptr);
}

TEST_CASE("start addresses are absolute, begin at the home page and stay on hosts that are listed") {
  const Institution* school = real_lists().institution("roc-midden-nederland");
  REQUIRE(school);
  REQUIRE(school->start_urls.size() == 2);
  CHECK(school->start_urls[0].text() == "https://www.rocmn.nl/");
  CHECK(school->start_urls[1].text() == "https://mbovoorprofessionals.rocmn.nl/");
  CHECK(school->extra_hosts.size() == 3);
  CHECK(school->extra.at("report_name") == "ROC v Mid. Ned.");
}
