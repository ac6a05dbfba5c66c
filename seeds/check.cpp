#include "core/text.hpp"
#include "seeds/checks.hpp"
#include "seeds/defaults.hpp"
#include "seeds/lists.hpp"
#include "seeds/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace vindbaar::seeds {

void Notes::add(Problem::Severity severity, const char* list, std::size_t line, std::string_view column,
                std::string message) {
  const std::string file = list_path(folder_, list).generic_string();
  problems_.push_back({severity, file, line, std::string{column}, std::move(message)});
}

std::vector<Problem> check(const Lists& lists, const std::filesystem::path& folder) {
  Notes notes{folder};
  check_institutions(lists, notes);
  check_mergers(lists, notes);
  check_hosts(lists, notes);
  check_certificates(lists, notes);
  check_decisions(lists, notes);
  check_phrases(lists, notes);
  std::vector<Problem> problems = notes.take();
  sort_by_place(problems);
  return problems;
}

void check_dates(const char* list, std::size_t line, const std::optional<Date>& from,
                 const std::optional<Date>& until, Notes& notes) {
  if (from && until && *until < *from)
    notes.error(list, line, "valid_until",
                fmt::format("ends on {}, before it begins on {}", until->text(), from->text()));
  const std::pair<const char*, const std::optional<Date>&> days[] = {{"valid_from", from},
                                                                     {"valid_until", until}};
  for (const auto& [column, day] : days) {
    if (day &&
        (day->year() < defaults::earliest_plausible_year || day->year() > defaults::latest_plausible_year))
      notes.warning(list, line, column,
                    fmt::format("expected a year from {} to {}, found {}", defaults::earliest_plausible_year,
                                defaults::latest_plausible_year, day->text()));
  }
}

void check_decisions(const Lists& lists, Notes& notes) {
  const char* list = "decisions.csv";
  std::map<std::tuple<std::string, std::string, CertificateCode>, const Decision*> first;
  for (const Decision& decision : lists.decisions) {
    if (!lists.institutions.empty() && !lists.institution(decision.institution_id))
      notes.error(
          list, decision.line, "institution_id",
          fmt::format("there is no institution {} in institutions.csv", in_quotes(decision.institution_id)));
    if (!lists.certificates.empty() && !lists.certificate(decision.code.text()))
      notes.error(list, decision.line, "code",
                  fmt::format("there is no certificate {} in certificates.csv", decision.code.text()));
    if (decision.who.empty()) notes.warning(list, decision.line, "who", "nobody is named who decided this");
    if (decision.when.empty())
      notes.warning(list, decision.line, "when", "the day of the decision is not given");

    const auto [seen, is_first] =
        first.try_emplace({decision.institution_id, fold(decision.title), decision.code}, &decision);
    if (is_first) continue;
    if (seen->second->verdict != decision.verdict)
      notes.error(list, decision.line, "verdict",
                  fmt::format("{} contradicts line {}, which says {} of the same title and certificate",
                              word(decision.verdict), seen->second->line, word(seen->second->verdict)));
    else
      notes.warning(list, decision.line, "", fmt::format("says the same as line {}", seen->second->line));
  }
}

void check_phrases(const Lists& lists, Notes& notes) {
  for (const auto& [topic, phrases] : lists.phrases) {
    std::map<std::string, std::size_t> ids;
    std::map<std::pair<std::string, std::string>, const Phrase*> patterns;
    const auto report = [&](Problem::Severity severity, const Phrase& phrase, const char* column,
                            std::string message) {
      notes.add({severity, phrase.file, phrase.line, column, std::move(message)});
    };
    for (const Phrase& phrase : phrases) {
      const auto [id, is_new_id] = ids.try_emplace(phrase.id, phrase.line);
      if (!is_new_id)
        report(Problem::Severity::error, phrase, "id",
               fmt::format("{} is the id of line {} too", in_quotes(phrase.id), id->second));
      const std::string pattern = phrase.match == "phrase" ? fold(phrase.pattern) : phrase.pattern;
      const auto [same, is_new] = patterns.try_emplace({pattern, phrase.language}, &phrase);
      if (!is_new && same->second->meaning != phrase.meaning)
        report(Problem::Severity::warning, phrase, "meaning",
               fmt::format("the pattern of line {} again, with the meaning {} instead of {}",
                           same->second->line, in_quotes(phrase.meaning), in_quotes(same->second->meaning)));
    }
  }
}

}  // namespace vindbaar::seeds
