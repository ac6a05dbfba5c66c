#pragma once

#include "archive/archive.hpp"
#include "crawler/frontier.hpp"
#include "crawler/intake.hpp"
#include "crawler/judgement.hpp"

namespace vindbaar::crawler {

/// Enters what came of a visit: the row of the URL, the target of a redirect, whether links are to be read.
/// The same for an answer that has just come and for one that a crawl before this one had archived but not
/// noted.
class Visits {
 public:
  /// Both outlive this.
  Visits(Frontier& frontier, Intake& intake) : frontier_(frontier), intake_(intake) {}

  struct Result {
    Judgement judgement;
    bool is_asked_again = false;  ///< Failed, and back in the queue.
    bool is_to_be_read = false;   ///< For links, or for a sitemap's entries.
  };
  /// `stored` is where the exchange lies in the archive. `is_read_at_once`: if it is to be read, that is done
  /// before the next commit, so that nobody has to remember it.
  Result enter(const Task& task, const archive::Exchange& exchange, const archive::Stored& stored,
               bool is_read_at_once);

 private:
  Frontier& frontier_;
  Intake& intake_;
};

}  // namespace vindbaar::crawler
