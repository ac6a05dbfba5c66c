#pragma once
// Archive: the evidence. What servers said is written as WARC 1.1 (ISO 28500:2017), one gzip member a record,
// with a CDXJ index beside it, and read back; nothing is changed on the way but where noted here:
//   - a chunked body is stored without its chunk framing and the header Transfer-Encoding is renamed
//     X-Archive-Orig-Transfer-Encoding; a Content-Encoding is kept with its bytes as they came;
//   - an HTTP/2 or /3 status line is written as HTTP/1.1, the version that was spoken goes to WARC-Protocol;
//   - a CR, LF or NUL inside a header name or value becomes a space (RFC 9112, sections 5.2 and 5.5).
//
// Entry points: Writer, Reader, read_record(), records_after(), decode_content(), write_index(),
// read_index(). A Writer belongs to one thread; everything else may be used from many threads, each with its
// own object. Limits are in archive/defaults.hpp.

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

using Headers =
    std::vector<std::pair<std::string, std::string>>;  ///< In the order they came; names as they came.

/// The first header of that name (case-insensitive), or empty.
std::string_view header(const Headers& headers, std::string_view name) noexcept;

/// Where a record lies: enough to read it again.
struct Location {
  std::string file;  ///< Name in the archive folder, "vindbaar-2026-00001.warc.gz".
  std::uint64_t offset = 0;
  std::uint64_t length = 0;  ///< Compressed bytes.
  friend bool operator==(const Location&, const Location&) = default;
};

/// The earlier answer that this one repeats: who is told so need not store the body again (WARC 1.1, section
/// 6.7, "revisit").
struct RevisitOf {
  enum class Profile {
    server_not_modified,       ///< The server said 304.
    identical_payload_digest,  ///< The server sent the same body again.
  };
  Profile profile = Profile::identical_payload_digest;
  std::string record_id;   ///< Of the record that holds the body; may be empty in files of others.
  std::string target_uri;  ///< Idem.
  std::optional<Instant> date;
  std::string payload_digest;  ///< "sha1:…", as that record says it.
  friend bool operator==(const RevisitOf&, const RevisitOf&) = default;
};

/// One request and what came back, or did not.
struct Exchange {
  std::string url;
  Instant started{};
  std::string
      request_head;  ///< Request line and headers as sent, CRLF line ends, no blank line; may be empty.
  int status = 0;    ///< HTTP status; 0 when no response came.
  std::string status_line;  ///< "HTTP/1.1 200 OK".
  Headers headers;
  std::string body;         ///< Content-coded as it came, transfer coding taken off.
  std::string server_ip;    ///< May be empty (behind a proxy).
  std::string truncated;    ///< "" or the WARC reason: "length", "time", "disconnect", "unspecified".
  std::string error;        ///< For status 0: code and words, "E-DNS: could not resolve …".
  std::string institution;  ///< Id, kept in the metadata record.
  std::string via;          ///< The page that linked here; may be empty.
  std::int64_t took_ms = 0;
  std::string kind;  ///< "page", "robots", "sitemap", "part" …; kept in the metadata record.
  int depth = 0;     ///< Clicks from a start page; kept as hopsFromSeed, one "L" a click.
  std::optional<RevisitOf>
      revisit;  ///< Stored as a revisit record: the head alone, the body stays where it is.
};

/// Where the response record (or for a failure the metadata record) lies, and its payload digest.
struct Stored {
  Location location;
  std::string payload_digest;  ///< "sha1:…" in base 32, of the body as stored (for a revisit: as it is stored
                               ///< there); empty for a failure.
};

struct Record;

/// What was made of a response afterwards, beside it and never instead of it: a page as a browser drew it
/// (WARC 1.1, section 6.7).
struct Conversion {
  std::string url;
  Instant made{};
  std::string response_id;  ///< WARC-Record-ID of the response, without <>.
  std::string content_type;
  std::string body;
};

/// The system calls a Writer makes on its files, each like the POSIX function of that name: -1 and errno on
/// failure. A test hands in calls that fail at the n-th time; an empty member means the system's own.
struct DiskCalls {
  std::function<std::ptrdiff_t(int file, const void* bytes, std::size_t count)> write;
  std::function<int(int file)> fdatasync;
  std::function<int(int file, std::uint64_t length)> ftruncate;
};

struct WriterOptions {
  std::string prefix = "vindbaar";  ///< File names: prefix-00001.warc.gz.
  std::uint64_t roll_at_bytes =
      1024ULL * 1024 * 1024;  ///< A new file after this size; the usual 1 GiB of web archives.
  std::string software;       ///< For warcinfo.
  std::string operator_contact;
  std::string description;
  DiskCalls disk;
};

/// Appends to the newest WARC file of a folder: a later session goes on in the last file, with a warcinfo
/// record of its own (WARC 1.1, section 6.2: it describes what follows it). A file is made by the first
/// append, not by open().
///
/// What is complete: append() writes response, request, metadata, in this order and with one write call. A
/// process that dies in between leaves whole records and perhaps one broken at the end of the file, which the
/// next open() cuts off. A response left without its metadata is kept: it was said. Not thread-safe.
class Writer {
 public:
  /// Opens `folder` (made when missing). An earlier process may have died in the middle of a record: the
  /// incomplete tail of the last file is cut off and reported in `recovered_bytes()`. Damage before the tail
  /// (a bad disk) stays as it is and is reported by readers. A second writer on the same folder fails with
  /// `refused`, code "E-ARCHIVE-LOCKED". Disk errors: `not_writable`, "E-ARCHIVE-WRITE". Reads what was
  /// written since the last sync(), whose place is noted in writer.lock; without the note the whole last
  /// file, about a second a 200 MB.
  static Result<Writer> open(const std::filesystem::path& folder, const WriterOptions& options);

  /// Appends request, response and metadata records (failure: a metadata record alone). Bytes are handed to
  /// the operating system before this returns, so they survive the death of this process. When the disk
  /// refuses them (`not_writable`, "E-ARCHIVE-WRITE") what was written in part is taken back and the file
  /// stays valid; append() may be called again once there is room. A body over `max_block_bytes` (less room
  /// for the headers) fails with `bad_input`, "E-ARCHIVE-SIZE".
  Result<Stored> append(const Exchange& exchange);

  /// Adds a record of another archive as it is (same id, date and block) with one field more, "Copied-From",
  /// so that revisits of it can be read without the other archive. `from` says where it was,
  /// "2026/archive/…".
  Result<Location> copy(const Record& record, std::string_view from);

  /// Appends a conversion record; fails as append() of an exchange does.
  Result<Location> append(const Conversion& conversion);

  /// Bytes are on the disk when this returns. Call before committing anything that refers to them. After a
  /// failure (`not_writable`, "E-ARCHIVE-WRITE") every later call fails too: the system may have dropped what
  /// it could not write, so only a new open(), which reads the file again, tells what is there.
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
  /// The payload inside `block`, chunk framing taken off where there is any.
  std::string_view body() const noexcept;
  bool was_chunked = false;  ///< The block holds chunk framing; `dechunked` is the body.
  std::string dechunked;     ///< Owns the body when it had to be dechunked.
  std::size_t body_at = 0;   ///< Where the body starts in `block`.
};

/// Reads a WARC file (1.0, 1.1; gzip or zstd a member a record, packed as a whole, or plain) or an ARC file
/// (the format before it, same packings) record by record. A broken record is reported and reading goes on at
/// the next member when there is one. A record that shares its gzip member with others has no place of its
/// own: the length of its location is 0.
class Reader {
 public:
  static Result<Reader> open(const std::filesystem::path& file);

  /// The next record; nothing at the end. An error `corrupt`, "E-ARCHIVE-RECORD", describes one broken record
  /// with its offset; calling again goes on behind it. After any other error ("E-ARCHIVE-READ") comes the
  /// end.
  Result<std::optional<Record>> next();

  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

 private:
  struct State;
  explicit Reader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// One record by its place; `location.length` is not needed. Fails with `corrupt`, "E-ARCHIVE-RECORD", when
/// there is none.
Result<Record> read_record(const std::filesystem::path& folder, const Location& location);

/// An exchange met when looking through the archive again. With `described` false the process died between
/// the response and its metadata record: institution, kind, via, depth and took_ms are unknown then.
struct Recovered {
  std::string url;
  Instant started{};
  int status = 0;  ///< 0 for a failure.
  Headers headers;
  Location location;           ///< As append() returned it.
  std::string payload_digest;  ///< Idem.
  std::string truncated;
  std::string error;
  bool described = false;
  std::string institution;
  std::string kind;  ///< "conversion" for a conversion record, which is not `described` and has no status.
  std::string via;
  int depth = 0;
  std::int64_t took_ms = 0;
  std::optional<RevisitOf> revisit;  ///< The body lies in an earlier record.
};

struct Recovery {
  std::vector<Recovered> exchanges;  ///< In the order they were appended.
  std::vector<Error> damage;         ///< Records that could not be read, with file and offset.
};

/// The exchanges that lie in `folder` after the one at `last_committed` (all of them when there is none):
/// those that a crawler wrote, but did not live to note in its own database. Call it after Writer::open(),
/// which cuts a broken tail. Works on any WARC files, our own or not. An empty or missing folder has none.
/// Fails with `bad_input`, "E-ARCHIVE-READ", when the folder or a file cannot be read.
Result<Recovery> records_after(const std::filesystem::path& folder,
                               const std::optional<Location>& last_committed);

/// The same, one after the other, for archives too large to hold in memory. Copies of other archives' records
/// are no exchanges. Stops at the first error that is not of one record.
Result<void> each_exchange(const std::filesystem::path& folder, const std::optional<Location>& last_committed,
                           const std::function<void(Recovered)>& on_exchange,
                           const std::function<void(Error)>& on_damage);

/// The body with its Content-Encoding taken off, at most `cap_bytes`.
struct Decoded {
  std::string bytes;
  bool truncated = false;  ///< The cap was reached or the stream ended early: bytes are missing.
  bool damaged = false;    ///< Broken coding or wrong checksum: `bytes` came before it, or is doubtful.
  std::string problem;     ///< In words, or empty. May be set alone, for oddities that cost nothing.
};

/// `content_encoding` is the header's value: gzip, x-gzip, deflate (zlib or raw), br, zstd, identity, or
/// several in the order they were applied (RFC 9110, section 8.4), at most `max_content_codings`. Reads on
/// through several gzip members (RFC 1952, section 2.2) and ignores bytes after the end. A body that plainly
/// is text in spite of its header is returned as it is, with a problem: some archives store the decoded body
/// under the old header. Memory stays under 2 * cap_bytes.
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

/// Makes `folder`/index.cdxj from the response, revisit and resource records of its WARC files (sorted by
/// bytes; replaced in one step). Keys and fields as pywb writes them. Returns the number of entries. Records
/// that cannot be read are left out; Reader tells which. Sorts in parts on the disk: memory does not grow
/// with the archive. Fails with `not_writable`, "E-ARCHIVE-WRITE", or `bad_input`, "E-ARCHIVE-READ".
Result<std::size_t> write_index(const std::filesystem::path& folder);

/// The index in memory (some 400 bytes an entry), in the order of the file: by SURT, then by time. Fails with
/// `bad_input`, "E-ARCHIVE-INDEX", naming the line, or "E-ARCHIVE-READ" when there is no index.
Result<std::vector<IndexEntry>> read_index(const std::filesystem::path& folder);

/// The entries whose key is that of `url`, oldest first, found by bisection: a few reads, whatever the size
/// of the index. Fails as read_index().
Result<std::vector<IndexEntry>> find_in_index(const std::filesystem::path& folder, std::string_view url);

/// The sort-friendly key of a URL, as pywb and the surt library make it: host reversed, "www." off, all lower
/// case, query sorted, session ids off. "https://www.deltion.nl/Opleidingen/?b=1&a=2" is
/// "nl,deltion)/opleidingen?a=2&b=1".
std::string surt(std::string_view url);

/// "sha1:" and base 32, as WARC digests are written.
std::string sha1_base32(std::string_view bytes);
/// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace vindbaar::archive
