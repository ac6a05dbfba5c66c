// seeds import-achieved, import-licences: official figures become lists beside the others.
#include "app/commands.hpp"
#include "seeds/supply.hpp"

#include <fmt/format.h>

namespace vindbaar::app {
namespace {

Result<void> import_into_lists(const GlobalOptions& options, const ImportCommand& command) {
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) return tl::unexpected(inputs.error());
  const auto bytes = read_file(command.file);
  if (!bytes) return tl::unexpected(bytes.error());
  std::string relations;
  if (!command.relations.empty()) {
    auto read = read_file(command.relations);
    if (!read) return tl::unexpected(read.error());
    relations = std::move(*read);
  }
  const std::string name = command.file.filename().string();
  const bool is_achieved = command.what == ImportCommand::What::achieved;
  const auto import = is_achieved
                          ? seeds::import_achieved(*bytes, name, inputs->lists)
                          : seeds::import_licences(*bytes, name, relations,
                                                   command.relations.filename().string(), inputs->lists);
  if (!import) return tl::unexpected(import.error());
  for (const std::string& remark : import->remarks) tell("warning: " + remark + "\n");
  const auto list = inputs->folder / "lists" / (is_achieved ? "achieved.csv" : "potential.csv");
  if (auto written = write_file(list, import->csv); !written) return written;
  say(fmt::format("{} rows in {}\n", import->rows, list.string()));
  return {};
}

}  // namespace

Exit import_list(const GlobalOptions& options, const ImportCommand& command) {
  const auto done = import_into_lists(options, command);
  if (done) return Exit::done;
  report(done.error());
  return exit_of(done.error());
}

}  // namespace vindbaar::app
