#pragma once
// One school's website in one year of third_years.hpp: its make, its words, and the noise around its courses.

#include "tests/e2e/two_years.hpp"

#include <string>
#include <vector>

namespace vindbaar::tests {

/// The make of a site; each has its own addresses, markup and wording.
enum class Make { elementor, drupal, finder, aspx, shop, tabs };

/// What a course page says of its course.
enum class Says { offer, employers, stopped, paused, waiting_list, no_certificate };

/// The official name of a certificate of this world.
std::string certificate_name(const std::string& code);
/// Its register, as the seeds' list.
std::string third_certificates_csv();
std::string slug_of(const std::string& text);

simweb::Answer redirect_to(const std::string& where, int status = 301);

class SchoolSite {
 public:
  SchoolSite(TwoYears::Pages& pages, std::string host, std::string name, Make make)
      : pages_(pages), root_("http://" + std::move(host)), name_(std::move(name)), make_(make) {}

  /// Where a course with this title stands on a site of this make.
  std::string address(const std::string& title) const;
  /// A course page in the list of courses; the certificate's own name is its title unless told otherwise.
  void course(const std::string& code, Says says = Says::offer, std::string title = "",
              std::string path = "");
  /// Several certificates, one page.
  void bundle(const std::string& title, const std::vector<std::string>& codes);
  /// Several certificates under headings that open, without pages of their own.
  void accordion(const std::string& path, const std::string& title, const std::vector<std::string>& codes);
  /// Any page in this site's clothes.
  void text(const std::string& path, const std::string& title, const std::string& body, int status = 200);
  void put(const std::string& path, simweb::Answer answer) { pages_[root_ + path] = std::move(answer); }
  /// In the list of courses, without a page.
  void list(const std::string& path, const std::string& title, const std::string& teaser);
  /// Home, list of courses, and everything else a school has on its site. The last call.
  void open();

 private:
  struct Card {
    std::string path, title, teaser;
  };
  struct Part {
    std::string path, title, body;
    int status;
  };
  std::string dress(const Part& part) const;
  std::string course_body(const std::string& name, const std::string& code, Says says) const;
  void lists();
  void programmes();
  void news_and_vacancies();

  TwoYears::Pages& pages_;
  std::string root_, name_;
  Make make_;
  std::vector<Card> cards_;
  std::vector<Part> parts_;
};

}  // namespace vindbaar::tests
