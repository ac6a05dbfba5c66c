#pragma once
// Sorts more lines than fit in memory: parts are sorted in memory, put aside in files, and merged.

#include "archive/files.hpp"

namespace vindbaar::archive {

class LineSorter {
 public:
  /// Parts are named `base`.part-1 and so on and are gone when this is. `memory_bytes` bounds the lines held.
  LineSorter(std::filesystem::path base, std::size_t memory_bytes);
  ~LineSorter();
  LineSorter(const LineSorter&) = delete;
  LineSorter& operator=(const LineSorter&) = delete;

  /// `line` ends with its line end. Fails with "E-ARCHIVE-WRITE".
  Result<void> add(std::string line);

  /// All lines in the order of their bytes, the same ones as often as they were added. Stops when `take`
  /// fails. Once.
  Result<void> each(const std::function<Result<void>(std::string_view line)>& take);

  std::size_t size() const noexcept { return count_; }

 private:
  std::filesystem::path part_name(std::size_t number) const;
  Result<void> put_aside();

  std::filesystem::path base_;
  std::size_t memory_bytes_;
  std::vector<std::string> lines_;
  std::size_t held_bytes_ = 0;
  std::size_t count_ = 0;
  std::size_t parts_ = 0;
};

}  // namespace vindbaar::archive
