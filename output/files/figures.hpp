#pragma once
// The figures of report.html as SVG that needs no script: each with a title and a description for who cannot
// see it. Why drawn here and not by a library: docs/decisions.

#include "output/files/files.hpp"

#include <string>

namespace vindbaar::files {

/// Certificates of each institution now, and before where that is known.
std::string institutions_figure(const Publication& publication);
/// Institutions against sectors, darker for more.
std::string heat_map(const Publication& publication);
/// Certificates by number of providers.
std::string providers_figure(const Publication& publication);
/// The twelve provinces as tiles where they lie, with their offerings.
std::string province_map(const Publication& publication);
/// Institutions by outcome of the measurement.
std::string coverage_figure(const Publication& publication);

/// <figure> around an SVG of this size: `content` is safe already, title and description are not.
std::string figure(const std::string& id, int width, int height, const std::string& title,
                   const std::string& description, const std::string& content);

}  // namespace vindbaar::files
