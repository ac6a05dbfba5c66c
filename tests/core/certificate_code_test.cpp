#include "core/certificate_code.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;

namespace {

/// "K0905@7+5" for each mention: code, byte offset, bytes.
std::string found(std::string_view text) {
  std::string list;
  for (const CodeMention& mention : find_codes(text)) {
    if (!list.empty()) list += " ";
    list += mention.code.text() + "@" + std::to_string(mention.at) + "+" + std::to_string(mention.length);
  }
  return list;
}

}  // namespace

TEST_CASE("codes are found where people print them, and nowhere else") {
  struct Row {
    const char* text;
    const char* found;
  };
  const Row rows[] = {
      {"Helpende plus (K0905)", "K0905@15+5"},
      {"k0905", "K0905@0+5"},
      {"K 0905", "K0905@0+6"},
      {"K-0905", "K0905@0+6"},
      {"K\u00A00905", "K0905@0+7"},
      {"certificaat K1270.", "K1270@12+5"},
      {"K0905/K0906, C0039", "K0905@0+5 K0906@6+5 C0039@13+5"},
      {"K0042/43", "K0042@0+5"},
      {"/cursussen/helpende-c0125-llo", "C0125@20+5"},
      {"crebo C0039", "C0039@6+5"},
      {"?q=%20K0905", "K0905@6+5"},
      {"K0905_folder.pdf", "K0905@0+5"},
      {"B1-K1-W1, C1-K1-W1, P2-K1", ""},
      {"BK-0220", ""},
      {"K09051", ""},
      {"KC0905", ""},
      {"W3C0039", ""},
      {"éK0905", ""},
      {"K0905é", ""},
      {"K0905a", ""},
      {"%C0125", ""},
      {"vitamine C 1000", ""},
      {"groep K 2022", ""},
      {"bel K 0592 123456", ""},
      {"K 090", ""},
      {"K", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(found(row.text) == row.found);
  }
}
