#pragma once
// The command line in two steps: what was typed (here, checked but inert), then what it means (each command).

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vindbaar::app {

/// Options before (or after) every command.
struct GlobalOptions {
  std::filesystem::path seeds = "seeds";
  std::filesystem::path runs = "runs";
  std::string language = "nl";  ///< "nl" or "en", of reports.
  bool json = false;
  bool quiet = false;
  bool verbose = false;
};

/// Options of a crawl.
struct CrawlOptions {
  std::string name;
  std::vector<std::string> only;
  int max_pages = 0;      ///< 0: the crawler's own default.
  int max_megabytes = 0;  ///< Likewise.
  double delay_seconds = 1.0;
  int concurrency = 0;
  std::string proxy;
  std::string contact;
  std::string research_page;
  std::string reference_date;  ///< "2022-02-28"; empty means the day the run began.
  bool retry_failed = false;
  bool follow_moves = false;
  std::string render =
      "auto";  ///< Pages that need JavaScript: "auto", drawn when there is a Chromium; "never".
  std::string quiet_hours;
  std::string since;  ///< Name of the run before; empty: none.
  bool self_contained = false;
};

struct RunCommand {
  CrawlOptions crawl;
};
struct CrawlCommand {
  CrawlOptions crawl;
};
struct PlanCommand {
  CrawlOptions crawl;
};
struct AnalyseCommand {
  std::string name;
  std::vector<std::filesystem::path> warc;
  std::string reference_date;
  bool every_page = false;
};
struct CountCommand {
  std::string name;
  std::string baseline;  ///< "2022-02", or empty.
};
struct DiffCommand {
  std::string older;  ///< A run, or the date of published tables.
  std::string newer;
  bool as_recorded = false;
};
struct TrendCommand {
  std::vector<std::string> runs;
  bool as_recorded = false;
};
struct ShowCommand {
  std::string name;
  std::string what;
  bool fresh = false;
  std::string contact;  ///< For `fresh`; empty means that of the run.
};
struct ExplainCommand {
  std::vector<std::string> words;  ///< NAME URL, or "count" NAME CELL.
  std::string url;
  std::filesystem::path file;
  std::string reference_date;
};
struct MatchCommand {
  std::vector<std::string> titles;
  std::string format = "table";
  std::string reference_date;
};
struct EvaluateCommand {
  std::filesystem::path pages;  ///< Labelled pages, JSON lines.
  std::string part = "all";  ///< Of the pages: "all", "development" or "kept_aside" (every fourth, by hash).
  std::filesystem::path titles;  ///< Judged titles: id,title,context,code.
  std::filesystem::path weights;
  std::string reference_date;
  double precision = 0.98;  ///< For which a threshold is looked for.
  bool misses = false;
};
struct TrainCommand {
  std::filesystem::path sets;
  std::filesystem::path start;
  std::filesystem::path out;
};
struct ExportCommand {
  std::string name;
  std::string
      baseline;       ///< "2020-05": hold the figures against this table; empty: the newest before the day.
  std::string since;  ///< Or against this earlier run.
  std::vector<std::pair<std::string, std::string>> accepted;  ///< Guard id and reason.
  std::filesystem::path wacz;  ///< Pack the archived pages into this file instead; may be empty.
};
struct SampleCommand {
  std::string name;
  int size = 300;
  std::uint64_t seed = 1;
  bool again = false;
};
struct QualityCommand {
  std::string name;
  std::filesystem::path answers;  ///< Empty: the run's own sample.csv.
};
struct ImportCommand {
  enum class What { achieved, licences };
  What what = What::achieved;
  std::filesystem::path file;
  std::filesystem::path relations;  ///< For licences: certificate code and crebo; may be empty.
};
struct ServeReconcileCommand {
  std::uint16_t port = 8000;
  std::string reference_date;
};
struct SeedsCheckCommand {};
struct DemoCommand {
  int year = 2022;
  bool fresh = false;
  int concurrency = 0;
};

using Command = std::variant<RunCommand, CrawlCommand, PlanCommand, AnalyseCommand, CountCommand, DiffCommand,
                             TrendCommand, ShowCommand, ExplainCommand, MatchCommand, EvaluateCommand,
                             TrainCommand, ExportCommand, SampleCommand, QualityCommand, ImportCommand,
                             ServeReconcileCommand, SeedsCheckCommand, DemoCommand>;

struct Options {
  GlobalOptions global;
  Command command;
};

/// What reading the command line gave: options, or a text to show (help, version, a mistake) and the exit
/// code.
struct CommandLine {
  std::optional<Options> options;
  std::string text;
  int exit_code = 0;
};

CommandLine read_command_line(int argc, const char* const* argv);

}  // namespace vindbaar::app
