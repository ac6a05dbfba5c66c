#include "core/text.hpp"
#include "tests/extractors/reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace vindbaar;

// fontconfig, which poppler asks for the fonts of a document, keeps its tables until the program ends.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig";
}

namespace {

/// The smallest document that shows these lines: ISO 32000-1, section 7.5, with a cross-reference table.
std::string pdf_of(const std::vector<std::string>& lines) {
  std::string content = "BT /F1 12 Tf 14 TL 50 780 Td\n";
  for (const std::string& line : lines) content += "(" + line + ") Tj T*\n";
  content += "ET";
  const std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R "
      ">> >> >>",
      "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"};
  std::string pdf = "%PDF-1.4\n";
  std::string table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const std::string at = std::to_string(pdf.size());
    table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string start = std::to_string(pdf.size());
  return pdf + "xref\n0 6\n" + table + "trailer << /Size 6 /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

extractors::Reading read(const std::string& bytes) {
  const auto document = page_reader().parse(
      {"https://roc.example/folders/palliatieve-zorg.pdf", 200, "application/pdf", bytes});
  return page_reader().read(document, {});
}

}  // namespace

TEST_CASE("a course leaflet in PDF is read like a page") {
  const auto reading =
      read(pdf_of({"Verdieping palliatieve zorg", "Na het examen ontvang je een door het ministerie van OCW",
                   "erkend mbo-certificaat.", "Kosten: 895 euro", "Startdatum: 4 maart",
                   "Aanmelden kan via het formulier op de website."}));
  CHECK(reading.page.heading == "Verdieping palliatieve zorg");
  CHECK(reading.page.kind == PageKind::certificate_track);
  REQUIRE(reading.candidates.size() == 1);
  CHECK(reading.candidates[0].claim.value == Claim::mbo_certificate);
  CHECK(reading.candidates[0].availability.value == Availability::open);
  CHECK(reading.page.problems.empty());
}

TEST_CASE("a PDF that cannot be read says why") {
  const std::string whole = pdf_of({"Tekst"});
  struct Row {
    const char* what;
    std::string bytes;
  };
  const Row rows[] = {{"no document at all", "%PDF-1.4 en dan niets"},
                      {"cut in the middle of an object", whole.substr(0, 120)},
                      {"without text", pdf_of({})},
                      {"too long", whole + std::string(21 * 1024 * 1024, ' ')}};
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const auto reading = read(row.bytes);
    CHECK(reading.page.main_text.empty());
    REQUIRE(reading.page.problems.size() == 1);
    CHECK(reading.page.problems[0].find("not read") != std::string::npos);
  }
}

TEST_CASE("a PDF damaged anywhere is read or refused, never worse") {
  const std::string whole = pdf_of({"Verdieping palliatieve zorg", "Je ontvangt een mbo-certificaat."});
  for (std::size_t at = 0; at < whole.size(); at += 7) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x15);
    CHECK(is_utf8(read(damaged).page.main_text));
  }
}
