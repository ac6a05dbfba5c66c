#include "app/commands.hpp"
#include "app/title_context.hpp"
#include "matcher/evaluation.hpp"
#include "matcher/training.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace vindbaar::app {
namespace {

constexpr double usual_precisions[] = {0.95, 0.98, 0.99, 0.995};

/// All that is measured of one matcher on one file of judged titles.
struct Evaluation {
  matcher::Figures figures;
  matcher::Baseline exact;
  std::vector<matcher::OperatingPoint> points;
  matcher::Thresholds thresholds;
};

Result<std::vector<matcher::Labelled>> read_titles(const std::filesystem::path& file,
                                                   const Analyst& analyst) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  auto rows = matcher::read_labelled(*bytes, file.string());
  if (!rows) return rows;
  for (auto& row : *rows) {
    if (!row.query.context) row.query.context = context_of(analyst, row.query.title, row.note);
  }
  return rows;
}

Result<matcher::Weights> weights_of(const std::filesystem::path& file) {
  if (file.empty()) return matcher::Weights{};
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  return matcher::read_weights(*bytes, file.string());
}

Evaluation measure_all(const matcher::Matcher& matcher, const std::vector<matcher::Labelled>& rows,
                       const seeds::Lists& lists, Date day, double precision) {
  Evaluation all{
      matcher::measure(matcher, rows, matcher::Part::all), matcher::exact_match(lists, day, rows), {}, {}};
  std::vector<double> stated(std::begin(usual_precisions), std::end(usual_precisions));
  stated.push_back(precision);
  std::sort(stated.begin(), stated.end());
  stated.erase(std::unique(stated.begin(), stated.end()), stated.end());
  for (const double each : stated)
    all.points.push_back(matcher::operating_point(all.figures, each, all.thresholds.doubt.value()));
  return all;
}

void print(const Evaluation& all, bool with_misses) {
  say(text(all.figures));
  say("\nThe threshold that a stated precision asks for on these titles, and the doubtful cases it costs\n"
      "stated  accept from  precision  recall  doubtful titles\n");
  for (const auto& point : all.points) {
    say(fmt::format("{:6.3f}  {:11.3f}  {:9.4f}  {:6.4f}  {:15.4f}\n", point.stated_precision, point.accept,
                    point.precision, point.recall, point.doubtful_share));
  }
  say(fmt::format("(the matcher accepts from {:.2f} and doubts from {:.2f})\n", all.thresholds.accept.value(),
                  all.thresholds.doubt.value()));
  say(fmt::format("\nBaseline, exact name: precision {:.4f}  recall {:.4f}  F1 {:.4f}\n",
                  all.exact.precision(), all.exact.recall(), all.exact.f1()));
  if (!with_misses) return;
  say("\nNot answered as judged\n");
  for (const auto& miss : all.figures.misses) say(text(miss) + "\n");
}

void print_json(const Evaluation& all) {
  const auto& figures = all.figures;
  nlohmann::ordered_json json = {
      {"titles", figures.titles},
      {"offered", figures.offered},
      {"precision", figures.precision()},
      {"recall", figures.recall()},
      {"sibling_errors", figures.sibling_errors},
      {"doubtful_share", figures.doubtful_share()},
      {"recall_at_ten", figures.recall_at_ten()},
      {"calibration_error", figures.calibration_error()},
      {"exact",
       {{"precision", all.exact.precision()}, {"recall", all.exact.recall()}, {"f1", all.exact.f1()}}}};
  for (const auto& point : all.points) {
    json["thresholds"].push_back({{"stated_precision", point.stated_precision},
                                  {"accept", point.accept},
                                  {"precision", point.precision},
                                  {"recall", point.recall},
                                  {"doubtful_share", point.doubtful_share}});
  }
  for (const auto& bin : figures.bins) {
    json["reliability"].push_back({{"count", bin.count}, {"right", bin.right}, {"believed", bin.believed}});
  }
  for (const auto& miss : figures.misses) json["misses"].push_back(text(miss));
  say(json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

Result<void> evaluate_titles(const GlobalOptions& options, const EvaluateCommand& command) {
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) return tl::unexpected(inputs.error());
  const auto day = date_or(command.reference_date, today());
  if (!day) return tl::unexpected(day.error());
  const auto weights = weights_of(command.weights);
  if (!weights) return tl::unexpected(weights.error());
  const auto analyst = Analyst::make(inputs->lists, *day);
  if (!analyst) return tl::unexpected(analyst.error());
  const auto matcher = matcher::Matcher::make(inputs->lists, *day, {}, *weights);
  if (!matcher) return tl::unexpected(matcher.error());
  const auto rows = read_titles(command.titles, *analyst);
  if (!rows) return tl::unexpected(rows.error());
  const Evaluation all = measure_all(*matcher, *rows, inputs->lists, *day, command.precision);
  if (options.json) {
    print_json(all);
  } else {
    print(all, command.misses);
  }
  return {};
}

}  // namespace

Exit evaluate(const GlobalOptions& options, const EvaluateCommand& command) {
  if (!command.pages.empty()) return evaluate_pages(options, command);
  if (command.titles.empty()) {
    const Error error{Error::Kind::usage, "E-USAGE", "evaluate: nothing was given to measure on",
                      "give judged titles or labelled pages: vindbaar evaluate --titles FILE, --pages FILE"};
    report(error);
    return exit_of(error);
  }
  const auto done = evaluate_titles(options, command);
  if (done) return Exit::done;
  report(done.error());
  return exit_of(done.error());
}

}  // namespace vindbaar::app
