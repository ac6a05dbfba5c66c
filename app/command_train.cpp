#include "app/commands.hpp"
#include "core/csv.hpp"
#include "core/text.hpp"
#include "matcher/training.hpp"

#include <fmt/format.h>

#include <charconv>
#include <list>

namespace vindbaar::app {
namespace {

/// Judged titles and the registers they were judged against; the registers stay where they are.
struct Sets {
  std::list<seeds::Lists> registers;
  std::vector<matcher::TrainingSet> sets;
};

auto wrong(const std::filesystem::path& file, std::size_t line, const std::string& what) {
  return failure(Error::Kind::bad_input, "E-TRAIN-SETS", fmt::format("{}:{}: {}", file.string(), line, what),
                 "expected the columns titles,seeds,date,importance,absent; see docs/matching.md");
}

/// The register of `folder`, with the phrases of the shipped lists when it has none of its own.
Result<const seeds::Lists*> add_register(Sets& to, const std::filesystem::path& folder,
                                         const Inputs& inputs) {
  auto reading = seeds::read_lists(folder);
  if (!reading.lists) {
    return failure(Error::Kind::bad_input, "E-SEEDS", "the lists in " + folder.string() + " have errors",
                   "`vindbaar --seeds " + folder.string() + " seeds check` names them");
  }
  if (reading.lists->phrases.empty()) reading.lists->phrases = inputs.lists.phrases;
  to.registers.push_back(std::move(*reading.lists));
  return &to.registers.back();
}

Result<Sets> read_sets(const std::filesystem::path& file, const Inputs& inputs) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto table = read_csv(*bytes, file.string());
  if (!table) return tl::unexpected(table.error());
  const auto titles = table->column("titles");
  const auto folder = table->column("seeds");
  const auto date = table->column("date");
  const auto importance = table->column("importance");
  const auto absent = table->column("absent");
  if (!titles || !folder || !date || !importance || !absent) return wrong(file, 1, "a column is missing");
  Sets all;
  for (const auto& row : table->rows) {
    const std::filesystem::path path = file.parent_path() / row.cells[*titles];
    const auto judged = read_file(path);
    if (!judged) return tl::unexpected(judged.error());
    auto labelled = matcher::read_labelled(*judged, path.string());
    if (!labelled) return tl::unexpected(labelled.error());
    const auto day = Date::parse(row.cells[*date]);
    if (!day) return wrong(file, row.line, "column 'date': '" + row.cells[*date] + "' is not a day");
    double weight = 0;
    const std::string& number = row.cells[*importance];
    const auto [end, problem] = std::from_chars(number.data(), number.data() + number.size(), weight);
    if (problem != std::errc() || end != number.data() + number.size() || !(weight > 0))
      return wrong(file, row.line, "column 'importance': expected a number above 0, found '" + number + "'");
    const seeds::Lists* judged_against = &inputs.lists;
    if (!row.cells[*folder].empty()) {
      const auto lists = add_register(all, file.parent_path() / row.cells[*folder], inputs);
      if (!lists) return tl::unexpected(lists.error());
      judged_against = *lists;
    }
    all.sets.push_back({judged_against, *day, std::move(*labelled), weight, row.cells[*absent] == "true"});
  }
  return all;
}

Result<void> train_sets(const GlobalOptions& options, const TrainCommand& command) {
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) return tl::unexpected(inputs.error());
  matcher::Weights start = matcher::shipped_weights_by_name();
  if (!command.start.empty()) {
    const auto bytes = read_file(command.start);
    if (!bytes) return tl::unexpected(bytes.error());
    auto read = matcher::read_weights(*bytes, command.start.string());
    if (!read) return tl::unexpected(read.error());
    start = std::move(*read);
  }
  const auto sets = read_sets(command.sets, *inputs);
  if (!sets) return tl::unexpected(sets.error());
  const auto training = matcher::train(sets->sets, start);
  if (!training) return tl::unexpected(training.error());
  tell(fmt::format("fitted to {} titles; mean loss {:.4f} before, {:.4f} after\n", training->titles,
                   training->loss_before, training->loss_after));
  const std::string csv = matcher::weights_csv(training->weights);
  if (!command.out.empty()) return write_file(command.out, csv);
  say(csv);
  return {};
}

}  // namespace

Exit train(const GlobalOptions& options, const TrainCommand& command) {
  const auto done = train_sets(options, command);
  if (done) return Exit::done;
  report(done.error());
  return exit_of(done.error());
}

}  // namespace vindbaar::app
