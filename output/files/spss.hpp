#pragma once
// offerings.sav: what its variables are (pure), and the writing of them (ReadStat).

#include "output/files/files.hpp"

#include <utility>
#include <variant>

namespace vindbaar::files {

/// One variable as SPSS shows it. Numbers have value labels where they stand for words.
struct SpssVariable {
  enum class Measure { nominal, ordinal, scale };
  std::string name;   ///< At most 64 bytes, a letter first.
  std::string label;  ///< In the language of the report.
  bool is_text = false;
  Measure measure = Measure::nominal;
  std::vector<std::pair<double, std::string>> values = {};
};

/// Nothing is SPSS's system-missing: not known, not stated.
using SpssValue = std::variant<std::monostate, double, std::string>;

struct SpssData {
  std::vector<SpssVariable> variables;
  std::vector<std::vector<SpssValue>> rows;  ///< One an offering, as wide as `variables`.
};

SpssData spss_data_of(const Publication& publication);

Result<void> write_spss(const std::filesystem::path& file, const Publication& publication,
                        const SpssData& data);

}  // namespace vindbaar::files
