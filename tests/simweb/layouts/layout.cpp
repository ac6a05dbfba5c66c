#include "tests/simweb/layouts/layout.hpp"

namespace vindbaar::simweb {

std::string render(const SiteContent& site, const Document& document) {
  switch (site.school.layout) {
    case Layout::cards:
      return render_cards(site, document);
    case Layout::tables:
      return render_tables(site, document);
    case Layout::accordion:
      return render_accordion(site, document);
    case Layout::soup:
      return render_soup(site, document);
    case Layout::lines:
      return render_lines(site, document);
    case Layout::onepage:
      return render_onepage(site, document);
    case Layout::bilingual:
      return render_bilingual(site, document);
    case Layout::shop:
      return render_shop(site, document);
  }
  return {};
}

}  // namespace vindbaar::simweb
