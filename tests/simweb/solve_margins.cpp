#include "tests/simweb/solve_margins.hpp"

#include "tests/simweb/defaults.hpp"
#include "tests/simweb/linear_program.hpp"
#include "tests/simweb/random.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <tuple>
#include <utility>

namespace vindbaar::simweb {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;

/// How far a figure is missed: achieved + below - above = printed.
struct Miss {
  Variable below;
  Variable above;
};

struct Model {
  LinearProgram program;
  std::map<Pair, Variable> offers;  ///< 0 to 1; whole of itself once the sums below are whole.
  std::vector<Variable>
      whole_sums;  ///< Offerings an institution has in one sector and kind; providers of a certificate.
  std::vector<Miss> misses;  ///< By figure.
};

void add_sum(Model& model, const std::vector<Variable>& parts) {
  const Variable sum = model.program.add_variable(0, static_cast<double>(parts.size()), true);
  std::vector<Term> terms{{sum, -1}};
  for (const Variable part : parts) terms.push_back({part, 1});
  model.program.add_row(0, 0, std::move(terms));
  model.whole_sums.push_back(sum);
}

/// With these sums whole, what is left is a transport problem, whose corners are whole numbers: so few
/// variables need branching.
void add_whole_sums(Model& model, const PrintedTables& tables) {
  using Group = std::tuple<int, std::size_t, std::string, CertificateKind>;
  std::map<Group, std::vector<Variable>> groups;
  for (const auto& [pair, offer] : model.offers) {
    const Certificate& certificate = tables.certificates[pair.second];
    groups[{0, pair.first, certificate.sector, certificate.kind}].push_back(offer);
    groups[{tables.providers[pair.first].funded ? 1 : 2, pair.second, "", certificate.kind}].push_back(offer);
  }
  for (const auto& [group, parts] : groups) add_sum(model, parts);
}

void add_figure(Model& model, const PrintedTables& tables, const Figure& figure) {
  std::vector<Term> terms;
  for (const auto& [pair, offer] : model.offers) {
    if (counts(figure, tables, pair.first, pair.second)) terms.push_back({offer, 1});
  }
  const Miss miss{model.program.add_variable(0, -1, false), model.program.add_variable(0, -1, false)};
  terms.push_back({miss.below, 1});
  terms.push_back({miss.above, -1});
  model.program.add_row(figure.printed, figure.printed, std::move(terms));
  model.misses.push_back(miss);
}

Model build(const PrintedTables& tables) {
  Model model;
  for (std::size_t provider = 0; provider < tables.providers.size(); ++provider) {
    for (std::size_t certificate = 0; certificate < tables.certificates.size(); ++certificate) {
      model.offers.emplace(Pair{provider, certificate}, model.program.add_variable(0, 1, false));
    }
  }
  add_whole_sums(model, tables);
  for (const Figure& figure : tables.figures) add_figure(model, tables, figure);
  return model;
}

double missed(const Miss& miss, const LinearProgram::Solution& solution) {
  return solution.values[static_cast<std::size_t>(miss.below.index)] +
         solution.values[static_cast<std::size_t>(miss.above.index)];
}

void weigh(Model& model, std::size_t figure, double weight) {
  model.program.set_cost(model.misses[figure].below, weight);
  model.program.set_cost(model.misses[figure].above, weight);
}

int figures_missed(const Model& model, const LinearProgram::Solution& solution) {
  return static_cast<int>(std::ranges::count_if(
      model.misses, [&](const Miss& miss) { return missed(miss, solution) > defaults::rounding; }));
}

/// One walk to few figures missed: a figure already missed is made cheap to miss more (reweighted L1, Candès,
/// Wakin and Boyd 2008). `weights` are the costs to begin with.
LinearProgram::Solution gather_from(Model& model, std::vector<double> weights, LinearProgram::Solution best) {
  for (int round = 0; round < defaults::gathering_rounds; ++round) {
    for (std::size_t figure = 0; figure < weights.size(); ++figure) weigh(model, figure, weights[figure]);
    auto next = model.program.minimize(defaults::solver_seconds);
    if (!next) break;
    for (std::size_t figure = 0; figure < weights.size(); ++figure) {
      weights[figure] = 1 / (missed(model.misses[figure], *next) + defaults::gathering_softness);
    }
    if (figures_missed(model, *next) < figures_missed(model, best)) best = *std::move(next);
  }
  return best;
}

/// Keeps the sum of deviations of `best` and gathers it in few figures, from several random beginnings.
LinearProgram::Solution gather(Model& model, LinearProgram::Solution best) {
  std::vector<Term> all;
  for (const Miss& miss : model.misses) {
    all.push_back({miss.below, 1});
    all.push_back({miss.above, 1});
  }
  model.program.add_row(0, std::round(best.objective), std::move(all));
  Random random("where to start gathering");
  for (int start = 0; start < defaults::gathering_starts; ++start) {
    std::vector<double> weights;
    for (std::size_t figure = 0; figure < model.misses.size(); ++figure)
      weights.push_back(1 + random.fraction());
    best = gather_from(model, std::move(weights), std::move(best));
  }
  return best;
}

/// With the sums settled any corner will do; random costs take one that looks like life instead of like an
/// alphabet.
Result<LinearProgram::Solution> spread(Model& model, const LinearProgram::Solution& settled) {
  for (const Variable sum : model.whole_sums) {
    model.program.fix(sum, std::round(settled.values[static_cast<std::size_t>(sum.index)]));
  }
  for (std::size_t figure = 0; figure < model.misses.size(); ++figure) weigh(model, figure, 0);
  Random random("who offers what");
  for (const auto& [pair, offer] : model.offers) model.program.set_cost(offer, random.fraction());
  return model.program.minimize(defaults::solver_seconds);
}

Assignment read_off(const Model& model, const PrintedTables& tables,
                    const LinearProgram::Solution& solution) {
  Assignment assignment;
  for (const auto& [pair, offer] : model.offers) {
    if (solution.values[static_cast<std::size_t>(offer.index)] > 0.5) {
      assignment.offerings.push_back({pair.first, pair.second});
    }
  }
  for (const Figure& figure : tables.figures) {
    const auto achieved = std::ranges::count_if(assignment.offerings, [&](const Assigned& offering) {
      return counts(figure, tables, offering.provider, offering.certificate);
    });
    assignment.achieved.push_back(static_cast<int>(achieved));
    const int off = std::abs(assignment.achieved.back() - figure.printed);
    assignment.deviation += off;
    if (off != 0) ++assignment.figures_missed;
  }
  return assignment;
}

}  // namespace

bool counts(const Figure& figure, const PrintedTables& tables, std::size_t provider,
            std::size_t certificate) {
  return figure.can_be_met && figure.provider.value_or(provider) == provider &&
         figure.certificate.value_or(certificate) == certificate &&
         figure.funded.value_or(tables.providers[provider].funded) == tables.providers[provider].funded &&
         figure.sector.value_or(tables.certificates[certificate].sector) ==
             tables.certificates[certificate].sector &&
         figure.kind.value_or(tables.certificates[certificate].kind) == tables.certificates[certificate].kind;
}

Result<Assignment> solve_margins(const PrintedTables& tables) {
  Model model = build(tables);
  for (std::size_t figure = 0; figure < model.misses.size(); ++figure) weigh(model, figure, 1);
  auto nearest = model.program.minimize(defaults::solver_seconds);
  if (!nearest) return tl::unexpected(nearest.error());
  const int smallest = static_cast<int>(std::lround(nearest->objective));
  const bool proven = nearest->proven || std::ceil(nearest->lower_bound - defaults::rounding) >= smallest;

  const LinearProgram::Solution gathered = gather(model, *std::move(nearest));
  auto solution = spread(model, gathered);
  if (!solution) return tl::unexpected(solution.error());
  Assignment assignment = read_off(model, tables, *solution);
  assignment.proven = proven && assignment.deviation == smallest;
  return assignment;
}

}  // namespace vindbaar::simweb
