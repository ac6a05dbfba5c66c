#include "core/vocabulary.hpp"

#include "core/text.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace vindbaar {
namespace {

/// The spellings in files, in the order of the enumerators.
template <class Enum>
constexpr auto words = std::array<std::string_view, 0>{};

template <>
constexpr auto words<CertificateKind> = std::array<std::string_view, 2>{"keuzedeel", "beroepsonderdeel"};
template <>
constexpr auto words<Sector> = std::array<std::string_view, 8>{
    "handel",   "ict_creatief",  "mobiliteit",          "specialistisch_vakmanschap",
    "techniek", "voedsel_groen", "zakelijk_veiligheid", "zorg"};
template <>
constexpr auto words<Audience> =
    std::array<std::string_view, 4>{"individual", "employer_only", "both", "unknown"};
template <>
constexpr auto words<Availability> = std::array<std::string_view, 3>{"open", "unavailable", "unknown"};
template <>
constexpr auto words<Verdict> = std::array<std::string_view, 3>{"accepted", "doubtful", "rejected"};
template <>
constexpr auto words<PageKind> = std::array<std::string_view, 14>{"certificate_track",
                                                                  "course_detail",
                                                                  "catalogue_listing",
                                                                  "diploma_programme",
                                                                  "elective_list",
                                                                  "lifelong_learning_info",
                                                                  "employer_proposition",
                                                                  "news",
                                                                  "vacancy",
                                                                  "event",
                                                                  "other",
                                                                  "soft_404",
                                                                  "blocked",
                                                                  "needs_javascript"};
template <>
constexpr auto words<Claim> = std::array<std::string_view, 4>{"mbo_certificate", "other", "negated", "none"};
template <>
constexpr auto words<Outcome> =
    std::array<std::string_view, 6>{"complete", "partial", "suspicious", "forbidden", "moved", "failed"};

/// The eight chambers as SBB and the reports' tables 2.1, 2.2 and 4.3 print them.
constexpr std::array<std::string_view, 8> titles = {"Handel",
                                                    "ICT en creatieve industrie",
                                                    "Mobiliteit, transport, logistiek en maritiem",
                                                    "Specialistisch vakmanschap",
                                                    "Techniek en gebouwde omgeving",
                                                    "Voedsel, groen en gastvrijheid",
                                                    "Zakelijke dienstverlening en veiligheid",
                                                    "Zorg, welzijn en sport"};

template <class Enum>
std::string_view spelled(Enum value) noexcept {
  const auto index = static_cast<std::size_t>(value);
  return index < words<Enum>.size() ? words<Enum>[index] : std::string_view();
}

/// The words of a sector's name without "en" and signs: {"zorg", "welzijn", "sport"}.
std::vector<std::string> name_words(std::string_view text) {
  std::vector<std::string> parts(1);
  for (const char byte : fold(text)) {
    const bool separates = byte == ' ' || byte == ',' || byte == '&' || byte == '+' || byte == '/' ||
                           byte == '_' || byte == '-' || byte == '.';
    if (!separates) {
      parts.back().push_back(byte);
    } else if (!parts.back().empty()) {
      parts.emplace_back();
    }
  }
  std::erase_if(parts, [](const std::string& part) { return part.empty() || part == "en"; });
  return parts;
}

/// True when `given` starts as `official` does and leaves out at most some of its later words.
bool abbreviates(const std::vector<std::string>& given, const std::vector<std::string>& official) {
  if (given.empty() || given.front() != official.front()) return false;
  std::size_t next = 1;
  for (std::size_t at = 1; at < given.size(); ++at) {
    while (next < official.size() && official[next] != given[at]) ++next;
    if (next == official.size()) return false;
    ++next;
  }
  return true;
}

}  // namespace

std::string_view word(CertificateKind value) noexcept {
  return spelled(value);
}
std::string_view word(Sector value) noexcept {
  return spelled(value);
}
std::string_view word(Audience value) noexcept {
  return spelled(value);
}
std::string_view word(Availability value) noexcept {
  return spelled(value);
}
std::string_view word(Verdict value) noexcept {
  return spelled(value);
}
std::string_view word(PageKind value) noexcept {
  return spelled(value);
}
std::string_view word(Claim value) noexcept {
  return spelled(value);
}
std::string_view word(Outcome value) noexcept {
  return spelled(value);
}

std::string_view title(Sector value) noexcept {
  const auto index = static_cast<std::size_t>(value);
  return index < titles.size() ? titles[index] : std::string_view();
}

template <class Enum>
std::optional<Enum> from_word(std::string_view text) noexcept {
  for (std::size_t index = 0; index < words<Enum>.size(); ++index) {
    if (words<Enum>[index] == text) return static_cast<Enum>(index);
  }
  return std::nullopt;
}

template std::optional<CertificateKind> from_word(std::string_view) noexcept;
template std::optional<Sector> from_word(std::string_view) noexcept;
template std::optional<Audience> from_word(std::string_view) noexcept;
template std::optional<Availability> from_word(std::string_view) noexcept;
template std::optional<Verdict> from_word(std::string_view) noexcept;
template std::optional<PageKind> from_word(std::string_view) noexcept;
template std::optional<Claim> from_word(std::string_view) noexcept;
template std::optional<Outcome> from_word(std::string_view) noexcept;

std::optional<Sector> sector_of(std::string_view text) {
  if (const auto sector = from_word<Sector>(trim(text))) return sector;
  const std::vector<std::string> given = name_words(text);
  for (std::size_t index = 0; index < titles.size(); ++index) {
    if (abbreviates(given, name_words(titles[index]))) return static_cast<Sector>(index);
  }
  return std::nullopt;
}

}  // namespace vindbaar
