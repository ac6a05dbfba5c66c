#include "reconcile/form.hpp"

#include <doctest/doctest.h>

namespace vindbaar::reconcile {

TEST_CASE("form fields are decoded, the first of a name counts, and broken escapes stay as they are") {
  const Fields fields = read_form("a=1+2&b=%C3%A9%2B&a=9&c&=x&d=%4&e=%zz&f=%FF");
  CHECK(fields.at("a") == "1 2");
  CHECK(fields.at("b") == "\xC3\xA9+");
  CHECK(fields.at("c").empty());
  CHECK(fields.at("d") == "%4");
  CHECK(fields.at("e") == "%zz");
  CHECK(fields.at("f") == "\xEF\xBF\xBD");
  CHECK(read_form("").empty());
}

TEST_CASE("a target is a path without closing slash, and fields") {
  const Target target = read_target("/suggest/entity/?prefix=Zorg%20en&cursor=2");
  CHECK(target.path == "/suggest/entity");
  CHECK(target.fields.at("prefix") == "Zorg en");
  CHECK(read_target("").path.empty());
  CHECK(read_target("/?").path == "/");
}

TEST_CASE("escaped text shows as it is") {
  CHECK(escaped("<a href=\"x\">&'") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
}

}  // namespace vindbaar::reconcile
