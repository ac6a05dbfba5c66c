#include "app/page_reading.hpp"

#include "archive/archive.hpp"

#include <fmt/format.h>

namespace vindbaar::app {
namespace {

/// Everything that a reading depends on beside the code: the bytes, and what was said of them.
std::string key_of(const char* tier, const ArchivedPage& page, const std::string& digest) {
  return fmt::format("{} {} {} {} {}", tier, digest, page.status, page.content_type, page.url);
}

}  // namespace

Result<store::Readings> open_readings(const std::filesystem::path& file) {
  auto kept = store::Readings::open(file, extractors::reading_version());
  if (!kept && kept.error().kind == Error::Kind::not_writable)
    kept = store::Readings::open({}, extractors::reading_version());
  return kept;
}

template <class Reading, class Make>
Result<Reading> PageReading::read(const char* tier, const ArchivedPage& page, const Make& make) const {
  const auto from = [&](const std::string& key) -> std::optional<Reading> {
    const auto bytes = kept_.find(key);
    return bytes ? Reading::unpacked(*bytes) : std::nullopt;
  };
  std::string key = page.digest.empty() ? std::string() : key_of(tier, page, page.digest);
  if (!key.empty()) {
    if (auto reading = from(key)) return *std::move(reading);
  }
  const auto loaded = load_page(page);
  if (!loaded) return tl::unexpected(loaded.error());
  if (key.empty()) {
    key = key_of(tier, page, archive::sha1_base32(loaded->body) + ' ' + loaded->content_type);
    if (auto reading = from(key)) return *std::move(reading);
  }
  Reading reading = make(extractors::Response{page.url, page.status, loaded->content_type, loaded->body});
  kept_.keep(key, reading.packed());
  return reading;
}

Result<extractors::FirstLook> PageReading::look(const ArchivedPage& page) const {
  return read<extractors::FirstLook>(
      "look", page, [&](const extractors::Response& response) { return reader_.look(response); });
}

Result<extractors::Document> PageReading::document(const ArchivedPage& page) const {
  return read<extractors::Document>(
      "tree", page, [&](const extractors::Response& response) { return reader_.parse(response); });
}

}  // namespace vindbaar::app
