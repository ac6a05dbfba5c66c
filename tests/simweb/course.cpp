#include "tests/simweb/course.hpp"

#include "core/text.hpp"
#include "tests/simweb/content/catalogue.hpp"
#include "tests/simweb/defaults.hpp"
#include "tests/simweb/random.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace vindbaar::simweb {
namespace {

class Planner {
 public:
  Planner(const School& school, const seeds::Lists& lists) : school_(school), lists_(lists) {}

  /// A course about a certificate. The seed leaves the year out, so that a course keeps its title over the
  /// years.
  void add(Standing standing, const std::string& code, bool second_location = false) {
    const seeds::Certificate* certificate = lists_.certificate(code);
    if (certificate == nullptr) return;
    Random random(school_.id + " " + code);
    Course course;
    course.standing = standing;
    course.code = code;
    course.name = name_on_site(*certificate, random);
    const bool keeps_to_style = random.chance(defaults::usual_packaging);
    const auto packaging =
        keeps_to_style ? school_.packaging : static_cast<Packaging>(random.below(packaging_count));
    course.title = packed(course.name, *certificate, packaging);
    course.sector = certificate->sector;
    course.levels = certificate->levels;
    course.hours = certificate->sbu.value_or(random.chance(0.5) ? 240 : 480);
    course.prints_code = needs_code(code) || school_.course_path == CoursePath::with_code ||
                         random.chance(defaults::pages_with_code);
    course.second_location = second_location;
    place(std::move(course));
  }

  void add(Standing standing, const catalogue::OtherCourse& other) {
    Course course;
    course.standing = standing;
    course.code = other.resembles;
    course.name = other.title;
    course.title = other.title;
    course.outcome = other.outcome;
    course.sector = other.sector.value_or(Sector::zakelijk_veiligheid);
    course.hours = other.hours;
    place(std::move(course));
  }

  std::vector<Course> take() { return std::move(courses_); }

 private:
  void place(Course course) {
    course.slug = slug_of(course.title);
    if (course.second_location) course.slug += "-avond";
    while (!slugs_.insert(course.slug).second) course.slug += "-2";
    course.path = path_of(course);
    courses_.push_back(std::move(course));
  }

  std::string path_of(const Course& course) const {
    const std::string& base = school_.adult_path;
    const bool certificate = course.outcome.empty();
    std::string path = base + "/" + course.slug;
    switch (school_.course_path) {
      case CoursePath::under_listing:
        break;
      case CoursePath::with_code:
        if (certificate) path += "-" + lower(course.code) + "-llo";
        break;
      case CoursePath::top_level:
        path = "/" + course.slug;
        break;
      case CoursePath::learning_unit:
        if (certificate) path = "/leereenheid-" + slug_of(course.name);
        break;
      case CoursePath::product:
        path = "/product/" + slug_of(course.name) + (certificate ? "-mbo-certificaat" : "");
        break;
      case CoursePath::by_sector:
        path = fmt::format("{}/{}/{}", base, slug_of(title(course.sector)), course.slug);
        break;
      case CoursePath::numbered:
        path = fmt::format("{}/{}/{}", base, 100 + hash_of(course.slug) % 900, course.slug);
        break;
    }
    if (course.second_location && !path.ends_with("-avond")) path += "-avond";
    if (school_.path_style == PathStyle::slash) return path + "/";
    if (school_.path_style == PathStyle::html) return path + ".html";
    if (school_.path_style == PathStyle::query) return "/index.php?pagina=cursus-" + course.slug;
    return path;
  }

  const School& school_;
  const seeds::Lists& lists_;
  std::set<std::string> slugs_;
  std::vector<Course> courses_;
};

bool has(const std::vector<std::string>& list, const std::string& code) {
  return std::ranges::find(list, code) != list.end();
}

void add_offered(Planner& planner, const School& school, const Supply& supply) {
  Random random("two locations at " + school.id);
  for (const std::string& code : supply.offered) {
    planner.add(Standing::offered, code);
    if (random.chance(defaults::second_locations)) planner.add(Standing::offered, code, true);
  }
}

/// Certificates that the school does not offer to individuals: some for employers, some of the past.
void add_not_offered(Planner& planner, const School& school, const Supply& supply,
                     std::vector<std::string> certificates) {
  Random random("not for individuals at " + school.id);
  std::erase_if(certificates, [&](const std::string& code) {
    return has(supply.offered, code) || has(supply.stopped, code);
  });
  random.shuffle(certificates);
  for (const std::string& code : supply.stopped) planner.add(Standing::withdrawn, code);
  const std::size_t employers = random.below(4) + (school.id == "hoornbeeck" ? 2 : 0);
  const std::size_t past = random.below(2);
  for (std::size_t at = 0; at < std::min(employers + past, certificates.size()); ++at) {
    planner.add(at < employers ? Standing::employer_only : Standing::withdrawn, certificates[at]);
  }
}

/// Ordinary courses: those that suit any school and those of the sectors it works in.
void add_other(Planner& planner, const School& school, const std::set<Sector>& sectors) {
  Random random("other courses at " + school.id);
  for (const catalogue::OtherCourse& other : catalogue::other_courses()) {
    const double share = !other.sector                     ? defaults::general_courses
                         : sectors.contains(*other.sector) ? defaults::own_sector_courses
                                                           : defaults::other_sector_courses;
    if (random.chance(share)) planner.add(Standing::other, other);
  }
}

bool is_green(const School& school) {
  return school.id == "aeres" || school.id == "onderwijsgroep-noordwest-holland";
}

}  // namespace

std::vector<Course> courses_of(const School& school, const Supply& supply, const seeds::Lists& lists,
                               const std::vector<std::string>& certificates) {
  Planner planner(school, lists);
  std::set<Sector> sectors;
  for (const std::string& code : supply.offered) {
    if (const auto* certificate = lists.certificate(code)) sectors.insert(certificate->sector);
  }
  add_offered(planner, school, supply);
  add_not_offered(planner, school, supply, certificates);
  add_other(planner, school, sectors);
  if (is_green(school)) {
    for (const auto& licence : catalogue::green_licence_courses())
      planner.add(Standing::green_licence, licence);
  }
  std::vector<Course> courses = planner.take();
  Random random("order of courses at " + school.id);
  random.shuffle(courses);
  return courses;
}

std::string_view why(Standing standing) {
  switch (standing) {
    case Standing::offered:
      return "R1: op de site en open voor individuele inschrijving";
    case Standing::employer_only:
      return "R2: alleen via een werkgever";
    case Standing::withdrawn:
      return "R6: de pagina staat er nog, het aanbod niet";
    case Standing::other:
      return "R13: leidt niet tot een mbo-certificaat";
    case Standing::green_licence:
      return "R4: wettelijk certificaat van het groene domein";
  }
  return "";
}

}  // namespace vindbaar::simweb
