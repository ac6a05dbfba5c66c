// GCC 12 mistreats temporaries and conditions around co_await: double frees and traps. Until the baseline
// moves, an await is a statement of its own, its result gets a name, its operands hold no lambda and no
// braces, and coroutines have no default arguments.
#include "source_tree.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>

using namespace vindbaar::house;

namespace {

/// The statement around `at`: from behind the last ';', '{' or '}' to the next ';', on one line.
std::string statement_at(const std::string& code, std::size_t at) {
  const std::size_t start = code.find_last_of(";{}", at);
  const std::size_t from = start == std::string::npos ? 0 : start + 1;
  const std::size_t end = std::min(code.find(';', at), code.size());
  std::string statement;
  for (const char byte : code.substr(from, end - from)) {
    const bool is_space = std::isspace(static_cast<unsigned char>(byte)) != 0;
    if (!is_space) {
      statement.push_back(byte);
    } else if (!statement.empty() && statement.back() != ' ') {
      statement.push_back(' ');
    }
  }
  return statement;
}

/// The parameter list of the coroutine whose return type's '<' is at `open`; empty when none follows.
std::string parameters_after(const std::string& code, std::size_t open) {
  int depth = 0;
  std::size_t at = open;
  for (; at < code.size(); ++at) {
    if (code[at] == '<') ++depth;
    if (code[at] == '>' && --depth == 0) break;
  }
  const std::size_t bracket = code.find_first_not_of(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_: \n", std::min(at + 1, code.size()));
  if (bracket == std::string::npos || code[bracket] != '(') return "";
  depth = 0;
  for (at = bracket; at < code.size(); ++at) {
    if (code[at] == '(') ++depth;
    if (code[at] == ')' && --depth == 0) break;
  }
  return code.substr(bracket, at - bracket);
}

/// "" or "const auto name = ": what may stand before an await. No call, no condition, no assignment to what
/// is there.
bool is_plain_start(std::string_view start) {
  if (start.empty()) return true;
  if (!start.ends_with(" = ")) return false;
  start.remove_suffix(3);
  const bool is_declaration = start.find(' ') != std::string_view::npos;
  return is_declaration && start.find_first_of("()[]=+-!?") == std::string_view::npos &&
         !start.starts_with("co_return ");
}

bool stands_alone(std::string_view statement) {
  const std::size_t await = statement.find("co_await ");
  const std::string_view operands = statement.substr(await + 9);
  return is_plain_start(statement.substr(0, await)) &&
         operands.find_first_of("[]{}") == std::string_view::npos &&
         operands.find("co_await") == std::string_view::npos;
}

Complaints awaits_broken(const SourceFile& file) {
  Complaints complaints;
  const std::string code = code_of(file.text);
  for (std::size_t at = code.find("co_await "); at != std::string::npos;
       at = code.find("co_await ", at + 1)) {
    const std::string statement = statement_at(code, at);
    if (stands_alone(statement)) continue;
    complaints.push_back(complaint(file, line_of(code, at), {"co_await does not stand alone: ", statement}));
  }
  for (std::size_t at = code.find("awaitable<"); at != std::string::npos;
       at = code.find("awaitable<", at + 1)) {
    if (parameters_after(code, at + 9).find('=') != std::string::npos)
      complaints.push_back(complaint(file, line_of(code, at), {"a coroutine has a default argument"}));
  }
  return complaints;
}

}  // namespace

TEST_CASE("co_await stands alone in its statement, everywhere") {
  Complaints complaints;
  for (const SourceFile& file : cpp_files()) {
    const Complaints found = awaits_broken(file);
    complaints.insert(complaints.end(), found.begin(), found.end());
  }
  CHECK_MESSAGE(complaints.empty(), listed(complaints));
}

TEST_CASE("an await that GCC 12 would mistreat is seen") {
  struct Row {
    const char* code;
    bool broken;
  };
  const Row rows[] = {
      {"{ co_await f(a, b); }", false},
      {"{ const auto n = co_await f(std::move(a)); }", false},
      {"{\n  Result<int> n =\n      co_await g(a,\n                 h(b));\n}", false},
      {"{ auto& socket = co_await accept(token); }", false},
      {"// if (co_await f())", false},
      {"f(\"co_await [x] {}\");", false},
      {"asio::awaitable<void> f(int a, std::string b);", false},
      {"asio::awaitable<Result<std::map<int, int>>> f(int a) { int b = 1; co_await g(b); }", false},
      {"{ if (co_await f()) g(); }", true},
      {"{ switch (co_await f()) {} }", true},
      {"{ co_await f(Ask{a, b}); }", true},
      {"{ co_await f({a, b}); }", true},
      {"{ co_await f([copy] { return 1; }); }", true},
      {"{ Two t{co_await f(), b}; }", true},
      {"{ g(co_await f()); }", true},
      {"{ co_return co_await f(); }", true},
      {"{ auto n = co_await f(co_await g()); }", true},
      {"{ auto n = 1 + co_await f(); }", true},
      {"{ n = co_await f(); }", true},
      {"{ std::map<int, int> all = co_await f(); }", false},
      {"{ auto [a, b] = co_await f(); }", true},
      {"asio::awaitable<void> f(int a = 1);", true},
      {"asio::awaitable<Result<Page>> Crawl::get(Url url, Limits limits = {}) {", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.code);
    CHECK(!awaits_broken({"a.cpp", row.code}).empty() == row.broken);
  }
}
