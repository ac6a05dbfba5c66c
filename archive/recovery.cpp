#include "archive/earlier.hpp"
#include "archive/exchange_records.hpp"
#include "archive/files.hpp"
#include "archive/record_reader.hpp"

#include <algorithm>

namespace vindbaar::archive {
namespace {

using OnExchange = std::function<void(Recovered)>;

/// The exchanges of one file, put together from their records; each is handed on when the next begins.
class Gatherer {
 public:
  explicit Gatherer(const OnExchange& on_exchange) : on_exchange_(on_exchange) {}

  void add(const Record& record) {
    if (record.type == "response" || record.type == "revisit") {
      add_response(record);
    } else if (record.type == "metadata") {
      add_metadata(record);
    } else if (record.type == "conversion") {
      finish();
      Recovered drawn = basis(record);
      drawn.kind = "conversion";
      on_exchange_(std::move(drawn));
    }
  }

  /// No record follows.
  void finish() {
    if (last_) on_exchange_(*std::exchange(last_, std::nullopt));
    last_id_.clear();
  }

 private:
  static Recovered basis(const Record& record) {
    Recovered found;
    found.url = record.target_uri;
    found.started = record.date.value_or(Instant{});
    found.location = record.location;
    return found;
  }

  void add_response(const Record& record) {
    finish();
    if (is_copy(record)) return;
    Recovered found = basis(record);
    found.status = record.status;
    found.headers = record.http_headers;
    found.truncated = header(record.warc_headers, "WARC-Truncated");
    found.payload_digest = header(record.warc_headers, "WARC-Payload-Digest");
    found.revisit = revisit_of(record);
    if (found.payload_digest.empty() && !found.revisit) found.payload_digest = sha1_base32(record.body());
    last_ = std::move(found);
    last_id_ = record.id;
  }

  /// Of the response just before it; alone, with an error, it is a failure. One that belongs to a response
  /// before the place we started from says nothing new.
  void add_metadata(const Record& record) {
    std::string_view of = header(record.warc_headers, "WARC-Concurrent-To");
    if (of.starts_with('<') && of.ends_with('>')) of = of.substr(1, of.size() - 2);
    if (of.empty()) {
      finish();
      Recovered found = basis(record);
      read_metadata(record, found);
      if (!found.error.empty()) on_exchange_(std::move(found));
    } else if (of == last_id_ && last_) {
      read_metadata(record, *last_);
    }
  }

  const OnExchange& on_exchange_;
  std::optional<Recovered> last_;
  std::string last_id_;
};

Result<void> gather(const std::filesystem::path& file, std::uint64_t offset, const OnExchange& on_exchange,
                    const std::function<void(Error)>& on_damage) {
  Result<RecordReader> records = RecordReader::open(file, offset);
  if (!records) return tl::unexpected(records.error());
  Gatherer gatherer(on_exchange);
  for (;;) {
    const Result<std::optional<Record>> record = records->next();
    if (record && !*record) {
      gatherer.finish();
      return {};
    }
    if (record) {
      gatherer.add(**record);
    } else if (record.error().kind == Error::Kind::corrupt) {
      on_damage(record.error());
    } else {
      return tl::unexpected(record.error());
    }
  }
}

}  // namespace

Result<void> each_exchange(const std::filesystem::path& folder, const std::optional<Location>& last_committed,
                           const OnExchange& on_exchange, const std::function<void(Error)>& on_damage) {
  const Result<std::vector<std::string>> files = warc_files(folder);
  if (!files) return tl::unexpected(files.error());
  for (const std::string& name : *files) {
    if (last_committed && name < last_committed->file) continue;
    const bool is_first = last_committed && name == last_committed->file;
    const std::uint64_t offset = is_first ? last_committed->offset + last_committed->length : 0;
    if (const Result<void> done = gather(folder / name, offset, on_exchange, on_damage); !done) return done;
  }
  return {};
}

Result<Recovery> records_after(const std::filesystem::path& folder,
                               const std::optional<Location>& last_committed) {
  Recovery recovery;
  const Result<void> done = each_exchange(
      folder, last_committed, [&](Recovered found) { recovery.exchanges.push_back(std::move(found)); },
      [&](Error damage) { recovery.damage.push_back(std::move(damage)); });
  if (!done) return tl::unexpected(done.error());
  return recovery;
}

}  // namespace vindbaar::archive
