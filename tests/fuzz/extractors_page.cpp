#include "core/text.hpp"
#include "extractors/extractors.hpp"
#include "tests/fuzz/expect.hpp"

#include <cstdlib>
#include <string>

using namespace vindbaar;
using namespace vindbaar::extractors;
using fuzz::expect;

namespace {

const Reader& reader() {
  static const Reader made = [] {
    const auto read = seeds::read_lists(std::string(SOURCE_DIR) + "/seeds");
    if (!read.lists) std::abort();
    auto reader = Reader::make(*read.lists);
    if (!reader) std::abort();
    return std::move(*reader);
  }();
  return made;
}

template <class T>
void expect_words(const Evident<T>& evident) {
  expect(is_utf8(evident.quote));
}

void expect_sound(const Reading& reading) {
  expect(is_utf8(reading.page.main_text) && is_utf8(reading.page.heading) && is_utf8(reading.page.title));
  expect(reading.page.fingerprint.size() == 16);
  const double probability = reading.page.kind_probability.value();
  expect(probability >= 0 && probability <= 1);
  for (const std::string& step : reading.steps) expect(is_utf8(step));
  for (const std::string& reason : reading.page.kind_reasons) expect(is_utf8(reason));
  for (const Candidate& candidate : reading.candidates) {
    expect(!candidate.title.empty() && is_utf8(candidate.title) && is_utf8(candidate.section_text));
    expect_words(candidate.claim);
    expect_words(candidate.audience);
    expect_words(candidate.availability);
    for (const CodedFeature& feature : candidate.features) expect(is_utf8(feature.quote));
  }
}

}  // namespace

/// The whole way of a page. The first byte chooses what its server calls it; the third bit puts the bytes
/// inside a block of JSON-LD.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view types[] = {"text/html; charset=utf-8", "text/html",
                                        "text/html; charset=windows-1252", "text/plain; charset=utf-8"};
  if (size == 0) return 0;
  std::string body(fuzz::bytes_of(data + 1, size - 1));
  if ((data[0] & 4U) != 0) body = "<h1>Cursus</h1><script type=\"application/ld+json\">" + body + "</script>";
  const Response response{"https://www.roc.example/cursussen/lassen", 200,
                          std::string(types[data[0] % std::size(types)]), body};
  const Document document = reader().parse(response);
  const Date day = *Date::parse("2026-11-22");
  const Reading reading = reader().read(document, {}, day);
  expect_sound(reading);
  SiteProfile profile;
  for (int page = 0; page < 6; ++page) profile.learn(document);
  expect_sound(reader().read(document, profile, day));
  for (const Link& link : find_links(response)) expect(is_utf8(link.anchor) && Url::parse(link.url.text()));
  static_cast<void>(needs_browser(response));
  return 0;
}
