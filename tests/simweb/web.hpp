#pragma once
// The simulated web: the sites of the institutions in the published tables, generated so that counting what
// can be found on them gives the tables of February 2022 back (or the totals of May 2020), as nearly as those
// tables allow. Same seeds, same year, same bytes. Hosts end in the reserved domain .example (RFC 2606), so
// nothing can be mistaken for a real site.
//
// Entry points: Web::create(), answer(), truth(), differences(); Proxy serves it.

#include "core/result.hpp"
#include "seeds/seeds.hpp"
#include "tests/simweb/answer.hpp"
#include "tests/simweb/known_differences.hpp"
#include "tests/simweb/site.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vindbaar::simweb {

/// One course page of the answer key.
struct TruthRow {
  std::string institution;
  std::string code;
  std::string title;
  std::string url;
  bool findable = false;
  std::string why;
};

class Web {
 public:
  /// `folder` holds lists/ and baseline/2022-02; `year` is 2022 or 2020. Fails with `bad_input` on unreadable
  /// seeds, `usage` ("E-YEAR") on another year, and as solve_margins().
  static Result<Web> create(const std::filesystem::path& folder, int year);

  /// Nothing for a host that no school has. Sites are made when first asked.
  std::optional<Answer> answer(const Url& url);
  /// The institution whose host it is, or empty.
  std::string owner_of(std::string_view host) const;

  /// Every course page that offers, or could be taken to offer, a certificate.
  std::vector<TruthRow> truth() const;
  const std::vector<Difference>& differences() const noexcept { return differences_; }
  const std::vector<School>& schools() const noexcept { return schools_; }
  const std::string& solver_notes() const noexcept { return notes_; }
  const Site& site(const std::string& institution);

 private:
  Web() = default;
  std::vector<Course> courses(const School& school) const;

  int year_ = 0;
  seeds::Lists lists_;
  std::vector<School> schools_;
  std::map<std::string, Supply> supply_;  ///< By institution.
  std::vector<std::string> certificates_;
  NamesToDrop names_;
  std::vector<Difference> differences_;
  std::string notes_;
  std::map<std::string, std::unique_ptr<Site>> sites_;
};

/// CSV: institution_id,code,title,url,findable,why.
std::string truth_csv(const std::vector<TruthRow>& rows);

}  // namespace vindbaar::simweb
