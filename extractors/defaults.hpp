#pragma once
// Every limit of this room, with its unit, reason and source.

#include <chrono>
#include <cstddef>
#include <string_view>

namespace vindbaar::extractors::defaults {

// Who is asked
inline constexpr std::string_view robots_name =
    "vindbaar";  ///< <meta name=…> with which a page speaks to us alone, as robots.txt does.

// Encoding
inline constexpr std::size_t prescan_bytes =
    1024;  ///< Bytes looked through for <meta charset>; HTML Standard, 13.2.3.2.
inline constexpr std::size_t late_prescan_bytes =
    32 * 1024;  ///< Bytes, when the first 1024 name none: long inline scripts come first on many sites.
inline constexpr std::size_t detector_bytes =
    64 * 1024;  ///< Bytes shown to the detector; more does not change its mind.

// Before the parse: Gumbo 0.10.1 is quadratic in depth and attributes and frees its tree recursively
// (google/gumbo-parser issues 387, 391, 393).
inline constexpr std::size_t max_html_bytes =
    6 * 1024 * 1024;  ///< Bytes of a page; the 99th percentile of real pages is 1.4 MB.
inline constexpr std::size_t max_depth = 512;  ///< Open elements; the cap browsers use.
inline constexpr std::size_t max_open_formatting =
    64;  ///< Unclosed <b>, <i>, <font> …: each is opened anew in every later block.
inline constexpr std::size_t max_attributes = 64;  ///< Per tag; hand-written tags have fewer than 20.
inline constexpr std::size_t max_attribute_bytes =
    8 * 1024;  ///< Per value; longer ones are inline images, not words or links.
inline constexpr std::size_t max_tags = 150'000;  ///< Tags a page; 1.4 MB pages have about 20,000.

// Links
inline constexpr std::size_t max_links =
    20'000;  ///< A page; a sitemap page of a large site has a few thousand.
inline constexpr std::size_t max_anchor_bytes = 300;  ///< Of a link's text; longer ones are whole cards.
inline constexpr std::size_t max_json_links =
    4'000;  ///< Out of a page's own data; a whole menu and a catalogue have under 2,000.
inline constexpr std::size_t max_page_data_bytes =
    4 * 1024 * 1024;  ///< Of __NEXT_DATA__ and its like; catalogue pages carry up to 2 MB.

// Shells
inline constexpr std::size_t shell_text_bytes =
    400;  ///< Of text outside links; a page with more says something without its programs.
inline constexpr std::size_t guard_bytes =
    1024;  ///< Of a program, looked through for a robot wall's names; they stand at its beginning.
inline constexpr std::size_t empty_text_bytes = 40;  ///< Less than a sentence: nothing is there.

// Document
inline constexpr std::size_t max_blocks = 20'000;  ///< A page; 100 times a long catalogue page.
inline constexpr std::size_t max_block_bytes =
    20'000;                                      ///< Of one block's text; a long article paragraph has 2,000.
inline constexpr std::size_t max_items = 4'000;  ///< Repeated structures a page.
inline constexpr std::size_t max_json_bytes = 1024 * 1024;  ///< One JSON-LD block.
inline constexpr std::size_t max_json_depth = 64;   ///< Nesting of JSON-LD; real blocks stay under 10.
inline constexpr std::size_t max_structured = 500;  ///< Things described by JSON-LD a page.
inline constexpr std::size_t longest_variable =
    80;  ///< Bytes before the '=' of "window.__INITIAL_STATE__ = {…}"; a longer run is a program.
inline constexpr std::size_t thin_page_bytes =
    250;  ///< Of text in a page's own part; with less its data, when it has any, is read instead.
inline constexpr std::size_t least_data_bytes = 100;  ///< Of text in that data; less are settings.

// PDF
inline constexpr std::size_t max_pdf_bytes =
    20 * 1024 * 1024;  ///< Of a document; a study guide with pictures has 10 MB.
inline constexpr int max_pdf_pages =
    80;  ///< Read from its beginning; course leaflets have 2, catalogues under 60.
inline constexpr std::size_t max_pdf_page_words =
    20'000;  ///< Of one page; a page of small print holds 1,500, and a row is sought among all of them.

// Site profile
inline constexpr std::size_t profile_pages = 5;  ///< Fewer pages of a site teach nothing about its furniture.
inline constexpr double profile_share =
    0.30;  ///< Share of pages that makes a block furniture outside the content.
inline constexpr double profile_share_sure = 0.85;  ///< Share that makes it furniture anywhere.
inline constexpr double profile_share_flat =
    0.60;  ///< Share of plain pages that does so on a site whose addresses have no branches.
inline constexpr std::size_t profile_plain_pages =
    4;  ///< Pages without course facts needed before they count as a yardstick.

// Reading
inline constexpr std::size_t max_section_bytes =
    4'000;                                            ///< Of a candidate's own text, enough for the matcher.
inline constexpr std::size_t max_title_bytes = 250;   ///< Longer is a sentence, not a title.
inline constexpr std::size_t max_candidates = 1'500;  ///< A page.
inline constexpr std::size_t max_sentence_bytes =
    1'200;  ///< Longer runs without a full stop are cut at a space.
inline constexpr std::chrono::days stale_after{
    31};  ///< A page whose last start lies further back offers nothing now; sites are corrected late.
inline constexpr long long phrase_memory_bytes = 64LL << 20;  ///< RE2's budget for one topic's automaton.

}  // namespace vindbaar::extractors::defaults
