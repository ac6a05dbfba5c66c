#include "extractors/page_address.hpp"

#include "core/text.hpp"
#include "core/url.hpp"

#include <algorithm>
#include <cstddef>

namespace vindbaar::extractors {

std::string path_of(const std::string& url) {
  const auto parsed = Url::parse(url);
  std::string path = parsed ? lower(parsed->path_and_query()) : std::string();
  const std::size_t query = path.find('?');
  if (query != std::string::npos) {
    std::replace(path.begin() + static_cast<std::ptrdiff_t>(query), path.end(), '=', '/');
  }
  return path;
}

std::vector<const seeds::Phrase*> words_of_address(const std::string& url, const PhraseSet& page_url) {
  auto found = page_url.find(path_of(url));
  const auto is_of_section = [](const seeds::Phrase* phrase) {
    return phrase->meaning == "news" || phrase->meaning == "vacancy" || phrase->meaning == "event";
  };
  if (std::any_of(found.begin(), found.end(), is_of_section)) {
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](const seeds::Phrase* phrase) { return !is_of_section(phrase); }),
                found.end());
  }
  return found;
}

}  // namespace vindbaar::extractors
