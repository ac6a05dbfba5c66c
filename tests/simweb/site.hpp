#pragma once

#include "tests/simweb/answer.hpp"
#include "tests/simweb/site_content.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::simweb {

/// One institution's web server: its pages, and what surrounds them on a real one (robots.txt, sitemaps,
/// moved pages, forms, a calendar without an end, pages that are missing politely).
class Site {
 public:
  explicit Site(SiteContent content);

  Answer answer(const Url& url) const;
  const SiteContent& content() const noexcept { return content_; }
  /// Absolute URLs of all pages that stand in a sitemap, whether or not the site has one.
  std::vector<std::string> page_urls() const;

 private:
  const Document* find(std::string_view host, std::string_view path) const;
  std::optional<Answer> fixture(const Url& url) const;
  Answer page(const Document& document) const;
  Answer missing(const Url& url) const;

  SiteContent content_;
  std::map<std::string, std::size_t> by_url_;    ///< "host/path" to the document's place.
  std::map<std::string, std::string> moved_;     ///< Old path to new URL.
  std::map<std::string, std::string> sitemaps_;  ///< By path.
};

}  // namespace vindbaar::simweb
