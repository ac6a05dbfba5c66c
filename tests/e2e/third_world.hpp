#pragma once
// The pieces of which third_years.hpp is made: a world, and a school that has a site in both of its years.

#include "tests/e2e/third_site.hpp"

#include <initializer_list>
#include <string>

namespace vindbaar::tests {

using Codes = std::initializer_list<const char*>;

/// The world while it is being written.
struct World {
  TwoYears years;

  void school(const std::string& id, const std::string& rest = ",,,,", const std::string& funded = "true") {
    years.institutions_csv +=
        id + "," + id + ",ROC," + funded + ",,Utrecht,http://" + id + ".example/," + rest + "\r\n";
  }
  void expect(const std::string& id, Codes codes, const char* change, const char* cause) {
    for (const char* code : codes) years.truth[{id, code}] = {change, cause};
  }
};

/// One school at one host in both years.
struct Both {
  Both(World& world, const std::string& id, const std::string& name, Make make)
      : then(world.years.before, id + ".example", name, make),
        now(world.years.now, id + ".example", name, make),
        world_(world),
        id_(id) {
    world.school(id);
  }
  /// A course that says this last year and that this year, at the same address.
  void course(const std::string& code, Says before, Says after, const char* change, const char* cause) {
    then.course(code, before);
    now.course(code, after);
    expect(code, change, cause);
  }
  void only_then(const std::string& code, const char* cause) {
    then.course(code);
    expect(code, "gone", cause);
  }
  void only_now(const std::string& code, const char* cause) {
    now.course(code);
    expect(code, "new", cause);
  }
  void same(Codes codes) {
    for (const char* code : codes) course(code, Says::offer, Says::offer, "kept", "same");
  }
  void retitled(const std::string& code, const std::string& title, const std::string& path = "") {
    then.course(code);
    now.course(code, Says::offer, title, path);
    expect(code, "changed", path.empty() ? "title_changed" : "page_moved");
  }
  void expect(const std::string& code, const char* change, const char* cause) {
    world_.expect(id_, {code.c_str()}, change, cause);
  }
  std::string old_address(const std::string& code) const { return then.address(certificate_name(code)); }
  std::string at(const std::string& path) const { return "http://" + id_ + ".example" + path; }
  void open() {
    then.open();
    now.open();
  }
  SchoolSite then, now;

 private:
  World& world_;
  std::string id_;
};

/// Sites that cannot be read this year though they answer, and single pages that turned into something else.
void third_walls(World& world);
/// One course, one sentence: how schools say for whom, until when, or no more.
void third_wordings(World& world);

}  // namespace vindbaar::tests
