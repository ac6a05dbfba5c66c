#pragma once
// Every limit of this room: unit, reason, source.

#include <cstddef>

namespace vindbaar::seeds::defaults {

/// Bytes of one list. The whole register is 0.3 MB; anything this large is another file by mistake.
inline constexpr std::size_t largest_list_bytes = 64 * 1024 * 1024;

/// Characters of a cell repeated in a message, so that a misplaced paragraph stays readable.
inline constexpr std::size_t longest_quotation_bytes = 80;

/// Hours. Keuzedelen have 240 to 720, beroepsonderdelen up to 1,200 (monitor 2022, section 2.1); outside this
/// range a digit was lost or added.
inline constexpr int smallest_plausible_sbu = 40;
inline constexpr int largest_plausible_sbu = 2000;

/// Years. Validity outside them is a typing error: the first mbo-certificaten are of 2019, the WEB (law) is
/// of 1996.
inline constexpr int earliest_plausible_year = 1990;
inline constexpr int latest_plausible_year = 2100;

/// Changed letters between a missing column's name and a column we do not know, up to which we ask "did you
/// mean".
inline constexpr std::size_t nearest_column_edits = 2;

}  // namespace vindbaar::seeds::defaults
