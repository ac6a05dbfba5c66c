#include "tests/simweb/linear_program.hpp"

#include "core/owner.hpp"

#include <glpk.h>

#include <cmath>
#include <string>

namespace vindbaar::simweb {
namespace {

using Problem = Owner<glp_prob, glp_delete_prob>;

int bounds_type(double lowest, double highest) {
  if (highest < lowest) return GLP_LO;
  return lowest == highest ? GLP_FX : GLP_DB;
}

std::vector<double> values_of(glp_prob* problem, bool whole) {
  std::vector<double> values;
  const int count = glp_get_num_cols(problem);
  values.reserve(static_cast<std::size_t>(count));
  for (int column = 1; column <= count; ++column) {
    values.push_back(whole ? glp_mip_col_val(problem, column) : glp_get_col_prim(problem, column));
  }
  return values;
}

tl::unexpected<Error> no_solution(const std::string& why) {
  return failure(Error::Kind::timed_out, "E-SIMWEB-SOLVER", "no solution of the margins found: " + why);
}

}  // namespace

struct LinearProgram::State {
  Problem problem{glp_create_prob()};
};

LinearProgram::LinearProgram() : state_(std::make_unique<State>()) {
  glp_term_out(GLP_OFF);
  glp_set_obj_dir(state_->problem.get(), GLP_MIN);
}
LinearProgram::LinearProgram(LinearProgram&&) noexcept = default;
LinearProgram& LinearProgram::operator=(LinearProgram&&) noexcept = default;
LinearProgram::~LinearProgram() = default;

Variable LinearProgram::add_variable(double lowest, double highest, bool whole) {
  const int column = glp_add_cols(state_->problem.get(), 1);
  glp_set_col_kind(state_->problem.get(), column, whole ? GLP_IV : GLP_CV);
  glp_set_col_bnds(state_->problem.get(), column, bounds_type(lowest, highest), lowest, highest);
  return {column - 1};
}

void LinearProgram::add_row(double lowest, double highest, std::vector<Term> terms) {
  std::vector<int> columns{0};
  std::vector<double> factors{0};
  for (const Term& term : terms) {
    columns.push_back(term.variable.index + 1);
    factors.push_back(term.factor);
  }
  const int row = glp_add_rows(state_->problem.get(), 1);
  glp_set_row_bnds(state_->problem.get(), row, bounds_type(lowest, highest), lowest, highest);
  glp_set_mat_row(state_->problem.get(), row, static_cast<int>(terms.size()), columns.data(), factors.data());
}

void LinearProgram::set_cost(Variable variable, double cost) {
  glp_set_obj_coef(state_->problem.get(), variable.index + 1, cost);
}

void LinearProgram::fix(Variable variable, double value) {
  glp_set_col_bnds(state_->problem.get(), variable.index + 1, GLP_FX, value, value);
}

Result<LinearProgram::Solution> LinearProgram::minimize(int seconds) {
  glp_prob* problem = state_->problem.get();
  glp_smcp simplex;
  glp_init_smcp(&simplex);
  simplex.msg_lev = GLP_MSG_OFF;
  simplex.tm_lim = seconds * 1000;
  glp_adv_basis(problem, 0);
  if (glp_simplex(problem, &simplex) != 0 || glp_get_status(problem) != GLP_OPT) {
    return no_solution("the relaxation has none");
  }
  const double relaxed = glp_get_obj_val(problem);
  if (glp_get_num_int(problem) == 0) return Solution{values_of(problem, false), relaxed, relaxed, true};

  glp_iocp search;
  glp_init_iocp(&search);
  search.msg_lev = GLP_MSG_OFF;
  search.tm_lim = seconds * 1000;
  search.fp_heur = GLP_ON;
  const int ended = glp_intopt(problem, &search);
  const int status = glp_mip_status(problem);
  if (status != GLP_OPT && status != GLP_FEAS) return no_solution("the search ended with none");
  return Solution{values_of(problem, true), glp_mip_obj_val(problem), relaxed,
                  ended == 0 && status == GLP_OPT};
}

}  // namespace vindbaar::simweb
