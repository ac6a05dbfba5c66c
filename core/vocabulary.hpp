#pragma once
// The closed word lists that rooms pass to each other and that stand in the published files.
// `word` gives the spelling in files; `from_word` reads it back and is strict.

#include <optional>
#include <string_view>

namespace vindbaar {

enum class CertificateKind { elective_unit, vocational_unit };  ///< "keuzedeel", "beroepsonderdeel"

/// The eight sector chambers of SBB; `word` gives the id ("ict_creatief"), `title` the official Dutch name.
enum class Sector {
  handel,
  ict_creatief,
  mobiliteit,
  specialistisch_vakmanschap,
  techniek,
  voedsel_groen,
  zakelijk_veiligheid,
  zorg
};

/// Who can enrol, by what the page says (report rules R1, R2).
enum class Audience { individual, employer_only, both, unknown };

/// Whether one can enrol now. A waiting list or "bij voldoende aanmeldingen" is open (R23).
enum class Availability { open, unavailable, unknown };

enum class Verdict { accepted, doubtful, rejected };

/// What a page is, as a research assistant would say it.
enum class PageKind {
  certificate_track,       ///< A course that leads to one mbo-certificaat.
  course_detail,           ///< Another course for adults.
  catalogue_listing,       ///< A list of courses.
  diploma_programme,       ///< A whole BOL/BBL/derde leerweg programme.
  elective_list,           ///< Ordinary keuzedelen inside a programme.
  lifelong_learning_info,  ///< About learning as an adult, no course.
  employer_proposition,    ///< "We train your people", no course.
  news,
  vacancy,
  event,
  other,
  soft_404,         ///< Says "not found" with status 200.
  blocked,          ///< A bot wall or consent wall instead of the page.
  needs_javascript  ///< A shell that only a browser fills.
};

/// What the text says one gets in the end.
enum class Claim {
  mbo_certificate,  ///< "officieel erkend mbo-certificaat", a code, "keuzedeelcertificaat" …
  other,            ///< Branchecertificaat, praktijkverklaring, bewijs van deelname, diploma …
  negated,          ///< "geen mbo-certificaat".
  none              ///< The page does not say.
};

/// How far an institution was looked at in a run. Not measured is not zero.
enum class Outcome { complete, partial, suspicious, forbidden, moved, failed };

std::string_view word(CertificateKind value) noexcept;
std::string_view word(Sector value) noexcept;
std::string_view word(Audience value) noexcept;
std::string_view word(Availability value) noexcept;
std::string_view word(Verdict value) noexcept;
std::string_view word(PageKind value) noexcept;
std::string_view word(Claim value) noexcept;
std::string_view word(Outcome value) noexcept;

/// The official Dutch name, "Zorg, welzijn en sport".
std::string_view title(Sector value) noexcept;

/// `from_word<Audience>("both")`; nothing for a word that is not in the list.
template <class Enum>
std::optional<Enum> from_word(std::string_view text) noexcept;

/// A sector by its id, its official name or a spelling the reports use ("Zorg, Welzijn en Sport", "ICT",
/// "Zorg & welzijn").
std::optional<Sector> sector_of(std::string_view text);

}  // namespace vindbaar
