#pragma once
// Every limit of this room, with its unit, reason and source.

#include <chrono>
#include <cstddef>

namespace vindbaar::render::defaults {

inline constexpr std::chrono::seconds page_time{
    60};  ///< From navigation to tree; a shell asks for some ten files, each after the site's delay.
inline constexpr std::chrono::milliseconds quiet_time{
    800};  ///< Nothing asked and nothing under way for so long: the page is drawn. Puppeteer's idle is 500.
inline constexpr std::chrono::seconds start_time{
    20};  ///< For the browser's first answer; a cold start from a slow disk takes 5.
inline constexpr std::chrono::seconds read_time{
    5};  ///< For the tree to be handed over; a program that never ends gives none.
inline constexpr std::size_t page_requests = 150;  ///< A page; real shells ask for 5 to 60 files and calls.
inline constexpr std::size_t html_bytes = 6U << 20U;      ///< Of the drawn page; what the extractors read.
inline constexpr std::size_t message_bytes = 64U << 20U;  ///< Of one DevTools message: a drawn page, escaped.
inline constexpr std::size_t memory_bytes =
    1536U << 20U;  ///< Resident, all processes of the browser together; a heavy page takes 400 MB.
inline constexpr int heap_megabytes = 512;  ///< JavaScript heap a page (V8: --max-old-space-size).

}  // namespace vindbaar::render::defaults
