#pragma once
// Looking things up by id without going through whole lists.

#include "output/store/store.hpp"
#include "seeds/seeds.hpp"

#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace vindbaar::report {

/// Institutions and certificates by id and code. Points into `lists`, which must outlive it.
class ListIndex {
 public:
  explicit ListIndex(const seeds::Lists& lists) {
    for (const auto& institution : lists.institutions) institutions_.emplace(institution.id, &institution);
    for (const auto& certificate : lists.certificates)
      certificates_.emplace(certificate.code.text(), &certificate);
  }
  const seeds::Institution* institution(std::string_view id) const { return find(institutions_, id); }
  const seeds::Certificate* certificate(std::string_view code) const { return find(certificates_, code); }

 private:
  template <class Value>
  static const Value* find(const std::unordered_map<std::string_view, const Value*>& map,
                           std::string_view key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : found->second;
  }
  std::unordered_map<std::string_view, const seeds::Institution*> institutions_;
  std::unordered_map<std::string_view, const seeds::Certificate*> certificates_;
};

/// Pages by institution and URL. Points into `pages`, which must outlive it.
class PageIndex {
 public:
  explicit PageIndex(const std::vector<store::PageRow>& pages) {
    for (const auto& page : pages) pages_.emplace(Key(page.institution, page.url), &page);
  }
  const store::PageRow* find(std::string_view institution, std::string_view url) const {
    const auto found = pages_.find(Key(institution, url));
    return found == pages_.end() ? nullptr : found->second;
  }

 private:
  using Key = std::pair<std::string_view, std::string_view>;
  std::map<Key, const store::PageRow*> pages_;
};

}  // namespace vindbaar::report
