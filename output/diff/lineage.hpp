#pragma once
// Who became whom between two days: institutions that merged (R21), certificates that were replaced (R25).

#include "core/date.hpp"
#include "seeds/seeds.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vindbaar::diff {

/// Immutable; points into `lists`, which must outlive it.
class Lineage {
 public:
  Lineage(const seeds::Lists& lists, Date old_day, Date new_day);

  /// What stands on the new day for an institution of the old day: itself, or what it (and that in turn)
  /// merged into. An id that the list does not have stands for itself.
  std::string successor(const std::string& id) const;

  /// Everything of the old day that `id` stands for on the new day, itself included, sorted.
  std::vector<std::string> predecessors(const std::string& id) const;

  /// Out of the population by the new day, and nothing stands for it.
  bool is_closed(const std::string& id) const;

  /// In the population by the new day, not on the old day, and nobody's successor.
  bool is_new(const std::string& id) const;

  /// Whether the list gives the institution the host of `url`, as it is this year.
  bool is_site_of(const std::string& id, const std::string& url) const;

  bool was_valid(const std::string& code) const;  ///< On the old day.
  bool is_valid(const std::string& code) const;   ///< On the new day.

  /// The first certificate in the chain of successors that is in the register on the new day; nothing when
  /// there is none. For a code that is itself still valid: its successor, when that is valid too.
  std::optional<std::string> replacement(const std::string& code) const;

  std::string name_of_institution(const std::string& id) const;
  std::string name_of_certificate(const std::string& code) const;

 private:
  const seeds::Institution* institution(std::string_view id) const;
  const seeds::Certificate* certificate(std::string_view code) const;

  Date old_day_;
  Date new_day_;
  std::unordered_map<std::string_view, const seeds::Institution*> institutions_;
  std::unordered_map<std::string_view, const seeds::Certificate*> certificates_;
  std::unordered_map<std::string, std::string> merged_;  ///< Direct successors.
  std::map<std::string, std::vector<std::string>> predecessors_;
};

}  // namespace vindbaar::diff
