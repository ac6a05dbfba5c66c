#include "folder.hpp"

using namespace vindbaar;
using namespace vindbaar::seeds;
using testing::Folder;
using testing::lists_of;

namespace {

std::vector<std::string> noticed_in(const Folder& folder) {
  return folder.texts(check(lists_of(folder), folder.path()));
}

/// Two institutions by their start URLs and extra hosts, and whether they claim the same part of the web.
struct Row {
  const char* what;
  const char* first;
  const char* first_extra;
  const char* second;
  const char* second_extra;
  bool collide;
};

std::string school(const char* id, const char* start_urls, const char* extra_hosts,
                   const char* successor_of = "", const char* merged_into = "") {
  return std::string{id} + "," + id + ",ROC,true,,," + start_urls + "," + extra_hosts + "," + successor_of +
         "," + merged_into + ",," + (*merged_into ? "2022-07-31" : "") + "\n";
}

}  // namespace

TEST_CASE("no two institutions claim one part of the web") {
  const Row rows[] = {
      {"different sites", "https://a.nl/", "", "https://b.nl/", "", false},
      {"one site", "https://a.nl/", "", "https://a.nl/cursussen/", "", true},
      {"with and without www", "https://www.a.nl/", "", "http://a.nl/", "", true},
      {"a sub-domain of the other", "https://a.nl/", "", "https://llo.a.nl/", "", true},
      {"the other way round", "https://llo.a.nl/", "", "https://a.nl/", "", true},
      {"two sub-domains of one domain", "https://x.a.nl/", "", "https://y.a.nl/", "", false},
      {"a sub-domain that ends alike", "https://llo.a.nl/", "", "https://mijnllo.a.nl/", "", false},
      {"a name that ends alike", "https://a.nl/", "", "https://roca.nl/", "", false},
      {"an extra host on the other's site", "https://a.nl/", "", "https://b.nl/", "a.nl", true},
      {"one extra host for both", "https://a.nl/", "llo.nl", "https://b.nl/", "llo.nl", true},
      {"two folders of one host", "https://a.nl/", "llo.nl/a", "https://b.nl/", "llo.nl/b", false},
      {"a folder within the other's folder", "https://a.nl/", "llo.nl/a", "https://b.nl/", "llo.nl/a/b",
       true},
      {"folders that begin alike", "https://a.nl/", "llo.nl/a", "https://b.nl/", "llo.nl/ab", false},
      {"a folder of a host that is the other's", "https://a.nl/", "llo.nl/a", "https://b.nl/", "llo.nl",
       true},
      {"one machine, two ports", "http://127.0.0.1:8001/", "", "http://127.0.0.1:8002/", "", false},
      {"one port", "http://127.0.0.1:8001/", "", "http://127.0.0.1:8001/b", "", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Folder folder;
    folder.institutions(school("one", row.first, row.first_extra) +
                        school("two", row.second, row.second_extra));
    const std::vector<std::string> lines = noticed_in(folder);
    REQUIRE(lines.size() == (row.collide ? 1 : 0));
    if (row.collide) CHECK(lines[0].find("belongs to 'one' too (line 2, ") != std::string::npos);
  }
}

TEST_CASE("a collision is told once, at the later row, with the claim of the earlier") {
  const Folder folder;
  folder.institutions(school("one", "https://www.a.nl/", "") +
                      school("two", "https://a.nl/|https://a.nl/llo/", "x.a.nl"));
  CHECK(noticed_in(folder) ==
        std::vector<std::string>{
            "lists/institutions.csv:3: column 'start_urls': 'https://a.nl/' belongs to 'one' too "
            "(line 2, https://www.a.nl/), and neither succeeded the other"});
}

TEST_CASE(
    "a successor may go on with the site of any of its predecessors, and they with each other's only in "
    "line") {
  const Folder folder;
  folder.institutions(school("first", "https://a.nl/", "", "", "second") +
                      school("second", "https://a.nl/", "", "first", "third") +
                      school("third", "https://a.nl/", "", "second"));
  CHECK(noticed_in(folder).empty());

  folder.institutions(school("left", "https://a.nl/", "", "", "both") +
                      school("right", "https://a.nl/", "", "", "both") +
                      school("both", "https://b.nl/", "", "left|right"));
  CHECK(noticed_in(folder).size() == 1);
}

TEST_CASE("start URLs stay on the domain of the first or on an extra host") {
  const char* elsewhere = "https://www.a.nl/|https://www.brand.nl/cursussen/";
  const Folder folder;
  folder.institutions(school("one", elsewhere, ""));
  CHECK(noticed_in(folder) ==
        std::vector<std::string>{
            "warning: lists/institutions.csv:2: column 'start_urls': https://www.brand.nl/cursussen/ lies on "
            "another "
            "domain than https://www.a.nl/: add brand.nl to extra_hosts if it belongs to 'one'"});
  for (const char* extra : {"brand.nl", "www.brand.nl", "brand.nl/cursussen"}) {
    CAPTURE(extra);
    folder.institutions(school("one", elsewhere, extra));
    CHECK(noticed_in(folder).empty());
  }
  folder.institutions(school("one", "https://www.a.nl/|https://llo.a.nl/", ""));
  CHECK(noticed_in(folder).empty());
  folder.institutions(school("one", "https://www.a.nl/|https://www.a.nl/", ""));
  CHECK(noticed_in(folder) ==
        std::vector<std::string>{
            "warning: lists/institutions.csv:2: column 'start_urls': https://www.a.nl/ is given twice"});
}

TEST_CASE("an institution without a website is named: it cannot be measured") {
  const Folder folder;
  folder.institutions(school("one", "", ""));
  CHECK(noticed_in(folder) ==
        std::vector<std::string>{
            "warning: lists/institutions.csv:2: column 'start_urls': 'one' has no website here: a run "
            "lists it as not measured"});
}

TEST_CASE("a portal is on no institution's site and has an id of its own") {
  const Folder folder;
  folder.institutions(school("one", "https://www.a.nl/", ""));
  folder.write("lists/portals.csv",
               "id,name,domain\nnzk,Nationale "
               "Zorgklas,nzk.nl\nnzk,Zelfde,\nloket,Loket,loket.a.nl\nlos,Zonder site,\n");
  CHECK(noticed_in(folder) ==
        std::vector<std::string>{"lists/portals.csv:3: column 'id': 'nzk' is given twice",
                                 "lists/portals.csv:4: column 'domain': 'loket.a.nl' is a site of 'one' "
                                 "(institutions.csv line 2): a portal is a "
                                 "source, never a provider"});
}

TEST_CASE("schools may each start in a folder of their own on a portal, not on all of it") {
  const Folder folder;
  folder.write("lists/portals.csv", "id,name,domain\nloket,Loket,www.loket.nl\n");
  folder.institutions(school("one", "https://a.nl/|https://www.loket.nl/one/", "") +
                      school("two", "https://b.nl/|https://www.loket.nl/two/", ""));
  CHECK(noticed_in(folder).empty());
  folder.institutions(school("one", "https://a.nl/|https://www.loket.nl/one/", "") +
                      school("two", "https://b.nl/|https://www.loket.nl/one/two/", ""));
  CHECK(noticed_in(folder).size() == 1);
  folder.institutions(school("one", "https://a.nl/|https://loket.nl/", ""));
  const std::vector<std::string> lines = noticed_in(folder);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].starts_with("lists/portals.csv:2: column 'domain': 'www.loket.nl' is a site of 'one'"));
}
