#pragma once
// Every limit of the reconciliation service, with unit, reason and source.

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace vindbaar::reconcile::defaults {

/// Bytes of a request. OpenRefine sends batches of 10 rows; this leaves room for thousands.
inline constexpr std::uint64_t request_bytes = 4U << 20U;
/// Queries in one batch; a larger one is refused, so that one request cannot keep the others waiting.
inline constexpr std::size_t queries_a_batch = 2000;
/// Candidates of one query, when it does not say how many, and at most.
inline constexpr std::size_t candidates = 5;
inline constexpr std::size_t candidates_most = 50;
/// Suggestions in one answer; OpenRefine shows about ten at a time.
inline constexpr std::size_t suggestions = 20;
/// A client that says nothing for so long is let go.
inline constexpr std::chrono::seconds silence{30};
/// How often the server looks whether it should stop.
inline constexpr std::chrono::milliseconds stop_check{100};
/// Characters of a JSONP callback's name.
inline constexpr std::size_t callback_characters = 128;
/// Size of the preview in OpenRefine, in pixels.
inline constexpr int preview_width = 420;
inline constexpr int preview_height = 220;

}  // namespace vindbaar::reconcile::defaults
