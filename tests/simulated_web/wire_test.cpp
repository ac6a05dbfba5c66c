#include "tests/simweb/wire.hpp"

#include "core/charset.hpp"
#include "tests/simweb/windows_1252.hpp"

#include <doctest/doctest.h>
#include <zlib.h>

#include <algorithm>

using namespace vindbaar;
using namespace vindbaar::simweb;

namespace {

std::string field(const Answer& answer, std::string_view name) {
  const auto found = std::ranges::find(answer.fields, name, &std::pair<std::string, std::string>::first);
  return found == answer.fields.end() ? "" : found->second;
}

std::string gunzipped(const std::string& member) {
  std::string text(100'000, '\0');
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(member.data()));
  stream.avail_in = static_cast<uInt>(member.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return text;
}

}  // namespace

TEST_CASE("times are written as HTTP writes them") {
  using namespace std::chrono;
  CHECK(http_date(sys_days{year{1994} / November / 6} + hours{8} + minutes{49} + seconds{37}) ==
        "Sun, 06 Nov 1994 08:49:37 GMT");  // RFC 9110, section 5.6.7
}

TEST_CASE("a compressible answer goes as gzip to who accepts it, and to nobody else") {
  const Answer page{200, {}, std::string(5000, 'a'), true};
  const Answer zipped = negotiated(page, {"gzip, br", ""});
  CHECK(field(zipped, "Content-Encoding") == "gzip");
  CHECK(gunzipped(zipped.body) == page.body);
  CHECK(zipped.body.size() < 500);
  const Answer plain = negotiated(page, {"identity", ""});
  CHECK(field(plain, "Content-Encoding").empty());
  CHECK(field(plain, "Vary") == "Accept-Encoding");
  CHECK(plain.body == page.body);
}

TEST_CASE("a client that has the page gets 304 without it") {
  const Answer page{200, {}, "tekst", false};
  const std::string etag = field(negotiated(page, {}), "ETag");
  const Answer again = negotiated(page, {"", etag});
  CHECK(again.status == 304);
  CHECK(again.body.empty());
  CHECK(negotiated({200, {}, "andere tekst", false}, {"", etag}).status == 200);
}

TEST_CASE("Dutch text survives windows-1252, and what that lacks becomes a reference") {
  const std::string dutch = "cliënt, één, € 95,- “citaat” – streep • punt";
  CHECK(decode(to_windows_1252(dutch), "windows-1252") == dutch);
  CHECK(to_windows_1252("ï") == "\xEF");
  CHECK(to_windows_1252("Š☎") == "&#352;&#9742;");
}
