#pragma once

#include "seeds/seeds.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace vindbaar::testing {

inline const std::string institution_header =
    "id,name,type,funded,brin,province,start_urls,extra_hosts,successor_of,merged_into,valid_from,valid_"
    "until\n";
inline const std::string certificate_header =
    "code,name,kind,sector,level,qualification,sbu,valid_from,valid_until,replaced_by,lnv,aliases\n";
inline const std::string phrase_header = "id,language,meaning,match,pattern,weight,example,counterexample\n";
inline const std::string decision_header =
    "institution_id,title,code,verdict,who,when,quote,record,fingerprint,register_version\n";

/// A folder of seeds that goes away with the test. It starts with one institution and one certificate, both
/// in order.
class Folder {
 public:
  Folder() : place_(std::filesystem::path{BINARY_DIR} / ("seeds-" + std::to_string(std::random_device{}()))) {
    std::filesystem::create_directories(place_ / "lists" / "phrases");
    institutions("roc-a,ROC A,ROC,true,25PJ,Overijssel,https://www.roc-a.nl/,,,,,\n");
    certificates("K0905,Helpende plus,keuzedeel,zorg,2,,,,,,false,\n");
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(place_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return place_; }

  /// `name` relative to the folder: "lists/portals.csv".
  void write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((place_ / name).parent_path());
    std::ofstream{place_ / name, std::ios::binary} << bytes;
  }
  void institutions(const std::string& rows) const {
    write("lists/institutions.csv", institution_header + rows);
  }
  void certificates(const std::string& rows) const {
    write("lists/certificates.csv", certificate_header + rows);
  }

  /// The problems as people see them, with the folder's own name cut off.
  std::vector<std::string> texts(const std::vector<seeds::Problem>& problems) const {
    std::vector<std::string> lines;
    const std::string start = place_.generic_string() + "/";
    for (const seeds::Problem& problem : problems) {
      std::string text = problem.text();
      if (text.starts_with(start)) text.erase(0, start.size());
      lines.push_back((problem.severity == seeds::Problem::Severity::warning ? "warning: " : "") + text);
    }
    return lines;
  }

 private:
  std::filesystem::path place_;
};

/// The lists of a folder that must be in order.
inline seeds::Lists lists_of(const Folder& folder) {
  const seeds::Reading reading = seeds::read_lists(folder.path());
  for (const std::string& text : folder.texts(reading.problems)) MESSAGE(text);
  REQUIRE(reading.lists.has_value());
  return *reading.lists;
}

}  // namespace vindbaar::testing
