#include "core/csv.hpp"

#include "vectors.hpp"

using namespace vindbaar;
using testing::vectors;

TEST_CASE("what is written reads back the same") {
  const std::vector<std::string> cells = {"",        "a,b", "say \"hi\"", "two\r\nlines", "Müller; zonen",
                                          " edges ", "-5"};
  const auto table = read_csv("h1,h2,h3,h4,h5,h6,h7\r\n" + csv_row(cells) + "\r\n", "x.csv");
  REQUIRE(table.has_value());
  REQUIRE(table->rows.size() == 1);
  CHECK(table->rows[0].cells == cells);
}
