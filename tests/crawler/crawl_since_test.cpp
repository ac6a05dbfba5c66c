// The second year: what did not change is not fetched again, and yet everything is there.
#include "archive/earlier.hpp"
#include "crawl_fixture.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <optional>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it

namespace {

const std::string host = "http://roc.example.nl";

bool asks_for(const LoopbackWeb::Request& request, const std::string& line) {
  return request.head.find("\r\n" + line + "\r\n") != std::string::npos;
}

enum class Habit { etag, last_modified, neither };

/// A small school whose server knows what it said before, in one of the ways there are.
LoopbackWeb::Script careful(Pages pages, Habit habit) {
  return [script = script_of(std::move(pages)), habit](const LoopbackWeb::Request& request) {
    LoopbackWeb::Answer answer = script(request);
    if (answer.status != 200) return answer;
    const std::string tag = "\"" + archive::sha256_hex(answer.body).substr(0, 12) + "\"";
    const std::string date = "Mon, 02 Mar 2026 10:00:00 GMT";
    const bool is_same = (habit == Habit::etag && asks_for(request, "If-None-Match: " + tag)) ||
                         (habit == Habit::last_modified && asks_for(request, "If-Modified-Since: " + date));
    if (is_same) answer = {304, "", "", {}};
    if (habit == Habit::etag) answer.headers.emplace_back("ETag", tag);
    if (habit == Habit::last_modified) answer.headers.emplace_back("Last-Modified", date);
    return answer;
  };
}

seeds::Lists the_school() {
  return lists_of({{"roc", host + "/"}});
}

Settings since(const LoopbackWeb& web, const RunFolder& earlier) {
  Settings settings = settings_for(web);
  settings.earlier_archives = {earlier.path() / "archive"};
  return settings;
}

std::map<std::string, int> types_of(const RunFolder& folder) {
  std::map<std::string, int> types;
  auto reader = archive::Reader::open(folder.path() / "archive" / "vindbaar-00001.warc.gz").value();
  for (auto record = reader.next().value(); record; record = reader.next().value()) ++types[record->type];
  return types;
}

/// What the log says of pages and sitemaps, but for when, where and why.
std::map<std::string, std::string> gist(const RunFolder& folder) {
  std::map<std::string, std::string> rows;
  for (const auto& [url, entry] : log_of(folder.path()))
    if (entry.kind != "robots")
      rows[url] = entry.state + " " + std::to_string(entry.status) + " " + std::to_string(entry.bytes) + " " +
                  std::to_string(entry.depth) + " " + entry.content_type;
  return rows;
}

std::string archived_body(const RunFolder& folder, const RunFolder& earlier, const std::string& url) {
  const auto archives =
      archive::EarlierArchives::open({folder.path() / "archive", earlier.path() / "archive"}).value();
  const auto location = log_of(folder.path()).at(url).location.value();
  auto record = archive::read_record(folder.path() / "archive", location).value();
  return std::string(archives.resolve(std::move(record)).value().body());
}

}  // namespace

TEST_CASE("what did not change is stored as a revisit, and its links are followed all the same") {
  struct Row {
    Habit habit;
    int not_modified;  ///< How many of the school's pages are answered with 304.
  };
  const int pages = static_cast<int>(school("roc.example.nl").size());
  for (const Row& row : {Row{Habit::etag, pages}, Row{Habit::last_modified, pages}, Row{Habit::neither, 0}}) {
    CAPTURE(row.not_modified);
    const LoopbackWeb web(careful(school("roc.example.nl"), row.habit));
    const RunFolder first;
    const RunFolder second;
    const Summary before = run(first.path(), the_school(), settings_for(web));
    const std::size_t asked = web.log().size();
    const Summary after = run(second.path(), the_school(), since(web, first));
    CHECK(gist(second) == gist(first));
    CHECK(result_of(after, "roc").outcome == result_of(before, "roc").outcome);
    CHECK(web.log().size() == 2 * asked);
    int unchanged = 0;
    int not_modified = 0;
    for (const auto& [url, entry] : log_of(second.path())) {
      if (entry.state != "fetched" || entry.kind == "robots") continue;
      CAPTURE(url);
      CHECK(entry.reason.find("unchanged since 20") != std::string::npos);
      CHECK(archived_body(second, first, url) == archived_body(first, first, url));
      const auto record = archive::read_record(second.path() / "archive", *entry.location).value();
      ++unchanged;
      not_modified += record.status == 304 ? 1 : 0;
    }
    CHECK(not_modified == row.not_modified);
    CHECK(unchanged == pages);
    CHECK(types_of(second).at("revisit") == pages);
  }
}

TEST_CASE("a page that did change is stored anew, and only that") {
  Pages pages = school("roc.example.nl");
  const RunFolder first;
  const RunFolder second;
  {
    const LoopbackWeb web(careful(pages, Habit::etag));
    run(first.path(), the_school(), settings_for(web));
  }
  const std::string changed = pages.rbegin()->first;
  pages[changed].body += "<p>Nieuw dit jaar</p>";
  const LoopbackWeb web(careful(pages, Habit::etag));
  run(second.path(), the_school(), since(web, first));
  for (const auto& [url, entry] : log_of(second.path())) {
    if (entry.kind != "page" || entry.state != "fetched") continue;
    CAPTURE(url);
    CHECK(entry.reason.empty() == (url == changed));
  }
  CHECK(archived_body(second, first, changed).find("Nieuw dit jaar") != std::string::npos);
}

TEST_CASE("a third run refers to where the body really is, not to the second") {
  const LoopbackWeb web(careful(school("roc.example.nl"), Habit::etag));
  const RunFolder first;
  const RunFolder second;
  const RunFolder third;
  run(first.path(), the_school(), settings_for(web));
  run(second.path(), the_school(), since(web, first));
  Settings settings = since(web, second);
  settings.earlier_archives.push_back(first.path() / "archive");
  run(third.path(), the_school(), settings);
  CHECK(gist(third) == gist(first));
  const auto location = log_of(third.path()).at(host + "/").location.value();
  const auto original = log_of(first.path()).at(host + "/").location.value();
  const auto revisit = archive::read_record(third.path() / "archive", location).value();
  const auto response = archive::read_record(first.path() / "archive", original).value();
  CHECK(archive::header(revisit.warc_headers, "WARC-Refers-To") == "<" + response.id + ">");
}

TEST_CASE("a self-contained run needs the earlier archive no more") {
  const LoopbackWeb web(careful(school("roc.example.nl"), Habit::etag));
  const RunFolder first;
  const RunFolder second;
  run(first.path(), the_school(), settings_for(web));
  const std::string body = archived_body(first, first, host + "/");
  Settings settings = since(web, first);
  settings.self_contained = true;
  run(second.path(), the_school(), settings);
  CHECK(gist(second) == gist(first));
  std::filesystem::remove_all(first.path() / "archive");
  CHECK(archived_body(second, second, host + "/") == body);
  CHECK(types_of(second).at("revisit") > 3);
}

TEST_CASE("an earlier archive that is not in its place stops the crawl before anything is asked") {
  const LoopbackWeb web(careful(school("roc.example.nl"), Habit::etag));
  const RunFolder first;
  const RunFolder second;
  const std::atomic<bool> never{false};
  const auto summary = crawl(second.path(), the_school(), since(web, first), &read_links, {}, never);
  REQUIRE_FALSE(summary);
  CHECK(summary.error().code == "E-ARCHIVE-GONE");
  CHECK(web.log().empty());
}

TEST_CASE("killed anywhere, a run that follows another ends like one that was left alone") {
  const LoopbackWeb web(careful(school("roc.example.nl"), Habit::etag));
  const RunFolder first;
  run(first.path(), the_school(), settings_for(web));
  bool was_killed = true;
  for (int after = 1; was_killed; ++after) {
    CAPTURE(after);
    REQUIRE(after < 60);
    const RunFolder second;
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      int events = 0;
      const std::atomic<bool> never{false};
      const auto summary = crawl(
          second.path(), the_school(), since(web, first), &read_links,
          [&](const Event&) {
            if (++events == after) ::kill(::getpid(), SIGKILL);
          },
          never);
      ::_exit(summary ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    was_killed = WIFSIGNALED(status);
    run(second.path(), the_school(), since(web, first));
    const auto rows = gist(second);
    for (const auto& [url, row] : gist(first)) {
      CAPTURE(url);
      CHECK(rows.at(url) == row);
    }
  }
}

}  // namespace vindbaar::crawler
