#pragma once
// One reader a list. Each adds what it could read to `lists` and what it could not to `problems`; a file that
// may be absent and is absent adds nothing.

#include "seeds/seeds.hpp"

#include <array>
#include <filesystem>
#include <string_view>
#include <vector>

namespace vindbaar::seeds {

void read_institutions(const std::filesystem::path& file, Lists& lists, std::vector<Problem>& problems);
void read_certificates(const std::filesystem::path& file, Lists& lists, std::vector<Problem>& problems);
void read_portals(const std::filesystem::path& file, Lists& lists, std::vector<Problem>& problems);
void read_other_units(const std::filesystem::path& file, Lists& lists, std::vector<Problem>& problems);
void read_decisions(const std::filesystem::path& file, Lists& lists, std::vector<Problem>& problems);
/// Every list in `folder` is a topic, named by the file.
void read_phrases(const std::filesystem::path& folder, Lists& lists, std::vector<Problem>& problems);

/// The words of the column `type`.
inline constexpr std::array<std::string_view, 4> institution_types{"ROC", "AOC", "vakinstelling", "nbi"};

/// `folder`/lists/`name`, as messages show it.
std::filesystem::path list_path(const std::filesystem::path& folder, const char* name);

/// By file, then line; what was found first stays first.
void sort_by_place(std::vector<Problem>& problems);

}  // namespace vindbaar::seeds
