#include "crawler/crawler.hpp"
#include "crawler/database.hpp"
#include "crawler/depths.hpp"
#include "crawler/identity.hpp"
#include "crawler/results.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace vindbaar::crawler {
namespace {

/// Rows of the log in the order of their numbers, with what is needed to put the clicks in.
struct Rows {
  std::vector<LogEntry> entries;
  std::unordered_map<std::int64_t, std::size_t> place;  ///< Of a url.number in `entries`.
  std::vector<std::size_t> starts;
  std::vector<std::size_t> listed;
};

LogEntry entry_in(const Statement& row) {
  LogEntry entry;
  entry.institution = row.text(1);
  entry.url = row.text(2);
  entry.kind = row.text(3);
  entry.state = row.text(4);
  entry.reason = row.text(5);
  entry.status = static_cast<int>(row.integer(6));
  entry.content_type = row.text(7);
  if (const std::int64_t asked_at = row.integer(8); asked_at > 0)
    entry.when = Instant(std::chrono::seconds(asked_at));
  entry.depth = static_cast<int>(row.integer(9));
  entry.found_on = row.text(10);
  entry.anchor = row.text(11);
  entry.in_sitemap = row.integer(12) != 0;
  entry.redirect_to = row.text(13);
  entry.bytes = row.integer(14);
  if (std::string file = row.text(15); !file.empty())
    entry.location = archive::Location{std::move(file), static_cast<std::uint64_t>(row.integer(16)),
                                       static_cast<std::uint64_t>(row.integer(17))};
  return entry;
}

Rows read_rows(Database& database) {
  Statement row = database.prepare(
      "SELECT url.number, institution.id, url.url, url.kind, url.state, url.reason, url.status, "
      "url.content_type, url.asked_at, url.depth, "
      "source.url, url.anchor, url.in_sitemap, url.redirect_to, url.bytes, url.file, url.\"offset\", "
      "url.length, url.is_start "
      "FROM url JOIN institution ON institution.number = url.institution LEFT JOIN url AS source ON "
      "source.number = url.found_on "
      "ORDER BY url.number");
  Rows rows;
  while (row.step()) {
    const std::size_t place = rows.entries.size();
    rows.place[row.integer(0)] = place;
    rows.entries.push_back(entry_in(row));
    if (row.integer(18) != 0)
      rows.starts.push_back(place);
    else if (rows.entries.back().in_sitemap)
      rows.listed.push_back(place);
  }
  return rows;
}

std::vector<Step> read_steps(Database& database, const Rows& rows) {
  std::vector<Step> steps;
  const auto add = [&](std::int64_t from, std::int64_t to, bool is_redirect) {
    const auto source = rows.place.find(from);
    const auto target = rows.place.find(to);
    if (source != rows.place.end() && target != rows.place.end())
      steps.push_back({source->second, target->second, is_redirect});
  };
  Statement link = database.prepare("SELECT source, target FROM link");
  while (link.step()) add(link.integer(0), link.integer(1), false);
  Statement redirect = database.prepare(
      "SELECT url.number, target.number FROM url JOIN url AS target ON target.institution = url.institution "
      "AND target.url = url.redirect_to "
      "WHERE url.redirect_to <> ''");
  while (redirect.step()) add(redirect.integer(0), redirect.integer(1), true);
  return steps;
}

Result<Database> open_for_reading(const std::filesystem::path& run_folder) {
  const std::filesystem::path file = run_folder / "crawl.sqlite";
  std::error_code error;
  if (!std::filesystem::exists(file, error))
    return failure(Error::Kind::bad_input, "E-RUN-MISSING",
                   "there is no crawl in " + run_folder.string() + ": crawl.sqlite is missing",
                   "Crawl first, or look up the name of the run.");
  return Database(file, Database::Use::read);
}

}  // namespace

Result<std::vector<LogEntry>> read_log(const std::filesystem::path& run_folder) {
  try {
    auto database = open_for_reading(run_folder);
    if (!database) return tl::unexpected(database.error());
    Rows rows = read_rows(*database);
    const std::vector<int> clicks =
        depths(rows.entries.size(), read_steps(*database, rows), rows.starts, rows.listed);
    for (std::size_t i = 0; i < clicks.size(); ++i) {
      LogEntry& entry = rows.entries[i];
      const bool was_found = !entry.found_on.empty() || entry.in_sitemap;
      if (clicks[i] >= 0)
        entry.depth = clicks[i];
      else if (!was_found && entry.kind == "page")
        entry.depth = -1;  // asked for by its address, for what an earlier run found there
    }
    std::sort(rows.entries.begin(), rows.entries.end(), [](const LogEntry& a, const LogEntry& b) {
      return std::tie(a.url, a.institution) < std::tie(b.url, b.institution);
    });
    return std::move(rows.entries);
  } catch (const StorageFailure& failed) {
    return tl::unexpected(failed.error);
  }
}

Result<std::vector<InstitutionResult>> read_results(const std::filesystem::path& run_folder) {
  try {
    auto database = open_for_reading(run_folder);
    if (!database) return tl::unexpected(database.error());
    std::vector<InstitutionResult> results;
    for (const std::string& id : institutions_of(*database)) results.push_back(result_of(*database, id));
    return results;
  } catch (const StorageFailure& failed) {
    return tl::unexpected(failed.error);
  }
}

Url address_in_log(const Url& url) {
  return identity(url);
}

}  // namespace vindbaar::crawler
