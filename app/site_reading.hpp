#pragma once
// One institution's pages in two tiers: a first look at all of them, then the ones that deserve it taken
// apart. No page stays in memory from one step to the next, only fingerprints of its texts and links do.

#include "app/page_reading.hpp"

#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace vindbaar::app {

/// How often the pages of one site link to each of its addresses; a menu's links are on most pages.
class LinkCount {
 public:
  void learn(const std::vector<std::string>& targets) {
    for (const auto& target : targets) ++count_[std::hash<std::string>{}(target)];
  }
  int of(const std::string& url) const {
    const auto found = count_.find(std::hash<std::string>{}(url));
    return found == count_.end() ? 0 : found->second;
  }

 private:
  std::unordered_map<std::size_t, int> count_;
};

class SiteReading {
 public:
  /// `pages` must outlive this.
  /// `names_certificate`: the matcher's opinion of a title at its best; from any thread.
  SiteReading(const extractors::Reader& reader, store::Readings& kept, const std::vector<ArchivedPage>& pages,
              Depth depth, extractors::TitleOpinion names_certificate);

  /// Looks at every page, decides which deserve more, takes those apart, and learns what repeats on the site.
  /// What cannot be read is told in `problems`, in page order.
  void learn(std::vector<std::string>& problems);

  /// False for a page that could not be read.
  bool is_readable(std::size_t page) const { return tiers_[page].state != Tier::State::unreadable; }
  const extractors::Worth& worth(std::size_t page) const { return tiers_[page].worth; }

  /// After learn(). The full reading of a page that deserves it, else what a first look tells.
  Result<extractors::Reading> read(std::size_t page, Date day) const;

  bool is_pdf(std::size_t page) const { return tiers_[page].is_pdf; }
  int linked_from(std::size_t page) const { return links_.of(pages_[page].url); }

 private:
  struct Tier {
    enum class State { unreadable, first_look, taken_apart };
    State state = State::unreadable;
    bool is_pdf = false;
    extractors::Worth worth;
    std::string problem;
  };
  void look(std::size_t page);
  void judge(std::size_t page);
  bool could_be_certificate(std::string_view title);

  const extractors::Reader& reader_;
  PageReading source_;
  const std::vector<ArchivedPage>& pages_;
  Depth depth_;
  extractors::TitleOpinion names_certificate_;
  std::vector<Tier> tiers_;
  std::mutex learning_;
  extractors::SiteProfile seen_;     ///< Of first looks: which page deserves more.
  extractors::SiteProfile profile_;  ///< Of whole pages where there are any: what is furniture.
  LinkCount links_;
  std::mutex asking_;
  std::unordered_map<std::string, bool> opinions_;  ///< A site repeats its titles.
};

}  // namespace vindbaar::app
