#pragma once
// What the WARC records of an exchange look like, byte for byte, and what can be read back from them. Pure
// but for the random ids.

#include "archive/headers.hpp"

namespace vindbaar::archive {

/// "urn:uuid:…", random (RFC 9562, version 4).
std::string random_id();

/// The plain bytes of one record and the id it carries.
struct RecordBytes {
  std::string id;
  std::string bytes;
};

/// The record at the start of each session in a file: who wrote what follows, with what, by which rules.
RecordBytes warcinfo_record(const WriterOptions& options, std::string_view file_name, Instant now);

/// What was said, with the payload's digest.
struct ResponseRecord {
  RecordBytes record;
  std::string payload_digest;
};
ResponseRecord response_record(const Exchange& exchange, std::string_view warcinfo_id);

/// What was said again: the head of the answer and where its body lies. `exchange.revisit` is set.
RecordBytes revisit_record(const Exchange& exchange, std::string_view warcinfo_id);

/// A record of another archive, byte for byte but for a field that says where it was.
RecordBytes copied_record(const Record& record, std::string_view from);

/// Whether copied_record() made it.
bool is_copy(const Record& record) noexcept;

/// What was asked. `response_id` links the two.
RecordBytes request_record(const Exchange& exchange, std::string_view warcinfo_id,
                           std::string_view response_id);

/// What we know beside it: institution, kind, via, depth, time taken, error. `response_id` is empty for a
/// failure.
RecordBytes metadata_record(const Exchange& exchange, std::string_view warcinfo_id,
                            std::string_view response_id);

/// A page as it was drawn, referring to the response it was drawn from.
RecordBytes conversion_record(const Conversion& conversion, std::string_view warcinfo_id);

/// Reads a metadata record's block back into `found`.
void read_metadata(const Record& record, Recovered& found);

}  // namespace vindbaar::archive
