#pragma once
// Two small years, a fact at a time: lists, institutions, pages, offerings, what became of an address.

#include "output/diff/diff.hpp"

#include <string>
#include <vector>

namespace vindbaar::test {

inline const Date old_day = Date::parse("2025-03-01").value();
inline const Date new_day = Date::parse("2026-03-01").value();

/// alfa, beta, gamma; K0905, K0165, C0039. All of both years.
seeds::Lists plain_lists();
seeds::Institution& add_institution(seeds::Lists& lists, const std::string& id);
seeds::Certificate& add_certificate(seeds::Lists& lists, const std::string& code, const std::string& name);

/// One year under construction. Institutions are complete unless told otherwise.
class YearMaker {
 public:
  explicit YearMaker(std::string name, Date day);

  YearMaker& institution(const std::string& id, Outcome outcome = Outcome::complete);
  YearMaker& page(const std::string& institution, const std::string& url, PageKind kind,
                  const std::string& heading = "Helpende plus");
  YearMaker& visit(const std::string& institution, const std::string& url, int status,
                   const std::string& redirect_to = "");
  YearMaker& not_asked(const std::string& institution, const std::string& url, const std::string& reason);
  /// Asked without any answer: "E-DNS: …".
  YearMaker& no_answer(const std::string& institution, const std::string& url, const std::string& reason);
  /// A findable pair with its page and its proof.
  YearMaker& offers(const std::string& institution, const std::string& code, const std::string& url,
                    const std::string& title = "Helpende plus");
  /// A pair that a rule keeps out, with its page.
  YearMaker& names(const std::string& institution, const std::string& code, const std::string& url,
                   const std::string& excluded_by, const std::string& audience = "unknown",
                   PageKind kind = PageKind::certificate_track);
  /// No page and no sitemap leads to the page made last: it was asked for by its address.
  YearMaker& left_alone();
  YearMaker& only_some() {
    side_.whole_population = false;
    return *this;
  }

  const diff::Side& side() const { return side_; }

 private:
  diff::Side side_;
};

YearMaker old_year();  ///< With alfa, beta and gamma complete.
YearMaker new_year();

/// The one row about (institution, code); fails the test when there is none.
diff::ChangeRow row_about(const diff::Comparison& comparison, const std::string& institution,
                          const std::string& code);

/// "gone page_removed"
std::string verdict(const diff::ChangeRow& row);

}  // namespace vindbaar::test
