#include "output/files/files.hpp"

namespace vindbaar::files {

Workbook workbook_of(const Publication& publication) {
  const auto say = [&](const char* nl, const char* en) {
    return publication.language == report::Language::nl ? nl : en;
  };
  const auto& counts = publication.material.counts;
  Workbook workbook{say("Vindbaar aanbod van mbo-certificaten", "Findable supply of mbo certificates"),
                    say("Toelichting", "Notes"),
                    {},
                    publication.tables,
                    true};
  workbook.sources = {
      {say("Meting", "Run"), publication.run},
      {say("Peildatum", "Reference date"), publication.material.day.text()},
      {say("Gemeten", "Measured"), std::to_string(counts.measured) + " / " + std::to_string(counts.known)},
      {say("Bron", "Source"),
       say("Websites van de instellingen, gearchiveerd als WARC; register van SBB. Elk getal: `vindbaar "
           "explain "
           "count`, of report.html.",
           "Websites of the institutions, archived as WARC; register of SBB. Every number: `vindbaar explain "
           "count`, or report.html.")}};
  for (const std::string& guard : publication.accepted_guards)
    workbook.sources.emplace_back(say("Geaccepteerde afwijking", "Accepted deviation"), guard);
  return workbook;
}

}  // namespace vindbaar::files
