#pragma once

#include "tests/simweb/site_content.hpp"

#include <string>

namespace vindbaar::simweb {

/// The page as its site's layout builds it, UTF-8 HTML.
std::string render(const SiteContent& site, const Document& document);

// One function a layout, each in a file of its own.
std::string render_cards(const SiteContent& site, const Document& document);
std::string render_tables(const SiteContent& site, const Document& document);
std::string render_accordion(const SiteContent& site, const Document& document);
std::string render_soup(const SiteContent& site, const Document& document);
std::string render_lines(const SiteContent& site, const Document& document);
std::string render_onepage(const SiteContent& site, const Document& document);
std::string render_bilingual(const SiteContent& site, const Document& document);
std::string render_shop(const SiteContent& site, const Document& document);

}  // namespace vindbaar::simweb
