#pragma once
// A crawl that follows an earlier one: pages are asked for only if they changed (RFC 9110, section 13.1), and
// what did not change is stored as a revisit.

#include "archive/earlier.hpp"
#include "crawler/frontier.hpp"
#include "crawler/journal.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vindbaar::crawler {

/// What an earlier run has of the page that is being asked for; null when it has nothing.
using EarlierAnswer = std::shared_ptr<const archive::Earlier>;

/// "If-None-Match: …" and "If-Modified-Since: …", as far as the earlier answer allows.
std::vector<std::string> conditions(const EarlierAnswer& earlier);

/// Marks `exchange` as a revisit when the server says that nothing changed, or sends the same body again.
void recognize(archive::Exchange& exchange, const archive::Earlier& earlier);

/// A 304 that is marked as a revisit becomes the answer it stands for; others stay as they are.
archive::Exchange in_full(archive::Exchange exchange, const archive::Record& earlier_answer);

class EarlierRun {
 public:
  /// Without archives there is no earlier run. `copies`: what did not change is copied from them.
  explicit EarlierRun(std::optional<archive::EarlierArchives> archives = {}, bool copies = false)
      : archives_(std::move(archives)), copies_(copies) {}

  /// Pages and sitemaps only: robots.txt is always asked for in full.
  EarlierAnswer about(const Task& task) const;

  /// Writes the exchange that came of asking with conditions(earlier), and returns it in full.
  archive::Stored write(archive::Exchange& exchange, const EarlierAnswer& earlier, Journal& journal) const;

  /// A record of this run's own archive, in full.
  Result<archive::Record> resolve(archive::Record record) const;

 private:
  void copy(const archive::RevisitOf& of, Journal& journal) const;

  std::optional<archive::EarlierArchives> archives_;
  bool copies_;
};

}  // namespace vindbaar::crawler
