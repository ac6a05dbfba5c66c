#pragma once
// Where the archive was known to be whole: noted at each sync, so that the next writer need not read the last
// file from its beginning.

#include "archive/files.hpp"

namespace vindbaar::archive {

/// A border between records that was on the disk.
struct Position {
  std::string file;
  std::uint64_t size = 0;
  std::string
      before;  ///< The bytes just before the border, in hexadecimal: whether it is the same file still.
};

/// Writes `position` into `note` (a file that is open for writing). Not synced: a note that is lost or old
/// costs reading, nothing else.
void note_position(const Descriptor& note, const Position& position);

/// What the note says; nothing when there is none, or when `folder` no longer has these bytes there.
std::optional<Position> noted_position(const Descriptor& note, const std::filesystem::path& folder);

/// The border at `size` of `folder`/`file`; nothing when the file is shorter.
std::optional<Position> position_at(const std::filesystem::path& folder, const std::string& file,
                                    std::uint64_t size);

}  // namespace vindbaar::archive
