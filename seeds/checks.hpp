#pragma once
// The rules of check(), a group a file. Each looks at lists that could be read and reports what a careful
// colleague would notice; none changes anything.

#include "seeds/seeds.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::seeds {

/// Where the rules write what they notice.
class Notes {
 public:
  explicit Notes(const std::filesystem::path& folder) : folder_(folder) {}

  void error(const char* list, std::size_t line, std::string_view column, std::string message) {
    add(Problem::Severity::error, list, line, column, std::move(message));
  }
  void warning(const char* list, std::size_t line, std::string_view column, std::string message) {
    add(Problem::Severity::warning, list, line, column, std::move(message));
  }
  /// `list` is a file's name in lists/: "certificates.csv".
  void add(Problem::Severity severity, const char* list, std::size_t line, std::string_view column,
           std::string message);
  void add(Problem problem) { problems_.push_back(std::move(problem)); }

  std::vector<Problem> take() { return std::move(problems_); }

 private:
  std::filesystem::path folder_;
  std::vector<Problem> problems_;
};

void check_institutions(const Lists& lists, Notes& notes);  ///< Ids, names, BRIN, funding, dates.
void check_mergers(const Lists& lists, Notes& notes);       ///< Predecessors, successors, dates between them.
void check_hosts(const Lists& lists, Notes& notes);         ///< Start URLs, hosts, portals.
void check_certificates(const Lists& lists, Notes& notes);  ///< Codes, names, dates, successors, LNV.
void check_decisions(const Lists& lists, Notes& notes);
void check_phrases(const Lists& lists, Notes& notes);

/// Whether one of the two became the other, directly or over several mergers.
bool are_related(const Lists& lists, const Institution& a, const Institution& b);

/// A validity that no list means: it ends before it begins, or a year with a digit too few or too many.
void check_dates(const char* list, std::size_t line, const std::optional<Date>& from,
                 const std::optional<Date>& until, Notes& notes);

}  // namespace vindbaar::seeds
