#include "tests/simweb/content/catalogue.hpp"

#include <array>

namespace vindbaar::simweb::catalogue {
namespace {

using Line = std::string_view;

constexpr auto care =
    std::to_array<Line>({"Je herkent veranderingen in de gezondheid van cliënten en rapporteert daarover.",
                         "Je stemt de zorg af met collega's, mantelzorgers en andere disciplines.",
                         "Je oefent handelingen volgens de geldende protocollen.",
                         "Je leert omgaan met ingewikkelde situaties en bewaakt je eigen grenzen.",
                         "Je ondersteunt cliënten bij wonen, eten en dagbesteding.",
                         "Je werkt volgens de richtlijnen voor hygiëne en veiligheid.",
                         "Je voert gesprekken die aansluiten bij de leefwereld van de cliënt.",
                         "Je verdiept je in ziektebeelden en de gevolgen voor het dagelijks leven.",
                         "Je leert observeren, signaleren en methodisch werken."});
constexpr auto technology =
    std::to_array<Line>({"Je leest tekeningen en schema's en maakt een werkvoorbereiding.",
                         "Je bedient, bewaakt en stelt installaties in.",
                         "Je spoort storingen op en weet wanneer je moet opschalen.",
                         "Je meet, controleert en legt de resultaten vast.",
                         "Je werkt veilig volgens de voorschriften van het bedrijf.",
                         "Je oefent in het praktijklokaal met materialen uit de industrie.",
                         "Je adviseert klanten over mogelijkheden en kosten."});
constexpr auto food = std::to_array<Line>(
    {"Je ontvangt gasten en speelt in op hun wensen.", "Je werkt met recepten, voorraad en planning.",
     "Je past de regels voor voedselveiligheid (HACCP) toe.",
     "Je verbetert kleine processen samen met je team.",
     "Je voert eenvoudige gesprekken met gasten en leveranciers.",
     "Je bereidt je voor op een drukke werkdag in de keuken of de bediening."});
constexpr auto trade = std::to_array<Line>(
    {"Je maakt een plan en rekent het door.", "Je geeft collega's feedback en verdeelt het werk.",
     "Je kent de stappen van idee tot verkoop.", "Je zet sociale media en een webwinkel in.",
     "Je voert verkoop- en functioneringsgesprekken."});
constexpr auto digital = std::to_array<Line>(
    {"Je werkt veilig met wachtwoorden, mappen en de cloud.", "Je schrijft je eerste programma's en test ze.",
     "Je bouwt een website die ook op een telefoon werkt.", "Je sluit sensoren en apparaten aan.",
     "Je leert samenwerken in online documenten."});
constexpr auto mobility = std::to_array<Line>(
    {"Je plant een route en levert op tijd af.", "Je kent de regels voor laden, lossen en vastzetten.",
     "Je bewerkt metaal door zagen, vijlen, boren en lassen.",
     "Je maakt voertuigen schoon en herstelt lichte schade.", "Je werkt zuinig, veilig en klantgericht."});
constexpr auto service =
    std::to_array<Line>({"Je kijkt vanuit de beleving van de klant of cliënt.",
                         "Je zorgt dat mensen zich welkom en veilig voelen.",
                         "Je bedenkt activiteiten die aansluiten bij wat iemand kan en wil.",
                         "Je werkt samen met familie en vrijwilligers."});

}  // namespace

std::span<const std::string_view> skills(Sector sector) {
  switch (sector) {
    case Sector::zorg:
      return care;
    case Sector::techniek:
      return technology;
    case Sector::voedsel_groen:
      return food;
    case Sector::handel:
      return trade;
    case Sector::ict_creatief:
      return digital;
    case Sector::mobiliteit:
      return mobility;
    case Sector::zakelijk_veiligheid:
    case Sector::specialistisch_vakmanschap:
      return service;
  }
  return service;
}

}  // namespace vindbaar::simweb::catalogue
