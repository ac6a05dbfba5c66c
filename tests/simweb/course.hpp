#pragma once

#include "seeds/seeds.hpp"
#include "tests/simweb/school.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::simweb {

/// What a course on a site is to the search.
enum class Standing {
  offered,        ///< Leads to an mbo-certificaat and individuals can enrol: findable.
  employer_only,  ///< Leads to one, but only employers can enrol (report rule R2).
  withdrawn,      ///< Led to one; the page stands, the offer does not (R6).
  other,          ///< Leads to something else (R13).
  green_licence   ///< A statutory certificate of the green domain (R4).
};

/// One course page of a school.
struct Course {
  Standing standing = Standing::offered;
  std::string code;   ///< The certificate it leads or led to, or whose name it resembles; may be empty.
  std::string name;   ///< The certificate's name as the site has it, or the course's.
  std::string title;  ///< The name with its packing, as heading and in lists.
  std::string slug;
  std::string path;     ///< On the school's adult host.
  std::string outcome;  ///< For `other` and `green_licence`: "bewijs van deelname".
  Sector sector = Sector::zorg;
  std::vector<int> levels;  ///< As the register knows them.
  int hours = 0;
  bool prints_code = false;
  bool second_location = false;  ///< The same course once more, in another town (R8).
};

/// Codes that one school offers, and has stopped offering.
struct Supply {
  std::vector<std::string> offered;
  std::vector<std::string> stopped;
};

/// All courses of a school: one for each code offered, some twice, and what else is on the site to be told
/// from them. `certificates` is every certificate that the printed tables name. Deterministic.
std::vector<Course> courses_of(const School& school, const Supply& supply, const seeds::Lists& lists,
                               const std::vector<std::string>& certificates);

/// "R2: alleen via een werkgever", why a course does or does not count.
std::string_view why(Standing standing);

}  // namespace vindbaar::simweb
