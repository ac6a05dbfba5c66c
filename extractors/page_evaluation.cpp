#include "extractors/page_evaluation.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <set>

namespace vindbaar::extractors {
namespace {

namespace dom = simdjson::dom;

tl::unexpected<Error> bad_line(const std::string& file, std::size_t line, const std::string& what) {
  return failure(Error::Kind::bad_input, "E-PAGES", file + ":" + std::to_string(line) + ": " + what,
                 "a line is a JSON object with url, html or text, and what is expected of the page");
}

std::optional<std::string> string_at(const dom::object& object, const char* key) {
  std::string_view text;
  if (object[key].get(text) != simdjson::SUCCESS) return std::nullopt;
  return std::string(text);
}

std::optional<std::vector<std::string>> strings_at(const dom::object& object, const char* key) {
  dom::array values;
  if (object[key].get(values) != simdjson::SUCCESS) return std::nullopt;
  std::vector<std::string> strings;
  for (const dom::element value : values) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) strings.emplace_back(text);
  }
  return strings;
}

std::string in_columns(const std::vector<std::string>& cells, std::size_t first_width) {
  std::string line = cells.front();
  line.resize(std::max(line.size(), first_width), ' ');
  for (std::size_t i = 1; i < cells.size(); ++i)
    line += std::string(cells[i].size() < 10 ? 10 - cells[i].size() : 1, ' ') + cells[i];
  return line + "\n";
}

std::string share(double value) {
  char digits[16];
  std::snprintf(digits, sizeof digits, "%.3f", value);
  return digits;
}

std::string table_of(const std::string& question, const Confusion& confusion) {
  constexpr std::size_t name_width = 24;
  std::string table =
      "\n" + in_columns({question, "expected", "found", "precision", "recall", "F1"}, name_width);
  for (const auto& [name, figures] : confusion.classes()) {
    table += in_columns({"  " + name, std::to_string(figures.expected), std::to_string(figures.found),
                         share(figures.precision()), share(figures.recall()), share(figures.f1())},
                        name_width);
  }
  table += "  accuracy " + share(confusion.accuracy()) + ", macro-F1 " + share(confusion.macro_f1()) + "\n";
  for (const auto& [cell, count] : confusion.cells()) {
    if (cell.first != cell.second)
      table += "  " + std::to_string(count) + " x " + cell.first + " taken for " + cell.second + "\n";
  }
  return table;
}

/// How often each word of letters and digits stands in a text, case and accents folded.
std::map<std::string, std::size_t> words_of(std::string_view text) {
  std::map<std::string, std::size_t> words;
  std::string word;
  for (const char c : fold(text) + " ") {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      word += c;
    } else if (!word.empty()) {
      ++words[word];
      word.clear();
    }
  }
  return words;
}

void measure_words(const std::string& expected, const std::string& found, Confusion::ClassFigures& figures) {
  const auto wanted = words_of(expected);
  for (const auto& [word, count] : wanted) figures.expected += count;
  for (const auto& [word, count] : words_of(found)) {
    figures.found += count;
    const auto known = wanted.find(word);
    figures.right += known == wanted.end() ? 0 : std::min(count, known->second);
  }
}

int strength(const Candidate& candidate) {
  const bool is_certificate = candidate.claim.value == Claim::mbo_certificate;
  return (is_certificate                         ? 4
          : candidate.claim.value != Claim::none ? 2
                                                 : 0) +
         (candidate.source == Candidate::Source::page ? 1 : 0);
}

}  // namespace

Result<std::vector<LabelledPage>> read_labelled_pages(std::string_view bytes, const std::string& file) {
  std::vector<LabelledPage> pages;
  dom::parser parser;
  for (std::size_t line = 1; !bytes.empty(); ++line) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string row(trim(bytes.substr(0, end)));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (row.empty()) continue;
    dom::object object;
    if (parser.parse(row).get(object) != simdjson::SUCCESS) return bad_line(file, line, "no JSON object");
    LabelledPage page;
    page.id = string_at(object, "id").value_or(file + ":" + std::to_string(line));
    const auto url = string_at(object, "url");
    const auto html = string_at(object, "html");
    const auto plain = string_at(object, "text");
    if (!url) return bad_line(file, line, "the page has no url");
    if (!html && !plain) return bad_line(file, line, "the page has neither html nor text");
    page.url = *url;
    page.body = html ? *html : *plain;
    page.content_type = html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
    page.kind = string_at(object, "kind");
    page.claim = string_at(object, "claim");
    page.audience = string_at(object, "audience");
    page.availability = string_at(object, "availability");
    page.main = string_at(object, "main");
    page.titles = strings_at(object, "titles");
    page.codes = strings_at(object, "codes");
    pages.push_back(std::move(page));
  }
  return pages;
}

double Confusion::ClassFigures::f1() const {
  const double sum = precision() + recall();
  return sum == 0 ? 0 : 2 * precision() * recall() / sum;
}

std::size_t Confusion::total() const {
  std::size_t all = 0;
  for (const auto& [cell, count] : cells_) all += count;
  return all;
}

double Confusion::accuracy() const {
  std::size_t right = 0;
  for (const auto& [cell, count] : cells_) right += cell.first == cell.second ? count : 0;
  return total() == 0 ? 0 : static_cast<double>(right) / static_cast<double>(total());
}

std::map<std::string, Confusion::ClassFigures> Confusion::classes() const {
  std::map<std::string, ClassFigures> figures;
  for (const auto& [cell, count] : cells_) {
    figures[cell.first].expected += count;
    figures[cell.second].found += count;
    if (cell.first == cell.second) figures[cell.first].right += count;
  }
  return figures;
}

double Confusion::macro_f1() const {
  double sum = 0;
  std::size_t expected = 0;
  for (const auto& [name, figures] : classes()) {
    if (figures.expected == 0) continue;
    sum += figures.f1();
    ++expected;
  }
  return expected == 0 ? 0 : sum / static_cast<double>(expected);
}

const Candidate* main_candidate(const LabelledPage& page, const Reading& reading) {
  const Candidate* best = nullptr;
  for (const Candidate& candidate : reading.candidates) {
    if (page.titles && !page.titles->empty() && fold(candidate.title) == fold(page.titles->front()))
      return &candidate;
    if (best == nullptr || strength(candidate) > strength(*best)) best = &candidate;
  }
  return best;
}

void measure(const LabelledPage& page, const Reading& reading, const std::vector<std::string>& codes,
             PageFigures& figures) {
  ++figures.pages;
  const auto ask = [&](const char* question, const std::optional<std::string>& expected,
                       std::string_view found, const std::string& because) {
    if (!expected) return;
    figures.questions[question].count(*expected, std::string(found));
    if (*expected != found)
      figures.misses.push_back({page.id, question, *expected, std::string(found), because});
  };
  const Candidate none;
  const Candidate* main = main_candidate(page, reading);
  if (main == nullptr) main = &none;
  std::string reasons;
  for (const std::string& reason : reading.page.kind_reasons)
    reasons += (reasons.empty() ? "" : "; ") + reason;
  ask("kind", page.kind, word(reading.page.kind), reasons);
  ask("claim", page.claim, word(main->claim.value), main->claim.quote);
  ask("audience", page.audience, word(main->audience.value), main->audience.quote);
  ask("availability", page.availability, word(main->availability.value), main->availability.quote);
  std::set<std::string> titles;
  for (const Candidate& candidate : reading.candidates) titles.insert(fold(candidate.title));
  for (const std::string& title : page.titles.value_or(std::vector<std::string>{})) {
    ++figures.titles.expected;
    const bool is_found = titles.count(fold(title)) > 0;
    figures.titles.right += is_found ? 1 : 0;
    if (!is_found)
      figures.misses.push_back({page.id, "titles", title, "", std::to_string(titles.size()) + " candidates"});
  }
  if (page.main) measure_words(*page.main, reading.page.main_text, figures.words);
  if (!page.codes) return;
  const std::set<std::string> wanted(page.codes->begin(), page.codes->end());
  const std::set<std::string> found(codes.begin(), codes.end());
  figures.codes.expected += wanted.size();
  figures.codes.found += found.size();
  for (const std::string& code : found) {
    figures.codes.right += wanted.count(code);
    if (wanted.count(code) == 0) figures.misses.push_back({page.id, "codes", "", code, "not offered there"});
  }
  for (const std::string& code : wanted) {
    if (found.count(code) == 0) figures.misses.push_back({page.id, "codes", code, "", "not found"});
  }
}

std::string text(const PageFigures& figures) {
  std::string all = std::to_string(figures.pages) + " pages\n";
  for (const auto& [question, confusion] : figures.questions) all += table_of(question, confusion);
  if (figures.titles.expected > 0)
    all += "\ncandidates: " + std::to_string(figures.titles.right) + " of " +
           std::to_string(figures.titles.expected) + " labelled titles found, " +
           share(figures.titles.recall()) + "\n";
  if (figures.words.expected > 0)
    all += "main text, words: precision " + share(figures.words.precision()) + ", recall " +
           share(figures.words.recall()) + ", F1 " + share(figures.words.f1()) + "\n";
  if (figures.codes.expected + figures.codes.found > 0)
    all += "codes: precision " + share(figures.codes.precision()) + ", recall " +
           share(figures.codes.recall()) + " of " + std::to_string(figures.codes.expected) + "\n";
  return all;
}

}  // namespace vindbaar::extractors
