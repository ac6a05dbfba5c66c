#include "archive/exchange_records.hpp"
#include "archive/files.hpp"
#include "archive/record_reader.hpp"

#include <algorithm>

namespace vindbaar::archive {
namespace {

/// The exchanges of one file, put together from their records.
class Gatherer {
 public:
  explicit Gatherer(Recovery& recovery) : recovery_(recovery), first_(recovery.exchanges.size()) {}

  void add(const Record& record) {
    if (record.type == "response") {
      add_response(record);
    } else if (record.type == "metadata") {
      add_metadata(record);
    }
  }

 private:
  Recovered basis(const Record& record) const {
    Recovered found;
    found.url = record.target_uri;
    found.started = record.date.value_or(Instant{});
    found.location = record.location;
    return found;
  }

  void add_response(const Record& record) {
    Recovered found = basis(record);
    found.status = record.status;
    found.headers = record.http_headers;
    found.truncated = header(record.warc_headers, "WARC-Truncated");
    found.payload_digest = header(record.warc_headers, "WARC-Payload-Digest");
    if (found.payload_digest.empty()) found.payload_digest = sha1_base32(record.body());
    recovery_.exchanges.push_back(std::move(found));
    last_id_ = record.id;
  }

  /// Of the response just before it; alone, with an error, it is a failure. One that belongs to a response
  /// before the place we started from says nothing new.
  void add_metadata(const Record& record) {
    std::string_view of = header(record.warc_headers, "WARC-Concurrent-To");
    if (of.starts_with('<') && of.ends_with('>')) of = of.substr(1, of.size() - 2);
    if (of.empty()) {
      Recovered found = basis(record);
      read_metadata(record, found);
      if (!found.error.empty()) recovery_.exchanges.push_back(std::move(found));
      last_id_.clear();
    } else if (of == last_id_ && recovery_.exchanges.size() > first_) {
      read_metadata(record, recovery_.exchanges.back());
    }
  }

  Recovery& recovery_;
  std::size_t first_;
  std::string last_id_;
};

Result<void> gather(const std::filesystem::path& file, std::uint64_t offset, Recovery& recovery) {
  Result<RecordReader> records = RecordReader::open(file, offset);
  if (!records) return tl::unexpected(records.error());
  Gatherer gatherer(recovery);
  for (;;) {
    const Result<std::optional<Record>> record = records->next();
    if (record && !*record) return {};
    if (record) {
      gatherer.add(**record);
    } else if (record.error().kind == Error::Kind::corrupt) {
      recovery.damage.push_back(record.error());
    } else {
      return tl::unexpected(record.error());
    }
  }
}

}  // namespace

Result<Recovery> records_after(const std::filesystem::path& folder,
                               const std::optional<Location>& last_committed) {
  const Result<std::vector<std::string>> files = warc_files(folder);
  if (!files) return tl::unexpected(files.error());
  Recovery recovery;
  for (const std::string& name : *files) {
    if (last_committed && name < last_committed->file) continue;
    const bool is_first = last_committed && name == last_committed->file;
    const std::uint64_t offset = is_first ? last_committed->offset + last_committed->length : 0;
    if (const Result<void> done = gather(folder / name, offset, recovery); !done) {
      return tl::unexpected(done.error());
    }
  }
  return recovery;
}

}  // namespace vindbaar::archive
