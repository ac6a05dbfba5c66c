#pragma once
// The second step: archived responses go through extractors and matcher into findings. Here values are only
// carried from room to room; what they mean is decided there. Reads the archive, never the network.

#include "core/date.hpp"
#include "core/result.hpp"
#include "extractors/extractors.hpp"
#include "matcher/matcher.hpp"
#include "output/store/store.hpp"
#include "seeds/seeds.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace vindbaar::app {

/// One archived page that is to be read.
struct ArchivedPage {
  std::string institution;
  std::string url;
  std::filesystem::path folder;  ///< Of the WARC file.
  std::string file;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
  std::string archived_at;
  int status = 0;
  int depth = -1;
  int in_sitemap = -1;    ///< 1 or 0; -1 when the run's log does not say.
  bool is_drawn = false;  ///< The place is that of the page as a browser drew it.
};

/// What is kept of a page, content coding taken off.
struct LoadedPage {
  std::string record_id;
  std::string content_type;
  std::string body;
};

/// Decoded; the crawler's own cap on what it fetches.
inline constexpr std::size_t page_cap_bytes = 20U << 20U;

/// Fails with `corrupt`, "E-ARCHIVE-RECORD", when it cannot be read.
Result<LoadedPage> load_page(const ArchivedPage& page);

/// What one page gave.
struct PageFindings {
  store::PageRow page;
  std::vector<store::MatchRow> matches;
  std::vector<matcher::Match> answers;  ///< Behind `matches`, until the site is decided as a whole.
  std::vector<store::FeatureRow> features;
  extractors::Reading reading;
};

/// Knows how to read and match, for one set of seeds and one day. Immutable; usable from many threads.
class Analyst {
 public:
  static Result<Analyst> make(const seeds::Lists& lists, Date day);

  /// All pages of one institution, read together so that what repeats on its site is seen as furniture.
  std::vector<PageFindings> read_site(const std::vector<ArchivedPage>& pages,
                                      std::vector<std::string>& problems) const;

  /// One page of a site, read as `read_site` reads it, with the reading itself kept.
  Result<PageFindings> explain_page(const std::vector<ArchivedPage>& site, const ArchivedPage& page) const;

  /// One page whose bytes are at hand.
  PageFindings read_page(const extractors::Response& response, const std::string& institution) const;

  const matcher::Matcher& matcher() const noexcept { return matcher_; }
  const extractors::Reader& reader() const noexcept { return reader_; }

 private:
  Analyst(extractors::Reader reader, matcher::Matcher matcher)
      : reader_(std::move(reader)), matcher_(std::move(matcher)) {}
  PageFindings find(const extractors::Document& document, const extractors::SiteProfile& profile,
                    const std::string& institution) const;

  extractors::Reader reader_;
  matcher::Matcher matcher_;
};

/// The newest usable answer of every page in a run's archive, by institution. Problems (broken records) are
/// named.
Result<std::map<std::string, std::vector<ArchivedPage>>> pages_of_run(const std::filesystem::path& archive,
                                                                      std::vector<std::string>& problems);

/// The pages of WARC files that anyone wrote; the institution is found by the page's host, others are left
/// out and counted.
Result<std::map<std::string, std::vector<ArchivedPage>>> pages_of_files(
    const std::vector<std::filesystem::path>& files, const seeds::Lists& lists,
    std::vector<std::string>& problems);

/// Called after each institution, from one thread at a time: its id, pages read, of how many institutions.
using OnSite = std::function<void(const std::string& institution, std::size_t pages)>;

/// Reads all sites on all cores and writes pages and matches in a fixed order.
Result<void> analyse_sites(const Analyst& analyst,
                           const std::map<std::string, std::vector<ArchivedPage>>& sites,
                           store::Findings& findings, std::vector<std::string>& problems,
                           const OnSite& on_site);

}  // namespace vindbaar::app
