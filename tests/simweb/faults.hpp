#pragma once

#include "core/result.hpp"
#include "core/url.hpp"
#include "tests/simweb/answer.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::simweb {

/// What is wrong with an institution's site.
enum class Fault {
  robots503,   ///< robots.txt answers 503 for ever: everything is disallowed (RFC 9309, section 2.3.1.4).
  robotsdeny,  ///< robots.txt disallows everything.
  hang,        ///< Requests are accepted and never answered.
  once503,     ///< Each URL answers 503 with Retry-After: 0 the first time it is asked.
  down,        ///< As if the host name did not exist.
  shell,       ///< Every page is an empty shell for a script to fill.
  moved        ///< Every page redirects to another organisation's host.
};

struct FaultyInstitution {
  std::string institution;
  Fault fault = Fault::down;

  /// "deltion=robots503"; the words are the enumerators', and "503once" for once503. Fails with `usage`,
  /// code "E-FAULT".
  static Result<FaultyInstitution> parse(std::string_view text);
};

/// Answers as `source` does, but for the institutions that are out of order. `owner` gives the institution of
/// a host.
class FaultySource {
 public:
  using Owner = std::function<std::string(std::string_view host)>;
  FaultySource(Source source, Owner owner, const std::vector<FaultyInstitution>& faults);

  /// Nothing: there is no such host.
  std::optional<Answer> answer(const Url& url);
  /// This URL is never answered.
  bool hangs(const Url& url) const;

 private:
  std::optional<Fault> fault_of(const Url& url) const;

  Source source_;
  Owner owner_;
  std::map<std::string, Fault> faults_;
  std::set<std::string> asked_;
};

}  // namespace vindbaar::simweb
