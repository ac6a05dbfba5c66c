#pragma once
// Crawler: asks the institutions' websites for their pages, politely, and leaves two things behind: the
// archive (what was said) and crawl.sqlite (what was asked, what is still to ask, and why something was not
// asked). Killed at any moment and started again, it goes on: nothing recorded is lost or asked twice.
//
// Follows RFC 9309 (robots), RFC 9110 (Retry-After), sitemaps.org. One request at a time a host, a delay a
// host. Entry points: crawl(), read_log(), read_results().

#include "archive/archive.hpp"
#include "core/date.hpp"
#include "core/result.hpp"
#include "core/url.hpp"
#include "core/vocabulary.hpp"
#include "seeds/seeds.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vindbaar::crawler {

/// What an operator may choose. Limits nobody should touch are in crawler/defaults.hpp.
struct Settings {
  std::chrono::milliseconds delay{
      1000};                  ///< Least time between two requests to one host; a longer Crawl-delay wins.
  int concurrency = 32;       ///< Requests under way at once, over all hosts.
  int max_pages = 3000;       ///< Pages fetched an institution; sitemaps and robots files not counted.
  int max_megabytes = 4000;   ///< Megabytes (10^6 bytes) of bodies, as they came, an institution.
  std::string proxy;          ///< "http://127.0.0.1:8080", or empty.
  std::string contact;        ///< Mail address or page of the operator, in the User-Agent.
  std::string research_page;  ///< Address of a page about the research, in the User-Agent; may be empty.
  std::string software = "vindbaar/0.1";
  std::vector<std::string> only;  ///< Institution ids; empty means all that have a start URL.
  bool retry_failed = false;      ///< Ask again what failed in an earlier session of this run.
  std::string quiet_hours;        ///< "08:00-18:00", Dutch time, in which nothing is asked; empty: none.
  bool is_survey = false;  ///< Only robots.txt, start pages and sitemaps are asked; other pages are counted.
  bool follow_moves = false;  ///< A site that redirects to another domain is crawled there.
  /// Archives of earlier runs, newest first: a page that is in one of them is asked for only if it changed
  /// since, and stored as a revisit when it did not (RFC 9110, section 13.1; WARC 1.1, section 6.7).
  std::vector<std::filesystem::path> earlier_archives;
  bool self_contained =
      false;  ///< What did not change is copied from there, so that they are needed no more.
  /// By institution: pages that proved something in an earlier run. They are asked again even where no link
  /// leads to them any more, so that "was it removed, or did nobody look?" has an answer.
  std::map<std::string, std::vector<Url>> known_pages;
  bool allow_private_addresses =
      false;  ///< Loopback and private networks may be asked (tests). A proxy implies it.
};

/// A page as the link reader gets it.
struct FetchedPage {
  Url url;
  std::string content_type;  ///< The header's value.
  std::string body;          ///< Content-Encoding taken off.
  std::string x_robots_tag;
};

/// A link found on a page, with what a reader would see.
struct FoundLink {
  Url url;
  std::string anchor;  ///< Text of the link, spaces collapsed.
  bool nofollow = false;
  bool is_refresh = false;  ///< The page sends its visitors there by itself.
};

/// Finds the links of a page. Handed over by app, since crawler and extractors never meet. Called on
/// several threads at once.
using ReadLinks = std::function<std::vector<FoundLink>(const FetchedPage&)>;

/// Something that happened, for people who watch.
struct Event {
  enum class Kind {
    institution_started,
    institution_done,  ///< `detail`: outcome and why, in words.
    fetched,
    failed,   ///< `detail`: code and words.
    waiting,  ///< `detail`: "waiting 30 s: Retry-After from roc.example".
    recovered,
    warning
  };
  Kind kind = Kind::fetched;
  std::string institution;
  std::string url;
  int status = 0;
  std::chrono::milliseconds took{0};
  std::string detail;
  std::size_t done = 0;    ///< Pages of this institution fetched so far.
  std::size_t queued = 0;  ///< Known and still to fetch.
};
using OnEvent = std::function<void(const Event&)>;

/// How far one institution was looked at.
struct InstitutionResult {
  std::string institution;
  Outcome outcome = Outcome::failed;
  std::string reason;        ///< In words, for people: "robots.txt answered 503: not asked any further".
  std::string robots;        ///< "allowed", "E-ROBOTS-5XX …"
  std::int64_t pages = 0;    ///< Fetched with a 2xx answer.
  std::int64_t errors = 0;   ///< Asked, no usable answer.
  std::int64_t skipped = 0;  ///< Known and by rule not asked.
  std::int64_t waiting = 0;  ///< Known and still to ask (budget used up, or interrupted).
  std::int64_t sitemap_urls = 0;
  std::string moved_to;
};

struct Summary {
  std::vector<InstitutionResult> institutions;
  bool interrupted = false;    ///< `stop` was set before the work was done.
  bool nothing_to_do = false;  ///< Everything had been done before this call.
};

/// Crawls what is still to crawl into `run_folder` (crawl.sqlite, archive/). Returns when all is done or
/// `stop` is set (within 10 s). Errors stop the whole crawl: no disk (`not_writable`), a second crawler on
/// the folder (`refused`, "E-RUN-LOCKED"), bad settings (`usage`), an earlier archive that is not in its
/// place
/// (`bad_input`, "E-ARCHIVE-GONE"). What single sites do wrong is no error but
/// a result.
Result<Summary> crawl(const std::filesystem::path& run_folder, const seeds::Lists& lists,
                      const Settings& settings, const ReadLinks& read_links, const OnEvent& on_event,
                      const std::atomic<bool>& stop);

/// One URL of a run: asked with this result, or not asked for this reason.
struct LogEntry {
  std::string institution;
  std::string url;
  std::string kind;   ///< "page", "robots", "sitemap".
  std::string state;  ///< "fetched", "failed", "skipped", "queued".
  std::string
      reason;  ///< Why skipped or failed: "robots: Disallow: /zoeken (line 4)", "off scope", "E-DNS …".
  int status = 0;
  std::string content_type;
  std::optional<Instant> when;
  int depth = 0;  ///< Clicks from a start page; a URL known only from a sitemap counts its own tree. -1:
                  ///< nothing leads there.
  std::string found_on;
  std::string anchor;
  bool in_sitemap = false;
  std::string redirect_to;
  std::int64_t bytes = 0;
  std::optional<archive::Location> location;
};

/// The whole log, in order of URL. Fails with `bad_input`, "E-RUN-MISSING", when there is no crawl.sqlite.
Result<std::vector<LogEntry>> read_log(const std::filesystem::path& run_folder);

/// The one address under which the log has a page: tracking parameters, session ids and fragment taken off.
Url address_in_log(const Url& url);

/// Results per institution, also of an unfinished crawl.
Result<std::vector<InstitutionResult>> read_results(const std::filesystem::path& run_folder);

}  // namespace vindbaar::crawler
