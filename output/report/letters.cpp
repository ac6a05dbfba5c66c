// One page an institution can be sent: its own figures beside the national ones.
#include "output/report/rules.hpp"
#include "output/report/sectors.hpp"
#include "output/report/survey.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

namespace vindbaar::report {
namespace {

/// What the letters of one funding are measured against.
struct Nation {
  std::vector<int> sizes;  ///< Offerings of every institution measured in full, zeros too.
  std::int64_t offerings = 0;

  double average() const {
    std::int64_t sum = 0;
    for (const int size : sizes) sum += size;
    return sizes.empty() ? 0 : static_cast<double>(sum) / static_cast<double>(sizes.size());
  }
  double median() const {
    if (sizes.empty()) return 0;
    const std::size_t half = sizes.size() / 2;
    return sizes.size() % 2 == 1 ? sizes[half] : (sizes[half - 1] + sizes[half]) / 2.0;
  }
  /// 1 for the largest; equal ones share the better place.
  std::int64_t place_of(int size) const {
    return 1 + std::count_if(sizes.begin(), sizes.end(), [size](int other) { return other > size; });
  }
};

Nation nation_of(const Survey& survey, bool funded) {
  Nation nation;
  for (const InstitutionCount& one : survey.material.counts.institutions) {
    if (one.funded == funded && one.current && one.outcome == Outcome::complete)
      nation.sizes.push_back(*one.current);
  }
  std::sort(nation.sizes.begin(), nation.sizes.end());
  for (const OfferingFacts* facts : survey.counted)
    nation.offerings += facts->institution->funded == funded ? 1 : 0;
  return nation;
}

MonitorTable figures_table(const Survey& survey, const InstitutionCount& own, const Nation& nation) {
  MonitorTable table;
  table.id = "cijfers";
  table.title = survey.say("Uw vindbare aanbod en het landelijke beeld",
                           "Your findable supply and the national picture");
  table.columns = {words_column("measure", survey.say("Maat", "Measure")),
                   number_column("own", survey.say("Uw instelling", "Your institution")),
                   decimal_column("average", survey.say("Gemiddeld", "Average")),
                   decimal_column("median", survey.say("Mediaan", "Median"))};
  table.rows.push_back({{text(survey.say("Vindbare certificaten", "Findable certificates")),
                         number(own.current, own.id), decimal(nation.average()), decimal(nation.median())}});
  table.rows.push_back(
      {{text(survey.say("Vorige telling", "Previous count")), number(own.previous), blank(), blank()}});
  table.rows.push_back(
      {{text(fmt::format(fmt::runtime(survey.say("Plaats onder {} volledig gemeten instellingen",
                                                 "Place among {} institutions measured in full")),
                         nation.sizes.size())),
        number(nation.place_of(own.current.value_or(0))), blank(), blank()}});
  for (const Sector sector : every_sector) {
    std::int64_t everywhere = 0;
    for (const OfferingFacts* facts : survey.counted)
      everywhere += facts->certificate->sector == sector && facts->institution->funded == own.funded ? 1 : 0;
    const double average =
        nation.sizes.empty() ? 0 : static_cast<double>(everywhere) / static_cast<double>(nation.sizes.size());
    table.rows.push_back({{text(sector_name(sector)),
                           number(value_of(own.sectors, sector), own.id + '/' + std::string(word(sector))),
                           decimal(average), blank()}});
  }
  return table;
}

MonitorTable offerings_table(const Survey& survey, const InstitutionCount& own) {
  std::map<std::string_view, int> providers;
  for (const CertificateCount& one : survey.material.counts.certificates) providers[one.code] = one.total();
  MonitorTable table;
  table.id = "trajecten";
  table.title = survey.say("Wat wij op uw website zagen", "What we saw on your website");
  table.columns = {words_column("code", "Code"),
                   words_column("certificate", survey.say("Certificaat", "Certificate")),
                   words_column("counted", survey.say("Telt mee", "Counts")),
                   number_column("providers", survey.say("Aanbieders landelijk", "Providers nationally")),
                   number_column("clicks", survey.say("Klikken", "Clicks"))};
  for (const OfferingFacts& facts : survey.all) {
    if (facts.offering->institution != own.id) continue;
    const bool counts = facts.offering->findable;
    table.rows.push_back(
        {{text(facts.offering->code), text(facts.certificate != nullptr ? facts.certificate->name : ""),
          text(counts ? std::string(survey.say("ja", "yes"))
                      : excluded_by_in(survey.language, facts.offering->excluded_by)),
          number(providers[facts.offering->code], facts.offering->code),
          facts.clicks < 0 ? blank() : number(facts.clicks)}});
    table.rows.back().cells[0].behind = own.id + '/' + facts.offering->code;
  }
  return table;
}

}  // namespace

std::vector<Letter> letters_of(const Material& material, Language language) {
  const Survey survey(material, language);
  const Nation funded = nation_of(survey, true);
  const Nation private_institutions = nation_of(survey, false);
  std::vector<Letter> letters;
  for (const InstitutionCount& one : material.counts.institutions) {
    if (!one.current) continue;
    Letter letter{one.id, one.name, {}, {}};
    letter.tables.push_back(figures_table(survey, one, one.funded ? funded : private_institutions));
    letter.tables.push_back(offerings_table(survey, one));
    letter.notes.push_back(fmt::format(
        fmt::runtime(survey.say("Peildatum {}; vergeleken met de {} instellingen. {}",
                                "Reference date {}; compared with the {} institutions. {}")),
        material.day.text(),
        one.funded ? survey.say("bekostigde", "funded") : survey.say("niet-bekostigde", "private"),
        survey.coverage()));
    if (one.outcome != Outcome::complete)
      letter.notes.push_back(fmt::format(
          fmt::runtime(survey.say("Uw website is niet volledig gemeten ({}): uw cijfers zijn een ondergrens.",
                                  "Your website was not fully measured ({}): there may be more.")),
          one.reason));
    letters.push_back(std::move(letter));
  }
  return letters;
}

}  // namespace vindbaar::report
