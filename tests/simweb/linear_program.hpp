#pragma once
// A linear program with some whole-numbered variables, solved by GLPK 5.0
// (https://www.gnu.org/software/glpk/). The only door to that library. Deterministic: the same program gives
// the same solution. Not thread-safe.

#include "core/result.hpp"

#include <memory>
#include <vector>

namespace vindbaar::simweb {

/// A variable's place in the program, from 0.
struct Variable {
  int index = 0;
};

struct Term {
  Variable variable;
  double factor = 1;
};

/// Minimise the sum of cost * variable, subject to rows of the form lowest <= sum of terms <= highest.
class LinearProgram {
 public:
  LinearProgram();
  LinearProgram(LinearProgram&&) noexcept;
  LinearProgram& operator=(LinearProgram&&) noexcept;
  ~LinearProgram();

  /// `highest` below `lowest` means no upper limit.
  Variable add_variable(double lowest, double highest, bool whole);
  void add_row(double lowest, double highest, std::vector<Term> terms);
  void set_cost(Variable variable, double cost);
  /// Only this value from now on.
  void fix(Variable variable, double value);

  struct Solution {
    std::vector<double> values;  ///< By variable.
    double objective = 0;
    double lower_bound = 0;  ///< No solution costs less.
    /// The search ended by itself, so nothing cheaper exists.
    bool proven = false;
  };
  /// Fails with `timed_out`, code "E-SIMWEB-SOLVER", when nothing feasible was found within `seconds`.
  Result<Solution> minimize(int seconds);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vindbaar::simweb
