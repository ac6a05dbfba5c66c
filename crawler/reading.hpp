#pragma once

#include "archive/archive.hpp"
#include "crawler/crawler.hpp"
#include "crawler/earlier_run.hpp"
#include "crawler/focus.hpp"
#include "crawler/frontier.hpp"
#include "crawler/sitemap.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vindbaar::crawler {

/// What a page or sitemap says, read away from the network thread.
struct ReadOut {
  std::vector<FoundLink> links;
  Sitemap sitemap;
  std::string problem;       ///< In words; empty when all went well.
  Look look;                 ///< Of a page.
  double worth = 0;          ///< Focus::worth of it.
  bool says_absent = false;  ///< It says that there is no such page.
};

/// The parts of an answer that reading needs.
struct Material {
  archive::Headers headers;
  std::string body;
};

/// How pages are read; both outlive the reading.
struct Readers {
  const ReadLinks& read_links;
  const Focus& focus;
};

/// Reads the links of a page or the entries of a sitemap. Thread-safe; whatever `read_links` throws becomes a
/// problem.
ReadOut read_out(const Task& task, const Material& material, const Readers& readers);

/// The body of a page with its Content-Encoding taken off, when it is one that is read in less time than it
/// takes to hand it to another thread.
std::optional<std::string> small_body(const Task& task, const archive::Exchange& exchange);

/// The same for a page of which this is the body.
ReadOut read_page(const Task& task, const archive::Headers& headers, std::string body,
                  const Readers& readers);

/// The same for an answer in the archive.
ReadOut read_out(const Task& task, const std::filesystem::path& archive_folder,
                 const archive::Location& location, const EarlierRun& earlier_run, const Readers& readers);

}  // namespace vindbaar::crawler
