#include "app/commands.hpp"

#include "app/crawl_settings.hpp"
#include "app/drawn_pages.hpp"
#include "app/progress.hpp"
#include "app/run_folder.hpp"
#include "app/stop_signal.hpp"
#include "app/years.hpp"
#include "crawler/plan.hpp"
#include "output/report/text_table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <stdlib.h>

namespace vindbaar::app {
namespace {

using crawler::InstitutionPlan;

/// Where the survey writes; gone afterwards.
class ScratchFolder {
 public:
  static Result<ScratchFolder> make() {
    std::error_code problem;
    const auto parent = std::filesystem::temp_directory_path(problem);
    std::string name = (parent / "vindbaar-plan-XXXXXX").string();
    if (problem || ::mkdtemp(name.data()) == nullptr)
      return failure(Error::Kind::not_writable, "E-SCRATCH", "no folder could be made at " + name,
                     "set TMPDIR to a folder that can be written");
    return ScratchFolder(name);
  }
  ScratchFolder(ScratchFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  ScratchFolder& operator=(ScratchFolder&&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  explicit ScratchFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

double hours(std::chrono::seconds duration) {
  return std::chrono::duration<double, std::ratio<3600>>(duration).count();
}

struct Plan {
  std::vector<InstitutionPlan> institutions;
  std::chrono::seconds duration{0};
  std::int64_t requests = 0;
};

Result<Plan> survey(const GlobalOptions& options, const CrawlOptions& crawl, const Inputs& inputs) {
  const auto name = run_folder(options.runs, crawl.name);  // a wrong name is found now, not by the run
  if (!name) return tl::unexpected(name.error());
  auto settings = settings_of(crawl);
  const auto day = date_or(crawl.reference_date, today());
  if (!day) return tl::unexpected(day.error());
  auto ids = chosen_institutions(inputs.lists, crawl.only, *day);
  if (!ids) return tl::unexpected(ids.error());
  settings.only = *std::move(ids);
  const auto folder = ScratchFolder::make();
  if (!folder) return tl::unexpected(folder.error());
  const auto detail = options.quiet     ? Progress::Detail::quiet
                      : options.verbose ? Progress::Detail::every_request
                                        : Progress::Detail::normal;
  Progress progress(detail, settings.only.size());
  const DrawnPages none;
  auto plans = crawler::plan(
      folder->path(), inputs.lists, settings,
      [&](const crawler::FetchedPage& page) { return links_of(page, none); },
      [&](const crawler::Event& event) { progress.show(event); }, stop_wanted());
  if (!plans) return tl::unexpected(plans.error());
  Plan plan{*std::move(plans), {}, 0};
  plan.duration = crawler::together(plan.institutions, settings.concurrency);
  for (const InstitutionPlan& one : plan.institutions) plan.requests += one.requests;
  return plan;
}

std::string verdict_of(const InstitutionPlan& plan) {
  if (!plan.problem.empty()) return plan.problem;
  return plan.robots.empty() ? "allowed" : plan.robots;
}

std::string as_table(const Plan& plan, const seeds::Lists& lists) {
  report::TextTable table;
  table.title = "What a run would ask";
  table.columns = {{"institution", "institution", false, true},
                   {"robots, or why not", "robots", false, true},
                   {"in sitemap", "sitemap", true, false},
                   {"forbidden", "forb.", true, false},
                   {"requests", "requests", true, false},
                   {"pause", "pause", true, false},
                   {"hours", "hours", true, false}};
  for (const InstitutionPlan& one : plan.institutions) {
    const auto* row = lists.institution(one.institution);
    table.rows.push_back({{row == nullptr ? one.institution : row->name, verdict_of(one),
                           std::to_string(one.sitemap_pages), std::to_string(one.forbidden_pages),
                           (one.is_at_most && one.is_open ? "≤ " : "") + std::to_string(one.requests),
                           fmt::format("{:.1f} s", static_cast<double>(one.pause.count()) / 1000.0),
                           fmt::format("{:.1f}", hours(one.duration))}});
  }
  table.rows.push_back({{"together", "", "", "", std::to_string(plan.requests), "",
                         fmt::format("{:.1f}", hours(plan.duration))},
                        report::TextRow::Kind::total});
  table.notes = {
      "≤: no sitemap says how many pages there are; the budget is the bound.",
      "Institutions are asked side by side: together is the longest, or what the concurrency allows."};
  return report::laid_out(table, terminal_width());
}

std::string as_json(const Plan& plan) {
  auto rows = nlohmann::ordered_json::array();
  for (const InstitutionPlan& one : plan.institutions) {
    rows.push_back({{"institution", one.institution},
                    {"open", one.is_open},
                    {"robots", one.robots},
                    {"problem", one.problem},
                    {"moved_to", one.moved_to},
                    {"sitemap_files", one.sitemap_files},
                    {"sitemap_pages", one.sitemap_pages},
                    {"forbidden_pages", one.forbidden_pages},
                    {"known_pages", one.known_pages},
                    {"requests", one.requests},
                    {"requests_are_at_most", one.is_at_most},
                    {"pause_seconds", static_cast<double>(one.pause.count()) / 1000.0},
                    {"hours", hours(one.duration)}});
  }
  const nlohmann::ordered_json json = {
      {"institutions", rows}, {"requests", plan.requests}, {"hours", hours(plan.duration)}};
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace

Exit plan(const GlobalOptions& options, const PlanCommand& command) {
  watch_stop_signals();
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) {
    report(inputs.error());
    return exit_of(inputs.error());
  }
  const auto made = survey(options, command.crawl, *inputs);
  if (!made) {
    report(made.error());
    return made.error().code == "E-INTERRUPTED" ? Exit::interrupted : exit_of(made.error());
  }
  say(options.json ? as_json(*made) : as_table(*made, inputs->lists));
  return Exit::done;
}

}  // namespace vindbaar::app
