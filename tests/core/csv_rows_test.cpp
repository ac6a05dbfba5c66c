#include "core/csv.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;

TEST_CASE("a broken row is named and the rows around it are still read") {
  const CsvReading reading = read_csv_rows("id,name\na,one\nb\nc,three,3\nd,four\n");
  REQUIRE(reading.table.rows.size() == 2);
  CHECK(reading.table.rows[0].cells == std::vector<std::string>{"a", "one"});
  CHECK(reading.table.rows[1].line == 5);
  REQUIRE(reading.faults.size() == 2);
  CHECK(reading.faults[0].line == 3);
  CHECK(reading.faults[0].what == "expected 2 cells, found 1");
  CHECK(reading.faults[1].line == 4);
  CHECK(reading.faults[1].what == "expected 2 cells, found 3");
}

TEST_CASE("the empty rows that spreadsheets leave at the end are no fault") {
  CHECK(read_csv_rows("id;name;url\r\na;b;c\r\n;\r\n;;;; \r\n").faults.empty());
  CHECK(read_csv("id;name;url\r\na;b;c\r\n;\r\n", "x.csv").has_value());
}

TEST_CASE("an unclosed quote is named by the line that opens it, after the rows before it") {
  const CsvReading reading = read_csv_rows("id,name\na,one\nb,\"two\nc,three\n");
  CHECK(reading.table.rows.size() == 1);
  REQUIRE(reading.faults.size() == 1);
  CHECK(reading.faults[0].line == 3);
}

TEST_CASE("an empty file has no header") {
  const CsvReading reading = read_csv_rows("");
  CHECK(reading.table.header.empty());
  CHECK(reading.faults.size() == 1);
}

TEST_CASE("a first line that names the separator is obeyed and is no header") {
  const CsvReading reading = read_csv_rows("sep=;\r\nid;name\r\na;one, two, three\r\n");
  CHECK(reading.table.header == std::vector<std::string>{"id", "name"});
  REQUIRE(reading.table.rows.size() == 1);
  CHECK(reading.table.rows[0].line == 3);
  CHECK(read_csv_rows("sep=,id\n1,2\n").table.header == std::vector<std::string>{"sep=", "id"});
}
