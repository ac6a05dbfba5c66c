#pragma once
// Reading test data of this room.

#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using Json = nlohmann::json;

inline std::string data_file(const std::string& name) {
  std::ifstream file(std::string(TEST_DATA) + "/extractors/" + name, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return all.str();
}

/// The lines of a JSONL file; with `kind` only those of that kind.
inline std::vector<Json> vectors(const std::string& name, std::string_view kind = {}) {
  std::vector<Json> found;
  std::istringstream lines(data_file(name));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    Json vector = Json::parse(line);
    if (kind.empty() || vector["kind"] == kind) found.push_back(std::move(vector));
  }
  return found;
}

inline std::string from_base64(std::string_view text) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t value = digits.find(c);
    if (value == std::string_view::npos) continue;
    bits = (bits << 6U) | static_cast<unsigned>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
    }
  }
  return bytes;
}
