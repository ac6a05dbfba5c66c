#include "output/report/defaults.hpp"
#include "output/report/report.hpp"
#include "output/report/tables.hpp"
#include "output/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::report {
namespace {

std::string counted_apart(const Counts& counts, Language language, int width) {
  const auto text =
      in(language,
         "Trajecten die wel te zien zijn en niet meetellen: alleen via de werkgever {}, nu geen inschrijving "
         "mogelijk {}, niet zeker dat het tot het certificaat leidt {}.",
         "Tracks that are seen and not counted: through an employer only {}, nobody can enrol now {}, not "
         "certain "
         "that it leads to the certificate {}.");
  return wrapped(fmt::format(fmt::runtime(text), counts.employer_only, counts.unavailable, counts.doubtful),
                 width, 0);
}

}  // namespace

std::string print_tables(const Counts& counts, Language language, int width) {
  std::string text;
  for (const int number : {1, 2, 3, 4}) text += laid_out(certificate_table(number, counts, language), width);
  for (const bool funded : {true, false})
    text += laid_out(institution_table(funded, counts, language), width);
  text += laid_out(sector_table(counts, language), width);
  text += laid_out(unfound_table(counts, language), width);
  if (counts.measured < counts.known)
    text += unmeasured_list(counts, language, std::max(width, defaults::narrowest));
  return text + counted_apart(counts, language, std::max(width, defaults::narrowest));
}

}  // namespace vindbaar::report
