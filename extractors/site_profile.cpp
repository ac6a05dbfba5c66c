#include "core/text.hpp"
#include "extractors/defaults.hpp"
#include "extractors/document_parts.hpp"

#include <cstdint>
#include <functional>
#include <set>
#include <unordered_map>

namespace vindbaar::extractors {

struct SiteProfile::State {
  struct Count {
    std::uint32_t pages = 0;
    std::uint32_t plain_pages = 0;  ///< Of those, pages that give no course facts.
  };
  std::unordered_map<std::size_t, Count> counts;  ///< By hash of the folded text.
  std::size_t pages = 0;
  std::size_t plain_pages = 0;
};

namespace {

std::size_t key_of(std::string_view text) {
  return std::hash<std::string>{}(fold(text));
}

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

}  // namespace

SiteProfile::SiteProfile() : state_(std::make_shared<State>()) {
}

void SiteProfile::learn(const Document& document) {
  const Document::Parts& parts = document.parts();
  if (parts.blocks.empty()) return;
  const bool is_plain = !gives_facts(parts);
  std::set<std::size_t> keys;
  for (const Block& block : parts.blocks) keys.insert(key_of(block.text));
  for (const std::size_t key : keys) {
    State::Count& count = state_->counts[key];
    ++count.pages;
    if (is_plain) ++count.plain_pages;
  }
  ++state_->pages;
  if (is_plain) ++state_->plain_pages;
}

bool SiteProfile::is_furniture(std::string_view block_text) const {
  return repetition(block_text) != Repetition::rare;
}

SiteProfile::Repetition SiteProfile::repetition(std::string_view block_text) const {
  if (state_->pages < defaults::profile_pages) return Repetition::rare;
  const auto found = state_->counts.find(key_of(block_text));
  if (found == state_->counts.end() || found->second.pages < defaults::profile_pages) return Repetition::rare;
  const auto share = [](std::size_t part, std::size_t all) {
    return static_cast<double>(part) / static_cast<double>(all);
  };
  if (share(found->second.pages, state_->pages) >= defaults::profile_share_sure)
    return Repetition::everywhere;
  const bool has_yardstick = state_->plain_pages >= defaults::profile_plain_pages;
  if (has_yardstick && share(found->second.plain_pages, state_->plain_pages) >= defaults::profile_share)
    return Repetition::everywhere;
  return share(found->second.pages, state_->pages) >= defaults::profile_share ? Repetition::often
                                                                              : Repetition::rare;
}

std::size_t SiteProfile::pages() const noexcept {
  return state_->pages;
}

}  // namespace vindbaar::extractors
