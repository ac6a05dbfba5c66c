#pragma once
// What Dutch schools have on their sites beside mbo-certificaten: programmes, ordinary courses, jobs, news.

#include "core/vocabulary.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace vindbaar::simweb::catalogue {

/// A whole mbo programme (BOL or BBL).
struct Programme {
  std::string_view name;
  Sector sector = Sector::zorg;
  int level = 0;
  std::string_view crebo;
};
std::span<const Programme> programmes();

/// A course that does not lead to an mbo-certificaat.
struct OtherCourse {
  std::string_view title;
  std::optional<Sector> sector;  ///< Unset: every school may have it.
  std::string_view outcome;      ///< "bewijs van deelname".
  std::string_view resembles;    ///< Code of the certificate whose name is near, or empty.
  int hours = 0;
};
std::span<const OtherCourse> other_courses();

/// Statutory courses of the green domain (report rule R4).
std::span<const OtherCourse> green_licence_courses();

/// What one learns in a sector, as bullet points.
std::span<const std::string_view> skills(Sector sector);

/// Names of ordinary keuzedelen without a certificate.
std::span<const std::string_view> plain_electives();

std::span<const std::string_view> jobs();
std::span<const std::string_view> news_headings();
std::span<const std::string_view> news_sentences();
std::span<const std::string_view> event_names();
std::span<const std::string_view> programme_sentences();

}  // namespace vindbaar::simweb::catalogue
