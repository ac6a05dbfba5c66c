#pragma once

#include "output/files/files.hpp"

#include <string>
#include <string_view>

namespace vindbaar::files {

/// The archived texts behind one institution's offerings, the words they rest on marked, in the style of the
/// report. Each offering has its code as anchor.
std::string evidence_page(const Publication& publication, std::string_view institution);

/// Where report.html finds an offering's archived text: "evidence/deltion.html#K0905".
std::string evidence_link(std::string_view institution, std::string_view code);

}  // namespace vindbaar::files
