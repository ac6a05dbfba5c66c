#pragma once
// The store's fixed numbers, each with its unit and reason.

#include <cstddef>

namespace vindbaar::store::defaults {

/// SQLite's application_id: the bytes "VNDB". Tells our files from other databases ("file findings.sqlite"
/// shows it).
inline constexpr int application_id = 0x564E4442;

/// SQLite's user_version. Goes up by one when a table or column changes; older files are made again, not
/// migrated, because all that is in them can be recomputed (design, section 2).
inline constexpr int schema_version = 3;

/// Page cache in KiB while writing: 64 MiB holds the inner nodes of some millions of rows, so that rows in
/// any order do not make the disk seek.
inline constexpr int writer_cache_kib = 64 * 1024;

/// Readings kept between two commits: what a process that dies must make again, some seconds of work.
inline constexpr std::size_t readings_a_commit = 2'000;

}  // namespace vindbaar::store::defaults
