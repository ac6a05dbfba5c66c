#pragma once
// A service over the shipped lists, made once.

#include "reconcile/reconcile.hpp"

#include <doctest/doctest.h>

namespace vindbaar::reconcile {

inline const Service& shipped_service() {
  static const Service service = [] {
    seeds::Reading reading = seeds::read_lists(SOURCE_DIR "/seeds");
    REQUIRE(reading.lists.has_value());
    const auto read_context = [](const std::string&,
                                 const std::string& words) -> std::optional<matcher::Context> {
      if (words.empty()) return std::nullopt;
      matcher::Context context;
      context.is_excerpt = true;
      for (const CodeMention& mention : find_codes(words)) context.codes.push_back(mention.code);
      if (words.find("geen mbo-certificaat") != std::string::npos) context.claim = Claim::negated;
      return context;
    };
    return Service::make(*reading.lists, Date::parse("2023-06-01").value(), read_context).value();
  }();
  return service;
}

inline std::string encoded(std::string_view text) {
  const char* digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

inline Reply get(const std::string& target) {
  return shipped_service().answer({"GET", target, "", "127.0.0.1:8000"});
}

}  // namespace vindbaar::reconcile
