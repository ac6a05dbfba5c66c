#include "app/options.hpp"

#include <doctest/doctest.h>

#include <variant>

using namespace vindbaar::app;

namespace {

CommandLine read(std::vector<const char*> words) {
  words.insert(words.begin(), "vindbaar");
  return read_command_line(static_cast<int>(words.size()), words.data());
}

}  // namespace

TEST_CASE("global options may stand before or after the command") {
  for (const auto& line : {read({"--seeds", "mine", "--json", "show", "2026", "deltion"}),
                           read({"show", "2026", "deltion", "--seeds", "mine", "--json"})}) {
    REQUIRE(line.options);
    CHECK(line.options->global.seeds == "mine");
    CHECK(line.options->global.json);
    const auto& show = std::get<ShowCommand>(line.options->command);
    CHECK(show.name == "2026");
    CHECK(show.what == "deltion");
  }
}

TEST_CASE("the options of a run are read with their units") {
  const auto line = read({"run", "2026", "--only", "deltion,scalda", "--max-pages", "50", "--delay", "2.5",
                          "--concurrency", "8", "--proxy", "http://127.0.0.1:1", "--contact", "a@b.nl",
                          "--research-page", "https://b.nl/onderzoek", "--date", "2026-02-14"});
  REQUIRE(line.options);
  const auto& crawl = std::get<RunCommand>(line.options->command).crawl;
  CHECK(crawl.only == std::vector<std::string>{"deltion", "scalda"});
  CHECK(crawl.max_pages == 50);
  CHECK(crawl.delay_seconds == 2.5);
  CHECK(crawl.concurrency == 8);
  CHECK(crawl.proxy == "http://127.0.0.1:1");
  CHECK(crawl.contact == "a@b.nl");
  CHECK(crawl.research_page == "https://b.nl/onderzoek");
  CHECK(crawl.reference_date == "2026-02-14");
}

TEST_CASE("wrong usage gives exit code 2 and says what was wrong") {
  struct Row {
    const char* what;
    std::vector<const char*> words;
    const char* said;
  };
  const Row rows[] = {
      {"no command", {}, "subcommand"},
      {"unknown command", {"crwl", "2026"}, "crwl"},
      {"no name", {"run"}, "NAME"},
      {"delay below zero", {"run", "x", "--delay", "-1"}, "--delay"},
      {"unknown option", {"run", "x", "--fast"}, "--fast"},
      {"language", {"--lang", "fr", "count", "x"}, "--lang"},
      {"format", {"match", "x", "--format", "xml"}, "--format"},
      {"demo year", {"demo", "--year", "2021"}, "--year"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const auto line = read(row.words);
    CHECK_FALSE(line.options);
    CHECK(line.exit_code == 2);
    CHECK(line.text.find(row.said) != std::string::npos);
  }
}

TEST_CASE("help and version are texts, not mistakes") {
  const auto help = read({"--help"});
  CHECK(help.exit_code == 0);
  for (const char* command :
       {"run", "crawl", "plan", "analyse", "count", "show", "explain", "match", "seeds", "demo"}) {
    CAPTURE(command);
    CHECK(help.text.find(command) != std::string::npos);
    CHECK(read({command, "--help"}).exit_code == 0);
  }
  CHECK(read({"--version"}).text.find("vindbaar 0.") != std::string::npos);
}

TEST_CASE("a plan takes the options of the run it plans") {
  const auto line = read({"plan", "2026", "--only", "deltion", "--delay", "3", "--max-pages", "500"});
  REQUIRE(line.options);
  const auto& crawl = std::get<PlanCommand>(line.options->command).crawl;
  CHECK(crawl.name == "2026");
  CHECK(crawl.only == std::vector<std::string>{"deltion"});
  CHECK(crawl.delay_seconds == 3.0);
  CHECK(crawl.max_pages == 500);
}
