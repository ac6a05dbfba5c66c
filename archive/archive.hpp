#pragma once
// Archive: the evidence. What servers said is written as WARC 1.1 (ISO 28500:2017), one gzip member a record, with a CDXJ
// index beside it, and read back; nothing is changed on the way but where noted here:
//   - a chunked body is stored without its chunk framing and the header Transfer-Encoding is renamed
//     X-Archive-Orig-Transfer-Encoding; a Content-Encoding is kept with its bytes as they came;
//   - an HTTP/2 or /3 status line is written as HTTP/1.1.
//
// Entry points: Writer, Reader, read_record(), Index. A Writer belongs to one thread; everything else may be
// used from many threads, each with its own object.

#include "core/date.hpp"
#include "core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vindbaar::archive {

using Headers = std::vector<std::pair<std::string, std::string>>;  ///< In the order they came; names as they came.

/// The first header of that name (case-insensitive), or empty.
std::string_view header(const Headers& headers, std::string_view name) noexcept;

/// Where a record lies: enough to read it again.
struct Location {
  std::string file;  ///< Name in the archive folder, "vindbaar-2026-00001.warc.gz".
  std::uint64_t offset = 0;
  std::uint64_t length = 0;  ///< Compressed bytes.
  friend bool operator==(const Location&, const Location&) = default;
};

/// One request and what came back, or did not.
struct Exchange {
  std::string url;
  Instant started{};
  std::string request_head;  ///< Request line and headers as sent, CRLF line ends, no blank line; may be empty.
  int status = 0;            ///< HTTP status; 0 when no response came.
  std::string status_line;   ///< "HTTP/1.1 200 OK".
  Headers headers;
  std::string body;         ///< Content-coded as it came, transfer coding taken off.
  std::string server_ip;    ///< May be empty (behind a proxy).
  std::string truncated;    ///< "" or the WARC reason: "length", "time", "disconnect", "unspecified".
  std::string error;        ///< For status 0: code and words, "E-DNS: could not resolve …".
  std::string institution;  ///< Id, kept in the metadata record.
  std::string via;          ///< The page that linked here; may be empty.
  std::int64_t took_ms = 0;
  std::string kind;  ///< "page", "robots", "sitemap" …; kept in the metadata record.
};

/// Where the response record (or for a failure the metadata record) lies, and its payload digest.
struct Stored {
  Location location;
  std::string payload_digest;  ///< "sha1:…" in base 32, of the body as stored; empty for a failure.
};

struct WriterOptions {
  std::string prefix = "vindbaar";                   ///< File names: prefix-00001.warc.gz.
  std::uint64_t roll_at_bytes = 1024ULL * 1024 * 1024;  ///< A new file after this size; the usual 1 GiB of web archives.
  std::string software;                              ///< For warcinfo.
  std::string operator_contact;
  std::string description;
};

/// Appends to the newest WARC file of a folder. Not thread-safe.
class Writer {
 public:
  /// Opens `folder` (made when missing). An earlier process may have died in the middle of a record: the incomplete tail of the
  /// last file is cut off and reported in `recovered_bytes()`. A second writer on the same folder fails with
  /// `refused`, code "E-ARCHIVE-LOCKED". Disk errors: `not_writable`, "E-ARCHIVE-WRITE".
  static Result<Writer> open(const std::filesystem::path& folder, const WriterOptions& options);

  /// Appends request, response and metadata records (failure: a metadata record alone). Bytes are handed to the
  /// operating system before this returns, so they survive the death of this process.
  Result<Stored> append(const Exchange& exchange);

  /// Bytes are on the disk when this returns. Call before committing anything that refers to them.
  Result<void> sync();

  /// How many bytes of a broken last record open() cut off.
  std::uint64_t recovered_bytes() const noexcept;

  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer();

 private:
  struct State;
  explicit Writer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// A record as read. Unknown or broken parts stay empty; `problems` says what was odd.
struct Record {
  std::string type;  ///< "response", "request", "metadata", "warcinfo", "revisit", "resource", "conversion".
  std::string id;    ///< WARC-Record-ID without <>.
  std::string target_uri;  ///< Without the <> some writers put.
  std::optional<Instant> date;
  Headers warc_headers;
  std::string block;  ///< The whole content block as stored.
  Location location;
  std::vector<std::string> problems;

  // For HTTP responses and requests:
  int status = 0;
  std::string status_line;
  Headers http_headers;
  std::string_view body() const noexcept;  ///< The payload inside `block`, chunk framing taken off where marked.
  std::string dechunked;                   ///< Owns the body when it had to be dechunked.
  std::size_t body_at = 0;
};

/// Reads a WARC file (1.0, 1.1; gzip a member a record, or plain) record by record. A broken record is reported and
/// reading goes on at the next member when there is one.
class Reader {
 public:
  static Result<Reader> open(const std::filesystem::path& file);

  /// The next record; nothing at the end. An error describes one broken record with its offset; calling again goes on.
  Result<std::optional<Record>> next();

  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

 private:
  struct State;
  explicit Reader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// One record by its place. Fails with `corrupt`, "E-ARCHIVE-RECORD", when there is none.
Result<Record> read_record(const std::filesystem::path& folder, const Location& location);

/// The body with its Content-Encoding (gzip, deflate, br, zstd, also several in turn) taken off, at most `cap_bytes`.
struct Decoded {
  std::string bytes;
  bool truncated = false;  ///< The cap was reached or the stream ended early.
  std::string problem;     ///< In words, or empty.
};
Decoded decode_content(std::string_view body, std::string_view content_encoding, std::size_t cap_bytes);

/// One line of index.cdxj.
struct IndexEntry {
  std::string surt;  ///< Sort-friendly URL key: "nl,deltion)/opleidingen".
  std::string url;
  Instant when{};
  int status = 0;
  std::string mime;
  std::string digest;
  Location location;
};

/// Makes `folder`/index.cdxj from the WARC files (sorted; replaced in one step). Returns the number of entries.
Result<std::size_t> write_index(const std::filesystem::path& folder);

/// The index in memory, by URL.
Result<std::vector<IndexEntry>> read_index(const std::filesystem::path& folder);

/// "sha1:" and base 32, as WARC digests are written.
std::string sha1_base32(std::string_view bytes);
/// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace vindbaar::archive
