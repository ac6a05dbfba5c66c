#include "crawler/owners.hpp"

#include "crawler/scope.hpp"

#include <utility>
#include <vector>

namespace vindbaar::crawler {

struct Owners::State {
  std::vector<std::pair<std::string, Scope>> scopes;
};

Owners::Owners(const seeds::Lists& lists) {
  auto state = std::make_unique<State>();
  for (const seeds::Institution& institution : lists.institutions)
    state->scopes.emplace_back(institution.id, Scope(institution, lists));
  state_ = std::move(state);
}

Owners::~Owners() = default;

std::string Owners::owner_of(const Url& url) const {
  for (const auto& [id, scope] : state_->scopes)
    if (scope.contains(url) && scope.left_out(url).empty()) return id;
  return {};
}

}  // namespace vindbaar::crawler
