// sample and quality: decisions to judge blindly, and what the answers say of the count.
#include "app/commands.hpp"
#include "app/counting.hpp"
#include "output/report/quality.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vindbaar::app {
namespace {

std::filesystem::path sample_of(const OpenRun& run) {
  return run.folder.report() / "sample.csv";
}

Result<void> draw(const GlobalOptions& options, const SampleCommand& command) {
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) return tl::unexpected(inputs.error());
  const auto run = open_run(options, command.name);
  if (!run) return tl::unexpected(run.error());
  const auto rows = read_run_rows(*run);
  if (!rows) return tl::unexpected(rows.error());
  const auto file = sample_of(*run);
  std::error_code problem;
  if (std::filesystem::exists(file, problem) && !command.again)
    return failure(Error::Kind::usage, "E-SAMPLE-EXISTS",
                   file.string() + " is there already, perhaps with answers",
                   "judge that one, or draw anew with --again (its answers are then lost)");
  std::filesystem::create_directories(file.parent_path(), problem);
  const auto csv = report::draw_sample(rows->offerings, inputs->lists, command.size, command.seed);
  if (auto written = write_file(file, csv); !written) return written;
  say(fmt::format(
      "{}\nfill in column 'answer' with ja, nee or weet niet: does this page offer this certificate to "
      "individuals now?\nthen: vindbaar quality {}\n",
      file.string(), command.name));
  return {};
}

std::string line(const char* what, const report::Estimate& estimate, bool is_share) {
  return is_share ? fmt::format("{}: {:.3f} ({:.3f} to {:.3f})\n", what, estimate.value, estimate.low,
                                estimate.high)
                  : fmt::format("{}: {:.0f} ({:.0f} to {:.0f})\n", what, estimate.value, estimate.low,
                                estimate.high);
}

std::string told(const report::Quality& quality) {
  std::string text = fmt::format("judged: {}; 95 % intervals\n", quality.judged);
  text += line("precision of what counts", quality.precision, true);
  if (quality.recall) text += line("recall among what was seen", *quality.recall, true);
  if (quality.offerings) text += line("findable offerings, corrected", *quality.offerings, false);
  for (const auto& remark : quality.remarks) text += remark + "\n";
  return text;
}

std::string told(const report::Coverage& coverage) {
  std::string text =
      fmt::format("findable offerings of institutions with a sitemap: {} seen\n", coverage.found);
  text += line("  there may be, seen or not", coverage.offerings, false);
  text += fmt::format(
      "  by sitemap {}, by links {}, by both {} (Chapman); assumes that the two find pages independently, "
      "which they seldom do entirely\n",
      coverage.by_sitemap, coverage.by_links, coverage.by_both);
  if (coverage.three) {
    text += line("  and with last year's pages, at least", coverage.three->offerings, false);
    text += fmt::format(
        "  by one of three ways {}, by two {}, by last year's pages {} (Chao); a lower bound when some pages "
        "are harder to find; new offerings cannot be known from last year\n",
        coverage.three->by_one, coverage.three->by_two, coverage.three->by_last_year);
  }
  return text;
}

using Json = nlohmann::ordered_json;

Json as_json(const report::Estimate& estimate) {
  return {{"value", estimate.value}, {"low", estimate.low}, {"high", estimate.high}};
}

std::string json_of(const report::Quality& quality, const std::optional<report::Coverage>& coverage) {
  Json json{{"judged", quality.judged}, {"precision", as_json(quality.precision)}};
  json["recall"] = quality.recall ? as_json(*quality.recall) : Json(nullptr);
  json["offerings"] = quality.offerings ? as_json(*quality.offerings) : Json(nullptr);
  json["remarks"] = quality.remarks;
  json["coverage"] = nullptr;
  if (coverage) {
    json["coverage"] = {{"seen", coverage->found},
                        {"by_sitemap", coverage->by_sitemap},
                        {"by_links", coverage->by_links},
                        {"by_both", coverage->by_both},
                        {"offerings", as_json(coverage->offerings)},
                        {"with_last_year", nullptr}};
    if (coverage->three)
      json["coverage"]["with_last_year"] = {{"by_one", coverage->three->by_one},
                                            {"by_two", coverage->three->by_two},
                                            {"by_last_year", coverage->three->by_last_year},
                                            {"offerings", as_json(coverage->three->offerings)}};
  }
  return json.dump(2) + "\n";
}

Result<void> judge(const GlobalOptions& options, const QualityCommand& command) {
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) return tl::unexpected(inputs.error());
  const auto run = open_run(options, command.name);
  if (!run) return tl::unexpected(run.error());
  const auto rows = read_run_rows(*run);
  if (!rows) return tl::unexpected(rows.error());
  const auto file = command.answers.empty() ? sample_of(*run) : command.answers;
  std::error_code problem;
  if (command.answers.empty() && !std::filesystem::exists(file, problem))
    return failure(Error::Kind::usage, "E-SAMPLE-MISSING",
                   "no sample was drawn of this run: " + file.string(),
                   "`vindbaar sample " + command.name + "` draws one; fill in its answers first");
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto answers = report::read_answers(*bytes, file.string());
  if (!answers) return tl::unexpected(answers.error());
  const auto quality = report::quality_of(rows->offerings, *answers);
  if (!quality)
    return failure(Error::Kind::bad_input, "E-SAMPLE-EMPTY", file.string() + ": no answered row that counts",
                   "fill in column 'answer' with ja or nee");
  const auto known = known_before(options, *run, *inputs);
  if (!known) return tl::unexpected(known.error());
  const auto coverage = report::coverage_of(*rows, inputs->lists, *known);
  say(options.json ? json_of(*quality, coverage) : told(*quality) + (coverage ? told(*coverage) : ""));
  return {};
}

Exit exit_after(const Result<void>& done) {
  if (done) return Exit::done;
  report(done.error());
  return exit_of(done.error());
}

}  // namespace

Exit sample(const GlobalOptions& options, const SampleCommand& command) {
  return exit_after(draw(options, command));
}

Exit quality(const GlobalOptions& options, const QualityCommand& command) {
  return exit_after(judge(options, command));
}

}  // namespace vindbaar::app
