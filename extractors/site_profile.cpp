#include "core/text.hpp"
#include "extractors/defaults.hpp"
#include "extractors/document_parts.hpp"
#include "extractors/first_look.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace vindbaar::extractors {

struct SiteProfile::State {
  struct Count {
    std::uint32_t pages = 0;
    std::uint32_t plain_pages = 0;  ///< Of those, pages that give no course facts.
    bool is_on_start_page = false;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> branches;  ///< Branch and pages in it.
  };
  std::map<std::string, std::uint32_t> branch_numbers;
  std::vector<std::string> branch_names;
  std::vector<std::uint32_t> branch_pages;
  std::unordered_map<std::uint64_t, Count> counts;  ///< By key_of_text().
  std::size_t pages = 0;
  std::size_t plain_pages = 0;
  std::size_t start_pages = 0;
};

namespace {

/// Pages with several short "label: value" texts or definition pairs are about one course; what repeats on
/// those may be their template, and a template's words ("Resultaat: MBO-certificaat") are evidence. What
/// repeats on other pages is furniture.
bool gives_facts(const Document::Parts& parts) {
  std::size_t facts = 0;
  for (const Block& block : parts.blocks) {
    if (block.place != Place::content && block.place != Place::aside) continue;
    const bool is_pair = block.role == Block::Role::term || (block.text.size() < 120 && !block.is_link &&
                                                             block.text.find(':') != std::string::npos);
    const bool is_price = block.text.size() < 120 && block.text.find("€") != std::string::npos;
    if (is_pair || is_price) ++facts;
  }
  return facts >= 3;
}

void count_on(std::vector<std::pair<std::uint32_t, std::uint32_t>>& branches, std::uint32_t branch) {
  for (auto& [number, pages] : branches) {
    if (number != branch) continue;
    ++pages;
    return;
  }
  branches.emplace_back(branch, 1);
}

/// The branch of the site that a page stands on: host and first part of its path, a language code skipped;
/// the root for pages right under it. "https://roc.example/cursussen/zorg/plus" is on
/// "roc.example/cursussen".
std::string branch_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("?#"));
  std::vector<std::string_view> parts = split(url, '/');
  std::erase_if(parts, [](std::string_view part) { return part.empty(); });
  if (parts.empty()) return {};
  const std::size_t first = parts.size() > 1 && parts[1].size() == 2 ? 2 : 1;
  std::string branch(parts[0]);
  if (parts.size() > first + 1) branch += "/" + std::string(parts[first]);
  return branch;
}

/// "https://roc.example/" or a site's "/nl/": what frames a whole site frames its start page too.
bool is_start_page(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('#'));
  const auto slash = url.find('/');
  if (slash == std::string_view::npos) return true;
  std::string_view path = url.substr(slash + 1);
  if (path.ends_with('/')) path.remove_suffix(1);
  return path.empty() || path == "nl";
}

/// A sentence that every course page ends with ("Je ontvangt een mbo-certificaat") is a template's and says
/// something of each course; one that also stands elsewhere on the site is furniture. So what counts is how
/// often a text stands outside the branch it stands on most. Nothing when there is too little outside.
/// `branches`: on which branches the text stands, on how many pages each. Pages may come in any order: of
/// branches that have as many, the first by name counts as its home.
std::optional<double> share_elsewhere(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& branches,
                                      const std::vector<std::string>& branch_names,
                                      const std::vector<std::uint32_t>& branch_pages) {
  const auto home = std::max_element(branches.begin(), branches.end(), [&](const auto& a, const auto& b) {
    return a.second != b.second ? a.second < b.second : branch_names[a.first] > branch_names[b.first];
  });
  if (home == branches.end()) return std::nullopt;
  std::size_t elsewhere = 0;
  for (std::uint32_t branch = 0; branch < branch_pages.size(); ++branch) {
    if (branch != home->first) elsewhere += branch_pages[branch];
  }
  if (elsewhere < defaults::profile_plain_pages) return std::nullopt;
  std::size_t found = 0;
  for (const auto& [branch, pages] : branches) {
    if (branch != home->first) found += pages;
  }
  return static_cast<double>(found) / static_cast<double>(elsewhere);
}

}  // namespace

SiteProfile::SiteProfile() : state_(std::make_shared<State>()) {
}

void SiteProfile::learn(const Document& document) {
  const Document::Parts& parts = document.parts();
  std::vector<std::uint64_t> keys;
  for (const Block& block : parts.blocks) keys.push_back(key_of_text(block.text));
  learn(parts.url, std::move(keys), !gives_facts(parts));
}

void SiteProfile::learn(const FirstLook& look) {
  const FirstLook::Parts& parts = look.parts();
  std::vector<std::uint64_t> keys;
  for (const auto& text : parts.texts) keys.push_back(text.key);
  learn(parts.url, std::move(keys), !parts.gives_facts);
}

void SiteProfile::learn(std::string_view url, std::vector<std::uint64_t> keys, bool is_plain) {
  if (keys.empty()) return;
  const auto [branch, is_new] = state_->branch_numbers.try_emplace(
      branch_of(url), static_cast<std::uint32_t>(state_->branch_pages.size()));
  if (is_new) {
    state_->branch_names.push_back(branch->first);
    state_->branch_pages.push_back(0);
  }
  ++state_->branch_pages[branch->second];
  const bool is_start = is_start_page(url);
  if (is_start) ++state_->start_pages;
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  for (const std::uint64_t key : keys) {
    State::Count& count = state_->counts[key];
    ++count.pages;
    if (is_plain) ++count.plain_pages;
    if (is_start) count.is_on_start_page = true;
    count_on(count.branches, branch->second);
  }
  ++state_->pages;
  if (is_plain) ++state_->plain_pages;
}

bool SiteProfile::is_furniture(std::string_view block_text) const {
  return repetition(block_text) != Repetition::rare;
}

SiteProfile::Repetition SiteProfile::repetition(std::string_view block_text) const {
  if (state_->pages < defaults::profile_pages) return Repetition::rare;
  return repetition_of(key_of_text(block_text));
}

SiteProfile::Repetition SiteProfile::repetition_of(std::uint64_t key) const {
  if (state_->pages < defaults::profile_pages) return Repetition::rare;
  const auto found = state_->counts.find(key);
  if (found == state_->counts.end() || found->second.pages < defaults::profile_pages) return Repetition::rare;
  const auto share = [](std::size_t part, std::size_t all) {
    return static_cast<double>(part) / static_cast<double>(all);
  };
  const double whole_share = share(found->second.pages, state_->pages);
  if (const auto elsewhere =
          share_elsewhere(found->second.branches, state_->branch_names, state_->branch_pages)) {
    if (*elsewhere >= defaults::profile_share) return Repetition::everywhere;
    return whole_share >= defaults::profile_share ? Repetition::often : Repetition::rare;
  }
  // Addresses without branches tell no template from a frame; the start page does.
  if (state_->start_pages > 0 && !found->second.is_on_start_page)
    return whole_share >= defaults::profile_share ? Repetition::often : Repetition::rare;
  if (whole_share >= defaults::profile_share_sure) return Repetition::everywhere;
  const bool has_yardstick = state_->plain_pages >= defaults::profile_plain_pages;
  if (has_yardstick && share(found->second.plain_pages, state_->plain_pages) >= defaults::profile_share_flat)
    return Repetition::everywhere;
  return whole_share >= defaults::profile_share ? Repetition::often : Repetition::rare;
}

std::size_t SiteProfile::pages() const noexcept {
  return state_->pages;
}

}  // namespace vindbaar::extractors
