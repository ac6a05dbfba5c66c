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

/// Columns of the narrowest terminal that tables are laid out for; a smaller width is read as this one,
/// because tables 5 and 6 have eleven columns of figures.
inline constexpr int narrowest = 72;

}  // namespace vindbaar::report::defaults
