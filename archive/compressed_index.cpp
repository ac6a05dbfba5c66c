#include "archive/compressed_index.hpp"

#include "archive/defaults.hpp"

#include <fmt/format.h>

namespace vindbaar::archive {

CompressedIndex::CompressedIndex(Replacement blocks, Replacement keys)
    : blocks_(std::move(blocks)), keys_(std::move(keys)), packer_(compression_level) {
}

Result<CompressedIndex> CompressedIndex::begin(const std::filesystem::path& folder) {
  Result<Replacement> blocks = Replacement::begin(folder / "index.cdx.gz");
  if (!blocks) return tl::unexpected(blocks.error());
  Result<Replacement> keys = Replacement::begin(folder / "index.idx");
  if (!keys) return tl::unexpected(keys.error());
  const Result<void> begun =
      keys->append("!meta 0 {\"format\": \"cdxj-gzip-1.0\", \"filename\": \"index.cdx.gz\"}\n");
  if (!begun) return tl::unexpected(begun.error());
  return CompressedIndex(*std::move(blocks), *std::move(keys));
}

Result<void> CompressedIndex::add(std::string_view line) {
  block_ += line;
  return ++lines_ < lines_an_index_block ? Result<void>() : end_block();
}

Result<void> CompressedIndex::end_block() {
  if (block_.empty()) return {};
  const std::size_t key_end = block_.find(" {");
  std::string packed;
  const std::size_t length = packer_.append(block_, packed);
  const std::string key =
      fmt::format(R"({} {{"offset": {}, "length": {}, "digest": "sha256:{}", "filename": "index.cdx.gz"}})",
                  block_.substr(0, key_end), offset_, length, sha256_hex(packed));
  offset_ += length;
  lines_ = 0;
  block_.clear();
  return blocks_.append(packed).and_then([&] { return keys_.append(key + "\n"); });
}

Result<void> CompressedIndex::finish() {
  return end_block().and_then([&] { return blocks_.finish(); }).and_then([&] { return keys_.finish(); });
}

}  // namespace vindbaar::archive
