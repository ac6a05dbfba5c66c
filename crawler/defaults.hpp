#pragma once
// Every limit of the crawler, with unit, reason and source. What an operator may choose is in crawler.hpp
// (Settings); what a test may shorten is in limits.hpp, which takes its values from here.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vindbaar::crawler::defaults {
using namespace std::chrono_literals;

// ---- who we are
/// Product token that robots.txt groups may name (RFC 9309, 2.2.1).
inline constexpr std::string_view product_token = "vindbaar";

// ---- one request
/// Redirects in a row of one URL. Fetch standard: 20; search engines: 5-10.
inline constexpr int redirect_hops = 10;
/// Redirects in a row of robots.txt. RFC 9309, 2.3.1.2: at least five.
inline constexpr int robots_hops = 5;
/// Bytes of a page's body as sent. The largest course catalogue (PDF) seen is below 15 MB.
inline constexpr std::size_t body_bytes = 20'000'000;
/// Bytes of a page's body with its Content-Encoding taken off; a text page that is larger is a compression
/// bomb.
inline constexpr std::size_t decoded_body_bytes = 40'000'000;
/// Bytes of all header lines of one answer. curl's own limit is 300 KiB.
inline constexpr std::size_t header_bytes = 300 * 1024;
/// Header lines of one answer; curl's own limit since 8.6.
inline constexpr std::size_t header_lines = 5'000;
/// Bytes of robots.txt that are read (RFC 9309, 2.5: at least 500 KiB).
inline constexpr std::size_t robots_bytes = 500 * 1024;
/// Characters of one robots.txt line; the rest is cut off. Google: 8 times the longest URL of 2,083.
inline constexpr std::size_t robots_line_bytes = 16'664;
/// TCP and TLS handshakes together. Mobile-era guidance is 10-30 s; Dutch hosts answer in 0.1 s.
inline constexpr auto connect_time = 15s;
/// Servers whose last TLS session is kept, some 10 kB each with its certificates.
inline constexpr std::size_t tls_servers = 2'000;
/// From the request to the first byte of the answer. Uncached pages of school CMSs were seen to take over 10
/// s.
inline constexpr auto first_byte_time = 30s;
/// One exchange as a whole; 20 MB in this time is 170 kB/s.
inline constexpr auto total_time = 120s;
/// Below this rate for `stall_time` a transfer is given up (slowloris, dead connection).
inline constexpr long stall_bytes_per_second = 100;
inline constexpr auto stall_time = 20s;

// ---- how often
/// Longest Crawl-delay that is obeyed to the letter; 3,000 pages at this rate are ten days.
inline constexpr auto longest_crawl_delay = 300s;
/// Longest wait a server may ask for with Retry-After; after it we ask again (and are told again).
inline constexpr auto longest_retry_after = 600s;
/// Waits after trouble grow in units of the host's own delay, so that a polite run is patient and a demo is
/// quick: 1st, 2nd … trouble in a row: 5, 10, 20 … delays.
inline constexpr int trouble_delays = 5;
/// A parked host is left alone for 60, 120, 240, 480 delays (1 to 8 minutes at one second).
inline constexpr int park_delays = 60;
/// While others are busy, parks are longer: together they take the time of the page budget at the set delay,
/// and each at least this part of the time that the run has taken so far.
inline constexpr int late_park_share = 4;
/// The least delay in those sums, for runs with delay 0.
inline constexpr auto least_trouble_delay = 1ms;
/// Troubles in a row that park a host.
inline constexpr int troubles_to_park = 3;
/// How often a host is parked before it is given up for this session.
inline constexpr int parks_to_give_up = 4;
/// How often one URL is asked when the answer is of the kind that may get better.
inline constexpr int attempts = 3;
/// Weight of the newest answer in the running mean of a host's answering time.
inline constexpr double latency_weight = 0.3;
/// Longest pause a slow server earns itself by being slow.
inline constexpr auto longest_latency_pause = 30s;

// ---- robots and sitemaps
/// RFC 9309, 2.4: a cached copy should not be used for longer.
inline constexpr auto robots_age = 24h;
/// sitemaps.org: 50 MB unzipped, 50,000 URLs a file.
inline constexpr std::size_t sitemap_bytes = 50 * 1024 * 1024;
inline constexpr std::size_t sitemap_urls = 50'000;
/// Elements inside each other; the format needs four.
inline constexpr std::size_t sitemap_depth = 64;
/// Index in index; the standard allows none, some sites have one level.
inline constexpr int sitemap_levels = 3;
/// Sitemap files an institution; the largest school site seen has about 40.
inline constexpr int sitemap_files = 200;

// ---- traps
/// Path and query in bytes; beyond this no real page was seen. Search engines' practical limit is 2,083.
inline constexpr std::size_t url_bytes = 1'500;
/// Path segments; the deepest course page seen has 8.
inline constexpr std::size_t path_segments = 15;
/// The same segment this often in one path: a relative link that feeds on itself.
inline constexpr std::size_t repeated_segments = 3;
/// Query parameters in one URL: beyond this it is a filter combination.
inline constexpr std::size_t query_parameters = 6;
/// URLs of one shape (digits and dates made equal, query by its names) an institution. Course numbers count
/// as one shape, hence the width; a list of 1,500 courses is larger than any catalogue seen.
inline constexpr int urls_a_path_shape = 1'500;
/// The same for shapes with a query: a listing of 200 pages holds thousands of courses.
inline constexpr int urls_a_query_shape = 200;
/// Shapes with a date in path or query: five years of months.
inline constexpr int urls_a_calendar_shape = 60;
/// Filter combinations (three or more query parameters) of one path.
inline constexpr int urls_a_filter_shape = 40;
/// Links taken from one page; a site map page of a large school has about 2,000.
inline constexpr std::size_t links_a_page = 5'000;
/// Hosts an institution; the largest has about 30 sub-domains. Beyond it is a server that has a page for
/// every name.
inline constexpr std::size_t hosts_an_institution = 200;
/// All URLs on record for an institution, skipped ones included.
inline constexpr std::int64_t urls_an_institution = 500'000;
/// As disks and people count them.
inline constexpr std::int64_t bytes_a_megabyte = 1'000'000;

/// Requests an institution, as a multiple of Settings::max_pages: redirects and dead links are no pages, but
/// they are requests.
inline constexpr int requests_a_page = 3;
/// … and a floor for small budgets.
inline constexpr int requests_at_least = 50;

/// Archive's kind of what a page asked for while it was drawn; the crawl's own log has no rows for these.
inline constexpr std::string_view part_kind = "part";

// ---- looking at pages
/// Bytes of text that a page is judged by; the longest course page seen has 25 kB.
inline constexpr std::size_t look_bytes = 64 * 1024;
inline constexpr std::size_t look_title_bytes = 300;
/// Text outside headers and navigation that is taken for the page's own; with less, a header was not closed.
inline constexpr std::size_t least_own_text = 80;
/// Bits of 64 that near-duplicates may differ in (Manku et al. 2007 use 3 for web pages).
inline constexpr int near_duplicate_bits = 3;
/// Words below which a fingerprint says nothing: pages of three words are all alike.
inline constexpr std::size_t words_to_compare = 20;
/// Pages of one family that repeat another and lead nowhere new, above which the rest is not asked …
inline constexpr int empties_to_close = 25;
/// … when they are at least this share of the family's pages.
inline constexpr double empty_share = 0.9;

// ---- learning from a site
/// Pairs of addresses that were one page, before others that differ in the same way are taken for one.
inline constexpr std::int64_t twins_to_trust = 3;
/// Start pages, and the rest of a visit that has begun, come before everything else (focus gives -100 to
/// 100).
inline constexpr int start_priority = 1000;
/// Families an institution; the largest sites have about 300 folders. Beyond, addresses join the folder
/// above.
inline constexpr std::size_t families_an_institution = 2'000;
/// Folders of a path that make a family.
inline constexpr std::size_t family_folders = 3;
/// How many pages a family's expectation from the folder above counts for.
inline constexpr double family_prior_pages = 3;
/// What a page is expected to be worth before any was seen.
inline constexpr double expected_worth = 0.15;
/// Points between a family whose pages are all offerings and one that has none; a strong word has 40.
inline constexpr double family_points = 80;
/// Points of curiosity for a family of which little has been seen.
inline constexpr double curiosity_points = 5;
/// Points for a folder of a name of which nothing was seen yet, down to none once so many of its pages were
/// read: what a site has is known before one kind of it is seen to the end. A strong word in an address has
/// 40.
inline constexpr double novelty_points = 30;
inline constexpr double pages_to_know_a_folder = 3;
/// So many pages, and this share of those that were read, may be such first looks: on a site where every page
/// has a folder of its own they lead nowhere.
inline constexpr double first_explorations = 40;
inline constexpr double explored_share = 0.1;
/// Points that links take from a page that is an offering itself or lists them.
inline constexpr double inherited_points = 30;
/// Weights of content phrases that make a page worth 1.
inline constexpr double full_worth = 10;

// ---- planning
/// Reason of a page that a survey counts and does not ask.
inline constexpr std::string_view counted_only = "counted: a survey asks no more than the start pages";
/// Start pages and their redirects, an institution.
inline constexpr std::int64_t requests_of_a_survey = 50;

// ---- outcome
/// Fewer pages than this is "answered, but next to nothing" (hyphe calls a crawl of fewer than ten pages
/// suspicious; small private trainers have six to ten pages).
inline constexpr int pages_to_trust = 5;
/// Share of requests without a usable answer (404 and 410 apart: those are answers) above which a site is
/// only partly seen.
inline constexpr double trouble_share = 0.05;
/// … when there are at least this many of them: one hiccup on a small site is no reason.
inline constexpr int troubles_to_count = 3;

// ---- storage and shutdown
/// Files that a run has open beside its connections: standard streams, database, archive, name look-ups, the
/// event loop; 26 were counted, and the caller may have some of its own.
inline constexpr std::size_t files_of_a_run = 40;
/// Answers between two commits, and the longest time between them: what a power cut may cost in repeated
/// work.
inline constexpr int exchanges_a_commit = 512;
inline constexpr auto commit_time = 500ms;
/// How long a request under way may go on after `stop` (the whole stop has to fit in 10 s).
inline constexpr auto stop_grace = 3s;
/// Pages read for links at once and waiting for it; beyond this no new page is asked (memory).
inline constexpr int pages_in_reading = 64;
inline constexpr int reading_threads = 2;
/// A page of up to so many bytes, packed and unpacked, is read where it arrives: in some 100 to 500
/// microseconds, while waking another thread and being woken costs 30.
inline constexpr std::size_t small_packed_bytes = 64 * 1024;
inline constexpr std::size_t small_page_bytes = 256 * 1024;
/// Names looked up at once: a name server that does not answer holds one of them up for seconds.
inline constexpr int naming_threads = 4;
/// Sitemap URLs offered to the frontier in one go: about 5 ms, so that sockets are not kept waiting.
inline constexpr std::size_t offers_a_turn = 250;

}  // namespace vindbaar::crawler::defaults
