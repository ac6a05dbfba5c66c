#include "crawler/depths.hpp"

#include <algorithm>
#include <deque>

namespace vindbaar::crawler {
namespace {

constexpr int unreached = -1;

/// Steps by their origin: those from i are at[i] … at[i + 1].
struct Graph {
  std::vector<std::size_t> at;
  std::vector<Step> steps;

  Graph(std::size_t count, const std::vector<Step>& all) : at(count + 1), steps(all) {
    std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.from < b.from; });
    for (const Step& step : steps) ++at[step.from + 1];
    for (std::size_t i = 0; i < count; ++i) at[i + 1] += at[i];
  }
};

/// Breadth first with steps of no cost put in front. Only what is `unreached` or was reached in this call can
/// improve.
void spread(const Graph& graph, const std::vector<std::size_t>& roots, std::vector<int>& depth) {
  std::vector<bool> is_settled(depth.size());
  for (std::size_t i = 0; i < depth.size(); ++i) is_settled[i] = depth[i] != unreached;
  std::deque<std::size_t> waiting;
  for (const std::size_t root : roots) {
    if (depth[root] != unreached) continue;
    depth[root] = 0;
    waiting.push_back(root);
  }
  while (!waiting.empty()) {
    const std::size_t here = waiting.front();
    waiting.pop_front();
    if (is_settled[here]) continue;
    is_settled[here] = true;
    for (std::size_t i = graph.at[here]; i < graph.at[here + 1]; ++i) {
      const Step& step = graph.steps[i];
      const int there = depth[here] + (step.is_redirect ? 0 : 1);
      if (is_settled[step.to] || (depth[step.to] != unreached && depth[step.to] <= there)) continue;
      depth[step.to] = there;
      if (step.is_redirect)
        waiting.push_front(step.to);
      else
        waiting.push_back(step.to);
    }
  }
}

}  // namespace

std::vector<int> depths(std::size_t count, const std::vector<Step>& steps,
                        const std::vector<std::size_t>& starts, const std::vector<std::size_t>& other_roots) {
  std::vector<int> depth(count, unreached);
  const Graph graph(count, steps);
  spread(graph, starts, depth);
  spread(graph, other_roots, depth);
  return depth;
}

}  // namespace vindbaar::crawler
