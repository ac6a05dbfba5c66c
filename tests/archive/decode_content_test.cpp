#include "archive/archive.hpp"
#include "tests/archive/samples.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

using namespace vindbaar;
using namespace vindbaar::archive;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool is_sanitized = true;  // the sanitizer keeps freed memory for a while: peaks mean nothing
#else
constexpr bool is_sanitized = false;
#endif

constexpr std::size_t mebibyte = std::size_t{1} << 20;

/// "certificaat\n" by brotli 1.2 (PyPI), zstd 1.5.4 and zlib 1.2.13.
const std::string brotli_certificaat("\x1b\x0b\x00\x00\x24\x15\xc2\xe8\x4a\x13\x60\x22\x5d\xa0\x69", 15);
const std::string zstd_certificaat(
    "\x28\xb5\x2f\xfd\x24\x0c\x61\x00\x00\x63\x65\x72\x74\x69\x66\x69\x63\x61\x61\x74\x0a\x53\x32\x6c\xf7",
    25);
const std::string zlib_certificaat(
    "\x78\x9c\x4b\x4e\x2d\x2a\xc9\x4c\xcb\x4c\x4e\x4c\x2c\xe1\x02\x00\x1f\x9f\x04\x8a", 20);

std::string bomb(const std::string& name) {
  return samples::file_bytes(std::string(TEST_DATA) + "/archive/bombs/" + name);
}

bool is_sane(const Decoded& decoded, std::size_t cap) {
  return decoded.bytes.size() <= cap && ((decoded.truncated || decoded.damaged) <= !decoded.problem.empty());
}

/// The most memory this process had since `reset`, in bytes (Linux: VmHWM of /proc/self/status).
std::size_t peak_memory(bool reset) {
  if (reset) std::ofstream("/proc/self/clear_refs") << "5";
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word == "VmHWM:" && status >> word) return std::stoul(word) * 1024;
  }
  return 0;
}

}  // namespace

TEST_CASE("each content coding comes off, in the reverse order of their names (RFC 9110, section 8.4)") {
  const std::string text = "certificaat\n";
  struct Row {
    std::string coding;
    std::string body;
  };
  const Row rows[] = {
      {"", text},
      {"identity", text},
      {"gzip", samples::gzipped(text)},
      {"x-gzip", samples::gzipped(text)},
      {" GZip ", samples::gzipped(text)},
      {"gzip, gzip", samples::gzipped(samples::gzipped(text))},
      {"br", brotli_certificaat},
      {"zstd", zstd_certificaat},
      {"br, gzip", samples::gzipped(brotli_certificaat)},
      {"identity, zstd,, gzip", samples::gzipped(zstd_certificaat)},
      {"deflate",
       samples::gzipped(text).substr(10, samples::gzipped(text).size() - 18)},  // raw, as some send it
      {"deflate", zlib_certificaat},
  };
  for (const Row& row : rows) {
    CAPTURE(row.coding);
    const Decoded decoded = decode_content(row.body, row.coding, 100);
    CHECK(decoded.bytes == text);
    CHECK(decoded.problem.empty());
    CHECK_FALSE(decoded.truncated);
    CHECK_FALSE(decoded.damaged);
  }
}

TEST_CASE("an empty body is empty under any coding") {
  for (const std::string coding : {"", "gzip", "deflate", "br", "zstd", "gzip, br"}) {
    CAPTURE(coding);
    const Decoded decoded = decode_content("", coding, 100);
    CHECK(decoded.bytes.empty());
    CHECK(decoded.problem.empty());
  }
}

TEST_CASE("the cap is exact: a body of that size is whole, one byte more is cut") {
  const std::string text(200'000, 'x');
  for (const std::string coding : {"", "gzip"}) {
    CAPTURE(coding);
    const std::string body = coding.empty() ? text : samples::gzipped(text);
    const Decoded whole = decode_content(body, coding, text.size());
    CHECK(whole.bytes == text);
    CHECK_FALSE(whole.truncated);
    const Decoded cut = decode_content(body, coding, text.size() - 1);
    CHECK(cut.bytes == text.substr(1));
    CHECK(cut.truncated);
    CHECK_FALSE(cut.damaged);
    CHECK(cut.problem.find("199999") != std::string::npos);
  }
}

TEST_CASE("a stream cut anywhere gives its beginning and says that bytes are missing") {
  const std::string text = samples::page(3, 5000).body;
  const std::string packed = samples::gzipped(text);
  for (std::size_t length = 2; length < packed.size(); ++length) {
    CAPTURE(length);
    const Decoded decoded = decode_content(std::string_view(packed).substr(0, length), "gzip", mebibyte);
    REQUIRE(decoded.truncated);
    REQUIRE_FALSE(decoded.problem.empty());
    REQUIRE(text.starts_with(decoded.bytes));
  }
  for (const auto& [coding, body] :
       {std::pair<std::string, std::string>{"br", brotli_certificaat}, {"zstd", zstd_certificaat}}) {
    CAPTURE(coding);
    CHECK(decode_content(std::string_view(body).substr(0, body.size() - 1), coding, 100).truncated);
  }
}

TEST_CASE("a wrong checksum is damage, whatever was unpacked before it") {
  for (const std::string name : {"bad_crc.gz", "bad_isize.gz"}) {
    CAPTURE(name);
    const Decoded decoded = decode_content(bomb(name), "gzip", mebibyte);
    CHECK(decoded.damaged);
    CHECK_FALSE(decoded.problem.empty());
  }
}

TEST_CASE("gzip members follow each other (RFC 1952, section 2.2); what is no member is left out, and said") {
  const Decoded two = decode_content(bomb("two_members.gz"), "gzip", mebibyte);
  CHECK(two.bytes == decode_content(samples::gzipped(two.bytes), "gzip", mebibyte).bytes);
  CHECK(two.problem.empty());
  const std::string a = samples::gzipped("een ");
  const std::string b = samples::gzipped("twee");
  CHECK(decode_content(a + b, "gzip", 100).bytes == "een twee");
  const Decoded trailed = decode_content(a + "garbage", "gzip", 100);
  CHECK(trailed.bytes == "een ");
  CHECK_FALSE(trailed.truncated);
  CHECK(trailed.problem.find("after the end") != std::string::npos);
  CHECK(is_sane(decode_content(bomb("trailing_garbage.gz"), "gzip", mebibyte), mebibyte));

  std::string many;
  const std::string nothing = samples::gzipped("");
  for (int i = 0; i < 100'000; ++i) many += nothing;
  const Decoded none = decode_content(many, "gzip", mebibyte);
  CHECK(none.bytes.empty());
  CHECK(none.problem.empty());
}

TEST_CASE("text under a coding it does not have is taken as it is, bytes are not") {
  const std::string page = "<!doctype html><title>Certificaat</title> caf\xc3\xa9";
  for (const std::string coding : {"gzip", "deflate", "br", "zstd"}) {
    CAPTURE(coding);
    for (const std::string& text :
         {page, std::string("{\"a\": 1}"), std::string("User-agent: *\nDisallow:\n")}) {
      CAPTURE(text);
      const Decoded decoded = decode_content(text, coding, 1000);
      CHECK(decoded.bytes == text);
      CHECK_FALSE(decoded.damaged);
      CHECK(decoded.problem.find("taken as it is") != std::string::npos);
    }
    const Decoded bytes = decode_content(std::string("\xff\x00\x01PDF\x02", 7), coding, 1000);
    CHECK((bytes.damaged || bytes.truncated));
    CHECK(bytes.bytes.empty());
  }
}

TEST_CASE("an unknown coding leaves the body as it is, and says so") {
  const Decoded decoded = decode_content("tekst", "utf-8", 100);
  CHECK(decoded.bytes == "tekst");
  CHECK(decoded.problem.find("'utf-8'") != std::string::npos);
  CHECK(decode_content(samples::gzipped("tekst"), "exi, gzip", 100).bytes == "tekst");
}

TEST_CASE("more codings than anyone needs are refused") {
  const Decoded decoded = decode_content(samples::gzipped("x"), "gzip,gzip,gzip,gzip,gzip,gzip", 100);
  CHECK(decoded.bytes.empty());
  CHECK(decoded.damaged);
}

TEST_CASE("hostile streams stay within the cap, and within twice the cap of memory") {
  struct Row {
    std::string file;
    std::string coding;
    bool cut;
  };
  const Row rows[] = {
      {"html_100m.html.gz", "gzip", true},
      {"zeros_100m.gz", "gzip", true},
      {"zeros_1g.gz", "gzip", true},
      {"zeros_1g.gz.gz", "gzip, gzip", true},
      {"zeros_1g.gz.gz.gz", "gzip, gzip, gzip", true},
      {"zeros_1g.br", "br", true},
      {"zeros_1g.zst", "zstd", true},
      {"zeros_256m.deflate_raw", "deflate", true},
      {"zeros_256m.zlib", "deflate", true},
      {"fname_unterminated.gz", "gzip", true},
      {"truncated.gz", "gzip", true},
      {"truncated_in_header.gz", "gzip", true},
      {"huge_fextra.gz", "gzip", false},
      {"huge_fname.gz", "gzip", false},
      {"not_gzip.gz", "gzip", false},
      {"zero_length.gz", "gzip", false},
  };
  constexpr std::size_t cap = 32 * mebibyte;
  for (const Row& row : rows) {
    CAPTURE(row.file);
    const std::string body = bomb(row.file);
    const std::size_t before = peak_memory(true);
    const Decoded decoded = decode_content(body, row.coding, cap);
    const std::size_t after = peak_memory(false);
    CHECK(is_sane(decoded, cap));
    CHECK(decoded.truncated == row.cut);
    CHECK((is_sanitized || after - before < 2 * cap));
  }
}
