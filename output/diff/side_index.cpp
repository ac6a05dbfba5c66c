#include "output/diff/side_index.hpp"

#include "core/text.hpp"
#include "output/diff/defaults.hpp"

#include <algorithm>
#include <iterator>

namespace vindbaar::diff {
namespace {

std::string pair_key(std::string_view institution, std::string_view code) {
  std::string key(institution);
  key += '\n';
  key += code;
  return key;
}

bool starts(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool is_gone_status(int status) {
  return status == 404 || status == 410;
}

/// A login stands where a page was: what is behind it nobody can read, and that is no sign that it went.
bool is_login(const store::PageRow* page, std::string_view url) {
  const std::string heading = page == nullptr ? std::string() : bare(page->heading);
  const std::string path = fold(address(url.substr(0, url.find('?')))) + "/";
  return std::any_of(std::begin(login_words), std::end(login_words), [&](std::string_view login) {
    return heading == login || path.find("/" + std::string(login) + "/") != std::string::npos;
  });
}

/// The entry of the institution itself before that of another that shares the site.
template <class Map>
typename Map::mapped_type of_institution(const Map& map, const std::string& key,
                                         std::string_view institution) {
  typename Map::mapped_type any = nullptr;
  const auto [begin, end] = map.equal_range(key);
  for (auto each = begin; each != end; ++each) {
    if (each->second->institution == institution) return each->second;
    any = each->second;
  }
  return any;
}

const std::vector<const store::MatchRow*>& found_or_none(
    const std::unordered_map<std::string, std::vector<const store::MatchRow*>>& map, const std::string& key) {
  static const std::vector<const store::MatchRow*> none;
  const auto found = map.find(key);
  return found == map.end() ? none : found->second;
}

}  // namespace

std::string address(std::string_view url) {
  if (!starts(url, "https://")) starts(url, "http://");
  starts(url, "www.");
  url = url.substr(0, url.find('#'));
  for (const std::string_view index : {"/index.html", "/index.php", "/index.htm"}) {
    if (url.ends_with(index)) url.remove_suffix(index.size());
  }
  while (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url);
}

std::string bare(std::string_view title) {
  std::string text = fold(title);
  for (char& letter : text) {
    const bool is_word = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                         static_cast<unsigned char>(letter) >= 0x80;
    if (!is_word) letter = ' ';
  }
  return collapse_spaces(text);
}

bool is_about_a_course(const store::PageRow& page) {
  return page.kind == word(PageKind::certificate_track) || page.kind == word(PageKind::course_detail);
}

SideIndex::SideIndex(const Side& side) : side_(side) {
  for (const auto& row : side.rows.institutions) institutions_.emplace(row.id, &row);
  for (const auto& row : side.rows.offerings) offerings_.emplace(pair_key(row.institution, row.code), &row);
  for (const auto& row : side.rows.matches) {
    matches_[pair_key(row.institution, row.code)].push_back(&row);
    if (row.verdict == word(Verdict::accepted)) proofs_[pair_key(row.institution, row.code)].push_back(&row);
  }
  pages_.reserve(side.rows.pages.size());
  for (const auto& row : side.rows.pages) {
    pages_.emplace(address(row.url), &row);
    if (is_about_a_course(row)) headings_[pair_key(row.institution, bare(row.heading))].push_back(&row);
  }
  visits_.reserve(side.visits.size());
  for (const auto& visit : side.visits) visits_.emplace(address(visit.url), &visit);
}

const store::InstitutionRow* SideIndex::institution(std::string_view id) const {
  const auto found = institutions_.find(id);
  return found == institutions_.end() ? nullptr : found->second;
}

const store::OfferingRow* SideIndex::offering(const std::string& institution, const std::string& code) const {
  const auto found = offerings_.find(pair_key(institution, code));
  return found == offerings_.end() ? nullptr : found->second;
}

const std::vector<const store::MatchRow*>& SideIndex::proofs(const std::string& institution,
                                                             const std::string& code) const {
  return found_or_none(proofs_, pair_key(institution, code));
}

const std::vector<const store::MatchRow*>& SideIndex::matches(const std::string& institution,
                                                              const std::string& code) const {
  return found_or_none(matches_, pair_key(institution, code));
}

const store::PageRow* SideIndex::page(std::string_view institution, std::string_view url) const {
  return of_institution(pages_, address(url), institution);
}

const Visit* SideIndex::visit(std::string_view institution, std::string_view url) const {
  const std::string key = address(url);
  const Visit* best = nullptr;
  int best_rank = 0;
  const auto [begin, end] = visits_.equal_range(key);
  for (auto each = begin; each != end; ++each) {
    const Visit& one = *each->second;
    // From http to https is no answer of its own, and what was not asked says less than what was.
    const bool is_to_itself = !one.redirect_to.empty() && address(one.redirect_to) == key;
    const bool is_answer = one.state == Visit::State::fetched || one.state == Visit::State::failed;
    const int rank =
        (one.institution == institution ? 8 : 0) + (is_to_itself ? 0 : 4) + (is_answer ? 2 : 0) + 1;
    if (rank > best_rank) {
      best = &one;
      best_rank = rank;
    }
  }
  return best;
}

std::string_view SideIndex::found_on(std::string_view institution, std::string_view url) const {
  const Visit* seen = visit(institution, url);
  return seen == nullptr ? std::string_view() : seen->found_on;
}

const store::PageRow* SideIndex::course_page(std::string_view institution, std::string_view heading) const {
  const auto found = headings_.find(pair_key(institution, bare(heading)));
  return found != headings_.end() && found->second.size() == 1 ? found->second.front() : nullptr;
}

Fate SideIndex::fate(std::string_view institution, std::string_view url) const {
  std::string at(url);
  const Visit* seen = nullptr;
  bool is_elsewhere = false;
  for (int step = 0; step <= longest_redirect; ++step) {
    if (const auto* found = page(institution, at)) {
      if (found->kind == word(PageKind::soft_404))
        return {Fate::Kind::removed, found, visit(institution, at)};
      const bool is_wall =
          found->kind == word(PageKind::blocked) || found->kind == word(PageKind::needs_javascript);
      if (is_wall || is_login(found, at)) return {Fate::Kind::unreachable, found, visit(institution, at)};
      return {is_elsewhere ? Fate::Kind::redirected : Fate::Kind::stands, found, visit(institution, at)};
    }
    const Visit* here = visit(institution, at);
    if (is_elsewhere && is_login(nullptr, at))
      return {Fate::Kind::unreachable, nullptr, here != nullptr ? here : seen};
    if (here == nullptr) return {is_elsewhere ? Fate::Kind::redirected : Fate::Kind::unseen, nullptr, seen};
    seen = here;
    if (is_gone_status(here->status)) return {Fate::Kind::removed, nullptr, here};
    if (here->state != Visit::State::fetched)
      return {is_elsewhere && here->state == Visit::State::skipped ? Fate::Kind::redirected
                                                                   : Fate::Kind::unreachable,
              nullptr, here};
    if (here->redirect_to.empty() || address(here->redirect_to) == address(at)) {
      return {is_elsewhere ? Fate::Kind::redirected : Fate::Kind::stands, nullptr, here};
    }
    is_elsewhere = true;
    at = here->redirect_to;
  }
  return {Fate::Kind::unreachable, nullptr, seen};  // a circle of redirects
}

}  // namespace vindbaar::diff
