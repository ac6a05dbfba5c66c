#pragma once
// What the end-to-end tests of the crawler share: sites written down as pages, a run folder that goes away, a
// simple link reader.

#include "crawler/crawl.hpp"
#include "support/loopback_web.hpp"

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace vindbaar::crawler::fixture {

using test::LoopbackWeb;

/// A folder of its own under the build folder, removed at the end.
class RunFolder {
 public:
  RunFolder();
  ~RunFolder();
  RunFolder(const RunFolder&) = delete;
  RunFolder& operator=(const RunFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Answers by absolute URL; what is not there is a 404. /robots.txt and /sitemap.xml are 404 unless given.
using Pages = std::map<std::string, LoopbackWeb::Answer>;
LoopbackWeb::Script script_of(Pages pages);

/// A page with links: <a href="…">text</a> each; a text that starts with '!' is rel=nofollow.
LoopbackWeb::Answer page_with(const std::vector<std::pair<std::string, std::string>>& links,
                              const std::string& words = "");
LoopbackWeb::Answer redirect_to(const std::string& location, int status = 301);

/// A small school at http://`host`: six pages that know each other.
Pages school(const std::string& host);

/// Reads what page_with() writes.
std::vector<FoundLink> read_links(const FetchedPage& page);

seeds::Lists lists_of(const std::vector<std::pair<std::string, std::string>>& ids_and_start_urls);
/// Delay 0, everything through `web` as its proxy.
Settings settings_for(const LoopbackWeb& web);

/// Runs a crawl to its end. Fails the test when it fails.
Summary run(const std::filesystem::path& folder, const seeds::Lists& lists, const Settings& settings,
            const OnEvent& on_event = {}, const Limits& limits = {});

/// The log by URL.
std::map<std::string, LogEntry> log_of(const std::filesystem::path& folder);
InstitutionResult result_of(const Summary& summary, const std::string& institution);

/// Paths asked of a host, in order; or full URLs of all hosts.
std::vector<std::string> paths_asked(const LoopbackWeb& web, const std::string& host);
std::map<std::string, int> times_asked(const LoopbackWeb& web);

}  // namespace vindbaar::crawler::fixture
