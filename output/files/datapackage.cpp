// datapackage.json: the CSV files described by the Frictionless Data Package standard (v1).
// https://specs.frictionlessdata.io/data-package/ and /table-schema/
#include "core/coding_frame.hpp"
#include "core/csv.hpp"
#include "output/files/files.hpp"
#include "output/files/place_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace vindbaar::files {
namespace {

using Json = nlohmann::ordered_json;

struct FileWords {
  const char* name;
  const char* nl;
  const char* en;
  std::vector<std::string> key;
};

const std::array described{
    FileWords{"offerings",
              "Vindbaar en niet meegeteld aanbod",
              "Findable and excluded offerings",
              {"institution_id", "code"}},
    FileWords{"certificates", "Aanbieders per certificaat", "Providers by certificate", {"code"}},
    FileWords{
        "institutions", "Certificaten per instelling", "Certificates by institution", {"institution_id"}},
    FileWords{"sectors", "Sectoren en soorten", "Sectors and kinds", {"sector", "kind"}},
    FileWords{"features",
              "Kenmerken van het aanbod (analysekader)",
              "Features of the offerings (coding frame)",
              {"institution_id", "code"}},
    FileWords{"courses", "Ander aanbod voor volwassenen", "Other courses for adults", {}},
    FileWords{"doubtful",
              "Twijfelgevallen om te beoordelen",
              "Doubtful cases to judge",
              {"institution_id", "code"}},
    FileWords{"coverage", "Dekking van de meting", "Coverage of the measurement", {"institution_id"}}};

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The type of a column, by its name and its file: names mean one thing in all files but the sectors, which
/// are figures in institutions.csv.
Json field_of(const std::string& column, std::string_view file) {
  Json field{{"name", column}, {"type", "string"}};
  const bool is_sector_figure =
      file == "institutions" && feature_of("sector") != nullptr &&
      (is_allowed(*feature_of("sector"), column) || is_any_of(column, {"keuzedeel", "beroepsonderdeel"}));
  if (is_any_of(column, {"funded", "findable"})) field["type"] = "boolean";
  if (column == "probability") field["type"] = "number";
  if (column == "archived_at") field["type"] = "datetime";
  if (is_sector_figure || column.starts_with("providers") ||
      is_any_of(column, {"pages", "previous", "current", "registered", "with_provider", "offerings",
                         "unique_certificates", "errors", "skipped", "waiting", "taken_apart"}))
    field["type"] = "integer";
  if (column == "code" && file != "doubtful")
    field["constraints"] = {{"pattern", "[KC][0-9]{4}"}, {"required", true}};
  if (const Feature* feature = feature_of(column);
      feature != nullptr && is_any_of(file, {"features", "courses"})) {
    field["title"] = feature->nl;
    if (!feature->is_multiple && !feature->values.empty()) {
      Json words = Json::array();
      for (const FeatureValue& value : feature->values) words.push_back(value.word);
      words.push_back(not_stated);
      field["constraints"] = {{"enum", std::move(words)}};
    }
  }
  return field;
}

/// The first record of a CSV text, which is its header.
std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n') == std::string::npos ? text.size() : text.find('\n') + 1);
}

}  // namespace

Result<std::string> datapackage_of(const std::filesystem::path& folder, const Publication& publication) {
  const bool dutch = publication.language == report::Language::nl;
  Json package{
      {"profile", "tabular-data-package"},
      {"name", "vindbaar-aanbod"},
      {"title", dutch ? "Vindbaar aanbod van mbo-certificaten" : "Findable supply of mbo certificates"},
      {"description",
       (dutch ? "Meting " : "Run ") + publication.run + ", " + publication.material.day.text()},
      {"resources", Json::array()}};
  for (const FileWords& file : described) {
    const auto path = folder / (std::string(file.name) + ".csv");
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return cannot_write(folder / "datapackage.json", path.string() + " cannot be read");
    const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const auto header = read_csv(first_line(bytes), path.string());
    if (!header) return tl::unexpected(header.error());
    Json schema{{"fields", Json::array()}, {"missingValues", {""}}};
    for (const std::string& column : header->header) schema["fields"].push_back(field_of(column, file.name));
    if (!file.key.empty()) schema["primaryKey"] = file.key;
    package["resources"].push_back(
        {{"profile", "tabular-data-resource"},
         {"name", file.name},
         {"path", std::string(file.name) + ".csv"},
         {"title", dutch ? file.nl : file.en},
         {"format", "csv"},
         {"mediatype", "text/csv"},
         {"encoding", "utf-8"},
         {"bytes", bytes.size()},
         {"dialect", {{"delimiter", ","}, {"lineTerminator", "\r\n"}, {"header", true}}},
         {"schema", std::move(schema)}});
  }
  return package.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace vindbaar::files
