#pragma once
// What a page says of itself in schema.org's words, here in JSON-LD. Optional enrichment: a page is never
// judged by it alone.

#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::extractors {

/// One typed node of the page's JSON-LD, microdata or RDFa.
struct StructuredThing {
  std::string type;  ///< "Course", "Product", "NewsArticle", without "schema:" or the address before it.
  std::string name;
  std::string url;
  std::string description;
  std::string credential;                ///< educationalCredentialAwarded, also out of an object's name.
  std::string code;                      ///< courseCode, sku, identifier.
  std::vector<std::string> start_dates;  ///< Of its instances.
  bool has_price = false;
  bool is_out_of_stock = false;    ///< An offer says OutOfStock or Discontinued.
  std::vector<std::string> trail;  ///< Of a BreadcrumbList, the names in order.
};

/// Everything typed in these script bodies, in order. A body that is no JSON, too long or too deep is named
/// in `problems` and the others are still read.
std::vector<StructuredThing> read_json_ld(const std::vector<std::string>& bodies,
                                          std::vector<std::string>& problems);

}  // namespace vindbaar::extractors
