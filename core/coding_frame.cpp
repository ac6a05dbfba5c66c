#include "core/coding_frame.hpp"

#include <algorithm>
#include <array>

namespace vindbaar {
namespace {

constexpr std::array offering_types{
    FeatureValue{"bol", "bol", "school-based pathway"},
    FeatureValue{"bbl", "bbl", "work-based pathway"},
    FeatureValue{"derde_leerweg", "derde leerweg", "third pathway"},
    FeatureValue{"certificaat", "certificaat", "certificate"},
    FeatureValue{"training", "training", "training"},
    FeatureValue{"cursus", "cursus", "course"},
    FeatureValue{"praktijkverklaring", "praktijkverklaring", "practice statement"},
    FeatureValue{"branchecertificaat", "branchecertificaat", "industry certificate"},
    FeatureValue{"module", "module", "module"}};

constexpr std::array levels{
    FeatureValue{"1", "niveau 1", "level 1"}, FeatureValue{"2", "niveau 2", "level 2"},
    FeatureValue{"3", "niveau 3", "level 3"}, FeatureValue{"4", "niveau 4", "level 4"}};

constexpr std::array sectors{
    FeatureValue{"handel", "Handel", "Trade"},
    FeatureValue{"ict_creatief", "ICT en creatieve industrie", "ICT and creative industry"},
    FeatureValue{"mobiliteit", "Mobiliteit, transport, logistiek en maritiem",
                 "Mobility, transport, logistics and maritime"},
    FeatureValue{"specialistisch_vakmanschap", "Specialistisch vakmanschap", "Specialist crafts"},
    FeatureValue{"techniek", "Techniek en gebouwde omgeving", "Technology and built environment"},
    FeatureValue{"voedsel_groen", "Voedsel, groen en gastvrijheid", "Food, green and hospitality"},
    FeatureValue{"zakelijk_veiligheid", "Zakelijke dienstverlening en veiligheid",
                 "Business services and security"},
    FeatureValue{"zorg", "Zorg, welzijn en sport", "Care, welfare and sport"}};

constexpr std::array civil_effects{
    FeatureValue{"diploma", "diploma", "diploma"},
    FeatureValue{"mbo_certificaat", "mbo-certificaat", "mbo certificate"},
    FeatureValue{"branchecertificaat", "branchecertificaat", "industry certificate"},
    FeatureValue{"overig", "overig", "other"}};

constexpr std::array target_groups{
    FeatureValue{"werkenden", "werkenden", "employed"},
    FeatureValue{"werkzoekenden", "werkzoekenden", "job seekers"},
    FeatureValue{"zzp", "zzp'ers", "self-employed"},
    FeatureValue{"afstand_tot_arbeidsmarkt", "afstand tot de arbeidsmarkt", "far from the labour market"},
    FeatureValue{"zijinstromers", "zijinstromers", "career changers"},
    FeatureValue{"particulieren", "particulieren", "individuals"},
    FeatureValue{"liefhebbers", "liefhebbers", "hobbyists"}};

constexpr std::array specificities{FeatureValue{"algemeen", "algemeen", "general"},
                                   FeatureValue{"beroepsspecifiek", "beroepsspecifiek", "vocational"}};

constexpr std::array learning_mixes{FeatureValue{"online", "online", "online"},
                                    FeatureValue{"klassikaal", "klassikaal", "classroom"},
                                    FeatureValue{"werkplekleren", "werkplekleren", "workplace learning"},
                                    FeatureValue{"zelfstudie", "zelfstudie", "self-study"}};

constexpr std::array time_places{FeatureValue{"afhankelijk", "afhankelijk", "dependent"},
                                 FeatureValue{"onafhankelijk", "onafhankelijk", "independent"},
                                 FeatureValue{"deels", "deels", "partly"}};

constexpr std::array exemptions{FeatureValue{"vrijstelling", "vrijstelling", "exemption"},
                                FeatureValue{"versnellen", "versnellen", "acceleration"},
                                FeatureValue{"verkorten", "verkorten", "shortening"},
                                FeatureValue{"korting", "korting", "discount"},
                                FeatureValue{"geen", "geen", "none"}};

constexpr std::array pathways{FeatureValue{"gestandaardiseerd", "gestandaardiseerd", "standard"},
                              FeatureValue{"open", "open", "open"}, FeatureValue{"deels", "deels", "partly"}};

constexpr std::array assessments{
    FeatureValue{"leerwegafhankelijk", "leerwegafhankelijk", "pathway-dependent"},
    FeatureValue{"leerwegonafhankelijk", "leerwegonafhankelijk", "pathway-independent"},
    FeatureValue{"beroepsproducten", "beroepsproducten", "vocational products"},
    FeatureValue{"praktijkexamen", "praktijkexamen", "practical exam"},
    FeatureValue{"proeve", "proeve van bekwaamheid", "proof of competence"},
    FeatureValue{"theorie_examen", "theorie-examen", "theory exam"}};

constexpr std::array group_forms{FeatureValue{"individueel", "individueel", "individual"},
                                 FeatureValue{"groepsgewijs", "groepsgewijs", "in groups"},
                                 FeatureValue{"beide", "beide", "both"}};

constexpr std::array yes_or_no{FeatureValue{"ja", "ja", "yes"}, FeatureValue{"nee", "nee", "no"}};

constexpr std::array start_moments{
    FeatureValue{"vast_1", "een vast moment", "one fixed moment"},
    FeatureValue{"vast_2", "twee vaste momenten", "two fixed moments"},
    FeatureValue{"vast_meer", "drie of meer vaste momenten", "three or more fixed moments"},
    FeatureValue{"flexibel", "flexibel", "flexible"},
    FeatureValue{"direct", "direct", "at once"},
    FeatureValue{"bij_voldoende_aanmeldingen", "bij voldoende aanmeldingen", "when enough enrol"},
    FeatureValue{"alleen_eerstvolgende_datum", "alleen de eerstvolgende datum", "the next date only"}};

constexpr std::array class_times{
    FeatureValue{"overdag", "overdag", "by day"}, FeatureValue{"avond", "avond", "evening"},
    FeatureValue{"weekend", "weekend", "weekend"}, FeatureValue{"vakantie", "vakantie", "holidays"},
    FeatureValue{"flexibel", "flexibel", "flexible"}};

constexpr std::array locations{FeatureValue{"school", "school", "school"},
                               FeatureValue{"in_company", "in-company", "in-company"},
                               FeatureValue{"regio_locatie", "locatie in de regio", "place in the region"},
                               FeatureValue{"online", "online", "online"}};

constexpr std::array<FeatureValue, 0> free_text{};

constexpr std::array frame{
    Feature{"offering_type", "Aanbod naar type", "Type of offering", false, false, offering_types},
    Feature{"level", "Niveau", "Level", false, true, levels},
    Feature{"sector", "Sector", "Sector", false, false, sectors},
    Feature{"civil_effect", "Civiel effect", "Civil effect", false, false, civil_effects},
    Feature{"duration", "Duur", "Duration", false, false, free_text},
    Feature{"target_group", "Doelgroep", "Target group", false, true, target_groups},
    Feature{"specificity", "Algemeen of beroepsspecifiek", "General or vocational", false, false,
            specificities},
    Feature{"learning_mix", "Leermix", "Learning mix", true, true, learning_mixes},
    Feature{"time_place", "Tijd- en plaats(on)afhankelijk", "Bound to time and place", true, false,
            time_places},
    Feature{"exemptions", "Vrijstellingen, versnellingen en kortingen",
            "Exemptions, acceleration and discounts", true, true, exemptions},
    Feature{"pathway_openness", "Gestandaardiseerde of open leerweg", "Standard or open pathway", true, false,
            pathways},
    Feature{"assessment", "Toetsing", "Assessment", true, true, assessments},
    Feature{"individual_or_group", "Individueel of groepsgewijs", "Individual or in groups", true, false,
            group_forms},
    Feature{"modular_stackable", "Modulair, stapelbaar", "Modular, stackable", true, false, yes_or_no},
    Feature{"start_moments", "Startmomenten", "Start moments", true, false, start_moments},
    Feature{"class_times", "Flexibiliteit in lestijden", "Class times", true, true, class_times},
    Feature{"order_flexible", "Flexibiliteit in volgorde", "Free order", true, false, yes_or_no},
    Feature{"location", "Locatie, in-company", "Location, in-company", true, true, locations}};

}  // namespace

std::span<const Feature> coding_frame() noexcept {
  return frame;
}

const Feature* feature_of(std::string_view id) noexcept {
  const auto found = std::find_if(frame.begin(), frame.end(), [id](const auto& row) { return row.id == id; });
  return found == frame.end() ? nullptr : &*found;
}

bool is_allowed(const Feature& feature, std::string_view value) noexcept {
  return feature.values.empty() ||
         std::any_of(feature.values.begin(), feature.values.end(),
                     [value](const FeatureValue& one) { return one.word == value; });
}

}  // namespace vindbaar
