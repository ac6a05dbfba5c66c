#pragma once
// The report's fixed numbers, each with its unit and reason.

namespace vindbaar::report::defaults {

/// Probability (0-1) from which a pair that the matcher rejected is still listed in offerings.csv: below one
/// in five a reader gains nothing from seeing it, and every page would be listed against half the register.
inline constexpr double rejected_listed_from = 0.20;

/// Offerings from which the monitor calls a funded institution's supply substantial and large, and a private
/// one's substantial (R16, monitor 2022, section 2.2).
inline constexpr int substantial_funded = 10;
inline constexpr int large_funded = 20;
inline constexpr int substantial_private = 8;

/// Providers from which the monitor says a certificate has many (R16, monitor 2022, section 2.4).
inline constexpr int many_providers = 5;

/// Providers up to which the monitor says that a certificate has one or two (monitor 2022, section 2.4).
inline constexpr int few_providers = 2;

/// Clicks from the home page from which a page is counted as far away: few visitors go on (no source; a last
/// row for the rest).
inline constexpr int many_clicks = 5;

/// Pages from which a site can be said to have a menu: on fewer, a link on half of them may be chance.
inline constexpr int menu_smallest_site = 4;

/// Standard deviations of a count (its root) that it may differ from the last one before a guard stops an
/// export: 3, which chance alone exceeds about once in 400 figures.
inline constexpr double guard_deviations = 3.0;
/// Offerings or providers that a small figure may differ by all the same: from 2 to 5 is nothing to look at.
inline constexpr int guard_smallest_change = 4;
/// Share of the institutions that must be measured in full before figures are published without a word.
inline constexpr double guard_least_measured = 0.9;

/// Decisions of each kind that a sample has at least, when there are so many: fewer say next to nothing of
/// it.
inline constexpr int smallest_stratum = 20;
/// Probability from which a decision is in the stratum of the sure ones: most errors lie below.
inline constexpr double sure_from = 0.98;

/// Columns of the narrowest terminal that tables are laid out for; a smaller width is read as this one,
/// because tables 5 and 6 have eleven columns of figures.
inline constexpr int narrowest = 72;

}  // namespace vindbaar::report::defaults
