#include "archive/record_reader.hpp"

#include <fmt/format.h>

namespace vindbaar::archive {

std::string_view Record::body() const noexcept {
  if (was_chunked) return dechunked;
  return std::string_view(block).substr(std::min(body_at, block.size()));
}

struct Reader::State {
  RecordReader records;
};

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {
}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::open(const std::filesystem::path& file) {
  Result<RecordReader> records = RecordReader::open(file, 0);
  if (!records) return tl::unexpected(records.error());
  return Reader(std::make_unique<State>(State{*std::move(records)}));
}

Result<std::optional<Record>> Reader::next() {
  return state_->records.next();
}

Result<Record> read_record(const std::filesystem::path& folder, const Location& location) {
  if (location.file.empty() || location.file.find('/') != std::string::npos) {
    return failure(Error::Kind::corrupt, "E-ARCHIVE-RECORD",
                   fmt::format("'{}' is not the name of an archive file", location.file));
  }
  Result<RecordReader> records = RecordReader::open(folder / location.file, location.offset, location.length);
  if (!records) return tl::unexpected(records.error());
  Result<std::optional<Record>> record = records->next();
  if (!record) return tl::unexpected(record.error());
  if (!*record) {
    return failure(Error::Kind::corrupt, "E-ARCHIVE-RECORD",
                   fmt::format("{} ends before byte {}", location.file, location.offset));
  }
  return **std::move(record);
}

}  // namespace vindbaar::archive
