#include "extractors/facts.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <set>
#include <string>

namespace vindbaar::extractors {

std::vector<int> find_levels(std::string_view folded) {
  static const RE2 one_or_two(
      R"(\b(?:niveau|niveaus|level|levels|mbo)(?:: ?|[ -])?(?:niveau[ -]?)?([1-4])(?:(?: ?(?:,|/|-|&|of|en|t/m|tot en met) ?)(?:niveau )?([1-4]))?(?: ?(?:en|of|&) ?([1-4]))?\b)");
  std::set<int> levels;
  re2::StringPiece rest(folded.data(), folded.size());
  std::string first;
  std::string second;
  std::string third;
  while (RE2::FindAndConsume(&rest, one_or_two, &first, &second, &third)) {
    for (const std::string& digit : {first, second, third}) {
      if (!digit.empty()) levels.insert(digit.front() - '0');
    }
  }
  return {levels.begin(), levels.end()};
}

std::optional<int> find_study_load(std::string_view folded) {
  static const RE2 before_unit(
      R"(\b(\d{1,2}[.]?\d{3}|\d{2,4}) ?(?:sbu|studiebelastingsuren|studieuren|uur studie(?:last|belasting))\b)");
  static const RE2 after_label(
      R"(\b(?:sbu|studiebelasting(?:suren)?|studielast|studieomvang)\b(?: \(?(?:sbu|in uren|uren)\)?)?:? ?(?:van |circa |ca\.? |ongeveer |is |bedraagt )?(\d{1,2}[.]?\d{3}|\d{2,4})\b)");
  const re2::StringPiece text(folded.data(), folded.size());
  std::string number;
  if (!RE2::PartialMatch(text, before_unit, &number) && !RE2::PartialMatch(text, after_label, &number))
    return std::nullopt;
  number.erase(std::remove(number.begin(), number.end(), '.'), number.end());
  const int hours = std::stoi(number);
  return hours >= 40 && hours <= 2000 ? std::optional{hours} : std::nullopt;
}

std::vector<CertificateCode> distinct_codes(std::string_view text) {
  std::vector<CertificateCode> codes;
  for (const CodeMention& mention : find_codes(text)) {
    if (std::find(codes.begin(), codes.end(), mention.code) == codes.end()) codes.push_back(mention.code);
  }
  return codes;
}

}  // namespace vindbaar::extractors
