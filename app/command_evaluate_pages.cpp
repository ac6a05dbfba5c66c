#include "app/analysis.hpp"
#include "app/commands.hpp"
#include "archive/archive.hpp"
#include "extractors/page_evaluation.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace vindbaar::app {
namespace {

/// A quarter of all pages, always the same one: by the SHA-256 of the page's id.
bool is_kept_aside(const std::string& id) {
  return archive::sha256_hex(id).back() % 4 == 0;
}

std::vector<std::string> codes_of(const PageFindings& found) {
  std::vector<std::string> codes;
  for (const auto& match : found.matches)
    if (match.verdict == word(Verdict::accepted)) codes.push_back(match.code);
  return codes;
}

void print_json(const extractors::PageFigures& figures) {
  nlohmann::ordered_json json = {{"pages", figures.pages}};
  for (const auto& [question, confusion] : figures.questions) {
    auto& part = json[question];
    part["accuracy"] = confusion.accuracy();
    part["macro_f1"] = confusion.macro_f1();
    for (const auto& [name, each] : confusion.classes())
      part["classes"][name] = {{"expected", each.expected},
                               {"found", each.found},
                               {"precision", each.precision()},
                               {"recall", each.recall()},
                               {"f1", each.f1()}};
    for (const auto& [cell, count] : confusion.cells())
      part["confusion"].push_back({{"expected", cell.first}, {"found", cell.second}, {"pages", count}});
  }
  json["titles"] = {{"expected", figures.titles.expected}, {"recall", figures.titles.recall()}};
  json["main_text"] = {{"words", figures.words.expected},
                       {"precision", figures.words.precision()},
                       {"recall", figures.words.recall()},
                       {"f1", figures.words.f1()}};
  json["codes"] = {{"expected", figures.codes.expected},
                   {"precision", figures.codes.precision()},
                   {"recall", figures.codes.recall()}};
  for (const auto& miss : figures.misses)
    json["misses"].push_back({{"page", miss.page},
                              {"question", miss.question},
                              {"expected", miss.expected},
                              {"found", miss.found},
                              {"because", miss.because}});
  say(json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

Result<extractors::PageFigures> measure_pages(const GlobalOptions& options, const EvaluateCommand& command) {
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) return tl::unexpected(inputs.error());
  const auto day = date_or(command.reference_date, today());
  if (!day) return tl::unexpected(day.error());
  const auto analyst = Analyst::make(inputs->lists, *day);
  if (!analyst) return tl::unexpected(analyst.error());
  const auto bytes = read_file(command.pages);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto pages = extractors::read_labelled_pages(*bytes, command.pages.string());
  if (!pages) return tl::unexpected(pages.error());
  extractors::PageFigures figures;
  for (const auto& page : *pages) {
    if (command.part != "all" && is_kept_aside(page.id) != (command.part == "kept_aside")) continue;
    const auto found = analyst->read_page({page.url, 200, page.content_type, page.body}, "");
    extractors::measure(page, found.reading, codes_of(found), figures);
  }
  return figures;
}

}  // namespace

Exit evaluate_pages(const GlobalOptions& options, const EvaluateCommand& command) {
  const auto figures = measure_pages(options, command);
  if (!figures) {
    report(figures.error());
    return exit_of(figures.error());
  }
  if (options.json) {
    print_json(*figures);
    return Exit::done;
  }
  say(extractors::text(*figures));
  if (command.misses) {
    say("\nNot read as labelled\n");
    for (const auto& miss : figures->misses)
      say(fmt::format("{}  {}: expected {}, found {} [{}]\n", miss.page, miss.question,
                      miss.expected.empty() ? "nothing" : miss.expected,
                      miss.found.empty() ? "nothing" : miss.found, miss.because));
  }
  return Exit::done;
}

}  // namespace vindbaar::app
