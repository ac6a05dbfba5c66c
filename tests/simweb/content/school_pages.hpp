#pragma once
// The pages of a school that are no courses. Many name certificates without offering one: electives in
// programmes, news, explanations, vacancies (report rules R13, R14, R24).

#include "tests/simweb/course.hpp"
#include "tests/simweb/document.hpp"

#include <string>
#include <vector>

namespace vindbaar::simweb {

/// The names of certificates that pages may drop.
struct NamesToDrop {
  std::vector<std::string> electives;     ///< Keuzedelen that have a certificate.
  std::vector<std::string> certificates;  ///< Any.
};

std::vector<Document> programme_pages(const School& school, const NamesToDrop& names);
std::vector<Document> news_pages(const School& school, const NamesToDrop& names,
                                 const std::vector<Course>& courses, int year);
std::vector<Document> vacancy_pages(const School& school);
std::vector<Document> event_pages(const School& school, int year);
/// About, privacy, contact, questions and answers, recognition of prior learning, for employers.
std::vector<Document> info_pages(const School& school, const NamesToDrop& names);

}  // namespace vindbaar::simweb
