#pragma once
// Records out of a stream of bytes, broken ones included.

#include "archive/record_parts.hpp"
#include "archive/record_stream.hpp"

namespace vindbaar::archive {

class RecordReader {
 public:
  /// Opens `file` to read from `offset` on. Fails with "E-ARCHIVE-READ".
  /// `packed_bytes`: of the one record that is wanted, or 0.
  static Result<RecordReader> open(const std::filesystem::path& file, std::uint64_t offset,
                                   std::uint64_t packed_bytes = 0);

  /// As Reader::next(). An error of reading itself ("E-ARCHIVE-READ") is the last answer.
  Result<std::optional<Record>> next();

 private:
  RecordReader(RecordStream stream, std::string file) : stream_(std::move(stream)), file_(std::move(file)) {}

  Result<bool> find_record();
  Result<bool> skip_empty_lines();
  Result<Record> read_one();
  Result<Record> read_head();
  Result<void> read_block(Record& record);
  Result<void> read_on_in_next_member(std::uint64_t length, std::uint64_t missing, Record& record);
  Result<std::uint64_t> copy(std::uint64_t wanted, Record& record);
  Result<bool> copy_until_next_record(Record& record);
  Result<void> check_end(std::uint64_t length, std::uint64_t block_at, Record& record);
  Result<void> set_location(Record& record);
  Result<void> skip_to_next_record();
  Result<bool> copy_until_next_arc_line(Record& record);
  bool starts_record(std::string_view text) const;
  tl::unexpected<Error> broken(std::string_view why);

  RecordStream stream_;
  std::string file_;              ///< Name, for locations and messages.
  std::uint64_t record_at_ = 0;   ///< Where the record under way lies; packed: its member.
  bool begins_member_ = false;    ///< Nothing stands before it in its member.
  bool at_next_member_ = false;   ///< The stream moved on to the member after it.
  std::uint64_t member_end_ = 0;  ///< The end of the last member it reaches into; 0 while unknown.
  bool is_arc_ = false;           ///< The record under way is one of an ARC file.
  bool started_ = false;
  bool seek_ = false;  ///< The last record broke: look for the next place where one starts.
  bool finished_ = false;
};

}  // namespace vindbaar::archive
