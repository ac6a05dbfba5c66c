#pragma once
// Earlier answers: what older archives have of a URL, so that a page that did not change need not be stored
// again (WARC 1.1, section 6.7), and which body a revisit record stands for.

#include "archive/archive.hpp"

namespace vindbaar::archive {

/// Where a record lies, when several folders are in play.
struct Place {
  std::filesystem::path folder;
  Location location;
  friend bool operator==(const Place&, const Place&) = default;
};

/// The last good answer that older archives have of a URL.
struct Earlier {
  RevisitOf of;   ///< Names the record that holds the body.
  Record answer;  ///< In full: the body, and the headers as they were last said.
};

/// What a revisit record says it repeats; nothing for other records.
std::optional<RevisitOf> revisit_of(const Record& record);

/// The answer that `revisit` stands for: the body of `original` under the headers that hold now. Those of a
/// 304 replace the original's of the same name, but for what describes the bytes (RFC 9111, section 3.2).
/// What WARC says (type, id, target, date, location) stays the revisit's.
Record completed(const Record& revisit, const Record& original);

/// Archive folders and their indexes. Holds no more than their names; may be used from many threads.
class EarlierArchives {
 public:
  /// `folders` in the order in which they are asked: newest first. An index that is missing or older than one
  /// of its WARC files is made. A folder without WARC files fails with `bad_input`, "E-ARCHIVE-GONE"; so that
  /// what it held is never taken for something that is not there.
  static Result<EarlierArchives> open(std::vector<std::filesystem::path> folders);

  /// The newest whole 2xx answer of exactly this URL; nothing when there is none that can be read.
  std::optional<Earlier> newest(std::string_view url) const;

  /// Where the body lies: a record of the same URL with the digest, else any record with the digest; without
  /// a digest the record of that URL and date. Fails with `corrupt`, "E-ARCHIVE-REVISIT".
  Result<Place> find(const RevisitOf& of) const;

  /// `record` as it is, or completed() when it is a revisit.
  Result<Record> resolve(Record record) const;

  const std::vector<std::filesystem::path>& folders() const noexcept { return folders_; }

 private:
  explicit EarlierArchives(std::vector<std::filesystem::path> folders) : folders_(std::move(folders)) {}

  std::vector<std::filesystem::path> folders_;
};

}  // namespace vindbaar::archive
