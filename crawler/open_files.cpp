#include "crawler/open_files.hpp"

#include "crawler/defaults.hpp"

#include <sys/resource.h>

#include <algorithm>

namespace vindbaar::crawler {

int connections_within(std::size_t files, int wanted) {
  const std::size_t left = files > defaults::files_of_a_run ? files - defaults::files_of_a_run : 1;
  return static_cast<int>(std::min<std::size_t>(left, static_cast<std::size_t>(std::max(1, wanted))));
}

int connections_at_hand(int wanted) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  const auto enough = static_cast<rlim_t>(wanted) + defaults::files_of_a_run;
  if (limit.rlim_cur < enough) {
    rlimit raised = limit;
    raised.rlim_cur = std::min(limit.rlim_max, enough);
    if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
  }
  return connections_within(limit.rlim_cur, wanted);
}

}  // namespace vindbaar::crawler
