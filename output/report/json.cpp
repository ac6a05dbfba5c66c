#include "output/report/index.hpp"
#include "output/report/report.hpp"
#include "output/report/sectors.hpp"

#include <nlohmann/json.hpp>

namespace vindbaar::report {
namespace {

using Json = nlohmann::ordered_json;

/// Two spaces; bytes that are no UTF-8 become U+FFFD instead of an exception.
std::string spelled(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

Json or_null(const std::optional<int>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json json_of_certificate(const CertificateCount& row) {
  return {{"code", row.code},
          {"certificate", row.name},
          {"kind", word(row.kind)},
          {"sector", word(row.sector)},
          {"providers_funded", row.funded},
          {"providers_private", row.private_},
          {"providers_total", row.total()}};
}

Json json_of_institution(const InstitutionCount& row) {
  const auto if_measured = [&](int value) { return row.current ? Json(value) : Json(nullptr); };
  Json json{{"institution_id", row.id},
            {"institution", row.name},
            {"funded", row.funded},
            {"previous", or_null(row.previous)},
            {"current", or_null(row.current)},
            {"keuzedeel", if_measured(row.elective_units)},
            {"beroepsonderdeel", if_measured(row.vocational_units)}};
  for (const Sector sector : every_sector)
    json[std::string(word(sector))] = if_measured(value_of(row.sectors, sector));
  json["outcome"] = word(row.outcome);
  json["reason"] = row.reason;
  return json;
}

Json json_of_sector(const SectorCount& row) {
  return {{"sector", word(row.sector)},
          {"kind", word(row.kind)},
          {"registered", row.registered},
          {"with_provider", row.with_provider},
          {"providers", row.providers},
          {"offerings", row.offerings},
          {"unique_certificates", row.unique_certificates}};
}

}  // namespace

std::string json_of(const Counts& counts) {
  Json json{{"measured", counts.measured},           {"known", counts.known},
            {"employer_only", counts.employer_only}, {"unavailable", counts.unavailable},
            {"doubtful", counts.doubtful},           {"certificates", Json::array()},
            {"institutions", Json::array()},         {"sectors", Json::array()}};
  for (const auto& row : counts.certificates) json["certificates"].push_back(json_of_certificate(row));
  for (const auto& row : counts.institutions) json["institutions"].push_back(json_of_institution(row));
  for (const auto& row : counts.sectors) json["sectors"].push_back(json_of_sector(row));
  return spelled(json);
}

std::string json_of(const std::vector<store::OfferingRow>& offerings, const seeds::Lists& lists) {
  const ListIndex index(lists);
  Json json = Json::array();
  for (const store::OfferingRow& row : offerings) {
    const auto* institution = index.institution(row.institution);
    const auto* certificate = index.certificate(row.code);
    json.push_back({{"institution_id", row.institution},
                    {"institution", institution ? Json(institution->name) : Json(nullptr)},
                    {"funded", institution ? Json(institution->funded) : Json(nullptr)},
                    {"code", row.code},
                    {"certificate", certificate ? Json(certificate->name) : Json(nullptr)},
                    {"kind", certificate ? Json(word(certificate->kind)) : Json(nullptr)},
                    {"sector", certificate ? Json(word(certificate->sector)) : Json(nullptr)},
                    {"title", row.title},
                    {"url", row.url},
                    {"audience", row.audience},
                    {"availability", row.availability},
                    {"verdict", row.verdict},
                    {"findable", row.findable},
                    {"probability", row.probability},
                    {"evidence", row.evidence},
                    {"archived_at", row.archived_at},
                    {"pages", row.pages},
                    {"excluded_by", row.excluded_by}});
  }
  return spelled(json);
}

std::string json_of(const std::vector<Cell>& cells) {
  Json json = Json::array();
  for (const Cell& cell : cells) {
    json.push_back({{"table", cell.table},
                    {"row", cell.row},
                    {"column", cell.column},
                    {"printed", or_null(cell.printed)},
                    {"ours", or_null(cell.ours)},
                    {"differs", cell.differs()},
                    {"explanation", cell.explanation}});
  }
  return spelled(json);
}

}  // namespace vindbaar::report
