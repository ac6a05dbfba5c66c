#pragma once
// The tables and views of findings.sqlite as SQL. The comments in it stay in the file: SQLite keeps the text,
// so that Datasette and DB Browser show them. output/README.md repeats them; a test holds the two together.

#include <string_view>

namespace vindbaar::store {

/// Tables, keyed so that the order in which rows arrive leaves no trace.
extern const std::string_view tables_sql;

/// The views that people query: offerings, offering_evidence, pages, institutions_measured,
/// certificate_counts.
extern const std::string_view views_sql;

}  // namespace vindbaar::store
