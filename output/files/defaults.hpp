#pragma once
// The fixed numbers of the files, each with its unit, reason and source.

#include <cstddef>

namespace vindbaar::files::defaults {

/// Characters in one cell of a workbook: Excel's own limit (Microsoft, "Excel specifications and limits").
/// Longer texts end in '…'; the CSV files have them whole.
inline constexpr std::size_t most_cell_characters = 32767;

/// Bytes of a text variable in offerings.sav. SPSS allows 32,767, but every row of the file takes the widest;
/// longer texts end in '…'; the CSV files have them whole.
inline constexpr std::size_t most_spss_bytes = 1000;

/// Bytes of a quote in report.html: enough to recognise the place, and 20,000 of them stay a page that a
/// browser opens at once.
inline constexpr std::size_t most_quote_bytes = 300;

/// Words at either end of a quote that a text fragment names (WICG, "URL Fragment Text Directives").
inline constexpr std::size_t fragment_words = 5;

/// Widest column of a workbook in characters of its standard font: wider ones do not fit a screen.
inline constexpr double widest_column = 70;

}  // namespace vindbaar::files::defaults
