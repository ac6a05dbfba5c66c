#include "output/files/figures.hpp"
#include "output/files/html_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace vindbaar::files {
namespace {

/// Where a province lies on a grid of tiles: column and row, north up.
struct Tile {
  std::string_view province;
  int column;
  int row;
};
constexpr std::array tiles{Tile{"Friesland", 2, 0}, Tile{"Groningen", 3, 0},     Tile{"Noord-Holland", 1, 1},
                           Tile{"Flevoland", 2, 1}, Tile{"Drenthe", 3, 1},       Tile{"Zuid-Holland", 0, 2},
                           Tile{"Utrecht", 1, 2},   Tile{"Gelderland", 2, 2},    Tile{"Overijssel", 3, 2},
                           Tile{"Zeeland", 0, 3},   Tile{"Noord-Brabant", 1, 3}, Tile{"Limburg", 2, 3}};

}  // namespace

std::string province_map(const Publication& publication) {
  const bool dutch = publication.language == report::Language::nl;
  std::map<std::string_view, int> offerings;
  int elsewhere = 0;
  for (const report::OfferingFacts& facts : publication.offerings) {
    if (!facts.counts) continue;
    const std::string_view province = facts.institution->province;
    if (std::any_of(tiles.begin(), tiles.end(), [&](const Tile& tile) { return tile.province == province; }))
      ++offerings[province];
    else
      ++elsewhere;
  }
  int most = 1;
  for (const auto& [province, count] : offerings) most = std::max(most, count);
  constexpr int side = 112;
  constexpr int high = 74;
  std::string content;
  for (const Tile& tile : tiles) {
    const int x = tile.column * side + 60;
    const int y = tile.row * high + 4;
    const int count = offerings.contains(tile.province) ? offerings[tile.province] : 0;
    content += fmt::format(
        "<rect class=\"tile\" x=\"{0}\" y=\"{1}\" width=\"{2}\" height=\"{3}\"/><rect class=\"heat\" "
        "x=\"{0}\" y=\"{1}\" "
        "width=\"{2}\" height=\"{3}\" fill-opacity=\"{4:.2f}\"/><text x=\"{5}\" y=\"{6}\">{7}</text>"
        "<text x=\"{5}\" y=\"{8}\" font-weight=\"700\">{9}</text>",
        x, y, side - 4, high - 4, count == 0 ? 0.0 : 0.1 + 0.45 * count / most, x + 8, y + 22,
        escaped(tile.province), y + 46, count);
  }
  return figure("fig-provincies", 570, 4 * high + 8,
                dutch ? "Vindbaar aanbod per provincie" : "Findable offerings by province",
                fmt::format(fmt::runtime(dutch ? "Naar de provincie van de instelling; {} trajecten zijn van "
                                                 "instellingen zonder provincie in de lijst"
                                               : "By the institution's province; {} offerings are of "
                                                 "institutions without one in the list"),
                            elsewhere),
                content);
}

}  // namespace vindbaar::files
