// report.html: figures, tables, and the evidence behind every number.
#include "output/files/defaults.hpp"
#include "output/files/evidence.hpp"
#include "output/files/figures.hpp"
#include "output/files/files.hpp"
#include "output/files/html_text.hpp"
#include "output/files/table_html.hpp"
#include "output/report/listed.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>
#include <set>

namespace vindbaar::files {
namespace {

using Json = nlohmann::ordered_json;

/// Words in the language of the page.
class Say {
 public:
  explicit Say(const Publication& publication) : dutch_(publication.language == report::Language::nl) {}
  const char* operator()(const char* nl, const char* en) const { return dutch_ ? nl : en; }

 private:
  bool dutch_;
};

/// Records by page: where the archived copy lies.
std::map<std::pair<std::string_view, std::string_view>, std::string_view> records_of(
    const report::Rows& rows) {
  std::map<std::pair<std::string_view, std::string_view>, std::string_view> records;
  for (const auto& page : rows.pages)
    records.emplace(std::pair(std::string_view(page.institution), std::string_view(page.url)), page.record);
  return records;
}

/// Pages whose archived text is in evidence/.
std::set<std::pair<std::string_view, std::string_view>> copies_of(const Publication& publication) {
  std::set<std::pair<std::string_view, std::string_view>> copies;
  for (const ArchivedText& page : publication.archived) copies.emplace(page.institution, page.url);
  return copies;
}

/// Words that stand in the page once and elsewhere by their number: offerings share most of theirs.
class Numbered {
 public:
  Json of(const std::vector<std::string>& tags) {
    Json numbers = Json::array();
    for (const std::string& tag : tags)
      numbers.push_back(numbers_.try_emplace(tag, numbers_.size()).first->second);
    return numbers;
  }
  Json words() const {
    std::vector<std::string_view> all(numbers_.size());
    for (const auto& [tag, number] : numbers_) all[number] = tag;
    return all;
  }

 private:
  std::map<std::string, std::size_t> numbers_;
};

Json listed_data(const std::vector<report::Listed>& all, Numbered& tags) {
  Json list = Json::array();
  for (const report::Listed& one : all)
    list.push_back({{"id", one.id},
                    {"name", one.name},
                    {"lines", one.lines},
                    {"n", one.stands_for},
                    {"tags", tags.of(one.tags)}});
  return list;
}

Json words_of(const Say& say) {
  return {{"filter", say("Filter", "Filter")},
          {"live", say("pagina nu", "page today")},
          {"archived", say("gearchiveerde kopie", "archived copy")},
          {"excluded", say("telt niet mee", "not counted")},
          {"counted", say("tellen mee", "counted")},
          {"other", say("tellen niet mee", "not counted")},
          {"institutions", say("instellingen", "institutions")},
          {"certificates", say("certificaten", "certificates")},
          {"rows", say("rijen", "rows")},
          {"behind", say("trajecten en pagina's", "offerings and pages")},
          {"more", say("Toon meer", "Show more")}};
}

std::string data_of(const Publication& publication, const Say& say) {
  const auto records = records_of(publication.material.rows);
  const auto copies = copies_of(publication);
  Numbered tags;
  Json json{{"words", words_of(say)}, {"offerings", Json::array()}};
  for (const report::OfferingFacts& facts : publication.offerings) {
    const auto& row = *facts.offering;
    const auto record = records.find({row.institution, row.url});
    const auto live = safe_link(row.url);
    Json one{{"institution", facts.institution != nullptr ? facts.institution->name : row.institution},
             {"id", row.institution},
             {"code", row.code},
             {"certificate", facts.certificate != nullptr ? facts.certificate->name : ""},
             {"quote", cut(row.evidence, defaults::most_quote_bytes)},
             {"url", row.url},
             {"live", live ? with_text_fragment(*live, row.evidence) : ""},
             {"when", row.archived_at},
             {"excluded", report::excluded_words(publication.language, row.excluded_by)},
             {"counts", facts.counts},
             {"tags", tags.of(facts.tags)}};
    if (record != records.end()) one["record"] = record->second;
    if (copies.contains({row.institution, row.url}))
      one["archive"] = evidence_link(row.institution, row.code);
    json["offerings"].push_back(std::move(one));
  }
  json["certificates"] =
      listed_data(report::certificates_listed(publication.material, publication.language), tags);
  json["institutions"] =
      listed_data(report::institutions_listed(publication.material, publication.language), tags);
  json["tags"] = tags.words();
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// What a judged sample leaves of a number: "95%: 41-44".
std::string interval(const report::Estimate& estimate, const Say& say) {
  return fmt::format(" <small>{} {:.0f}-{:.0f}</small>", say("95%-interval:", "95% interval:"), estimate.low,
                     estimate.high);
}

std::string headline(const Publication& publication, const Say& say) {
  std::map<std::string_view, int> institutions;
  std::map<std::string_view, int> codes;
  std::int64_t offerings = 0;
  for (const report::OfferingFacts& facts : publication.offerings) {
    if (!facts.counts) continue;
    ++offerings;
    ++institutions[facts.institution->id];
    ++codes[facts.offering->code];
  }
  int providers = 0;
  for (const auto& [id, count] : institutions)
    providers += report::institutions_behind(publication.material.lists, id);
  const auto& counts = publication.material.counts;
  const auto item = [](const std::string& value, const std::string& words, const std::string& interval = "") {
    return fmt::format("<li><b>{}</b> {}{}</li>", value, escaped(words), interval);
  };
  const auto any = [&](const std::map<std::string_view, int>& groups) -> std::string {
    if (!publication.quality) return {};
    std::vector<int> sizes;
    for (const auto& [group, size] :
         groups) {  // a joint brand stands for its members (R9), a code for itself
      const int times = report::institutions_behind(publication.material.lists, group);
      sizes.insert(sizes.end(), static_cast<std::size_t>(times), size);
    }
    return interval(report::groups_with_any(sizes, publication.quality->precision), say);
  };
  const auto corrected = [&]() -> std::string {
    if (!publication.quality || !publication.quality->offerings) return {};
    return interval(*publication.quality->offerings, say);
  };
  const auto linked = [](const std::string& value, const char* cell) {
    return fmt::format("<a href=\"#bewijs={}\">{}</a>", cell, value);
  };
  return "<ul class=\"figures\">" +
         item(linked(std::to_string(offerings), "totaal"), say("vindbare trajecten", "findable offerings"),
              corrected()) +
         item(linked(std::to_string(providers), "instellingen/aanbod=1+"),
              say("instellingen met aanbod", "institutions with an offering"), any(institutions)) +
         item(linked(fmt::format("{} / {}", codes.size(), counts.certificates.size()),
                     "certificaten/register/vindbaar"),
              say("certificaten met een aanbieder", "certificates with a provider"), any(codes)) +
         item(linked(fmt::format("{} / {}", counts.measured, counts.known), "instellingen/uitkomst=complete"),
              say("instellingen volledig gemeten", "institutions measured in full")) +
         item(linked(std::to_string(counts.doubtful), "R12"),
              say("twijfelgevallen, niet meegeteld", "doubtful cases, not counted")) +
         "</ul>\n";
}

/// "95.0%" as Dutch writes it: a point between two digits becomes a comma.
std::string with_decimal_commas(std::string text) {
  const auto is_digit = [&](std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
  };
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == '.' && is_digit(at - 1) && is_digit(at + 1)) text[at] = ',';
  }
  return text;
}

/// What a judged sample says of the headline numbers.
std::string certainty(const Publication& publication, const Say& say) {
  if (!publication.quality) return {};
  const report::Quality& quality = *publication.quality;
  std::string words =
      fmt::format(fmt::runtime(say("Beoordeelde steekproef van {}: precisie {:.1f}% ({:.1f}-{:.1f}%).",
                                   "Judged sample of {}: precision {:.1f}% ({:.1f}-{:.1f}%).")),
                  quality.judged, quality.precision.value * 100, quality.precision.low * 100,
                  quality.precision.high * 100);
  if (quality.recall)
    words += fmt::format(fmt::runtime(say(" Van wat te zien is wordt {:.1f}% geteld ({:.1f}-{:.1f}%).",
                                          " Of what can be seen {:.1f}% is counted ({:.1f}-{:.1f}%).")),
                         quality.recall->value * 100, quality.recall->low * 100, quality.recall->high * 100);
  if (quality.offerings)
    words +=
        fmt::format(fmt::runtime(say(" Gecorrigeerd aantal vindbare trajecten: {:.0f} ({:.0f}-{:.0f}).",
                                     " Corrected number of findable offerings: {:.0f} ({:.0f}-{:.0f}).")),
                    quality.offerings->value, quality.offerings->low, quality.offerings->high);
  words +=
      say(" Intervallen van 95%; bij instellingen en certificaten alleen voor wat ten onrechte geteld is.",
          " 95% intervals; of institutions and certificates for what was wrongly counted only.");
  if (publication.language == report::Language::nl) words = with_decimal_commas(words);
  return "<p>" + escaped(words) + "</p>\n";
}

/// How many offerings there may be that nobody saw, and what the estimate takes for granted.
std::string unseen(const Publication& publication, const Say& say) {
  if (!publication.coverage) return {};
  const report::Coverage& coverage = *publication.coverage;
  std::string words = fmt::format(
      fmt::runtime(
          say("Van de vindbare trajecten bij instellingen met een sitemap zijn er {} gezien; naar schatting "
              "zijn er {:.0f} (95%-interval {:.0f}-{:.0f}), uit sitemap ({}), links ({}) en beide ({}) "
              "(Chapman).",
              "Of the findable offerings of institutions with a sitemap {} were seen; there are an estimated "
              "{:.0f} (95% interval {:.0f}-{:.0f}), from sitemap ({}), links ({}) and both ({}) "
              "(Chapman).")),
      coverage.found, coverage.offerings.value, coverage.offerings.low, coverage.offerings.high,
      coverage.by_sitemap, coverage.by_links, coverage.by_both);
  if (coverage.three)
    words += fmt::format(
        fmt::runtime(
            say(" Met de pagina's van de vorige meting erbij ten minste {:.0f} ({:.0f}-{:.0f}) (Chao).",
                " With the pages of the previous run at least {:.0f} ({:.0f}-{:.0f}) (Chao).")),
        coverage.three->offerings.value, coverage.three->offerings.low, coverage.three->offerings.high);
  words += say(
      " Aangenomen is dat deze wegen een pagina onafhankelijk van elkaar vinden en dat elke pagina even "
      "makkelijk te "
      "vinden is; sites linken het meeste van wat in hun sitemap staat, dus de schatting is eerder te laag.",
      " It is assumed that these ways find a page independently and that all pages are equally easy to find; "
      "sites "
      "link most of what their sitemap lists, so the estimate is rather too low.");
  return "<p>" + escaped(words) + "</p>\n";
}

std::string contents(const Publication& publication, const Say& say) {
  std::string html =
      fmt::format("<nav class=\"contents\" aria-label=\"{0}\"><details><summary>{0}</summary><ul>",
                  say("Inhoud", "Contents"));
  for (const auto& table : publication.tables)
    html += fmt::format("<li><a href=\"#{}\">{}</a></li>", escaped(table.id), escaped(table.title));
  return html +
         fmt::format("<li><a href=\"#bewijs\">{}</a></li></ul></details></nav>\n", say("Bewijs", "Evidence"));
}

}  // namespace

std::string page_of(const Publication& publication) {
  const Say say(publication);
  const std::string title =
      say("Vindbaar aanbod van mbo-certificaten", "Findable supply of mbo certificates");
  std::string body = fmt::format(
      "<a class=\"skip\" href=\"#inhoud\">{}</a>\n<header><h1>{}</h1><p>{}</p>\n",
      say("Naar de inhoud", "To the contents"), title,
      escaped(fmt::format(fmt::runtime(say("Meting {}, peildatum {}.", "Run {}, reference date {}.")),
                          publication.run, publication.material.day.text())));
  body += headline(publication, say) + certainty(publication, say) + unseen(publication, say) +
          "</header>\n" + contents(publication, say) + "<main id=\"inhoud\">\n";
  body += fmt::format("<h2 id=\"figuren\">{}</h2>\n", say("In beeld", "In pictures"));
  body += institutions_figure(publication) + heat_map(publication) + providers_figure(publication) +
          province_map(publication) + coverage_figure(publication);
  for (const auto& table : publication.tables) body += table_html(table, publication.language, "");
  body += fmt::format(
      "<section id=\"bewijs\" aria-labelledby=\"proofs-of\">\n<h2 id=\"proofs-of\" "
      "tabindex=\"-1\">{}</h2>\n<p>{}</p>\n"
      "<div id=\"proofs\"></div>\n<noscript><p>{}</p></noscript>\n</section>\n</main>\n",
      say("Bewijs", "Evidence"),
      say("Kies een getal: hier verschijnt wat erachter ligt, tot en met de pagina's.",
          "Choose a number: what lies behind it appears here, down to the pages."),
      say("Zonder JavaScript staat het bewijs in offerings.csv.",
          "Without JavaScript the evidence is in offerings.csv."));
  body += "<footer><p>";
  body += say("Niet gemeten is niet nul: een leeg vak is niet gemeten of niet bekend.",
              "Not measured is not zero: a blank was not measured or is not known.");
  body += "</p>";
  if (!publication.accepted_guards.empty()) {
    body += fmt::format("<p>{}</p><ul>", say("Afwijkingen die met een reden zijn geaccepteerd:",
                                             "Deviations accepted with a reason:"));
    for (const std::string& guard : publication.accepted_guards) body += "<li>" + escaped(guard) + "</li>";
    body += "</ul>";
  }
  body += "</footer>\n";
  return html_page(title, publication.language, body, data_of(publication, say));
}

std::string letter_page(const Publication& publication, const report::Letter& letter) {
  const Say say(publication);
  const std::string title =
      fmt::format("{}: {}", say("Vindbaar aanbod", "Findable supply"), letter.institution);
  std::string body = "<header><h1>" + escaped(title) + "</h1>\n";
  for (const std::string& note : letter.notes) body += "<p>" + escaped(note) + "</p>\n";
  body += "</header>\n<main>\n";
  for (const auto& table : letter.tables) body += table_html(table, publication.language, "../report.html");
  body += "</main>\n";
  return html_page(title, publication.language, body,
                   Json{{"words", {{"filter", "Filter"}}}, {"offerings", Json::array()}}.dump());
}

}  // namespace vindbaar::files
