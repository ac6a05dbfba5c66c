#include "tests/e2e/third_site.hpp"

#include <algorithm>
#include <cctype>

namespace vindbaar::tests {
namespace {

struct Certificate {
  const char* code;
  const char* name;
  const char* dates = ",,";  ///< valid_from,valid_until,replaced_by
};

constexpr Certificate certificates[] = {
    {"K0022", "Digitale vaardigheden basis"},
    {"K0023", "Digitale vaardigheden gevorderd"},
    {"K0061", "Leidinggeven"},
    {"K0066", "Mensen met licht verstandelijke beperking met moeilijk verstaanbaar gedrag"},
    {"K0067", "Mensen met niet-aangeboren hersenletsel"},
    {"K0082", "Ouder wordende mensen met een verstandelijke beperking"},
    {"K0087", "Praktijkopleider"},
    {"K0118", "Verzorgende en verpleegtechnische handelingen"},
    {"K0119", "Verplegende en verpleegtechnische handelingen"},
    {"K0136", "Zorg en technologie toepassen"},
    {"K0137", "Zorg en technologie"},
    {"K0138", "Zorginnovaties en technologie"},
    {"K0153", "Gastvrijheid in de zorg"},
    {"K0159", "Jeugd- en opvoedhulp"},
    {"K0165", "Ondernemerschap"},
    {"K0167", "Assistent orthodontie"},
    {"K0233", "Ernstig meervoudige beperkingen"},
    {"K0290", "Werken met baby's", ",2025-07-31,K1270"},
    {"K1270", "Werken met baby's", "2025-08-01,,"},
    {"K0350", "Onderhoud aan windturbines", ",2025-07-31,"},
    {"K0417", "Meng- en scheidingstechnieken niveau 2"},
    {"K0418", "Meng- en scheidingstechnieken niveau 3"},
    {"K0432", "Ervaringsdeskundigheid"},
    {"K0441", "Mechanisch operator in de chemische industrie"},
    {"K0442", "Verbreding procesoperator in de procestechniek"},
    {"K0443", "Verbreding procesoperator in de productie-industrie, geschikt voor niveau 3 en 4"},
    {"K0460", "Commercieel technisch bouwadvies"},
    {"K0498", "Oriëntatie op applicatieontwikkeling"},
    {"K0511", "Pedicure", ",2025-07-31,K1257"},
    {"K1257", "Pedicure", "2025-08-01,,"},
    {"K0512", "Lean en creatief"},
    {"K0611", "BSO 8 tot 12 jaar"},
    {"K0618", "Zorg in instabiele en acute zorgsituaties"},
    {"K0651", "Voeding, industriële processen"},
    {"K0682", "Inleiding in de levensmiddelentechnologie"},
    {"K0686", "Meten en beproeven in middenspanningsdistributienetten"},
    {"K0689", "Middenspanning schakelen"},
    {"K0693", "Openbare verlichtingsinstallaties"},
    {"K0704", "Specificaties verkeersregelinstallaties", ",2025-07-31,"},
    {"K0719", "Basis programmeren"},
    {"K0721", "Basis webdevelopment"},
    {"K0722", "Frontend development"},
    {"K0745", "Assisteren bij zorg en welzijn"},
    {"K0790", "Belevingsgericht werken"},
    {"K0812", "Industriële automatisering"},
    {"K0826", "Productielogistiek"},
    {"K0840", "Voertuigreconditionering"},
    {"K0869", "Koerier bestelauto"},
    {"K0879", "Specialist leesbevordering 0 tot 12 jaar"},
    {"K0902", "Geriatrische revalidatiezorg"},
    {"K0905", "Helpende plus"},
    {"K0959", "Duits A1/A2 in het beroepsonderwijs"},
    {"K0960", "Duits A2/B1 in het beroepsonderwijs", ",2025-07-31,K0969"},
    {"K0969", "Duits A2/B1", "2025-08-01,,"},
    {"K0977", "Meet- en regeltechniek"},
    {"K0984", "Engels"},
    {"K0988", "Gerontopsychiatrie"},
    {"K0989", "Industriële robotica"},
    {"K0996", "Peercoaching in de praktijk"},
    {"K1006", "Verdieping palliatieve zorg"},
    {"K1047", "Waterstoftechnologie"},
    {"K1058", "Hoogspanningstechniek"},
    {"K1137", "Voeding en hospitality in zorg en welzijn"},
    {"K1142", "Capaciteitsinvloeden bij warmtepompen", "2025-08-01,,"},
    {"K1145", "Omgaan met onbegrepen gedrag bij mensen met dementie"},
    {"K1155", "Didactische ondersteuning basisonderwijs"},
    {"K1167", "Werken met kinderen in de gastouderopvang"},
    {"K1226", "Begeleider praktijkleren"},
    {"C0018", "Basis voor deskundige zorg niveau 3", ",2025-07-31,C0054"},
    {"C0054", "Basis voor deskundige zorg", "2025-08-01,,"},
    {"C0019", "Basisonderhoud aan toestellen werktuigkundige installaties"},
    {"C0021", "Koken in de horeca"},
    {"C0022", "Lokaliseren en inspecteren van storingen in elektrotechnische installaties"},
    {"C0024", "Ondersteuning thuis"},
    {"C0027", "Regievoering en vakontwikkeling", ",2025-07-31,C0055"},
    {"C0055", "Regievoering en vakontwikkeling in de zorg", "2025-08-01,,"},
    {"C0033", "Ondersteunen bij wonen en welbevinden"},
    {"C0034", "Skin & care"},
    {"C0035", "Basis hospitality"},
    {"C0039", "Individuele basiszorg verlenen"},
    {"C0040", "Individuele ondersteuning van de cliënt met (verstandelijke) beperking"},
    {"C0042", "Ondersteuning cliënten met (verstandelijke) beperking in hun omgeving"},
    {"C0048", "Taakgericht leidinggeven"},
    {"C0053", "Individuele zorg verlenen"},
    {"C0056", "Assortimentsbeheer optiek en assisteren bij refractie"},
    {"C0059", "Individuele ondersteuning in de maatschappelijke zorg"},
    {"C0123", "Ontwikkeling en spelen stimuleren in de kinderopvang", "2025-08-01,,"},
    {"C0125", "Pedagogisch klimaat in de kinderopvang", "2025-08-01,,"},
};

std::string list_of(const std::vector<std::string>& items) {
  std::string html = "<ul>";
  for (const auto& item : items) html += "<li>" + item + "</li>";
  return html + "</ul>";
}

/// The lead text of a course, the same in both years: what makes it recognisable.
std::string lead(const std::string& name, Make make) {
  switch (make) {
    case Make::elementor:
      return "Wil je meer weten van " + name + "? Je leert het van docenten die zelf in het werkveld staan.";
    case Make::drupal:
      return "Een praktische scholing waarin " + name + " centraal staat. Je oefent op je eigen werkplek.";
    case Make::finder:
      return "Vakmensen die zich willen bekwamen in " + name +
             " volgen acht avonden les in ons praktijklokaal.";
    case Make::aspx:
      return "In tien dagdelen maak je je " + name + " eigen. De lesstof sluit aan op de beroepspraktijk.";
    case Make::shop:
      return name + ": blended, met e-learning en zes trainingsdagen verspreid over een half jaar.";
    case Make::tabs:
      return "In deze leereenheid werk je aan " + name + ". Je bewijst met opdrachten wat je kunt.";
  }
  return "";
}

/// The words with which a course office of each make says each thing.
const char* words(Make make, Says says) {
  static const char* const said[6][6] = {
      {"Met deze cursus haal je een landelijk erkend mbo-certificaat. Je start op 14 september en betaalt € "
       "950. "
       "Schrijf je in met het formulier.",
       "Je krijgt een landelijk erkend mbo-certificaat. Deze scholing verzorgen wij uitsluitend in company, "
       "voor "
       "groepen vanaf tien medewerkers. Vraag een offerte aan bij onze accountmanager.",
       "Deze cursus leidde op tot een mbo-certificaat. Wij bieden deze cursus niet langer aan.",
       "Je haalt een landelijk erkend mbo-certificaat. Dit schooljaar starten we geen nieuwe groep.",
       "Met deze cursus haal je een landelijk erkend mbo-certificaat. De groep zit vol. Meld je aan voor de "
       "wachtlijst, "
       "dan hoor je wanneer er plek is. Kosten: € 990.",
       "Na zes lessen krijg je een bewijs van deelname. Kosten: € 195. Schrijf je in met het formulier."},
      {"Resultaat: MBO-certificaat|Startmoment: februari en september|Kosten: € 1.150,-|Aanmelden: via de "
       "knop op deze "
       "pagina, iedereen vanaf 18 jaar is welkom.",
       "Resultaat: MBO-certificaat|Startmoment: in overleg|Kosten: op aanvraag|Aanmelden: je kunt deze "
       "scholing "
       "alleen via je werkgever volgen.",
       "Resultaat: MBO-certificaat|Startmoment: geen|Let op: deze scholing wordt niet meer gegeven.",
       "Resultaat: MBO-certificaat|Startmoment: nog niet bekend|Let op: aanmelden is op dit moment niet "
       "mogelijk.",
       "Resultaat: MBO-certificaat|Startmoment: september|Kosten: € 1.195,-|Het maximum aantal deelnemers is "
       "bereikt. "
       "Je komt op de reservelijst als je je nu aanmeldt.",
       "Resultaat: getuigschrift van onze school|Startmoment: het hele jaar|Kosten: € 310,-|Aanmelden: via "
       "de knop op "
       "deze pagina."},
      {"Dit certificaattraject (derde leerweg) sluit je af met een officieel mbo-certificaat van het "
       "ministerie van OCW. "
       "Prijs: € 1.475 inclusief boeken. Direct inschrijven.",
       "Een officieel mbo-certificaat voor uw team. Wij scholen uw medewerkers op uw eigen locatie. "
       "Individuele "
       "deelname is niet mogelijk; vraag naar de voorwaarden voor bedrijven.",
       "Officieel mbo-certificaat van het ministerie van OCW. Dit traject is per 1 augustus komen te "
       "vervallen.",
       "Officieel mbo-certificaat van het ministerie van OCW. Inschrijven is tijdelijk niet mogelijk.",
       "Dit certificaattraject (derde leerweg) sluit je af met een officieel mbo-certificaat van het "
       "ministerie van OCW. "
       "Momenteel vol: je kunt je op de wachtlijst laten plaatsen. Prijs: € 1.475.",
       "Na het examen ontvang je het branchecertificaat. Prijs: € 640. Direct inschrijven."},
      {"Opbrengst: een OCW-erkend mbo-certificaat|Cursusgeld: 780 euro|Data: dinsdagavond vanaf 6 "
       "oktober|Inschrijven: "
       "stuur het aanmeldformulier op.",
       "Opbrengst: een OCW-erkend mbo-certificaat|Voor wie: uitsluitend medewerkers van bedrijven waarmee "
       "wij "
       "samenwerken, de werkgever meldt aan.",
       "Opbrengst: een OCW-erkend mbo-certificaat|Data: geen; wij zijn met deze cursus gestopt.",
       "Opbrengst: een OCW-erkend mbo-certificaat|Data: dit jaar gaat deze cursus niet door.",
       "Opbrengst: een OCW-erkend mbo-certificaat|Cursusgeld: 780 euro|Data: start bij voldoende "
       "aanmeldingen, er is een "
       "wachtlijst.",
       "Opbrengst: een bewijs van deelname|Cursusgeld: 240 euro|Inschrijven: stuur het aanmeldformulier op."},
      {"Officieel erkend mbo-certificaat, met registratie in het diplomaregister. € 1.195,00 vrij van btw. "
       "In "
       "winkelwagen.",
       "Officieel erkend mbo-certificaat. Dit product is alleen voor organisaties te bestellen, niet voor "
       "particulieren.",
       "Officieel erkend mbo-certificaat. De opleiding is niet meer geaccrediteerd en kan daarom niet meer "
       "worden "
       "aangeschaft.",
       "Officieel erkend mbo-certificaat. Momenteel niet te boeken.",
       "Officieel erkend mbo-certificaat, met registratie in het diplomaregister. € 1.195,00. Volgeboekt, "
       "plaats op de "
       "wachtlijst mogelijk.",
       "Deelnemers ontvangen een instituutscertificaat. € 395,00 exclusief btw. In winkelwagen."},
      {"Je krijgt na het examen een officieel landelijk mbo certificaat. Je betaalt € 860 en begint in "
       "januari. Meld je "
       "aan.",
       "Je krijgt een officieel landelijk mbo certificaat. Je kunt alleen meedoen als je werkgever je "
       "aanmeldt.",
       "Officieel landelijk mbo certificaat. Deze leereenheid is gestopt, je kunt je niet meer aanmelden.",
       "Officieel landelijk mbo certificaat. De aanmelding is gesloten tot nader bericht.",
       "Je krijgt na het examen een officieel landelijk mbo certificaat. Alle plaatsen zijn bezet, aanmelden "
       "voor de "
       "wachtlijst kan. Je betaalt € 860.",
       "Kennismakingsles zonder examen; je ontvangt geen certificaat. Je betaalt € 75. Meld je aan."},
  };
  return said[static_cast<int>(make)][static_cast<int>(says)];
}

/// "A: b|C: d" as what this make uses for facts.
std::string facts(const std::string& said, const char* before, const char* between, const char* after) {
  std::string html;
  for (std::size_t at = 0; at < said.size();) {
    const std::size_t end = std::min(said.find('|', at), said.size());
    const std::string fact = said.substr(at, end - at);
    const std::size_t colon = fact.find(": ");
    const std::string name = colon == std::string::npos ? "Let op" : fact.substr(0, colon);
    html += before + name + between + (colon == std::string::npos ? fact : fact.substr(colon + 2)) + after;
    at = end + 1;
  }
  return html;
}

}  // namespace

std::string certificate_name(const std::string& code) {
  for (const auto& row : certificates) {
    if (row.code == code) return row.name;
  }
  return code;
}

std::string third_certificates_csv() {
  std::string csv =
      "code,name,kind,sector,level,qualification,sbu,valid_from,valid_until,replaced_by,lnv,aliases\r\n";
  for (const auto& row : certificates)
    csv += std::string(row.code) + ",\"" + row.name + "\"," +
           (row.code[0] == 'K' ? "keuzedeel" : "beroepsonderdeel") + ",zorg,,,," + row.dates + ",false,\r\n";
  return csv;
}

std::string slug_of(const std::string& text) {
  std::string slug;
  for (const char letter : text) {
    if (std::isalnum(static_cast<unsigned char>(letter)) != 0)
      slug += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    else if (!slug.empty() && slug.back() != '-')
      slug += '-';
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

simweb::Answer redirect_to(const std::string& where, int status) {
  simweb::Answer answer;
  answer.status = status;
  answer.fields = {{"Location", where}};
  return answer;
}

std::string SchoolSite::address(const std::string& title) const {
  const std::string slug = slug_of(title);
  switch (make_) {
    case Make::elementor:
      return "/volwassenen/cursus/" + slug + "/";
    case Make::drupal:
      return "/scholing/" + slug;
    case Make::finder:
      return "/aanbod/detail/" + slug + "?locatie=alle";
    case Make::aspx:
      return "/Cursusaanbod/Detail.aspx?naam=" + slug;
    case Make::shop:
      return "/product/" + slug + "-mbo-certificaat/";
    case Make::tabs:
      return "/leereenheid-" + slug;
  }
  return "/" + slug;
}

std::string SchoolSite::course_body(const std::string& name, const std::string& code, Says says) const {
  const std::string said = words(make_, says);
  const std::string about = lead(name, make_);
  switch (make_) {
    case Make::elementor:
      return "<div class=\"elementor-widget\"><div class=\"elementor-widget-container\">" + about +
             "</div></div><div class=\"elementor-widget\"><div class=\"elementor-widget-container\"><div>" +
             said + "</div></div></div>";
    case Make::drupal:
      return "<div class=\"field--body\"><p>" + about + "</p></div>" +
             facts((says == Says::offer ? "Crebonaam: " + code + " " + name + "|" : std::string()) + said,
                   "<div class=\"field\"><div class=\"field__label\">", "</div><div class=\"field__item\">",
                   "</div></div>");
    case Make::finder:
      return "<p class=\"intro\">" + about + "</p><section><h2>Wat levert het op?</h2><p>" + said +
             "</p></section><script "
             "type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":"
             "\"Course\",\"name\":\"" +
             name + "\",\"description\":\"" + about +
             "\",\"provider\":{\"@type\":\"Organization\",\"name\":\"" + name_ + "\"}}</script>";
    case Make::aspx:
      return "<p>" + about + "</p><dl>" + facts(said, "<dt>", "</dt><dd>", "</dd>") + "</dl>";
    case Make::shop:
      return "<div class=\"summary\"><p>" + about + "</p><p class=\"price\">" + said + "</p></div>";
    case Make::tabs:
      return "<div class=\"tabs\"><ul role=\"tablist\"><li role=\"tab\">Inhoud</li><li "
             "role=\"tab\">Resultaat</li></ul>"
             "<div role=\"tabpanel\"><p>" +
             about + "</p></div><div role=\"tabpanel\" hidden><p>" + said + "</p></div></div>";
  }
  return "";
}

void SchoolSite::course(const std::string& code, Says says, std::string title, std::string path) {
  const std::string name = certificate_name(code);
  if (title.empty()) title = make_ == Make::tabs ? "Leereenheid - " + name : name;
  if (path.empty()) path = address(name);
  text(path, title, course_body(name, code, says));
  list(path, title, lead(name, make_).substr(0, 60) + "...");
}

void SchoolSite::bundle(const std::string& title, const std::vector<std::string>& codes) {
  std::vector<std::string> items;
  for (const auto& code : codes) items.push_back("mbo-certificaat " + certificate_name(code));
  text(address(title), title,
       "<p>In één leergang haal je deze mbo-certificaten:</p>" + list_of(items) +
           "<p>De leergang kost € 2.150. Meld je aan voor de start in oktober.</p>");
  list(address(title), title, "Een leergang met meer dan één certificaat.");
}

void SchoolSite::accordion(const std::string& path, const std::string& title,
                           const std::vector<std::string>& codes) {
  std::string body = "<p>Kort en praktisch, voor iedereen die werkt of werk zoekt.</p>";
  for (const auto& code : codes)
    body += "<details><summary>" + certificate_name(code) + "</summary><p>" +
            lead(certificate_name(code), make_) + "</p><p>Je haalt het erkende mbo-certificaat " +
            certificate_name(code) +
            ". Kosten € 720, start in maart. Aanmelden kan tot 1 februari.</p></details>";
  text(path, title, body);
  list(path, title, "Bekijk de korte trajecten.");
}

void SchoolSite::text(const std::string& path, const std::string& title, const std::string& body,
                      int status) {
  parts_.push_back({path, title, body, status});
}

void SchoolSite::list(const std::string& path, const std::string& title, const std::string& teaser) {
  cards_.push_back({path, title, teaser});
}

void SchoolSite::open() {
  lists();
  programmes();
  news_and_vacancies();
  for (const auto& part : parts_) {
    simweb::Answer answer;
    answer.status = part.status;
    answer.fields = {{"Content-Type", "text/html; charset=utf-8"}};
    answer.body = dress(part);
    put(part.path, answer);
  }
}

}  // namespace vindbaar::tests
