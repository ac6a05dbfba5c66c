#include "matcher/together.hpp"

#include "core/text.hpp"
#include "matcher/defaults.hpp"
#include "matcher/model.hpp"
#include "matcher/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace vindbaar::matcher {
namespace {

enum Option : std::size_t { best, runner_up, none, options };
using Shares = std::array<double, options>;

/// What moves one option of a title, and why; only the strongest reason is told.
struct Pull {
  double shift = 0;
  double strongest = 0;
  std::string words;

  void add(double by, const std::string& why) {
    shift += by;
    if (std::abs(by) > std::abs(strongest)) {
      strongest = by;
      words = why;
    }
  }
};

struct Node {
  SiteMatch* of = nullptr;
  std::string folded;
  Shares alone{};   ///< Before the others are heard.
  Shares shares{};  ///< After.
  std::array<Pull, options> pulls;
  bool is_free = false;  ///< May change; the others only testify.

  const Ranked* ranked(std::size_t option) const {
    if (option == best) return &of->match.best;
    return option == runner_up && of->match.runner_up ? &*of->match.runner_up : nullptr;
  }
  /// What is believed of a certificate.
  double belief(const CertificateCode& code) const {
    for (const Option option : {best, runner_up}) {
      if (ranked(option) != nullptr && ranked(option)->code == code) return shares[option];
    }
    return 0;
  }
  bool is_ambiguous() const { return alone[runner_up] >= defaults::ambiguous; }
};

Shares shares_of(const Match& match) {
  Shares shares{};
  shares[best] = match.best.probability.value();
  if (match.runner_up) shares[runner_up] = std::min(match.runner_up->probability.value(), 1 - shares[best]);
  shares[none] = std::max(1 - shares[best] - shares[runner_up], 1e-9);
  return shares;
}

bool has_reason(const Ranked& ranked, std::string_view feature) {
  return std::any_of(ranked.reasons.begin(), ranked.reasons.end(),
                     [&](const Reason& reason) { return reason.feature == feature; });
}

/// Whether the page forbids to believe more (R12, R13, R14, R24).
bool is_capped(const Ranked& ranked) {
  for (const std::string_view feature : {"claim_none_ceiling", "claim_other", "claim_negated"}) {
    if (has_reason(ranked, feature)) return true;
  }
  return std::any_of(ranked.reasons.begin(), ranked.reasons.end(),
                     [](const Reason& reason) { return reason.feature == "page_kind" && reason.shift <= 0; });
}

bool is_listing(const Node& node) {
  return !node.of->detail_url.empty() && node.of->detail_url != node.of->url;
}

/// Two titles of one course: the same words, or one is the listing of the other.
bool are_one_course(const Node& a, const Node& b) {
  const auto target = [](const Node& node) { return is_listing(node) ? node.of->detail_url : node.of->url; };
  return a.folded == b.folded || target(a) == target(b);
}

std::vector<Node> nodes_of(std::vector<SiteMatch>& site, const Thresholds& thresholds) {
  std::vector<Node> nodes;
  for (SiteMatch& each : site) {
    Node node;
    node.of = &each;
    node.folded = fold(each.title);
    node.alone = node.shares = shares_of(each.match);
    const bool is_unsure = node.alone[best] + node.alone[runner_up] >= thresholds.doubt.value() &&
                           (each.match.verdict != Verdict::accepted || node.is_ambiguous());
    const bool may_be_denied = is_listing(node) && each.match.verdict == Verdict::accepted;
    node.is_free = !each.match.decided_by_human && (is_unsure || may_be_denied);
    nodes.push_back(std::move(node));
  }
  return nodes;
}

/// A listing hears the page it links to.
void hear_details(std::vector<Node>& nodes) {
  std::multimap<std::string, const Node*> by_page;
  for (const Node& node : nodes) {
    if (!is_listing(node)) by_page.emplace(node.of->url, &node);
  }
  for (Node& node : nodes) {
    if (!node.is_free || !is_listing(node)) continue;
    const auto [begin, end] = by_page.equal_range(node.of->detail_url);
    if (begin == end) continue;
    for (const Option option : {best, runner_up}) {
      if (node.ranked(option) == nullptr) continue;
      const CertificateCode& code = node.ranked(option)->code;
      double belief = 0;
      for (auto at = begin; at != end; ++at) belief = std::max(belief, at->second->belief(code));
      node.pulls[option].add(defaults::listing_and_detail * (2 * belief - 1),
                             fmt::format("the page it links to is {} {} with probability {:.2f}", code.text(),
                                         node.ranked(option)->name, belief));
    }
  }
}

/// A site that prints official names nearly always means something else when it does not.
void hear_habits(std::vector<Node>& nodes, const Thresholds& thresholds) {
  std::size_t all = 0;
  std::size_t official = 0;
  for (const Node& node : nodes) {
    if (node.alone[best] < thresholds.doubt.value()) continue;
    ++all;
    official += has_reason(node.of->match.best, "exact_name") ? 1U : 0U;
  }
  if (all < defaults::habit_matches) return;
  const double share = static_cast<double>(official) / static_cast<double>(all);
  for (Node& node : nodes) {
    if (!node.is_free || has_reason(node.of->match.best, "exact_name")) continue;
    for (const Option option : {best, runner_up}) {
      node.pulls[option].add(2 * defaults::official_names * (0.5 - share),
                             fmt::format("{} of {} names on this site are the official ones", official, all));
    }
  }
}

/// The pull between two options: both claim one certificate for different courses, and one of them has a
/// sibling to go to.
double together(const Node& a, std::size_t option_a, const Node& b, std::size_t option_b) {
  const Ranked* left = a.ranked(option_a);
  const Ranked* right = b.ranked(option_b);
  if (left == nullptr || right == nullptr || left->code != right->code) return 0;
  return a.is_ambiguous() || b.is_ambiguous() ? -defaults::claimed_elsewhere : 0;
}

/// Titles that are sure testify to those that are not.
void hear_the_sure(std::vector<Node>& nodes, const Thresholds& thresholds) {
  for (Node& node : nodes) {
    if (!node.is_free || !node.is_ambiguous()) continue;
    for (const Option option : {best, runner_up}) {
      const Node* strongest = nullptr;  // ten pages that claim it say no more than one
      for (const Node& other : nodes) {
        const bool testifies = !other.is_free && other.of->match.verdict == Verdict::accepted &&
                               other.shares[best] >= thresholds.accept.value() &&
                               together(node, option, other, best) < 0 && !are_one_course(node, other);
        if (testifies && (strongest == nullptr || other.shares[best] > strongest->shares[best]))
          strongest = &other;
      }
      if (strongest == nullptr) continue;
      node.pulls[option].add(-defaults::claimed_elsewhere * strongest->shares[best],
                             fmt::format("'{}' on this site is {} more surely", strongest->of->title,
                                         node.ranked(option)->code.text()));
    }
  }
}

void normalize(Shares& shares) {
  const double sum = shares[best] + shares[runner_up] + shares[none];
  for (double& share : shares) share /= sum;
}

Shares pulled(const Node& node) {
  Shares shares{};
  for (std::size_t option = 0; option < options; ++option)
    shares[option] = node.alone[option] * std::exp(node.pulls[option].shift);
  normalize(shares);
  return shares;
}

/// The share of every option over all combinations of the group's options.
void decide_exactly(const std::vector<Node*>& group) {
  std::vector<Shares> alone;
  for (const Node* node : group) alone.push_back(pulled(*node));
  std::vector<Shares> sums(group.size(), Shares{});
  std::vector<std::size_t> chosen(group.size(), 0);
  for (bool more = true; more;) {
    double weight = 1;
    double pull = 0;
    for (std::size_t i = 0; i < group.size(); ++i) {
      weight *= alone[i][chosen[i]];
      for (std::size_t j = 0; j < i; ++j) {
        if (!are_one_course(*group[i], *group[j]))
          pull += together(*group[i], chosen[i], *group[j], chosen[j]);
      }
    }
    for (std::size_t i = 0; i < group.size(); ++i) sums[i][chosen[i]] += weight * std::exp(pull);
    std::size_t place = 0;
    while (place < chosen.size() && ++chosen[place] == options) chosen[place++] = 0;
    more = place < chosen.size();
  }
  for (std::size_t i = 0; i < group.size(); ++i) {
    normalize(sums[i]);
    group[i]->shares = sums[i];
  }
}

/// Each given what is believed of the others, in turn, until they hardly move.
void decide_in_rounds(const std::vector<Node*>& group) {
  for (Node* node : group) node->shares = pulled(*node);
  for (std::size_t round = 0; round < defaults::rounds; ++round) {
    for (Node* node : group) {
      Shares shares = pulled(*node);
      for (const Option option : {best, runner_up}) {
        double pull = 0;
        for (const Node* other : group) {
          if (other == node || are_one_course(*node, *other)) continue;
          for (const Option theirs : {best, runner_up})
            pull += other->shares[theirs] * together(*node, option, *other, theirs);
        }
        shares[option] *= std::exp(std::max(pull, -defaults::claimed_elsewhere));
      }
      normalize(shares);
      node->shares = shares;
    }
  }
}

/// Free titles that share a certificate, directly or through others.
std::vector<std::vector<Node*>> groups_of(std::vector<Node>& nodes) {
  std::vector<std::vector<Node*>> groups;
  std::map<CertificateCode, std::size_t> group_of_code;
  for (Node& node : nodes) {
    if (!node.is_free) continue;
    std::vector<Node*> merged{&node};
    std::vector<std::size_t> joined;
    for (const Option option : {best, runner_up}) {
      if (node.ranked(option) == nullptr || node.alone[option] < defaults::ambiguous) continue;
      const auto known = group_of_code.find(node.ranked(option)->code);
      if (known != group_of_code.end()) joined.push_back(known->second);
    }
    std::sort(joined.begin(), joined.end());
    joined.erase(std::unique(joined.begin(), joined.end()), joined.end());
    for (const std::size_t each : joined) {
      merged.insert(merged.end(), groups[each].begin(), groups[each].end());
      groups[each].clear();
    }
    groups.push_back(std::move(merged));
    for (auto& [code, group] : group_of_code) {
      if (std::binary_search(joined.begin(), joined.end(), group)) group = groups.size() - 1;
    }
    for (const Option option : {best, runner_up}) {
      if (node.ranked(option) != nullptr && node.alone[option] >= defaults::ambiguous)
        group_of_code[node.ranked(option)->code] = groups.size() - 1;
    }
  }
  return groups;
}

/// Puts the new share of one option into words and numbers.
void settle(Ranked& ranked, double share, const Pull& pull) {
  const double before = ranked.probability.value();
  const double after = std::clamp(share, 1e-6, 1 - 1e-6);
  const double shift = log_odds_of(after) - log_odds_of(std::clamp(before, 1e-6, 1 - 1e-6));
  const bool is_worth_telling = std::abs(shift) >= 0.05;
  if (!is_worth_telling || (shift > 0 && is_capped(ranked))) return;
  ranked.probability = Probability(after);
  ranked.reasons.push_back(
      {"site", shift,
       pull.words.empty() ? "other titles of this site claim the same or its siblings" : pull.words});
  std::stable_sort(ranked.reasons.begin(), ranked.reasons.end(),
                   [](const Reason& a, const Reason& b) { return std::abs(a.shift) > std::abs(b.shift); });
}

void settle(Node& node, const Thresholds& thresholds) {
  Match& match = node.of->match;
  settle(match.best, node.shares[best], node.pulls[best]);
  if (match.runner_up) {
    settle(*match.runner_up, node.shares[runner_up], node.pulls[runner_up]);
    if (match.runner_up->probability > match.best.probability) std::swap(match.best, *match.runner_up);
  }
  match.verdict = verdict_of(match.best.probability, thresholds);
  match.verdict_reason = explain_verdict(match, thresholds);
}

}  // namespace

void decide_together(std::vector<SiteMatch>& site, const Thresholds& thresholds) {
  std::vector<Node> nodes = nodes_of(site, thresholds);
  hear_details(nodes);
  hear_habits(nodes, thresholds);
  hear_the_sure(nodes, thresholds);
  for (const std::vector<Node*>& group : groups_of(nodes)) {
    if (group.empty()) continue;
    if (group.size() <= defaults::exact_titles) {
      decide_exactly(group);
    } else {
      decide_in_rounds(group);
    }
  }
  for (Node& node : nodes) {
    const bool is_moved = std::abs(node.shares[best] - node.alone[best]) > 1e-9 ||
                          std::abs(node.shares[runner_up] - node.alone[runner_up]) > 1e-9;
    if (node.is_free && is_moved) settle(node, thresholds);
  }
}

}  // namespace vindbaar::matcher
