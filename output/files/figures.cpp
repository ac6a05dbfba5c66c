#include "output/files/figures.hpp"

#include "output/files/html_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace vindbaar::files {
namespace {

using report::InstitutionCount;

const char* say(const Publication& publication, const char* nl, const char* en) {
  return publication.language == report::Language::nl ? nl : en;
}

/// Those with an offering now or before, most first; then those that were not measured, which is not zero.
std::vector<const InstitutionCount*> with_offerings(const Publication& publication) {
  std::vector<const InstitutionCount*> rows;
  for (const InstitutionCount& one : publication.material.counts.institutions) {
    if (!one.current || *one.current > 0 || one.previous.value_or(0) > 0) rows.push_back(&one);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
    return a->current.value_or(-1) > b->current.value_or(-1);
  });
  return rows;
}

/// "12", or "12*" when there may be more.
std::string number_of(const InstitutionCount& one) {
  return std::to_string(one.current.value_or(0)) + (one.outcome == Outcome::complete ? "" : "*");
}

/// What the stars of a figure mean; nothing when it has none.
std::string star_words(const Publication& publication, const std::vector<const InstitutionCount*>& rows) {
  const bool any = std::any_of(rows.begin(), rows.end(), [](const auto* one) {
    return one->current && one->outcome != Outcome::complete;
  });
  return any ? say(publication, "; * niet volledig gemeten", "; * not fully measured") : "";
}

std::string text_at(double x, double y, std::string_view words, const char* more = "") {
  return fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\"{}>{}</text>", x, y, more, escaped(words));
}

std::string bar(double x, double y, double width, double height, const char* look, const std::string& words) {
  return fmt::format(
      "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
      "height=\"{:.1f}\"><title>{}</title></rect>",
      look, x, y, width, height, escaped(words));
}

constexpr double names_width = 250;

}  // namespace

std::string figure(const std::string& id, int width, int height, const std::string& title,
                   const std::string& description, const std::string& content) {
  return fmt::format(
      "<figure tabindex=\"0\"><svg viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" "
      "aria-labelledby=\"{2}-t {2}-d\">"
      "<title id=\"{2}-t\">{3}</title><desc id=\"{2}-d\">{4}</desc>{5}</svg><figcaption>{3}. "
      "{4}</figcaption></figure>\n",
      width, height, id, escaped(title), escaped(description), content);
}

std::string institutions_figure(const Publication& publication) {
  const auto rows = with_offerings(publication);
  int most = 1;
  bool has_previous = false;
  for (const auto* row : rows) {
    most = std::max({most, row->current.value_or(0), row->previous.value_or(0)});
    has_previous = has_previous || row->previous.has_value();
  }
  constexpr double line = 22;
  std::string content;
  double y = 4;
  for (const auto* row : rows) {
    const double scale = 380.0 / most;
    content += text_at(names_width - 8, y + 13, cut(row->name, 38), " text-anchor=\"end\"");
    if (row->previous)
      content += bar(names_width, y + 10, *row->previous * scale, 6, "before",
                     fmt::format("{}: {} {}", row->name, say(publication, "vorige telling", "previous count"),
                                 *row->previous));
    if (row->current) {
      content += bar(names_width, y, *row->current * scale, has_previous ? 10 : 16, "now",
                     fmt::format("{}: {}", row->name, number_of(*row)));
      const int longest = std::max(*row->current, row->previous.value_or(0));  // clear of both bars
      content += text_at(names_width + longest * scale + 6, y + 11, number_of(*row));
    } else {
      content += text_at(names_width + 6, y + 12, say(publication, "niet gemeten", "not measured"),
                         " class=\"soft\"");
    }
    y += line;
  }
  return figure("fig-instellingen", 680, static_cast<int>(y) + 6,
                say(publication, "Vindbare certificaten per instelling, nu en eerder",
                    "Findable certificates by institution, now and before"),
                (has_previous ? say(publication, "Brede balk: nu; smalle grijze balk: vorige telling",
                                    "Wide bar: now; narrow grey bar: previous count")
                              : say(publication, "Er is geen vorige telling", "There is no previous count")) +
                    star_words(publication, rows),
                content);
}

std::string heat_map(const Publication& publication) {
  const auto rows = with_offerings(publication);
  constexpr std::array sectors{Sector::handel,
                               Sector::ict_creatief,
                               Sector::mobiliteit,
                               Sector::specialistisch_vakmanschap,
                               Sector::techniek,
                               Sector::voedsel_groen,
                               Sector::zakelijk_veiligheid,
                               Sector::zorg};
  int most = 1;
  for (const auto* row : rows) {
    for (const auto& [sector, count] : row->sectors) most = std::max(most, count);
  }
  constexpr double side = 44;
  constexpr double line = 20;
  std::string content;
  for (std::size_t at = 0; at < sectors.size(); ++at) {
    const double x = names_width + static_cast<double>(at) * side + side / 2;
    content += fmt::format("<text transform=\"translate({:.0f},112) rotate(-50)\">{}</text>", x,
                           escaped(cut(title(sectors[at]), 24)));
  }
  double y = 120;
  for (const auto* row : rows) {
    if (row->current == 0) continue;
    const bool has_star = row->current && row->outcome != Outcome::complete;
    content +=
        text_at(names_width - 8, y + 14, cut(row->name, 38) + (has_star ? "*" : ""), " text-anchor=\"end\"");
    if (!row->current)
      content += text_at(names_width + 6, y + 14, say(publication, "niet gemeten", "not measured"),
                         " class=\"soft\"");
    for (std::size_t at = 0; row->current && at < sectors.size(); ++at) {
      const auto found = row->sectors.find(sectors[at]);
      const int count = found == row->sectors.end() ? 0 : found->second;
      const double x = names_width + static_cast<double>(at) * side;
      content += fmt::format(
          "<rect class=\"tile\" x=\"{0:.0f}\" y=\"{1:.0f}\" width=\"{2:.0f}\" height=\"18\"/>"
          "<rect class=\"heat\" x=\"{0:.0f}\" y=\"{1:.0f}\" width=\"{2:.0f}\" height=\"18\" "
          "fill-opacity=\"{3:.2f}\"><title>{4}</title></rect>",
          x, y, side - 2, count == 0 ? 0.0 : 0.12 + 0.5 * count / most,
          escaped(fmt::format("{}, {}: {}", row->name, title(sectors[at]), count)));
      if (count > 0)
        content += text_at(x + side / 2 - 1, y + 14, std::to_string(count), " text-anchor=\"middle\"");
    }
    y += line;
  }
  return figure(
      "fig-sectoren", 680, static_cast<int>(y) + 6,
      say(publication, "Instellingen en sectoren", "Institutions and sectors"),
      say(publication, "Elk vak is het aantal vindbare certificaten van een instelling in een sector",
          "Each tile is the number of findable certificates of an institution in a sector") +
          star_words(publication, rows),
      content);
}

std::string providers_figure(const Publication& publication) {
  std::map<int, int> certificates;
  int widest = 0;
  for (const auto& one : publication.material.counts.certificates) {
    ++certificates[one.total()];
    widest = std::max(widest, one.total());
  }
  int most = 1;
  for (const auto& [providers, count] : certificates) most = std::max(most, count);
  const double step = std::min(40.0, 600.0 / (widest + 1));
  std::string content;
  for (const auto& [providers, count] : certificates) {
    const double height = 160.0 * count / most;
    const double x = 40 + providers * step;
    content += bar(x, 190 - height, step - 3, height, "now",
                   fmt::format(fmt::runtime(say(publication, "{} certificaten met {} aanbieders",
                                                "{} certificates with {} providers")),
                               count, providers));
    content += text_at(x + step / 2 - 1, 184 - height, std::to_string(count), " text-anchor=\"middle\"");
    if (step > 16 || providers % 5 == 0)
      content +=
          text_at(x + step / 2 - 1, 205, std::to_string(providers), " text-anchor=\"middle\" class=\"soft\"");
  }
  content +=
      text_at(40, 224, say(publication, "aantal aanbieders", "number of providers"), " class=\"soft\"");
  return figure(
      "fig-aanbieders", 680, 230,
      say(publication, "Certificaten naar aantal aanbieders", "Certificates by number of providers"),
      say(publication, "Hoogte: aantal certificaten; links die zonder vindbare aanbieder",
          "Height: number of certificates; on the left those without a provider"),
      content);
}

std::string coverage_figure(const Publication& publication) {
  std::map<Outcome, int> outcomes;
  for (const auto& one : publication.material.counts.institutions) ++outcomes[one.outcome];
  const double whole = std::max(1, publication.material.counts.known);
  std::string content;
  double x = 0;
  double y = 62;
  int part = 0;
  for (const auto& [outcome, count] : outcomes) {
    const double width = 680 * count / whole;
    const double opacity = 1.0 - 0.17 * part++;
    content += fmt::format(
        "<rect class=\"now\" x=\"{:.1f}\" y=\"4\" width=\"{:.1f}\" height=\"34\" fill-opacity=\"{:.2f}\"/>",
        x, std::max(0.0, width - 2), opacity);
    content += fmt::format(
        "<rect class=\"now\" x=\"0\" y=\"{:.0f}\" width=\"12\" height=\"12\" fill-opacity=\"{:.2f}\"/>",
        y - 11, opacity);
    content +=
        text_at(20, y, fmt::format("{}: {}", report::outcome_words(outcome, publication.language), count));
    x += width;
    y += 20;
  }
  return figure("fig-dekking", 680, static_cast<int>(y),
                say(publication, "Dekking van de meting", "Coverage of the measurement"),
                fmt::format(fmt::runtime(say(publication, "{} van {} instellingen volledig gemeten",
                                             "{} of {} institutions measured in full")),
                            publication.material.counts.measured, publication.material.counts.known),
                content);
}

}  // namespace vindbaar::files
