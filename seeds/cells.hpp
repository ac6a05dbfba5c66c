#pragma once
// What a cell may say, and how Excel in the Netherlands spells it. Each reader takes a trimmed, non-empty
// cell and gives nothing when it cannot be read; the text beside it says what was expected.

#include "core/certificate_code.hpp"
#include "core/date.hpp"
#include "core/url.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::seeds {

/// A reader of cells and the words for what it reads: "expected <expected>, found '<cell>'".
template <class T>
struct CellKind {
  std::optional<T> (*read)(std::string_view cell);
  std::string_view expected;
};

/// "2022-08-01", "1-8-2022", "01-08-2022", each also with Excel's midnight " 0:00:00" behind it. Slashes are
/// refused: 1/8/2022 is August here and January in an American Excel.
std::optional<Date> read_date(std::string_view cell);
inline constexpr CellKind<Date> a_date{read_date, "a day written as yyyy-mm-dd or d-m-yyyy"};

/// true/false, waar/onwaar, ja/nee, yes/no, j/n, y/n, 1/0 in any case.
std::optional<bool> read_flag(std::string_view cell);
inline constexpr CellKind<bool> a_flag{read_flag, "true or false (also: waar/onwaar, ja/nee, yes/no, 1/0)"};

/// Digits only; "240.0" and "240,0", as statistics programs export whole numbers, too. "1.200" is refused: it
/// is 1200 in a Dutch Excel and 1.2 elsewhere.
std::optional<int> read_whole_number(std::string_view cell);
inline constexpr CellKind<int> a_whole_number{read_whole_number, "a whole number without separators"};

/// A whole number from 1.
std::optional<int> read_budget(std::string_view cell);
inline constexpr CellKind<int> a_budget{read_budget, "a whole number from 1"};

/// "0.5" or "0,5"; finite.
std::optional<double> read_decimal(std::string_view cell);
inline constexpr CellKind<double> a_decimal{read_decimal, "a number such as 0.5"};

/// "K0905", also "k0905", "k 0905", "K-0905".
std::optional<CertificateCode> read_code(std::string_view cell);
inline constexpr CellKind<CertificateCode> a_code{read_code, "K or C and four digits"};

/// "3", "3|4", "3, 4", "3/4", "3 en 4": rising, without repeats.
std::optional<std::vector<int>> read_levels(std::string_view cell);
inline constexpr CellKind<std::vector<int>> mbo_levels{read_levels, "levels from 1 to 4, separated by '|'"};

/// An absolute http or https URL without spaces and with nothing glued behind it.
std::optional<Url> read_url(std::string_view cell);
inline constexpr CellKind<Url> a_url{read_url, "an absolute address such as https://www.school.nl/"};

/// "school.nl", "school.nl:8080", "school.nl/cursussen", or such an address with http(s):// before it, as
/// "host[:port][/path]" in the spelling of `Url`, without a slash at the end.
std::optional<std::string> read_host(std::string_view cell);
inline constexpr CellKind<std::string> a_host{read_host,
                                              "a host such as llo.school.nl or school.nl/cursussen"};

/// "/cursussen", "llo.school.nl/aanbod" or "*?print=": a place, with '*' for anything.
std::optional<std::string> read_path_pattern(std::string_view cell);
inline constexpr CellKind<std::string> a_path_pattern{
    read_path_pattern, "a path such as /cursussen, school.nl/cursussen or *?print="};

/// The parts between '|', trimmed, empty ones left out.
std::vector<std::string> list_of(std::string_view cell);

}  // namespace vindbaar::seeds
