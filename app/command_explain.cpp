#include "app/analysis.hpp"
#include "app/commands.hpp"
#include "app/counting.hpp"
#include "app/earlier_runs.hpp"
#include "app/page_listing.hpp"
#include "app/page_reading.hpp"
#include "crawler/crawler.hpp"
#include "output/report/behind.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::app {
namespace {

std::string indent(const std::string& text, const char* by) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += by + text.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return out;
}

template <class T>
std::string concluded(const char* question, const extractors::Evident<T>& answer) {
  return fmt::format("    {}: {}{}\n", question, word(answer.value),
                     answer.quote.empty() ? " (the page says nothing)" : " because \"" + answer.quote + "\"");
}

/// A candidate with the sentence behind each conclusion.
std::string describe(const extractors::Candidate& candidate) {
  std::string text = fmt::format("  \"{}\" ({})\n", candidate.title, extractors::word(candidate.source));
  if (candidate.link) text += fmt::format("    its own page: {}\n", candidate.link->text());
  text += concluded("claim", candidate.claim) + concluded("audience", candidate.audience) +
          concluded("availability", candidate.availability);
  for (const auto& code : candidate.codes) text += fmt::format("    code printed: {}\n", code.text());
  for (const auto& coded : candidate.features)
    text += fmt::format("    {}: {} because \"{}\"\n", coded.feature, coded.value, coded.quote);
  return text;
}

std::string describe(const PageFindings& found) {
  std::string text = "how it was read:\n";
  for (const auto& step : found.reading.steps) text += "  " + step + "\n";
  for (const auto& problem : found.reading.page.problems) text += "  problem: " + problem + "\n";
  text += fmt::format("what it is: {} (probability {:.2f})\n", word(found.reading.page.kind),
                      found.reading.page.kind_probability.value());
  for (const auto& reason : found.reading.page.kind_reasons) text += "  because " + reason + "\n";
  text += fmt::format("candidates: {}\n", found.reading.candidates.size());
  for (const auto& candidate : found.reading.candidates) text += describe(candidate);
  text += "matches:\n";
  for (const auto& match : found.matches) {
    text += fmt::format("  \"{}\" ({})\n    nearest certificate: {}, probability {:.3f}: {}\n", match.title,
                        match.source, match.code, match.probability, match.verdict_reason);
    text += indent(match.reasons, "      ");
    if (!match.runner_up.empty())
      text += fmt::format("    runner-up: {}, probability {:.3f}\n", match.runner_up,
                          match.runner_up_probability);
  }
  return text;
}

std::string describe(const crawler::LogEntry& entry) {
  std::string text = fmt::format("{}\n  institution: {}\n  {}", entry.url, entry.institution, entry.state);
  if (entry.status != 0) text += fmt::format(" with status {}", entry.status);
  if (entry.when) text += " at " + iso8601(*entry.when);
  if (!entry.reason.empty()) text += ": " + entry.reason;
  text += "\n";
  if (!entry.redirect_to.empty()) text += "  redirects to " + entry.redirect_to + "\n";
  if (!entry.found_on.empty())
    text += fmt::format("  found on {} (link text \"{}\")\n", entry.found_on, entry.anchor);
  if (entry.depth < 0)
    text += "  nothing on the site leads there; asked for because an earlier run found an offering there\n";
  else
    text += fmt::format("  {} click(s) from a start page; {} the sitemap\n", entry.depth,
                        entry.in_sitemap ? "in" : "not in");
  if (entry.location)
    text += fmt::format("  evidence: {} at byte {}\n", entry.location->file, entry.location->offset);
  return text;
}

Result<std::string> reread(const OpenRun& run, const Inputs& inputs, const crawler::LogEntry& entry) {
  auto analyst = Analyst::make(inputs.lists, run.day);
  if (!analyst) return tl::unexpected(analyst.error());
  const auto archives = archives_to_read(run.folder, run.manifest);
  if (!archives) return tl::unexpected(archives.error());
  auto kept = open_readings(run.folder.readings());
  if (!kept) return tl::unexpected(kept.error());
  ReadingNotes notes;
  auto sites = listed_pages(*archives, *kept, notes);
  if (!sites) return tl::unexpected(sites.error());
  const auto& pages = (*sites)[entry.institution];
  const auto page =
      std::find_if(pages.begin(), pages.end(), [&](const auto& row) { return row.url == entry.url; });
  if (page == pages.end()) return std::string("it was not read: the answer is no page\n");
  auto found = analyst->explain_page(pages, *page, *kept);
  if (!found) return tl::unexpected(found.error());
  return describe(*found);
}

Result<std::string> explain_url(const GlobalOptions& options, const Inputs& inputs, const std::string& name,
                                const std::string& url) {
  auto run = open_run(options, name);
  if (!run) return tl::unexpected(run.error());
  const auto log = crawler::read_log(run->folder.path);
  if (!log) return tl::unexpected(log.error());
  const auto parsed = Url::parse(url);
  if (!parsed) return tl::unexpected(parsed.error());
  const auto find = [&](const std::string& address) {
    return std::find_if(log->begin(), log->end(), [&](const auto& row) { return row.url == address; });
  };
  auto entry = find(parsed->text());
  if (entry == log->end()) entry = find(crawler::address_in_log(*parsed).text());
  if (entry == log->end()) {
    return parsed->text() + "\n  never seen: no fetched page and no sitemap of this run links to it\n";
  }
  std::string text = describe(*entry);
  if (entry->state != "fetched") return text;
  auto reading = reread(*run, inputs, *entry);
  if (!reading) return tl::unexpected(reading.error());
  return text + *reading;
}

Result<std::string> explain_count(const GlobalOptions& options, const Inputs& inputs, const std::string& name,
                                  const std::string& cell) {
  const auto run = open_run(options, name);
  if (!run) return tl::unexpected(run.error());
  const auto counted = count_findings(*run, inputs);
  if (!counted) return tl::unexpected(counted.error());
  const auto supply = read_supply(inputs);
  if (!supply) return tl::unexpected(supply.error());
  const auto language = language_of(options);
  const auto material = material_of(*counted, inputs, run->day, *supply);
  const auto tables = report::monitor_tables(material, language);
  if (options.json) return report::explain_count_json(material, tables, cell, language);
  return report::explain_count(material, tables, cell, language, terminal_width());
}

Result<std::string> explain_file(const Inputs& inputs, const ExplainCommand& command) {
  const auto day = date_or(command.reference_date, today());
  if (!day) return tl::unexpected(day.error());
  auto analyst = Analyst::make(inputs.lists, *day);
  if (!analyst) return tl::unexpected(analyst.error());
  const auto bytes = read_file(command.file);
  if (!bytes) return tl::unexpected(bytes.error());
  const std::string url = command.url.empty() ? "https://page.invalid/" : command.url;
  const bool is_pdf = bytes->starts_with("%PDF");
  return describe(analyst->read_page({url, 200, is_pdf ? "application/pdf" : "text/html", *bytes}, ""));
}

Result<std::string> explanation(const GlobalOptions& options, const ExplainCommand& command) {
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) return tl::unexpected(inputs.error());
  const auto& words = command.words;
  if (!command.file.empty() && words.empty()) return explain_file(*inputs, command);
  if (words.size() == 3 && words[0] == "count") return explain_count(options, *inputs, words[1], words[2]);
  if (words.size() == 2) return explain_url(options, *inputs, words[0], words[1]);
  return failure(Error::Kind::usage, "E-USAGE", "explain needs NAME URL, or count NAME CELL, or --file FILE",
                 "for instance: vindbaar explain count 2026 K0905");
}

}  // namespace

Exit explain(const GlobalOptions& options, const ExplainCommand& command) {
  return say_or_report(explanation(options, command));
}

}  // namespace vindbaar::app
