#pragma once
// The second step: archived responses go through extractors and matcher into findings. Here values are only
// carried from room to room; what they mean is decided there. Reads the archive, never the network.

#include "archive/earlier.hpp"
#include "core/date.hpp"
#include "core/result.hpp"
#include "extractors/extractors.hpp"
#include "matcher/matcher.hpp"
#include "output/store/readings.hpp"
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
  std::optional<archive::Place> body;  ///< Where the body lies when the record is a revisit.
  std::string archived_at;
  int status = 0;
  int depth = -1;
  int in_sitemap = -1;       ///< 1 or 0; -1 when the run's log does not say.
  bool is_drawn = false;     ///< The place is that of the page as a browser drew it.
  std::string digest;        ///< Of its payload as stored; empty when the archive does not say.
  std::string content_type;  ///< As the archive's records say it; may be empty.
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

/// Which pages are taken apart.
enum class Depth {
  deserving,  ///< Those whose first look shows that they could offer a course.
  every_page,
};

/// Knows how to read and match, for one set of seeds and one day. Immutable; usable from many threads.
class Analyst {
 public:
  static Result<Analyst> make(const seeds::Lists& lists, Date day);

  /// All pages of one institution, read together so that what repeats on its site is seen as furniture; in
  /// page order, on all cores. `kept`: what was read before, and is kept of what is read now.
  std::vector<PageFindings> read_site(const std::vector<ArchivedPage>& pages, store::Readings& kept,
                                      Depth depth, std::vector<std::string>& problems) const;

  /// One page of a site, read as `read_site` reads it, with the reading itself kept.
  Result<PageFindings> explain_page(const std::vector<ArchivedPage>& site, const ArchivedPage& page,
                                    store::Readings& kept) const;

  /// One page whose bytes are at hand.
  PageFindings read_page(const extractors::Response& response, const std::string& institution) const;

  const matcher::Matcher& matcher() const noexcept { return matcher_; }
  const extractors::Reader& reader() const noexcept { return reader_; }

 private:
  Analyst(extractors::Reader reader, matcher::Matcher matcher, Date day)
      : reader_(std::move(reader)), matcher_(std::move(matcher)), day_(day) {}
  PageFindings find(extractors::Reading reading, const std::string& institution) const;
  /// Whether the matcher would not reject a title, were everything else on its page in its favour.
  extractors::TitleOpinion names_certificate(const std::string& institution) const;

  extractors::Reader reader_;
  matcher::Matcher matcher_;
  Date day_;
};

/// What was met while looking for pages.
struct ReadingNotes {
  std::vector<std::string> problems;  ///< Broken records and the like, in words.
  std::map<std::string, std::int64_t>
      lost;             ///< By institution: unchanged pages whose body could not be read.
  std::string summary;  ///< Of foreign files: what was in them, in one line.
};

/// The newest usable answer of every page in a run's archive, by institution. `archives`: the run's own, then
/// those in which the bodies of its unchanged pages lie. When one of these is needed and not in its place the
/// answer is `bad_input`, "E-ARCHIVE-GONE": nothing is taken for absent.
Result<std::map<std::string, std::vector<ArchivedPage>>> pages_of_run(
    const std::vector<std::filesystem::path>& archives, ReadingNotes& notes);

/// The pages of WARC and ARC files that anyone wrote. Whose they are is decided by their address
/// (crawler::Owners); others are left out and counted. Revisits are looked up in the same files. Records that
/// have no place of their own, since their file is packed as a whole, are copied to `copies`.
Result<std::map<std::string, std::vector<ArchivedPage>>> pages_of_files(
    const std::vector<std::filesystem::path>& files, const seeds::Lists& lists,
    const std::filesystem::path& copies, ReadingNotes& notes);

/// Of several answers for one URL the last one stays: it is what the site said in the end.
void keep_newest(std::map<std::string, std::vector<ArchivedPage>>& sites);

/// Whether an answer is one that extractors read.
bool is_readable_page(int status, std::string_view content_type);

/// Called after each institution: its id, pages read, how many of them were taken apart.
using OnSite =
    std::function<void(const std::string& institution, std::size_t pages, std::size_t taken_apart)>;

/// Reads all sites, one after the other, and writes pages and matches in a fixed order.
Result<void> analyse_sites(const Analyst& analyst,
                           const std::map<std::string, std::vector<ArchivedPage>>& sites,
                           store::Readings& kept, Depth depth, store::Findings& findings,
                           std::vector<std::string>& problems, const OnSite& on_site);

}  // namespace vindbaar::app
