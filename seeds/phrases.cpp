#include "core/text.hpp"
#include "seeds/files.hpp"
#include "seeds/lists.hpp"
#include "seeds/table.hpp"

#include <algorithm>

namespace vindbaar::seeds {
namespace {

const Columns columns{{"id", "language", "meaning", "match", "pattern"},
                      {"weight", "example", "counterexample"}};

std::optional<std::string> read_match(std::string_view cell) {
  const std::string word = lower(cell);
  const bool is_known = word == "phrase" || word == "regex" || word == "words" || word == "families";
  return is_known ? std::optional{word} : std::nullopt;
}
constexpr CellKind<std::string> a_match{read_match, "phrase, regex, words or families"};

std::optional<std::string> read_language(std::string_view cell) {
  const std::string word = lower(cell);
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool two_letters = word.size() == 2 && std::all_of(word.begin(), word.end(), is_letter);
  return two_letters || word == "*" ? std::optional{word} : std::nullopt;
}
constexpr CellKind<std::string> a_language{read_language,
                                           "a language such as nl, en, de, or * for every language"};

Phrase read_phrase(Row& row) {
  Phrase phrase;
  phrase.id = row.needed_text("id");
  phrase.language = row.needed_value("language", a_language).value_or("*");
  phrase.meaning = row.needed_text("meaning");
  phrase.match = row.needed_value("match", a_match).value_or("phrase");
  phrase.pattern = row.needed_text("pattern");
  phrase.weight = row.value("weight", a_decimal).value_or(1);
  phrase.example = row.text("example");
  phrase.counterexample = row.text("counterexample");
  phrase.file = row.file();
  phrase.line = row.line();
  return phrase;
}

}  // namespace

void read_phrases(const std::filesystem::path& folder, Lists& lists, std::vector<Problem>& problems) {
  for (const std::filesystem::path& file : csv_files_in(folder)) {
    const auto table = Table::open(file, columns, problems);
    if (!table) continue;
    std::vector<Phrase>& phrases = lists.phrases[lower(file.stem().string())];
    for (const CsvRow& cells : table->rows()) {
      Row row{*table, cells, problems};
      phrases.push_back(read_phrase(row));
    }
  }
}

}  // namespace vindbaar::seeds
