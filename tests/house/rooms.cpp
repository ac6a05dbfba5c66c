#include "rooms.hpp"

#include <cctype>
#include <sstream>
#include <vector>

namespace vindbaar::house {
namespace {

/// The words between backticks.
std::vector<std::string> quoted_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t open = text.find('`'); open != std::string_view::npos; open = text.find('`', open)) {
    const std::size_t close = text.find('`', open + 1);
    if (close == std::string_view::npos) break;
    words.emplace_back(text.substr(open + 1, close - open - 1));
    open = close + 1;
  }
  return words;
}

/// Without what follows a '#' on a line.
std::string without_remarks(std::string_view cmake) {
  std::string text;
  bool in_remark = false;
  for (const char byte : cmake) {
    if (byte == '#') in_remark = true;
    if (byte == '\n') in_remark = false;
    if (!in_remark) text.push_back(byte);
  }
  return text;
}

}  // namespace

Rooms read_arrows(std::string_view page) {
  Rooms rooms;
  std::istringstream lines{std::string(page)};
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| `")) continue;
    const std::size_t second = line.find('|', 1);
    if (second == std::string::npos) continue;
    const auto names = quoted_words(std::string_view(line).substr(0, second));
    const auto allowed = quoted_words(std::string_view(line).substr(second));
    if (names.size() == 1) rooms[names.front()].may_include = {allowed.begin(), allowed.end()};
  }
  return rooms;
}

std::set<std::string> read_headers(std::string_view cmake) {
  const std::string text = without_remarks(cmake);
  std::set<std::string> headers;
  const std::size_t call = text.find("add_module(");
  if (call == std::string::npos) return headers;
  std::istringstream words(text.substr(call, text.find(')', call) - call));
  bool listing = false;
  for (std::string word; words >> word;) {
    if (word == "HEADERS") {
      listing = true;
    } else if (word == "SOURCES" || word == "PUBLIC" || word == "PRIVATE") {
      listing = false;
    } else if (listing) {
      headers.insert(word);
    }
  }
  return headers;
}

Rooms rooms_of_this_house() {
  Rooms rooms;
  for (const SourceFile& page : files_ending_in({"docs/architecture.md"})) rooms = read_arrows(page.text);
  for (const SourceFile& file : files_ending_in({"CMakeLists.txt"})) {
    const std::size_t slash = file.path.rfind('/');
    const auto room = rooms.find(slash == std::string::npos ? "" : file.path.substr(0, slash));
    if (room == rooms.end()) continue;
    for (const std::string& header : read_headers(file.text))
      room->second.front_doors.insert(room->first + "/" + header);
  }
  return rooms;
}

std::string room_of(std::string_view path, const Rooms& rooms) {
  std::string best;
  for (const auto& [name, room] : rooms) {
    if (name.size() > best.size() && path.starts_with(name + "/")) best = name;
  }
  return best;
}

}  // namespace vindbaar::house
