// Where offerings stand on a website, and where in the country.
#include "output/report/defaults.hpp"
#include "output/report/offering_facts.hpp"
#include "output/report/survey.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace vindbaar::report {
namespace {

MonitorTable findability_table(const Survey& survey) {
  MonitorTable table;
  table.id = "vindbaarheid";
  table.sheet = survey.say("Vindbaarheid", "Findability");
  table.title = survey.say("Hoe vindbaar het aanbod is: klikken vanaf de beginpagina, menu, sitemap, vorm",
                           "How findable offerings are: clicks from the home page, menu, sitemap, form");
  table.columns = {words_column("place", survey.say("Kenmerk", "Feature")),
                   number_column("funded", survey.say("Bekostigd", "Funded")),
                   number_column("private", survey.say("Niet-bekostigd", "Private")),
                   number_column("total", survey.say("Totaal", "Total")),
                   share_column("share", survey.say("Deel van het aanbod", "Share of offerings"))};
  const auto whole = static_cast<std::int64_t>(survey.counted.size());
  const auto add = [&](std::string words, const std::string& tag, const auto& fits) {
    std::array<std::int64_t, 2> counts{};
    for (const OfferingFacts* facts : survey.counted) {
      if (fits(*facts)) ++counts[facts->institution->funded ? 0 : 1];
    }
    table.rows.push_back(
        {{text(words), number(counts[0], tag + "/bekostigd"), number(counts[1], tag + "/niet-bekostigd"),
          number(counts[0] + counts[1], tag), share(counts[0] + counts[1], whole, tag)}});
  };
  table.rows.push_back(heading_row(survey.say("Klikken vanaf de beginpagina", "Clicks from the home page")));
  for (int clicks = 0; clicks < defaults::many_clicks; ++clicks)
    add(std::to_string(clicks), fmt::format("klikken={}", clicks),
        [clicks](const OfferingFacts& facts) { return facts.clicks == clicks; });
  add(fmt::format(fmt::runtime(survey.say("{} of meer", "{} or more")), defaults::many_clicks),
      fmt::format("klikken={}+", defaults::many_clicks),
      [](const OfferingFacts& facts) { return facts.clicks >= defaults::many_clicks; });
  add(std::string(survey.say("niet bekend", "not known")), "klikken=onbekend",
      [](const OfferingFacts& facts) { return facts.clicks < 0; });
  table.rows.push_back(heading_row(survey.say("Plaats en vorm", "Place and form")));
  add(std::string(survey.say("in het menu (op de helft of meer van de pagina's een link)",
                             "in the menu (a link on half of the pages or more)")),
      "menu", [](const OfferingFacts& facts) { return facts.in_menu; });
  add(std::string(survey.say("in een sitemap", "in a sitemap")), "sitemap",
      [](const OfferingFacts& facts) { return facts.in_sitemap == 1; });
  add(std::string(survey.say("alleen met JavaScript", "only with JavaScript")), "alleen-javascript",
      [](const OfferingFacts& facts) { return facts.only_javascript; });
  add(std::string(survey.say("alleen in een pdf", "only in a PDF")), "alleen-pdf",
      [](const OfferingFacts& facts) { return facts.only_pdf; });
  table.notes = {std::string(survey.say("Van alle pagina's die een traject bewijzen geldt de best vindbare.",
                                        "Of all pages that prove a track the easiest to find counts.")),
                 survey.coverage()};
  return table;
}

/// Province of each institution of the run, "" when the list does not say.
using Provinces = std::map<std::string, std::vector<const InstitutionCount*>>;

Provinces provinces_of(const Survey& survey) {
  Provinces provinces;
  for (const InstitutionCount& one : survey.material.counts.institutions) {
    const auto* known = survey.material.lists.institution(one.id);
    provinces[known != nullptr ? known->province : std::string()].push_back(&one);
  }
  return provinces;
}

std::string province_name(const Survey& survey, const std::string& province) {
  return province.empty() ? std::string(survey.say("niet bekend of landelijk", "not known or national"))
                          : province;
}

MonitorTable province_table(const Survey& survey) {
  MonitorTable table;
  table.id = "provincies";
  table.sheet = survey.say("Provincies", "Provinces");
  table.title = survey.say("Vindbaar aanbod naar provincie van de instelling",
                           "Findable offerings by province of the institution");
  table.columns = {
      words_column("province", survey.say("Provincie", "Province")),
      summed_column("institutions", survey.say("Instellingen", "Institutions")),
      summed_column("measured", survey.say("Volledig gemeten", "Measured in full")),
      summed_column("providers", survey.say("Met aanbod", "With an offering")),
      summed_column("offerings", survey.say("Aanbod", "Offerings")),
      number_column("unique_certificates", survey.say("Unieke certificaten", "Unique certificates"))};
  std::set<std::string_view> everywhere;
  for (const auto& [province, institutions] : provinces_of(survey)) {
    std::int64_t measured = 0;
    std::int64_t providing = 0;
    std::int64_t offerings = 0;
    for (const InstitutionCount* one : institutions) {
      measured += one->outcome == Outcome::complete ? 1 : 0;
      providing += one->current.value_or(0) > 0 ? 1 : 0;
      offerings += one->current.value_or(0);
    }
    std::set<std::string_view> codes;
    for (const OfferingFacts* facts : survey.counted) {
      if (facts->institution->province == province) codes.insert(facts->offering->code);
    }
    everywhere.insert(codes.begin(), codes.end());
    const std::string cell = province_tag(province);
    const std::string listed = "instellingen/" + cell;
    table.rows.push_back(
        {{text(province_name(survey, province)),
          number(static_cast<std::int64_t>(institutions.size()), listed),
          number(measured, listed + '/' + outcome_tag(Outcome::complete)), number(providing, cell),
          number(offerings, cell), number(static_cast<std::int64_t>(codes.size()), cell)}});
  }
  MonitorRow total = total_row(
      table, {text(survey.say("Totaal", "Total")), behind("instellingen"),
              behind("instellingen/" + outcome_tag(Outcome::complete)), behind("totaal"), behind("totaal")});
  total.cells.back() = number(static_cast<std::int64_t>(everywhere.size()), "totaal");
  table.rows.push_back(std::move(total));
  table.notes = {
      std::string(survey.say("De provincie is die van de instelling in de lijst, niet van elke locatie.",
                             "The province is that of the institution in the list, not of every site.")),
      survey.coverage()};
  return table;
}

MonitorTable certificate_by_province_table(const Survey& survey) {
  MonitorTable table;
  table.id = "certificaat-provincie";
  table.sheet = survey.say("Certificaat x provincie", "Certificate x province");
  table.title = survey.say("Welk certificaat waar te volgen is: aanbieders naar provincie",
                           "Where each certificate can be followed: providers by province");
  table.columns = {words_column("code", "Code"),
                   words_column("certificate", survey.say("Certificaat", "Certificate"))};
  std::vector<std::string> provinces;
  for (const auto& [province, institutions] : provinces_of(survey)) provinces.push_back(province);
  for (const std::string& province : provinces)
    table.columns.push_back(summed_column(province_tag(province), province_name(survey, province)));
  table.columns.push_back(summed_column("total", survey.say("Totaal", "Total")));
  std::map<std::string_view, std::map<std::string_view, std::int64_t>> counts;  // code, province
  for (const OfferingFacts* facts : survey.counted)
    ++counts[facts->offering->code][facts->institution->province];
  for (const CertificateCount& one : survey.material.counts.certificates) {
    const auto found = counts.find(one.code);
    if (found == counts.end()) continue;
    MonitorRow row{{text(one.code), text(one.name)}};
    std::int64_t total = 0;
    for (const std::string& province : provinces) {
      const auto in_province = found->second.find(province);
      const std::int64_t value = in_province == found->second.end() ? 0 : in_province->second;
      row.cells.push_back(number(value, one.code + '/' + province_tag(province)));
      total += value;
    }
    row.cells.push_back(number(total, one.code));
    table.rows.push_back(std::move(row));
  }
  std::vector<MonitorCell> total_cells{blank(), text(survey.say("Totaal", "Total"))};
  for (const std::string& province : provinces) total_cells.push_back(behind(province_tag(province)));
  total_cells.push_back(behind("totaal"));
  table.rows.push_back(total_row(table, std::move(total_cells)));
  table.notes = {survey.coverage()};
  return table;
}

}  // namespace

void add_place_tables(const Survey& survey, std::vector<MonitorTable>& tables) {
  tables.push_back(findability_table(survey));
  tables.push_back(province_table(survey));
  tables.push_back(certificate_by_province_table(survey));
}

}  // namespace vindbaar::report
