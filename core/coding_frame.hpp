#pragma once
// The coding frame (analysekader) of the monitor: what can be said of an adult-education course, and in which
// words. Source: "Flexibilisering mbo" 2023, chapter 4 (7 objective features, 11 of flexibility). One list
// for who reads pages, who keeps findings and who prints them.

#include <span>
#include <string_view>

namespace vindbaar {

/// One allowed value of a feature, as it stands in files, and what tables print for it.
struct FeatureValue {
  std::string_view word;  ///< "werkplekleren"
  std::string_view nl;    ///< "werkplekleren"
  std::string_view en;    ///< "workplace learning"
};

struct Feature {
  std::string_view id;  ///< "learning_mix": the column in features.csv and the name in SPSS.
  std::string_view nl;  ///< "Leermix"
  std::string_view en;
  bool is_flexibility = false;  ///< Part B of the frame; part A holds the objective features.
  bool is_multiple = false;     ///< A course can have several values at once.
  /// Empty: free text, such as "240 sbu". The order is that of tables and of SPSS codes, which start at 1.
  std::span<const FeatureValue> values;
};

/// Stands for "the page does not say", which is most often the case and is not "no".
inline constexpr std::string_view not_stated = "niet_vermeld";

/// All 18, in the order of the frame.
std::span<const Feature> coding_frame() noexcept;

/// Null for an id that is not in the frame.
const Feature* feature_of(std::string_view id) noexcept;

/// True when `value` is one of the feature's words, or anything at all for a feature in free text.
bool is_allowed(const Feature& feature, std::string_view value) noexcept;

}  // namespace vindbaar
