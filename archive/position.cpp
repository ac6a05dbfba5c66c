#include "archive/position.hpp"

#include "archive/defaults.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace vindbaar::archive {
namespace {

std::string hexadecimal(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return text;
}

}  // namespace

void note_position(const Descriptor& note, const Position& position) {
  const std::string line = fmt::format("{} {} {}\n", position.file, position.size, position.before);
  overwrite(note, line);
}

std::optional<Position> noted_position(const Descriptor& note, const std::filesystem::path& folder) {
  const std::string text = read_start(note, max_note_bytes);
  const std::vector<std::string_view> words = split(trim(text), ' ');
  if (words.size() != 3 || words[0].empty() || words[0].find('/') != std::string_view::npos)
    return std::nullopt;
  std::uint64_t size = 0;
  const auto [end, code] = std::from_chars(words[1].data(), words[1].data() + words[1].size(), size);
  if (code != std::errc() || end != words[1].data() + words[1].size()) return std::nullopt;
  std::optional<Position> position = position_at(folder, std::string(words[0]), size);
  if (!position || position->before != words[2]) return std::nullopt;
  return position;
}

std::optional<Position> position_at(const std::filesystem::path& folder, const std::string& file,
                                    std::uint64_t size) {
  std::error_code code;
  const std::uint64_t there = std::filesystem::file_size(folder / file, code);
  if (code || size > there || size == 0) return std::nullopt;
  Result<InputFile> input = InputFile::open(folder / file);
  if (!input) return std::nullopt;
  const std::uint64_t from = size - std::min<std::uint64_t>(size, note_bytes_before);
  const Result<std::string_view> bytes = input->view(from, static_cast<std::size_t>(size - from));
  if (!bytes || bytes->size() < size - from) return std::nullopt;
  return Position{file, size, hexadecimal(bytes->substr(0, static_cast<std::size_t>(size - from)))};
}

}  // namespace vindbaar::archive
