#include "tests/simweb/titles.hpp"

#include "core/text.hpp"
#include "tests/simweb/title_variants.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace vindbaar::simweb {
namespace {

/// Share of pages that print the official name to the letter; the rest deviate where a deviation is known.
constexpr double official = 0.45;
/// Share of titles with an initial capital on every long word, as some editors like them.
constexpr double title_case = 0.08;

std::string capitals(std::string name) {
  bool starts = true;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (starts && end - at > 3 && std::islower(static_cast<unsigned char>(name[at])) != 0) {
      name[at] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[at])));
    }
    starts = name[at] == ' ';
  }
  return name;
}

}  // namespace

std::string name_on_site(const seeds::Certificate& certificate, Random& random) {
  std::vector<std::string_view> known;
  for (const TitleVariant& variant : title_variants()) {
    if (variant.code == certificate.code.text()) known.push_back(variant.name);
  }
  std::string name = certificate.name;
  const bool deviates = !random.chance(official);
  if (deviates && !known.empty()) name = random.pick(known);
  return random.chance(title_case) ? capitals(std::move(name)) : name;
}

std::string packed(std::string_view name, const seeds::Certificate& certificate, Packaging packaging) {
  switch (packaging) {
    case Packaging::bare:
      return std::string(name);
    case Packaging::bracketed:
      return fmt::format("{} (mbo-certificaat)", name);
    case Packaging::bracketed_capital:
      return fmt::format("{} (MBO-certificaat)", name);
    case Packaging::prefixed:
      return fmt::format("Mbo-certificaat {}", name);
    case Packaging::learning_unit:
      return fmt::format("Leereenheid - {}", name);
    case Packaging::elective:
      return certificate.kind == CertificateKind::elective_unit ? fmt::format("Keuzedeel {}", name)
                                                                : std::string(name);
    case Packaging::level:
      return certificate.levels.size() == 1 ? fmt::format("{}, niveau {}", name, certificate.levels.front())
                                            : std::string(name);
    case Packaging::piped:
      return fmt::format("{} | mbo-certificaat", name);
    case Packaging::course:
      return fmt::format("Cursus {}", name);
  }
  return std::string(name);
}

bool needs_code(std::string_view code) {
  constexpr std::array near_twins{"K0136", "K0137", "K0138", "K0960", "K0969", "C0018", "C0054",
                                  "C0027", "C0040", "C0042", "K0984", "K0022", "K0023"};
  return std::ranges::find(near_twins, code) != near_twins.end();
}

std::string slug_of(std::string_view title) {
  std::string slug;
  for (const char letter : fold(title)) {
    if (std::isalnum(static_cast<unsigned char>(letter)) != 0) {
      slug += letter;
    } else if (!slug.empty() && slug.back() != '-' && letter != '\'') {
      slug += '-';
    }
  }
  if (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

}  // namespace vindbaar::simweb
