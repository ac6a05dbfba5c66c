#include "core/charset.hpp"

#include "vectors.hpp"

using namespace vindbaar;
using testing::vectors;

TEST_CASE("every label of the Encoding Standard names its encoding") {
  for (const auto& row : vectors("encoding_labels.jsonl")) {
    CAPTURE(row.dump());
    CHECK(encoding_of_label(row.at("label").get<std::string>()) ==
          row.at("expected_encoding").get<std::string>());
  }
}
