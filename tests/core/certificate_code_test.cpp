#include "core/certificate_code.hpp"

#include <doctest/doctest.h>

#include <random>

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

TEST_CASE("codes are found where people print them") {
  struct Row {
    const char* text;
    const char* found;
  };
  const Row rows[] = {
      {"Helpende plus (K0905)", "K0905@15+5"},
      {"k0905", "K0905@0+5"},
      {"K 0905", "K0905@0+6"},
      {"K-0905", "K0905@0+6"},
      {"K\u00A00905 en K\u20110066", "K0905@0+7 K0066@11+8"},
      {"Keuzedeel K 1270 of K1271.", "K1270@10+6 K1271@20+5"},
      {"K0905/K0906, C0039", "K0905@0+5 K0906@6+5 C0039@13+5"},
      {"K0042/43", "K0042@0+5"},
      {"/cursussen/helpende-c0125-llo", "C0125@20+5"},
      {"crebo C0039", "C0039@6+5"},
      {"code:C0039;niveau 2", "C0039@5+5"},
      {"?q=%20K0905", "K0905@6+5"},
      {"zoek%2Fc0039%2f", "C0039@7+5"},
      {"eisen_K0905_2022.pdf", "K0905@6+5"},
      {"K0905: 240 sbu", "K0905@0+5"},
      {"K 0905 240 sbu", "K0905@0+6"},
      {"K0905's", "K0905@0+5"},
      {"\u201CK0905\u201D", "K0905@3+5"},
      {"mbo-certificaat\nC0056\n", "C0056@16+5"},
      {"C2000 is ook vier cijfers", "C2000@0+5"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(found(row.text) == row.found);
  }
}

TEST_CASE("what only looks like a code is left alone") {
  for (const char* text : {
           "B1-K1-W1, C1-K1-W1, P2-K1",
           "BK-0220",
           "K09051",
           "KC0905",
           "W3C0039",
           "éK0905",
           "K0905é",
           "K0905a",
           "0K0905",
           "K\u0301K0905",
           "%C0125",
           "%E2%C0125",
           "K090",
           "K",
           "C",
           "",
           "K  0905",
           "K - 0905",
           "KO905",
           // letter and number apart: only what can be a register number
           "vitamine C 1000",
           "groep K 2022",
           "rijbewijs C 2023",
           "plan-c-2022",
           "module K 1999",
           "K 0,95",
           "K 0905,50",
           "K 0905.5",
           // telephone numbers with an area code
           "K 0592 123456",
           "C 0251-26 12 00",
           "k 0592 12 34 56",
       }) {
    CAPTURE(text);
    CHECK(found(text) == "");
  }
}

TEST_CASE("a code is a letter K or C and four digits, written strictly") {
  const auto code = CertificateCode::parse("K0905");
  REQUIRE(code.has_value());
  CHECK(code->text() == "K0905");
  CHECK(code->is_elective());
  CHECK(!CertificateCode::parse("C0039")->is_elective());
  CHECK(*CertificateCode::parse("C0039") < *code);
  for (const char* text :
       {"", "K", "k0905", "K905", "K09055", "A0905", "K 0905", " K0905", "K09O5", "K0042/43"}) {
    CAPTURE(text);
    const auto refused = CertificateCode::parse(text);
    REQUIRE(!refused.has_value());
    CHECK(refused.error().kind == Error::Kind::bad_input);
    CHECK(refused.error().code == "E-CODE");
  }
}

TEST_CASE("mentions point at the bytes they stand for, whatever stands around them") {
  std::mt19937 random(5);
  const std::string pieces[] = {"K0905", "c0039", "K 0066", " ",   "-", "é",    "K",
                                "C",     "0",     "1234",   "%20", "/", "\xFF", "a"};
  std::uniform_int_distribution<std::size_t> pick(0, std::size(pieces) - 1);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (int piece = 0; piece < 12; ++piece) text += pieces[pick(random)];
    CAPTURE(text);
    std::size_t free_from = 0;
    for (const CodeMention& mention : find_codes(text)) {
      REQUIRE(mention.at >= free_from);
      free_from = mention.at + mention.length;
      REQUIRE(free_from <= text.size());
      std::string printed = text.substr(mention.at, mention.length);
      std::erase_if(printed, [](char byte) { return byte == ' ' || byte == '-'; });
      printed[0] = static_cast<char>(printed[0] & ~0x20);
      CHECK(printed == mention.code.text());
    }
  }
}
