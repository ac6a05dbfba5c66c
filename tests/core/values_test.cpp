#include "core/owner.hpp"
#include "core/probability.hpp"
#include "core/result.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace vindbaar;

namespace {

int released = 0;

int release(int* handle) {
  *handle = 0;
  return ++released;
}

}  // namespace

TEST_CASE("a probability lies between 0 and 1, whatever it is made of") {
  const double huge = std::numeric_limits<double>::infinity();
  CHECK(Probability().value() == 0);
  CHECK(Probability(0.25).value() == 0.25);
  CHECK(Probability(1.5).value() == 1);
  CHECK(Probability(-0.1).value() == 0);
  CHECK(Probability(huge).value() == 1);
  CHECK(Probability(-huge).value() == 0);
  CHECK(Probability(std::numeric_limits<double>::quiet_NaN()).value() == 0);
  CHECK(Probability(0.2) < Probability(0.3));
}

TEST_CASE("an owner releases its handle once, and nothing for none") {
  int handle = 7;
  {
    Owner<int, release> first(&handle);
    const Owner<int, release> second = std::move(first);
    CHECK(released == 0);
  }
  CHECK(released == 1);
  CHECK(handle == 0);
  { const Owner<int, release> none; }
  CHECK(released == 1);
}

TEST_CASE("a failure carries kind, code, what happened and what to do") {
  const auto refuse = []() -> Result<int> {
    return failure(Error::Kind::refused, "E-ROBOTS", "robots.txt forbids /x", "Ask the school.");
  };
  const Result<int> result = refuse();
  REQUIRE(!result.has_value());
  CHECK(result.error() ==
        Error{Error::Kind::refused, "E-ROBOTS", "robots.txt forbids /x", "Ask the school."});
}
