#pragma once
// Rows of the conformance files in tests/data/crawler (their origin: SOURCES.md there).

#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace vindbaar::crawler::conformance {

inline std::string path(const std::string& name) {
  return std::string(TEST_DATA) + "/crawler/" + name;
}

inline std::string bytes(const std::string& name) {
  std::ifstream in(path(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::vector<nlohmann::json> rows(const std::string& name) {
  std::ifstream in(path(name));
  std::vector<nlohmann::json> all;
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) all.push_back(nlohmann::json::parse(line));
  return all;
}

/// RFC 4648 base 64, for vectors that are not text.
inline std::string from_base64(const std::string& text) {
  const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int held = 0;
  for (const char c : text) {
    const auto value = digits.find(c);
    if (value == std::string::npos) break;
    bits = (bits << 6) | static_cast<unsigned>(value);
    held += 6;
    if (held >= 8) out += static_cast<char>((bits >> (held -= 8)) & 0xFF);
  }
  return out;
}

}  // namespace vindbaar::crawler::conformance
