#pragma once
// After a crawl: what a page of its sites needs to be drawn (programs, data) is fetched by the crawl's own
// rules, one request at a time: scope, robots.txt, delay, address check, caps, proxy. A second door of the
// room, for who draws pages.

#include "archive/archive.hpp"
#include "core/result.hpp"
#include "core/url.hpp"
#include "crawler/crawler.hpp"
#include "seeds/seeds.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vindbaar::crawler {

class PartFetcher {
 public:
  /// Keeps what servers said as evidence: given every exchange that took place, of kind "part" or "robots".
  using Keep = std::function<Result<void>(const archive::Exchange&)>;

  /// Opens the crawl in `run_folder`, whose robots files are known already; no crawler may be at work there
  /// (`refused`, "E-RUN-LOCKED"). `lists` and `settings` outlive the fetcher.
  static Result<PartFetcher> open(const std::filesystem::path& run_folder, const seeds::Lists& lists,
                                  const Settings& settings, Keep keep);

  /// Asks for `url`, waiting until its host may be asked; `via` is the page that wants it. What the rules
  /// forbid has status 0 and `error` says why: "off scope: cdn.example", "robots: Disallow: /api (line 3)",
  /// "E-ADDRESS …". Redirects are not followed. Fails when crawl.sqlite cannot be written, and as Keep does.
  Result<archive::Exchange> get(const std::string& institution, const Url& url, const std::string& via);

  PartFetcher(PartFetcher&&) noexcept;
  PartFetcher& operator=(PartFetcher&&) noexcept;
  ~PartFetcher();

 private:
  struct State;
  explicit PartFetcher(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// A page that a browser filled, and the digest of what it became (archive::sha1_base32).
struct DrawnPage {
  std::string url;
  std::string digest;
};

/// The next crawl() of this run puts these pages to ReadLinks once more: there is more to be read in them
/// now. Whether they are copies of each other is told by what they became, not by the shell.
Result<void> read_again(const std::filesystem::path& run_folder, const std::string& institution,
                        const std::vector<DrawnPage>& pages);

}  // namespace vindbaar::crawler
