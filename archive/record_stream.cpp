#include "archive/record_stream.hpp"

#include "archive/arc.hpp"
#include "archive/defaults.hpp"

#include <algorithm>
#include <cstring>

namespace vindbaar::archive {
namespace {

constexpr std::string_view record_start = "WARC/";
constexpr std::string_view gzip_start("\x1f\x8b\x08", 3);
constexpr std::string_view zstd_start("\x28\xb5\x2f\xfd", 4);
/// A skippable frame in front of a .warc.zst holds the dictionary of the others
/// (https://iipc.github.io/warc-specifications/specifications/warc-zstd/).
constexpr std::string_view dictionary_start("\x5d\x2a\x4d\x18", 4);

}  // namespace

Result<RecordStream> RecordStream::open(const std::filesystem::path& file, std::uint64_t offset,
                                        std::uint64_t packed_bytes) {
  Result<InputFile> input = InputFile::open(file);
  if (!input) return tl::unexpected(input.error());
  RecordStream stream(*std::move(input));
  if (packed_bytes > 0 && packed_bytes < read_window_bytes) stream.file_.read_ahead(packed_bytes);
  const Result<std::string_view> start = stream.file_.view(offset, record_start.size());
  if (!start) return tl::unexpected(start.error());
  const bool is_plain = start->starts_with(record_start);
  const std::string name = file.filename().string();
  if (starts_as_gzip(*start) || (!is_plain && name.ends_with(".gz"))) {
    stream.packing_ = Packing::gzip;
    stream.unpacker_ = gzip_unpacker();
  } else if (starts_as_zstd(*start) || (!is_plain && name.ends_with(".zst"))) {
    stream.packing_ = Packing::zstd;
    if (const Result<void> read = stream.read_zstd_dictionary(); !read) return tl::unexpected(read.error());
  }
  stream.packed_at_ = offset;
  return stream;
}

Result<void> RecordStream::read_zstd_dictionary() {
  std::string dictionary;
  const Result<std::string_view> head = file_.view(0, 8);
  if (!head) return tl::unexpected(head.error());
  if (head->size() >= 8 && head->starts_with(dictionary_start)) {
    std::size_t size = 0;
    for (std::size_t i = 8; i-- > 4;) size = size * 256 + static_cast<unsigned char>((*head)[i]);
    const Result<std::string_view> frame = file_.view(8, std::min(size, max_block_bytes));
    if (!frame) return tl::unexpected(frame.error());
    const std::string_view bytes = frame->substr(0, size);
    dictionary =
        starts_as_zstd(bytes) ? decode_content(bytes, "zstd", max_block_bytes).bytes : std::string(bytes);
  }
  unpacker_ = zstd_unpacker(max_file_zstd_window_log, dictionary);
  return {};
}

Result<bool> RecordStream::next_member() {
  if (!is_packed() && taken_ > 0) return false;
  const Result<std::string_view> packed = file_.view(packed_at_, 1);
  if (!packed) return tl::unexpected(packed.error());
  if (packed->empty()) return false;
  if (const Result<void> started = start_member(packed_at_); !started) return tl::unexpected(started.error());
  return true;
}

Result<void> RecordStream::start_member(std::uint64_t offset) {
  member_at_ = packed_at_ = offset;
  taken_ = 0;
  unread_ = {};
  ended_ = cut_off_ = false;
  damage_.clear();
  if (packing_ == Packing::gzip) {
    const Result<bool> done = unpack_whole();
    if (!done) return tl::unexpected(done.error());
  }
  if (is_packed() && !ended_) unpacker_->restart();
  return {};
}

/// The fast way. False when this member must be unpacked piece by piece: large, or not in order.
Result<bool> RecordStream::unpack_whole() {
  for (std::size_t wanted = piece_bytes; wanted <= whole_packed_bytes; wanted *= 4) {
    const Result<std::string_view> packed = file_.view(packed_at_, wanted);
    if (!packed) return tl::unexpected(packed.error());
    MemberUnpacker::Unpacked unpacked = whole_.unpack(*packed, {room_.get(), room_bytes_});
    while (unpacked.room_too_small && room_bytes_ < whole_member_bytes) {
      make_room(std::max(read_window_bytes, room_bytes_ * 2), 0);
      unpacked = whole_.unpack(*packed, {room_.get(), room_bytes_});
    }
    if (unpacked.packed_bytes > 0) {
      unread_ = {room_.get(), unpacked.plain_bytes};
      packed_at_ += unpacked.packed_bytes;
      ended_ = true;
      return true;
    }
    if (unpacked.room_too_small || packed->size() < wanted) return false;
  }
  return false;
}

Result<std::string_view> RecordStream::peek(std::size_t wanted) {
  if (!is_packed()) {
    Result<std::string_view> view = file_.view(member_at_ + taken_, wanted);
    if (!view) return view;
    unread_ = *view;
    ended_ = unread_.size() < wanted;
    packed_at_ = member_at_ + taken_;
  } else if (unread_.size() < wanted && !ended_) {
    if (const Result<void> unpacked = unpack_more(wanted); !unpacked) return tl::unexpected(unpacked.error());
  }
  return unread_;
}

void RecordStream::skip(std::size_t count) {
  unread_.remove_prefix(count);
  taken_ += count;
  if (!is_packed()) packed_at_ += count;
}

Result<void> RecordStream::skip_member() {
  for (;;) {
    const Result<std::string_view> view = peek(piece_bytes);
    if (!view) return tl::unexpected(view.error());
    if (view->empty()) return {};
    skip(view->size());
  }
}

Result<void> RecordStream::unpack_more(std::size_t wanted) {
  std::size_t held = unread_.size();
  if (held > 0) std::memmove(room_.get(), unread_.data(), held);
  make_room(wanted + piece_bytes, held);
  while (held < wanted && !ended_) {
    const Result<std::string_view> packed = file_.view(packed_at_, piece_bytes);
    if (!packed) return tl::unexpected(packed.error());
    const Unpacker::Step step = unpacker_->step(*packed, {room_.get() + held, room_bytes_ - held});
    packed_at_ += step.consumed;
    held += step.produced;
    if (step.state == Unpacker::State::ended) {
      ended_ = true;
    } else if (step.state == Unpacker::State::damaged) {
      break_off(unpacker_->problem());
    } else if (step.consumed == 0 && step.produced == 0) {
      cut_off_ = true;
      break_off("the file ends inside this record");
    }
  }
  unread_ = {room_.get(), held};
  return {};
}

/// At least `bytes` of room; the first `kept` of them stay.
void RecordStream::make_room(std::size_t bytes, std::size_t kept) {
  if (room_bytes_ >= bytes) return;
  auto larger = std::make_unique_for_overwrite<char[]>(bytes);
  if (kept > 0) std::memcpy(larger.get(), room_.get(), kept);
  room_ = std::move(larger);
  room_bytes_ = bytes;
}

void RecordStream::break_off(std::string why) {
  ended_ = true;
  damage_ = std::move(why);
}

Result<bool> RecordStream::resume_after(std::uint64_t offset) {
  const std::string_view mark = packing_ == Packing::gzip   ? gzip_start
                                : packing_ == Packing::zstd ? zstd_start
                                                            : record_start;
  for (;;) {
    const Result<std::string_view> view = file_.view(offset, read_window_bytes / 4);
    if (!view) return tl::unexpected(view.error());
    if (view->size() < mark.size()) return false;
    const std::size_t found = view->find(mark);
    if (found == std::string_view::npos) {
      offset += view->size() - (mark.size() - 1);
      continue;
    }
    offset += found;
    const Result<bool> starts = starts_record(offset);
    if (!starts) return tl::unexpected(starts.error());
    if (!*starts) {
      ++offset;
      continue;
    }
    if (const Result<void> started = start_member(offset); !started) return tl::unexpected(started.error());
    return true;
  }
}

Result<bool> RecordStream::starts_record(std::uint64_t offset) {
  if (!is_packed()) {  // at the start of a line
    const Result<std::string_view> view = file_.view(offset - 1, record_start.size() + 3);
    if (!view) return tl::unexpected(view.error());
    return view->starts_with("\nWARC/0.") || view->starts_with("\nWARC/1.");
  }
  const Result<std::string_view> view = file_.view(offset, 4 * 1024);
  if (!view) return tl::unexpected(view.error());
  std::string start(max_arc_line_bytes, '\0');
  unpacker_->restart();
  const Unpacker::Step step = unpacker_->step(*view, start);
  start.resize(step.produced);
  return start.starts_with(record_start) || starts_with_arc_line(start);
}

}  // namespace vindbaar::archive
