#include "crawler/defaults.hpp"
#include "crawler/frontier.hpp"

namespace vindbaar::crawler {

bool Frontier::comes_from_start(UrlNumber number) {
  Statement select = database_.prepare("SELECT is_start, hops, found_on FROM url WHERE number = ?");
  for (int hop = 0; hop <= defaults::redirect_hops; ++hop) {
    if (!select.bind(1, number).step()) return false;
    if (select.integer(0) != 0) return true;
    if (select.integer(1) == 0) return false;
    number = select.integer(2);
    select.reset();
  }
  return false;
}

void Frontier::note_redirect(UrlNumber number, const Url& target) {
  Statement note = database_.prepare("UPDATE url SET redirect_to = ? WHERE number = ?");
  note.bind(1, target.text()).bind(2, number).run();
}

void Frontier::note_move(InstitutionNumber institution, const Url& target) {
  Statement note = database_.prepare("INSERT OR IGNORE INTO moved VALUES (?, ?)");
  note.bind(1, institution).bind(2, target.text()).run();
}

std::vector<Url> Frontier::moves(InstitutionNumber institution) {
  Statement select = database_.prepare("SELECT target FROM moved WHERE institution = ? ORDER BY target");
  select.bind(1, institution);
  std::vector<Url> targets;
  while (select.step())
    if (const auto url = Url::parse(select.text(0))) targets.push_back(*url);
  return targets;
}

}  // namespace vindbaar::crawler
