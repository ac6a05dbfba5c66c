#include "tests/bench/framed_pages.hpp"

#include <array>
#include <string_view>

namespace vindbaar::bench {
namespace {

template <class List>
std::string_view one_of(const List& list, Random& random) {
  return list[random() % list.size()];
}

constexpr std::array<std::string_view, 40> subjects = {
    "de tuin",          "het team",     "een leerling", "de conciërge",    "het gebouw",     "de bibliotheek",
    "een klas",         "de kantine",   "het bestuur",  "de gemeente",     "een docent",     "de werkgroep",
    "het rooster",      "de buurt",     "de fiets",     "het dak",         "een bezoeker",   "de sportdag",
    "de gang",          "het raam",     "de jury",      "een oudleerling", "de muziekgroep", "het kunstwerk",
    "de keuken",        "een bus",      "het plein",    "de directeur",    "de film",        "het archief",
    "een vrijwilliger", "de ouderraad", "de winter",    "het feest",       "de afdeling",    "een gast",
    "het toneelstuk",   "de computer",  "de lokalen",   "het boek"};
constexpr std::array<std::string_view, 36> verbs = {
    "ziet",          "helpt",     "vraagt",    "bouwt",     "vertelt",   "zoekt",     "draagt",   "wacht op",
    "luistert naar", "brengt",    "herinnert", "kiest",     "verandert", "opent",     "sluit",    "bezoekt",
    "schildert",     "verzamelt", "maakt",     "bewaart",   "ontmoet",   "bespreekt", "verhuist", "groet",
    "fotografeert",  "tekent",    "regelt",    "repareert", "viert",     "mist",      "begroet",  "versiert",
    "bekijkt",       "noemt",     "kent",      "waardeert"};
constexpr std::array<std::string_view, 30> tails = {"op een zonnige ochtend",
                                                    "met veel plezier",
                                                    "zoals ieder jaar",
                                                    "in alle rust",
                                                    "samen met de buren",
                                                    "na een lange dag",
                                                    "ondanks de regen",
                                                    "in het hart van de stad",
                                                    "aan het einde van de middag",
                                                    "voor het eerst sinds lang",
                                                    "zonder er veel woorden aan vuil te maken",
                                                    "op de begane grond",
                                                    "bij het water",
                                                    "in de grote zaal",
                                                    "met een kop koffie erbij",
                                                    "tot ieders verrassing",
                                                    "midden in de week",
                                                    "achter de school",
                                                    "onder een grijze lucht",
                                                    "met hulp van velen",
                                                    "in kleine groepen",
                                                    "langs de rivier",
                                                    "vlak voor de vakantie",
                                                    "naast de ingang",
                                                    "op de bovenste verdieping",
                                                    "in goed overleg",
                                                    "met gepaste trots",
                                                    "zo goed en zo kwaad als het gaat",
                                                    "terwijl de zon ondergaat",
                                                    "in stilte"};
constexpr std::array<std::string_view, 12> sections = {
    "verhalen", "nieuws",          "over-ons", "voor-leerlingen", "organisatie",     "actueel",
    "beleid",   "wonen-en-reizen", "ouders",   "werken-bij",      "medezeggenschap", "duurzaamheid"};
constexpr std::array<std::string_view, 4> in_passing = {
    "Wie vorig jaar een mbo-certificaat haalde, staat op de foto.",
    "Een kaartje voor de voorstelling kost € 12,50.",
    "De cursussen voor volwassenen beginnen weer in september.", "Schrijf je in voor de nieuwe jaargang."};

std::string sentence(Random& random) {
  std::string text(one_of(subjects, random));
  text[0] = static_cast<char>(text[0] - 32);
  text += ' ';
  text += one_of(verbs, random);
  text += ' ';
  text += one_of(subjects, random);
  text += ' ';
  text += one_of(tails, random);
  return text + ". ";
}

std::string program(Random& random, std::size_t bytes) {
  std::string code = "!function(e,t){\"use strict\";";
  while (code.size() < bytes) {
    const std::string n = std::to_string(random() % 100000);
    code += "var a" + n + "=function(e){return e&&e.length>" + n + "?t.querySelectorAll(\"[data-k" + n +
            "]\"):null};if(a" + n + "(e)<3){t.body.classList.add(\"is-" + n + "\")}";
  }
  return code + "}(window,document);";
}

}  // namespace

std::string story(Random& random, int number, bool mentions) {
  std::string title(sentence(random));
  title.resize(title.size() - 2);
  std::string html = "<article class=\"node node--type-article\"><header><h1>" + title +
                     "</h1><p class=\"meta\">" + std::to_string(number) +
                     "</p></header><div class=\"field field--name-body\">";
  const std::size_t bytes = 4000 + random() % 5000;
  while (html.size() < bytes) {
    html += "<h2>" + sentence(random) + "</h2>\n";
    for (std::size_t paragraph = 0; paragraph < 2 + random() % 3; ++paragraph) {
      html += "<p>";
      for (std::size_t i = 0; i < 3 + random() % 4; ++i) html += sentence(random);
      html += "</p>\n";
    }
    html += "<figure><img src=\"/sites/default/files/styles/large/" + std::to_string(random() % 100000) +
            ".jpg\" alt=\"\" loading=\"lazy\" width=\"800\" height=\"450\"></figure>\n";
  }
  if (mentions) html += "<p>" + std::string(one_of(in_passing, random)) + "</p>";
  return html + "</div></article>";
}

Frame frame_of(const std::string& school, Random& random) {
  Frame frame;
  frame.head = "<style>";
  while (frame.head.size() < 10000) {
    const std::string n = std::to_string(random() % 100000);
    frame.head += ".c-" + n + "{margin:0 auto;padding:" + n.substr(0, 1) + "rem;color:#" + n.substr(0, 3) +
                  "}.c-" + n + ":hover>a{text-decoration:underline}";
  }
  frame.head += "</style><script>" + program(random, 12000) + "</script>";
  frame.before =
      "<nav class=\"mega-menu\" aria-label=\"Hoofdmenu\"><div class=\"menu__column\"><ul class=\"menu\">";
  for (int i = 0; i < 220; ++i) {
    const std::string at = std::string(one_of(sections, random)) + "/" + std::to_string(i);
    const std::string n = std::to_string(random() % 9000);
    frame.before += "<li class=\"menu__item menu__item--level-2\"><a class=\"menu__link\" href=\"/" + at +
                    "\" data-drupal-link-system-path=\"node/" + n +
                    "\"><span class=\"menu__icon\"><svg aria-hidden=\"true\">" + "<use xlink:href=\"#i-" + n +
                    "\"></use></svg></span><span class=\"menu__label\">" +
                    std::string(one_of(subjects, random)) + " " + std::to_string(i) + "</span></a></li>\n";
    if (i % 12 == 11)
      frame.before += "</ul></div><div class=\"menu__column\"><ul class=\"menu menu--level-2\">";
  }
  frame.before += "</ul></div></nav><svg class=\"logo\" viewBox=\"0 0 200 40\"><path d=\"M";
  for (int i = 0; i < 900; ++i) frame.before += std::to_string(random() % 200) + " ";
  frame.before += "\"/></svg>";
  frame.after = "<footer class=\"site-footer\"><div class=\"region\"><p>" + school + "</p><ul>";
  for (int i = 0; i < 30; ++i)
    frame.after += "<li><a href=\"/service/" + std::to_string(i) + "\">" +
                   std::string(one_of(subjects, random)) + " " + std::to_string(i) + "</a></li>";
  frame.after += "</ul></div></footer><script>" + program(random, 15000) + "</script>";
  return frame;
}

std::string framed(const Frame& frame, std::string html) {
  const auto insert = [&](const char* mark, const std::string& what, bool is_after) {
    const auto at = html.find(mark);
    if (at == std::string::npos) return;
    html.insert(is_after ? html.find('>', at) + 1 : at, what);
  };
  insert("</head>", frame.head, false);
  insert("<body", frame.before, true);
  insert("</body>", frame.after, false);
  return html;
}

std::string section(Random& random) {
  return std::string(one_of(sections, random));
}

}  // namespace vindbaar::bench
