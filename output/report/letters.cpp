// One page an institution can be sent: its own figures beside the national ones.
#include "output/report/offering_facts.hpp"
#include "output/report/rules.hpp"
#include "output/report/sectors.hpp"
#include "output/report/survey.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

namespace vindbaar::report {
namespace {

/// What the letters of one funding are measured against: every institution measured in full.
struct Nation {
  std::vector<int> sizes;  ///< Offerings of each, zeros too, rising.
  std::map<Sector, std::int64_t> sectors;

  MonitorCell average_of(std::int64_t sum, std::string cell) const {
    return share(sum, static_cast<std::int64_t>(sizes.size()), std::move(cell));
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
    if (one.funded != funded || !one.current || one.outcome != Outcome::complete) continue;
    nation.sizes.push_back(*one.current);
    for (const auto& [sector, offerings] : one.sectors) nation.sectors[sector] += offerings;
  }
  std::sort(nation.sizes.begin(), nation.sizes.end());
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
  const bool is_complete = own.outcome == Outcome::complete;
  const std::string listed = "instellingen/" + own.id;
  const std::string peers = outcome_tag(Outcome::complete) + '/' + std::string(funding_tag(own.funded));
  std::int64_t all = 0;
  for (const int size : nation.sizes) all += size;
  MonitorCell current = number(own.current, own.id);
  if (!is_complete) current.mark = "*";
  MonitorCell median = nation.sizes.empty() ? blank() : decimal(nation.median());
  median.behind = "instellingen/" + peers;
  table.rows.push_back({{text(survey.say("Vindbare certificaten", "Findable certificates")),
                         std::move(current), nation.average_of(all, peers), std::move(median)}});
  table.rows.push_back({{text(survey.say("Vorige telling", "Previous count")), number(own.previous, listed),
                         blank(), blank()}});
  if (is_complete)  // what was measured in part has no place among the others
    table.rows.push_back(
        {{text(fmt::format(fmt::runtime(survey.say("Plaats onder {} volledig gemeten instellingen",
                                                   "Place among {} institutions measured in full")),
                           nation.sizes.size())),
          number(nation.place_of(own.current.value_or(0)), "instellingen/" + peers), blank(), blank()}});
  for (const Sector sector : every_sector) {
    const auto found = nation.sectors.find(sector);
    const std::string name(word(sector));
    table.rows.push_back(
        {{text(sector_name(sector)), number(value_of(own.sectors, sector), own.id + '/' + name),
          nation.average_of(found == nation.sectors.end() ? 0 : found->second, peers + '/' + name),
          blank()}});
  }
  return table;
}

using Providers = std::map<std::string_view, int>;

MonitorTable offerings_table(const Survey& survey, const InstitutionCount& own, const Providers& providers) {
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
    const std::string cell = own.id + '/' + facts.offering->code;
    const auto found = providers.find(facts.offering->code);
    table.rows.push_back(
        {{text(facts.offering->code), text(facts.certificate != nullptr ? facts.certificate->name : ""),
          text(counts ? std::string(survey.say("ja", "yes"))
                      : excluded_by_in(survey.language, facts.offering->excluded_by)),
          found == providers.end() ? blank() : number(found->second, facts.offering->code),
          facts.clicks < 0 ? blank() : number(facts.clicks, cell)}});
    table.rows.back().cells[0].behind = cell;
  }
  return table;
}

}  // namespace

std::vector<Letter> letters_of(const Material& material, Language language) {
  const Survey survey(material, language);
  const Nation funded = nation_of(survey, true);
  const Nation private_institutions = nation_of(survey, false);
  Providers providers;
  for (const CertificateCount& one : material.counts.certificates) providers[one.code] = one.total();
  std::vector<Letter> letters;
  for (const InstitutionCount& one : material.counts.institutions) {
    if (!one.current) continue;
    Letter letter{one.id, one.name, {}, {}};
    letter.tables.push_back(figures_table(survey, one, one.funded ? funded : private_institutions));
    letter.tables.push_back(offerings_table(survey, one, providers));
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
