#pragma once
// A CDXJ index in compressed blocks (ZipNum, as pywb reads it): index.cdx.gz holds a gzip member for every
// some thousand lines, index.idx names the first line of each with its place, so that one key costs two small
// reads.

#include "archive/files.hpp"
#include "archive/gzip_member.hpp"

namespace vindbaar::archive {

class CompressedIndex {
 public:
  /// Makes both files in `folder`.
  static Result<CompressedIndex> begin(const std::filesystem::path& folder);

  /// The next line, with its line end; in order.
  Result<void> add(std::string_view line);
  Result<void> finish();

 private:
  CompressedIndex(Replacement blocks, Replacement keys);
  Result<void> end_block();

  Replacement blocks_;
  Replacement keys_;
  MemberPacker packer_;
  std::string block_;
  std::size_t lines_ = 0;
  std::uint64_t offset_ = 0;
};

}  // namespace vindbaar::archive
