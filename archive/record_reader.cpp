#include "archive/record_reader.hpp"

#include "archive/arc.hpp"
#include "archive/defaults.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::archive {
namespace {

constexpr std::string_view record_start = "WARC/";
constexpr std::string_view next_record_mark = "\r\n\r\nWARC/1.";

/// The first bytes of something unexpected, fit to print.
std::string excerpt(std::string_view bytes) {
  std::string text;
  for (const char letter : bytes.substr(0, 20)) text += letter >= ' ' && letter <= '~' ? letter : '.';
  return text;
}

/// Appends as much of `bytes` as a block may have.
void keep(std::string_view bytes, std::string& block) {
  block += bytes.substr(0, max_block_bytes - std::min(max_block_bytes, block.size()));
}

/// The fields of an ARC file's own record are lines of its block; it has no payload, and nor have blocks of
/// nothing but line ends.
void settle_arc_block(Record& record) {
  if (record.block.find_first_not_of("\r\n") == std::string::npos) record.block.clear();
  if (record.type == "warcinfo") record.body_at = record.block.size();
  if (record.type == "response" && !record.block.starts_with("HTTP/"))
    record.problems.emplace_back("no HTTP status line");
}

/// The two empty lines that close a record do not belong to its block.
void drop_closing_lines(std::string& block) {
  if (block.ends_with("\r\n\r\n")) block.resize(block.size() - 4);
}

}  // namespace

Result<RecordReader> RecordReader::open(const std::filesystem::path& file, std::uint64_t offset,
                                        std::uint64_t packed_bytes) {
  Result<RecordStream> stream = RecordStream::open(file, offset, packed_bytes);
  if (!stream) return tl::unexpected(stream.error());
  return RecordReader(*std::move(stream), file.filename().string());
}

tl::unexpected<Error> RecordReader::broken(std::string_view why) {
  return failure(Error::Kind::corrupt, "E-ARCHIVE-RECORD",
                 fmt::format("{} at byte {}: {}", file_, record_at_, why));
}

Result<std::optional<Record>> RecordReader::next() {
  if (finished_) return std::nullopt;
  const bool after_damage = seek_;
  Result<bool> found = find_record();
  Result<Record> record =
      found.and_then([&](bool is_there) { return is_there ? read_one() : Result<Record>(Record{}); });
  if (!record) {
    finished_ = record.error().code != "E-ARCHIVE-RECORD";
    return tl::unexpected(record.error());
  }
  if (!*found) {
    finished_ = true;
    return std::nullopt;
  }
  if (after_damage) record->problems.emplace_back("the first record found after a broken one");
  return std::optional<Record>(*std::move(record));
}

/// Stands at the first byte of a record. False at the end of the file.
Result<bool> RecordReader::find_record() {
  begins_member_ = at_next_member_ || !stream_.is_packed();
  at_next_member_ = false;
  member_end_ = 0;
  if (seek_) {
    seek_ = false;
    const Result<bool> found = stream_.resume_after(record_at_ + 1);
    if (!found || !*found) return found;
    started_ = begins_member_ = true;
  }
  for (;;) {
    if (started_) {
      const Result<bool> more = skip_empty_lines();
      if (!more) return more;
      record_at_ = stream_.member_at() + (stream_.is_packed() ? 0 : stream_.taken());
      if (*more) break;
      if (!stream_.damage().empty()) {
        seek_ = true;
        return broken(stream_.damage());
      }
    }
    const Result<bool> more = stream_.next_member();
    if (!more || !*more) return more;
    started_ = begins_member_ = true;
  }
  return true;
}

/// Whether anything but empty lines is left in this member.
Result<bool> RecordReader::skip_empty_lines() {
  for (;;) {
    const Result<std::string_view> view = stream_.peek(1);
    if (!view) return tl::unexpected(view.error());
    if (view->empty()) return false;
    if (view->front() != '\r' && view->front() != '\n') return true;
    stream_.skip(1);
  }
}

Result<Record> RecordReader::read_one() {
  Result<Record> record = read_head();
  if (!record) return record;
  if (const Result<void> read = read_block(*record); !read) return tl::unexpected(read.error());
  if (const Result<void> set = set_location(*record); !set) return tl::unexpected(set.error());
  if (is_arc_) settle_arc_block(*record);
  read_http(*record);
  return record;
}

Result<Record> RecordReader::read_head() {
  std::string why = "the WARC header has no end";
  is_arc_ = false;
  for (std::size_t wanted = 4 * 1024; wanted <= max_warc_header_bytes; wanted *= 4) {
    const Result<std::string_view> view = stream_.peek(wanted);
    if (!view) return tl::unexpected(view.error());
    if (const std::size_t end = view->find('\n'); end != std::string_view::npos) {
      if (std::optional<Record> record = parse_arc_line(view->substr(0, end))) {
        is_arc_ = true;
        stream_.skip(end + 1);
        return *std::move(record);
      }
    }
    if (!view->starts_with(record_start)) {
      why = fmt::format("expected WARC/1.0 or 1.1, found '{}'", excerpt(*view));
      break;
    }
    const std::size_t end = end_of_head(view->substr(0, max_warc_header_bytes));
    if (end != std::string_view::npos) {
      Record record = parse_warc_head(view->substr(0, end));
      stream_.skip(end);
      return record;
    }
    if (view->size() < wanted) break;
  }
  if (!stream_.damage().empty()) why = stream_.damage();
  if (const Result<void> skipped = skip_to_next_record(); !skipped) return tl::unexpected(skipped.error());
  return broken(why);
}

/// Whether `text` starts with a record of the kind that this file has, or is too short to tell.
bool RecordReader::starts_record(std::string_view text) const {
  if (is_arc_) return text.empty() || starts_with_arc_line(text);
  return text.starts_with(record_start) || record_start.starts_with(text);
}

/// After something that is no record: stands before the next one, or leaves that to the next call.
Result<void> RecordReader::skip_to_next_record() {
  seek_ = !stream_.is_packed() || !stream_.damage().empty();
  if (seek_) return {};
  Record nobody;
  const Result<bool> found = copy_until_next_record(nobody);
  if (!found) return tl::unexpected(found.error());
  seek_ = !stream_.damage().empty();
  return {};
}

Result<void> RecordReader::read_block(Record& record) {
  const std::optional<std::uint64_t> length = content_length(record);
  if (!length) {
    record.problems.emplace_back("no usable Content-Length: the block runs to the next record");
    const Result<bool> copied = copy_until_next_record(record);
    if (!copied) return tl::unexpected(copied.error());
    return {};
  }
  const std::uint64_t block_at = stream_.member_at() + stream_.taken();
  const Result<std::uint64_t> missing = copy(*length, record);
  if (!missing) return tl::unexpected(missing.error());
  if (*length > max_block_bytes) {
    record.problems.push_back(fmt::format("the block has {} bytes: {} were kept", *length, max_block_bytes));
  }
  if (!stream_.damage().empty()) {
    seek_ = true;
    return broken(stream_.damage());
  }
  if (*missing > 0 && stream_.is_packed()) return read_on_in_next_member(*length, *missing, record);
  return check_end(*length, block_at, record);
}

/// Copies up to `wanted` bytes to the block; returns how many the member did not have.
Result<std::uint64_t> RecordReader::copy(std::uint64_t wanted, Record& record) {
  record.block.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(wanted, read_window_bytes)));
  while (wanted > 0) {
    const Result<std::string_view> view =
        stream_.peek(static_cast<std::size_t>(std::min<std::uint64_t>(wanted, piece_bytes)));
    if (!view) return tl::unexpected(view.error());
    if (view->empty()) break;
    const std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, view->size()));
    keep(view->substr(0, count), record.block);
    stream_.skip(count);
    wanted -= count;
  }
  return wanted;
}

/// Copies what stands before the next record, or to the end of the member, without the empty lines that close
/// a record. Whether a next record was seen.
Result<bool> RecordReader::copy_until_next_record(Record& record) {
  if (is_arc_) return copy_until_next_arc_line(record);
  for (;;) {
    const Result<std::string_view> view = stream_.peek(piece_bytes);
    if (!view) return tl::unexpected(view.error());
    const std::size_t mark = view->find(next_record_mark);
    const bool last = view->size() < piece_bytes;
    const std::size_t count = mark != std::string_view::npos ? mark
                              : last                         ? view->size()
                                                             : view->size() - next_record_mark.size();
    keep(view->substr(0, count), record.block);
    stream_.skip(count);
    if (mark != std::string_view::npos) return true;
    if (!last) continue;
    drop_closing_lines(record.block);
    return false;
  }
}

/// The same in an ARC file, where records have no mark but the shape of their first line.
Result<bool> RecordReader::copy_until_next_arc_line(Record& record) {
  for (;;) {
    const Result<std::string_view> view = stream_.peek(piece_bytes);
    if (!view) return tl::unexpected(view.error());
    const std::size_t found = find_arc_line(*view);
    const bool last = view->size() < piece_bytes;
    const std::size_t lines_end = view->rfind('\n');  // what stands behind it may be half of a record's line
    const std::size_t count = found != std::string_view::npos               ? found
                              : last || lines_end == std::string_view::npos ? view->size()
                                                                            : lines_end + 1;
    keep(view->substr(0, count), record.block);
    stream_.skip(count);
    if (found != std::string_view::npos) return true;
    if (last) return false;
  }
}

/// A member that is whole but shorter than its record: the record goes on in the next one (a writer that
/// packed by size), or the length is wrong.
Result<void> RecordReader::read_on_in_next_member(std::uint64_t length, std::uint64_t missing,
                                                  Record& record) {
  while (missing > 0) {
    member_end_ = stream_.member_end();
    const Result<bool> more = stream_.next_member();
    if (!more) return tl::unexpected(more.error());
    at_next_member_ = *more;
    const Result<std::string_view> view =
        *more ? stream_.peek(is_arc_ ? max_arc_line_bytes : 8) : Result<std::string_view>("");
    if (!view) return tl::unexpected(view.error());
    if (view->empty() || (is_arc_ ? starts_with_arc_line(*view) : view->starts_with(record_start))) {
      drop_closing_lines(record.block);
      record.problems.push_back(
          fmt::format("Content-Length says {} bytes, {} are there", length, length - missing));
      return {};
    }
    at_next_member_ = false;
    const Result<std::uint64_t> left = copy(missing, record);
    if (!left) return tl::unexpected(left.error());
    missing = *left;
  }
  record.problems.emplace_back("the record is spread over several members");
  return {};
}

/// After the block must come empty lines and then another record, or nothing.
Result<void> RecordReader::check_end(std::uint64_t length, std::uint64_t block_at, Record& record) {
  Result<std::string_view> view = stream_.peek(is_arc_ ? max_arc_line_bytes : 16);
  if (!view) return tl::unexpected(view.error());
  const std::size_t after = std::min(view->find_first_not_of("\r\n"), view->size());
  const std::string_view next = view->substr(after);
  const bool is_short = record.block.size() < std::min<std::uint64_t>(length, max_block_bytes);
  const bool is_end = starts_record(next);
  if (!is_short && is_end) return {};
  if (stream_.is_packed()) {
    record.problems.push_back(
        fmt::format("more bytes follow than the Content-Length of {}: left out", length));
    return skip_to_next_record();
  }
  record.block.clear();
  if (const Result<void> back = stream_.start_member(block_at); !back) return back;
  const Result<bool> found = copy_until_next_record(record);
  if (!found) return tl::unexpected(found.error());
  if (is_short && !*found && !is_arc_) {
    seek_ = true;
    return broken("the file ends inside this record");
  }
  record.problems.push_back(fmt::format("the Content-Length of {} is wrong: the block runs to {}", length,
                                        *found ? "the next record" : "the end of the file"));
  return {};
}

Result<void> RecordReader::set_location(Record& record) {
  record.location = {file_, record_at_, 0};
  if (at_next_member_) {
    record.location.length = member_end_ - record_at_;
    return {};
  }
  const Result<bool> more = skip_empty_lines();
  if (!more) return tl::unexpected(more.error());
  if (!stream_.damage().empty()) {
    seek_ = true;
    return broken(stream_.damage());
  }
  if (!stream_.is_packed()) {
    record.location.length = stream_.member_at() + stream_.taken() - record_at_;
  } else if (begins_member_ && !*more) {
    record.location.length = stream_.member_end() - record_at_;
  } else {
    record.problems.emplace_back(
        "shares its gzip member with other records: cannot be looked up by its place");
  }
  return {};
}

}  // namespace vindbaar::archive
