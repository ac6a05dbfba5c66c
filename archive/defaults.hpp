#pragma once
// Limits of the archive, each with its unit, reason and source.

#include <cstddef>

namespace vindbaar::archive {

/// Bytes of one record's content block that are written, or kept when reading. Larger than any page, sitemap
/// (50 MB by sitemaps.org) or PDF we look at; reading a stranger's video or bomb stays within memory.
inline constexpr std::size_t max_block_bytes = std::size_t{64} << 20;

/// Bytes of a record's WARC header. Ours are under 4 KB; foreign ones carry JSON of some tens of KB.
inline constexpr std::size_t max_warc_header_bytes = std::size_t{1} << 20;

/// Bytes of the line that begins a record in an ARC file: a URL and some sixty bytes.
inline constexpr std::size_t max_arc_line_bytes = std::size_t{16} << 10;

/// Bytes of an HTTP head inside a block; curl and browsers stop at 256 to 300 KB.
inline constexpr std::size_t max_http_head_bytes = std::size_t{1} << 20;

/// Bytes of the line before a chunk: a size and extensions nobody uses.
inline constexpr std::size_t max_chunk_line_bytes = 1024;

/// Codings in one Content-Encoding. curl allows 5 (CVE-2022-32206: chains of codings as a bomb).
inline constexpr std::size_t max_content_codings = 5;

/// log2 of the window a zstd stream may ask for in HTTP: 8 MB (RFC 9659).
inline constexpr int max_http_zstd_window_log = 23;

/// The same for a .warc.zst file: 128 MB, the zstd tool's own limit.
inline constexpr int max_file_zstd_window_log = 27;

/// libdeflate's level for new members, 1 to 12. On 131 MB of pages 5 is 0.6 % larger than zlib's 9, which
/// warcio writes, at five times its speed; 6 saves another 1.2 % and costs half as much time again.
inline constexpr int compression_level = 5;

/// An answer that came packed (Content-Encoding) is kept as it came, with its request and our remarks: only
/// their heads, some 700 bytes together, could become smaller (4 % of a page of 15 KB), and trying costs more
/// than all else that is done to write them.
inline constexpr int packed_compression_level = 0;

/// Bytes read from a file at once: large enough that a usual member is unpacked in one call.
inline constexpr std::size_t read_window_bytes = std::size_t{1} << 20;

/// Packed bytes a member may have to go the fast way; a quarter of the window, so that reading on moves
/// little.
inline constexpr std::size_t whole_packed_bytes = std::size_t{256} << 10;

/// Unpacked bytes a member may have to go the fast way (unpacked whole, with libdeflate); larger ones go
/// piece by piece.
inline constexpr std::size_t whole_member_bytes = std::size_t{8} << 20;

/// Bytes of index lines held while sorting; more are put aside on the disk. A million entries, some 350 MB of
/// lines, make a dozen parts.
inline constexpr std::size_t index_sort_bytes = std::size_t{32} << 20;

/// Bytes before a noted border that are noted with it: the checksum and length that end a gzip member, and
/// some of its data.
inline constexpr std::size_t note_bytes_before = 16;

/// Bytes of the note: a file name, a number and those bytes.
inline constexpr std::size_t max_note_bytes = 1024;

/// Bytes of one index line; URLs beyond 64 KB are not met, keys and JSON repeat them.
inline constexpr std::size_t max_index_line_bytes = std::size_t{1} << 20;

/// Lines a block of a compressed index: what pywb and py-wacz use; some 100 KB packed, one range request.
inline constexpr std::size_t lines_an_index_block = 3000;

/// Bytes unpacked at once where a stream is unpacked piece by piece.
inline constexpr std::size_t piece_bytes = std::size_t{64} << 10;

}  // namespace vindbaar::archive
