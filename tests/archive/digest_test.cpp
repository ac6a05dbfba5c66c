#include "archive/archive.hpp"

#include <doctest/doctest.h>

using namespace vindbaar::archive;

TEST_CASE("digests of known texts (RFC 3174, section 7.3; FIPS 180-4 examples; base 32 of RFC 4648)") {
  struct Row {
    std::string text;
    std::string sha1;
    std::string sha256;
  };
  const Row rows[] = {
      {"", "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ",
       "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5",
       "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "sha1:QSMD4RA4HPJG5OVOJKQ7SUJJ4XSUM4HR",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(sha1_base32(row.text) == row.sha1);
    CHECK(sha256_hex(row.text) == row.sha256);
  }
}
