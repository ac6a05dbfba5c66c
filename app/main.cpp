// vindbaar: reads the command line, calls one command, returns its exit code.
#include "app/commands.hpp"

#include <csignal>
#include <variant>

namespace vindbaar::app {
namespace {

struct Dispatch {
  const GlobalOptions& global;
  Exit operator()(const RunCommand& command) const { return run(global, command); }
  Exit operator()(const CrawlCommand& command) const { return crawl(global, command); }
  Exit operator()(const PlanCommand& command) const { return plan(global, command); }
  Exit operator()(const AnalyseCommand& command) const { return analyse(global, command); }
  Exit operator()(const CountCommand& command) const { return count(global, command); }
  Exit operator()(const DiffCommand& command) const { return diff_command(global, command); }
  Exit operator()(const TrendCommand& command) const { return trend(global, command); }
  Exit operator()(const ShowCommand& command) const { return show(global, command); }
  Exit operator()(const ExplainCommand& command) const { return explain(global, command); }
  Exit operator()(const MatchCommand& command) const { return match(global, command); }
  Exit operator()(const EvaluateCommand& command) const { return evaluate(global, command); }
  Exit operator()(const TrainCommand& command) const { return train(global, command); }
  Exit operator()(const ExportCommand& command) const {
    return command.wacz.empty() ? export_report(global, command) : export_wacz(global, command);
  }
  Exit operator()(const SampleCommand& command) const { return sample(global, command); }
  Exit operator()(const QualityCommand& command) const { return quality(global, command); }
  Exit operator()(const ImportCommand& command) const { return import_list(global, command); }
  Exit operator()(const ServeReconcileCommand& command) const { return serve_reconcile(global, command); }
  Exit operator()(const SeedsCheckCommand& command) const { return check_seeds(global, command); }
  Exit operator()(const DemoCommand& command) const { return demo(global, command); }
};

}  // namespace
}  // namespace vindbaar::app

int main(int argc, char** argv) {
  using namespace vindbaar::app;
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error value here (EPIPE), not the end of a crawl
  const CommandLine line = read_command_line(argc, argv);
  if (!line.options) {
    if (line.exit_code == 0) say(line.text);
    if (line.exit_code != 0) tell(line.text);
    return line.exit_code;
  }
  return static_cast<int>(std::visit(Dispatch{line.options->global}, line.options->command));
}
