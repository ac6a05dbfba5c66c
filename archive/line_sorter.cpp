#include "archive/line_sorter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <queue>

namespace vindbaar::archive {
namespace {

/// What a line costs beside its bytes: the string object and its block's header.
constexpr std::size_t line_overhead_bytes = sizeof(std::string) + 16;

}  // namespace

LineSorter::LineSorter(std::filesystem::path base, std::size_t memory_bytes)
    : base_(std::move(base)), memory_bytes_(memory_bytes) {
}

LineSorter::~LineSorter() {
  std::error_code ignored;
  for (std::size_t number = 1; number <= parts_; ++number)
    std::filesystem::remove(part_name(number), ignored);
}

std::filesystem::path LineSorter::part_name(std::size_t number) const {
  return fmt::format("{}.part-{}", base_.string(), number);
}

Result<void> LineSorter::add(std::string line) {
  held_bytes_ += line.size() + line_overhead_bytes;
  lines_.push_back(std::move(line));
  ++count_;
  return held_bytes_ < memory_bytes_ ? Result<void>() : put_aside();
}

Result<void> LineSorter::put_aside() {
  std::sort(lines_.begin(), lines_.end());
  const std::filesystem::path name = part_name(++parts_);
  std::ofstream part(name, std::ios::binary | std::ios::trunc);
  for (const std::string& line : lines_) part << line;
  part.close();
  if (!part) return tl::unexpected(write_error("writing", name, errno));
  lines_.clear();
  held_bytes_ = 0;
  return {};
}

Result<void> LineSorter::each(const std::function<Result<void>(std::string_view)>& take) {
  if (parts_ > 0) {
    if (const Result<void> aside = put_aside(); !aside) return aside;
    lines_.shrink_to_fit();
  }
  std::sort(lines_.begin(), lines_.end());
  for (const std::string& line : lines_) {
    if (const Result<void> taken = take(line); !taken) return taken;
  }
  std::vector<std::ifstream> parts;
  using Head = std::pair<std::string, std::size_t>;
  std::priority_queue<Head, std::vector<Head>, std::greater<>> heads;
  const auto advance = [&](std::size_t part) {
    std::string line;
    if (std::getline(parts[part], line)) heads.emplace(std::move(line += '\n'), part);
  };
  for (std::size_t number = 1; number <= parts_; ++number) {
    parts.emplace_back(part_name(number), std::ios::binary);
    if (!parts.back()) return tl::unexpected(read_error("opening", part_name(number), errno));
    advance(number - 1);
  }
  std::size_t given = lines_.size();
  while (!heads.empty()) {
    const Head first = heads.top();
    heads.pop();
    if (const Result<void> taken = take(first.first); !taken) return taken;
    ++given;
    advance(first.second);
  }
  if (given != count_) return tl::unexpected(read_error("reading the parts of", base_, EIO));
  return {};
}

}  // namespace vindbaar::archive
