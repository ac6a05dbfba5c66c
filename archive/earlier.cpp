#include "archive/earlier.hpp"

#include "archive/cdxj.hpp"
#include "archive/exchange_records.hpp"
#include "archive/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace vindbaar::archive {
namespace {

constexpr std::string_view revisit_mime = "warc/revisit";

bool is_newer(const std::filesystem::path& file, std::filesystem::file_time_type than) {
  std::error_code code;
  const auto time = std::filesystem::last_write_time(file, code);
  return !code && time > than;
}

Result<void> make_current(const std::filesystem::path& folder) {
  const Result<std::vector<std::string>> files = warc_files(folder);
  if (!files) return tl::unexpected(files.error());
  if (files->empty()) {
    return failure(
        Error::Kind::bad_input, "E-ARCHIVE-GONE",
        fmt::format("there are no WARC files in {}, where earlier answers should be", folder.string()),
        "put the archive of that run back in its place");
  }
  std::error_code code;
  const auto made = std::filesystem::last_write_time(folder / index_name, code);
  const bool is_old = code || std::any_of(files->begin(), files->end(), [&](const std::string& name) {
                        return is_newer(folder / name, made);
                      });
  if (!is_old) return {};
  const Result<std::size_t> written = write_index(folder);
  if (!written) return tl::unexpected(written.error());
  return {};
}

bool describes_bytes(std::string_view name) {
  for (const char* each : {"Content-Length", "Content-Encoding", "Content-Type", "Content-Range",
                           "Transfer-Encoding", "X-Archive-Orig-Transfer-Encoding"}) {
    if (same_name(name, each)) return true;
  }
  return false;
}

Headers updated(const Headers& old, const Headers& fresh) {
  Headers headers;
  for (const auto& entry : old) {
    const bool is_replaced = !describes_bytes(entry.first) && !header(fresh, entry.first).empty();
    if (!is_replaced) headers.push_back(entry);
  }
  for (const auto& entry : fresh) {
    if (!describes_bytes(entry.first)) headers.push_back(entry);
  }
  return headers;
}

bool is_whole_answer(const Record& record) {
  return record.status >= 200 && record.status < 300 && record.status != 206 &&
         header(record.warc_headers, "WARC-Truncated").empty();
}

RevisitOf naming(const Record& original) {
  RevisitOf of;
  of.record_id = original.id;
  of.target_uri = original.target_uri;
  of.date = original.date;
  of.payload_digest = header(original.warc_headers, "WARC-Payload-Digest");
  if (of.payload_digest.empty()) of.payload_digest = sha1_base32(original.body());
  return of;
}

bool is_meant(const IndexEntry& entry, const RevisitOf& of) {
  if (entry.mime == revisit_mime) return false;
  return of.payload_digest.empty() ? of.date == entry.when : of.payload_digest == entry.digest;
}

/// The record with the digest, wherever it stands in the index: a look at every line.
std::optional<Location> look_everywhere(const std::filesystem::path& folder, const RevisitOf& of) {
  if (of.payload_digest.empty()) return std::nullopt;
  std::ifstream index(folder / index_name, std::ios::binary);
  for (std::string line; std::getline(index, line);) {
    if (line.find(of.payload_digest) == std::string::npos) continue;
    const Result<IndexEntry> entry = parse_index_line(line, 0);
    if (entry && is_meant(*entry, of)) return entry->location;
  }
  return std::nullopt;
}

}  // namespace

Record completed(const Record& revisit, const Record& original) {
  Record record = original;
  record.type = revisit.type;
  record.id = revisit.id;
  record.target_uri = revisit.target_uri;
  record.date = revisit.date;
  record.warc_headers = revisit.warc_headers;
  record.location = revisit.location;
  record.problems.insert(record.problems.end(), revisit.problems.begin(), revisit.problems.end());
  record.http_headers = updated(original.http_headers, revisit.http_headers);
  return record;
}

Result<EarlierArchives> EarlierArchives::open(std::vector<std::filesystem::path> folders) {
  for (const std::filesystem::path& folder : folders) {
    if (const Result<void> current = make_current(folder); !current) return tl::unexpected(current.error());
  }
  return EarlierArchives(std::move(folders));
}

std::optional<Earlier> EarlierArchives::newest(std::string_view url) const {
  for (const std::filesystem::path& folder : folders_) {
    Result<std::vector<IndexEntry>> entries = find_in_index(folder, url);
    if (!entries) continue;
    std::reverse(entries->begin(), entries->end());
    for (const IndexEntry& entry : *entries) {
      const bool may_be = entry.url == url && (entry.mime == revisit_mime || entry.status / 100 == 2);
      if (!may_be) continue;
      Result<Record> record = read_record(folder, entry.location);
      const std::optional<RevisitOf> of = record ? revisit_of(*record) : std::nullopt;
      if (record && of) record = resolve(*std::move(record));
      if (!record || record->target_uri != url || !is_whole_answer(*record)) continue;
      RevisitOf name = of ? *of : naming(*record);
      return Earlier{std::move(name), *std::move(record)};
    }
  }
  return std::nullopt;
}

Result<Place> EarlierArchives::find(const RevisitOf& of) const {
  for (const std::filesystem::path& folder : folders_) {
    const Result<std::vector<IndexEntry>> entries = find_in_index(folder, of.target_uri);
    if (!entries) continue;
    const auto meant = std::find_if(entries->begin(), entries->end(),
                                    [&](const IndexEntry& entry) { return is_meant(entry, of); });
    if (meant != entries->end()) return Place{folder, meant->location};
  }
  for (const std::filesystem::path& folder : folders_) {
    if (const auto location = look_everywhere(folder, of)) return Place{folder, *location};
  }
  return failure(
      Error::Kind::corrupt, "E-ARCHIVE-REVISIT",
      fmt::format("{} is on record as unchanged{}, but the record with its body ({}) is in none of the {} "
                  "archive(s) looked through",
                  of.target_uri.empty() ? "a page" : of.target_uri,
                  of.date ? " since " + iso8601(*of.date) : "",
                  of.payload_digest.empty() ? "no digest given" : of.payload_digest, folders_.size()),
      "put back the archive it was in");
}

Result<Record> EarlierArchives::resolve(Record record) const {
  const std::optional<RevisitOf> of = revisit_of(record);
  if (!of) return record;
  const Result<Place> place = find(*of);
  if (!place) return tl::unexpected(place.error());
  const Result<Record> original = read_record(place->folder, place->location);
  if (!original) return tl::unexpected(original.error());
  return completed(record, *original);
}

}  // namespace vindbaar::archive
