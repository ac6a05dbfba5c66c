#include "app/site_reading.hpp"

#include "app/pool.hpp"

#include <utility>

namespace vindbaar::app {

SiteReading::SiteReading(const extractors::Reader& reader, store::Readings& kept,
                         const std::vector<ArchivedPage>& pages, Depth depth,
                         extractors::TitleOpinion names_certificate)
    : reader_(reader),
      source_(reader, kept),
      pages_(pages),
      depth_(depth),
      names_certificate_(std::move(names_certificate)),
      tiers_(pages.size()) {
}

void SiteReading::learn(std::vector<std::string>& problems) {
  on_all_cores(pages_.size(), [&](std::size_t page) { look(page); });
  on_all_cores(pages_.size(), [&](std::size_t page) { judge(page); });
  for (std::size_t page = 0; page < pages_.size(); ++page) {
    if (!tiers_[page].problem.empty()) problems.push_back(pages_[page].url + ": " + tiers_[page].problem);
  }
}

void SiteReading::look(std::size_t page) {
  const auto seen = source_.look(pages_[page]);
  Tier& tier = tiers_[page];
  if (!seen) {
    tier.problem = seen.error().what;
    return;
  }
  tier.state = Tier::State::first_look;
  tier.is_pdf = seen->is_pdf();
  const std::lock_guard lock(learning_);
  seen_.learn(*seen);
  links_.learn(seen->targets());
}

void SiteReading::judge(std::size_t page) {
  Tier& tier = tiers_[page];
  if (tier.state == Tier::State::unreadable) return;
  const auto seen = source_.look(pages_[page]);
  if (!seen) return;  // it was read a moment ago: the disk fails, which the next step will tell
  const auto opinion = [this](std::string_view title) { return could_be_certificate(title); };
  tier.worth = depth_ == Depth::every_page ? extractors::Worth{true, "every page is"}
                                           : reader_.worth(*seen, seen_, opinion);
  if (!tier.worth.deserves_tree) {
    const std::lock_guard lock(learning_);
    profile_.learn(*seen);
    return;
  }
  const auto document = source_.document(pages_[page]);
  if (!document) {
    tier.state = Tier::State::unreadable;
    tier.problem = document.error().what;
    return;
  }
  tier.state = Tier::State::taken_apart;
  const std::lock_guard lock(learning_);
  profile_.learn(*document);
}

bool SiteReading::could_be_certificate(std::string_view title) {
  std::string key(title);
  {
    const std::lock_guard lock(asking_);
    if (const auto known = opinions_.find(key); known != opinions_.end()) return known->second;
  }
  const bool opinion = names_certificate_(title);
  const std::lock_guard lock(asking_);
  opinions_.emplace(std::move(key), opinion);
  return opinion;
}

Result<extractors::Reading> SiteReading::read(std::size_t page, Date day) const {
  if (tiers_[page].state == Tier::State::taken_apart) {
    const auto document = source_.document(pages_[page]);
    if (!document) return tl::unexpected(document.error());
    auto reading = reader_.read(*document, profile_, day);
    reading.steps.insert(reading.steps.begin(), "first look: taken apart, for " + tiers_[page].worth.because);
    return reading;
  }
  const auto seen = source_.look(pages_[page]);
  if (!seen) return tl::unexpected(seen.error());
  auto reading = reader_.read(*seen, profile_);
  reading.steps.push_back("first look: not taken apart, for " + tiers_[page].worth.because);
  return reading;
}

}  // namespace vindbaar::app
