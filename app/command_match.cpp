#include "app/analysis.hpp"
#include "app/commands.hpp"
#include "app/title_context.hpp"
#include "core/csv.hpp"
#include "core/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <iterator>

namespace vindbaar::app {
namespace {

struct Asked {
  std::string id;
  std::string title;
  std::string context;
};

/// One title's answer, a row per certificate; `match` is empty when nothing in the register comes near.
struct Answer {
  const Asked* asked;
  std::optional<matcher::Match> match;
};

std::vector<Answer> answer(const Analyst& analyst, const std::vector<Asked>& questions) {
  std::vector<Answer> answers;
  for (const auto& asked : questions) {
    const auto matches =
        analyst.matcher().match({asked.title, context_of(analyst, asked.title, asked.context), "", ""});
    const bool some_offered = std::any_of(
        matches.begin(), matches.end(), [](const auto& match) { return match.verdict != Verdict::rejected; });
    bool any = false;
    for (const auto& match : matches) {
      if (match.verdict == Verdict::rejected && (some_offered || any)) continue;
      answers.push_back({&asked, match});
      any = true;
    }
    if (!any) answers.push_back({&asked, std::nullopt});
  }
  return answers;
}

std::string reasons_in_a_line(const std::vector<matcher::Reason>& reasons) {
  std::string text;
  for (const auto& reason : reasons)
    text += fmt::format("{}{} ({:+.2f})", text.empty() ? "" : "; ", reason.words, reason.shift);
  return text;
}

std::vector<std::string> cells_of(const Answer& row) {
  if (!row.match)
    return {row.asked->id, row.asked->title, "", "",
            "0.000",       "rejected",       "", "nothing in the register shares a word with it"};
  const auto& match = *row.match;
  return {row.asked->id,
          row.asked->title,
          match.best.code.text(),
          match.best.name,
          fmt::format("{:.3f}", match.best.probability.value()),
          std::string(word(match.verdict)),
          match.runner_up ? match.runner_up->code.text() : "",
          match.verdict_reason + "; " + reasons_in_a_line(match.best.reasons)};
}

void print_csv(const std::vector<Answer>& answers) {
  say(csv_row({"id", "title", "code", "certificate", "probability", "verdict", "runner_up", "reasons"}) +
      "\r\n");
  for (const auto& row : answers) say(csv_row(cells_of(row)) + "\r\n");
}

void print_json(const std::vector<Answer>& answers) {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& row : answers) {
    const auto cells = cells_of(row);
    auto reasons = nlohmann::ordered_json::array();
    if (row.match) {
      for (const auto& reason : row.match->best.reasons)
        reasons.push_back({{"feature", reason.feature}, {"shift", reason.shift}, {"words", reason.words}});
    }
    rows.push_back({{"id", cells[0]},
                    {"title", cells[1]},
                    {"code", cells[2]},
                    {"certificate", cells[3]},
                    {"probability", row.match ? row.match->best.probability.value() : 0.0},
                    {"verdict", cells[5]},
                    {"verdict_reason", row.match ? row.match->verdict_reason : cells[7]},
                    {"runner_up", cells[6]},
                    {"reasons", reasons}});
  }
  say(rows.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

void print_table(const std::vector<Answer>& answers) {
  for (const auto& row : answers) {
    say(row.asked->title + "\n");
    if (!row.match) {
      say("  rejected: nothing in the register shares a word with it\n");
      continue;
    }
    const auto& match = *row.match;
    say(fmt::format("  {}  {} {}  (probability {:.3f})\n", word(match.verdict), match.best.code.text(),
                    match.best.name, match.best.probability.value()));
    say("  " + match.verdict_reason + "\n");
    for (const auto& reason : match.best.reasons)
      say(fmt::format("    {:+6.2f}  {}\n", reason.shift, reason.words));
    if (match.runner_up) {
      say(fmt::format("  runner-up: {} {}  (probability {:.3f})\n", match.runner_up->code.text(),
                      match.runner_up->name, match.runner_up->probability.value()));
    }
  }
}

/// Whether the first line is that of a CSV file, ours or one that looks like it; else every line is a title.
bool has_header(std::string_view bytes) {
  const auto first = read_csv(bytes.substr(0, bytes.find('\n')), "standard input");
  if (!first) return false;
  if (first->column("title")) return true;
  constexpr std::string_view usual[] = {"id", "titel", "naam", "nummer", "nr", "code", "context", "cursus"};
  return first->header.size() > 1 &&
         std::any_of(std::begin(usual), std::end(usual), [&](std::string_view name) {
           return std::any_of(first->header.begin(), first->header.end(),
                              [&](const std::string& cell) { return fold(cell) == name; });
         });
}

Result<std::vector<Asked>> rows_of(const std::string& bytes) {
  const auto table = read_csv(bytes, "standard input");
  if (!table) return tl::unexpected(table.error());
  const auto id = table->column("id");
  const auto title = table->column("title");
  const auto context = table->column("context");
  if (!title) {
    return failure(Error::Kind::bad_input, "E-CSV-COLUMN",
                   "standard input:1: expected the columns id,title[,context], found no title",
                   "name the column with the titles 'title', or give a title a line without a header");
  }
  std::vector<Asked> questions;
  for (const auto& row : table->rows)
    questions.push_back({id ? row.cells[*id] : std::to_string(questions.size() + 1), row.cells[*title],
                         context ? row.cells[*context] : ""});
  return questions;
}

/// A title a line, numbered as lines are; blank ones are nothing to answer.
std::vector<Asked> lines_of(const std::string& bytes) {
  std::vector<Asked> questions;
  std::size_t number = 0;
  for (const std::string_view line : split(bytes, '\n')) {
    ++number;
    const std::string title = collapse_spaces(valid_utf8(line));
    if (!title.empty()) questions.push_back({std::to_string(number), title, ""});
  }
  return questions;
}

Result<std::vector<Asked>> questions_of(const MatchCommand& command) {
  std::vector<Asked> questions;
  for (std::size_t i = 0; i < command.titles.size(); ++i)
    questions.push_back({std::to_string(i + 1), valid_utf8(command.titles[i]), ""});
  if (!questions.empty()) return questions;
  const std::string bytes(std::istreambuf_iterator<char>(std::cin), {});
  if (has_header(bytes)) return rows_of(bytes);
  questions = lines_of(bytes);
  if (questions.empty())
    return failure(Error::Kind::bad_input, "E-NO-TITLES", "standard input holds no title",
                   "give titles as arguments, a title a line, or CSV with the columns id,title[,context]");
  return questions;
}

}  // namespace

Exit match(const GlobalOptions& options, const MatchCommand& command) {
  const auto inputs = read_inputs(options.seeds);
  const auto day = date_or(command.reference_date, today());
  const auto questions = questions_of(command);
  for (const Error* error : {inputs ? nullptr : &inputs.error(), day ? nullptr : &day.error(),
                             questions ? nullptr : &questions.error()}) {
    if (error == nullptr) continue;
    report(*error);
    return exit_of(*error);
  }
  const auto analyst = Analyst::make(inputs->lists, *day);
  if (!analyst) {
    report(analyst.error());
    return exit_of(analyst.error());
  }
  const auto answers = answer(*analyst, *questions);
  if (command.format == "json" || options.json) {
    print_json(answers);
  } else if (command.format == "csv") {
    print_csv(answers);
  } else {
    print_table(answers);
  }
  return Exit::done;
}

}  // namespace vindbaar::app
