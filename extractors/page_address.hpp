#pragma once
// What a page's address says about the page.

#include "extractors/page_view.hpp"

#include <string>
#include <vector>

namespace vindbaar::extractors {

/// The path and query in lower case; the value of a parameter counts as a part of the path
/// ("?pagina=nieuws-1").
std::string path_of(const std::string& url);

/// What the words of an address say. A section for news, vacancies or events outweighs the rest: a news
/// item's last part may name a course.
std::vector<const seeds::Phrase*> words_of_address(const std::string& url, const PhraseSet& page_url);

}  // namespace vindbaar::extractors
