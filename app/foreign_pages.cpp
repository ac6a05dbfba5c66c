// Pages of WARC and ARC files that others wrote: whose they are, which bodies their revisits stand for, and
// what cannot be looked up where it lies.
#include "app/analysis.hpp"
#include "crawler/owners.hpp"

#include <fmt/format.h>

#include <optional>
#include <set>
#include <tuple>

namespace vindbaar::app {
namespace {

using Files = std::vector<std::filesystem::path>;
using Sites = std::map<std::string, std::vector<ArchivedPage>>;

/// Records whose file is packed as a whole have no place: they are copied to where they get one.
class Places {
 public:
  explicit Places(std::filesystem::path copies) : copies_(std::move(copies)) {}

  Result<archive::Place> of(const archive::Record& record, const std::filesystem::path& file) {
    if (record.location.length > 0) return archive::Place{file.parent_path(), record.location};
    if (!writer_) {
      archive::WriterOptions options;
      options.prefix = "copied";
      options.description = "Records of files that are packed as a whole";
      auto opened = archive::Writer::open(copies_, options);
      if (!opened) return tl::unexpected(opened.error());
      writer_ = *std::move(opened);
    }
    auto location =
        writer_->copy(record, fmt::format("{}:{}", file.filename().string(), record.location.offset));
    if (!location) return tl::unexpected(location.error());
    ++copied_;
    return archive::Place{copies_, *std::move(location)};
  }

  Result<void> finish() { return writer_ ? writer_->sync() : Result<void>(); }
  std::size_t copied() const { return copied_; }

 private:
  std::filesystem::path copies_;
  std::optional<archive::Writer> writer_;
  std::size_t copied_ = 0;
};

/// Calls `take` with each record of each file. What cannot be read is a problem; what ends the reading of a
/// file or cannot be written ends it all.
Result<void> each_record(
    const Files& files, std::vector<std::string>& problems,
    const std::function<Result<void>(const archive::Record&, const std::filesystem::path&)>& take) {
  for (const auto& file : files) {
    auto reader = archive::Reader::open(file);
    if (!reader) return tl::unexpected(reader.error());
    for (;;) {
      auto record = reader->next();
      if (record && !*record) break;
      if (!record && record.error().kind != Error::Kind::corrupt) return tl::unexpected(record.error());
      if (!record) {
        problems.push_back(record.error().what);
        continue;
      }
      if (auto taken = take(**record, file); !taken) return taken;
    }
  }
  return {};
}

ArchivedPage page_of(const archive::Record& record, const std::string& institution, archive::Place place) {
  ArchivedPage page;
  page.institution = institution;
  page.url = record.target_uri;
  page.folder = std::move(place.folder);
  page.file = std::move(place.location.file);
  page.offset = place.location.offset;
  page.length = place.location.length;
  page.archived_at = record.date ? iso8601(*record.date) : "";
  page.status = record.status;
  page.digest = archive::header(record.warc_headers, "WARC-Payload-Digest");
  page.content_type = archive::header(record.http_headers, "Content-Type");
  return page;
}

/// A revisit whose body is still to be found.
struct Unchanged {
  ArchivedPage page;
  archive::RevisitOf of;
};

/// The records that revisits name, by each of the ways in which they may do so.
class Originals {
 public:
  explicit Originals(const std::vector<Unchanged>& unchanged) {
    for (const auto& [page, of] : unchanged) {
      for (const std::string& key : keys_of(of)) wanted_.insert(key);
    }
  }

  struct Found {
    archive::Place place;
    int status = 0;
    bool is_page = false;
  };

  Result<void> offer(const archive::Record& record, const std::filesystem::path& file, Places& places) {
    if (record.type != "response" && record.type != "resource") return {};
    std::optional<archive::Place> place;
    for (const std::string& key : keys_of(naming(record))) {
      if (!wanted_.contains(key) || found_.contains(key)) continue;
      if (!place) {
        auto its_place = places.of(record, file);
        if (!its_place) return tl::unexpected(its_place.error());
        place = *std::move(its_place);
      }
      const std::string_view type = archive::header(record.http_headers, "Content-Type");
      found_[key] = {*place, record.status, is_readable_page(record.status, type)};
    }
    return {};
  }

  /// By id, by digest, by address and time, in this order.
  const Found* of(const archive::RevisitOf& of) const {
    for (const std::string& key : keys_of(of)) {
      if (const auto found = found_.find(key); found != found_.end()) return &found->second;
    }
    return nullptr;
  }

 private:
  static archive::RevisitOf naming(const archive::Record& record) {
    archive::RevisitOf of;
    of.record_id = record.id;
    of.target_uri = record.target_uri;
    of.date = record.date;
    of.payload_digest = archive::header(record.warc_headers, "WARC-Payload-Digest");
    if (of.payload_digest.empty()) of.payload_digest = archive::sha1_base32(record.body());
    return of;
  }

  static std::vector<std::string> keys_of(const archive::RevisitOf& of) {
    std::vector<std::string> keys;
    if (!of.record_id.empty()) keys.push_back("id " + of.record_id);
    if (!of.payload_digest.empty()) keys.push_back("digest " + of.payload_digest);
    if (!of.target_uri.empty() && of.date) keys.push_back("at " + iso8601(*of.date) + " " + of.target_uri);
    return keys;
  }

  std::set<std::string> wanted_;
  std::map<std::string, Found> found_;
};

struct Count {
  std::size_t records = 0;
  std::size_t answers = 0;
  std::size_t unowned = 0;
  std::size_t pages = 0;
};

/// Puts each revisit with the body it stands for; what is found nowhere is lost, not absent.
Result<void> resolve(const Files& files, const std::vector<Unchanged>& unchanged, Places& places,
                     Sites& sites, Count& count, ReadingNotes& notes) {
  if (unchanged.empty()) return {};
  Originals originals(unchanged);
  std::vector<std::string> told_before;
  const auto read = each_record(files, told_before, [&](const auto& record, const auto& file) {
    return originals.offer(record, file, places);
  });
  if (!read) return read;
  for (const auto& [page, of] : unchanged) {
    const auto* original = originals.of(of);
    if (original == nullptr) {
      ++notes.lost[page.institution];
      notes.problems.push_back(
          fmt::format("{} is on record as unchanged, but the record with its body ({}) is in none "
                      "of the files: add the file it is in",
                      page.url, of.payload_digest.empty() ? of.record_id : of.payload_digest));
      sites[page.institution];  // it takes part, though it may have no other page
    } else if (original->is_page) {
      ArchivedPage whole = page;
      whole.body = original->place;
      whole.digest.clear();  // what others call a revisit may name no body's digest
      whole.status = original->status;
      sites[page.institution].push_back(std::move(whole));
      ++count.pages;
    }
  }
  return {};
}

std::string summary_of(const Files& files, const Count& count, const Sites& sites, const Places& places) {
  std::string text = fmt::format(
      "{} file(s): {} records, {} of them answers; {} pages of {} institution(s); {} answers belong to no "
      "institution of institutions.csv and were left out",
      files.size(), count.records, count.answers, count.pages, sites.size(), count.unowned);
  if (places.copied() > 0)
    text += fmt::format("; {} records of files packed as a whole were copied into the run", places.copied());
  return text;
}

}  // namespace

Result<Sites> pages_of_files(const Files& files, const seeds::Lists& lists,
                             const std::filesystem::path& copies, ReadingNotes& notes) {
  const crawler::Owners owners(lists);
  Places places(copies);
  Sites sites;
  Count count;
  std::vector<Unchanged> unchanged;
  const auto take = [&](const archive::Record& record, const std::filesystem::path& file) -> Result<void> {
    ++count.records;
    const auto of = archive::revisit_of(record);
    if (record.type != "response" && !of) return {};
    ++count.answers;
    const auto url = Url::parse(record.target_uri);
    const std::string owner = url ? owners.owner_of(*url) : "";
    if (owner.empty()) {
      ++count.unowned;
      return {};
    }
    if (!of && !is_readable_page(record.status, archive::header(record.http_headers, "Content-Type")))
      return {};
    auto place = places.of(record, file);
    if (!place) return tl::unexpected(place.error());
    ArchivedPage page = page_of(record, owner, *std::move(place));
    if (of) {
      unchanged.push_back({std::move(page), *of});
      return {};
    }
    sites[owner].push_back(std::move(page));
    ++count.pages;
    return {};
  };
  if (auto read = each_record(files, notes.problems, take); !read) return tl::unexpected(read.error());
  if (auto found = resolve(files, unchanged, places, sites, count, notes); !found)
    return tl::unexpected(found.error());
  if (auto kept = places.finish(); !kept) return tl::unexpected(kept.error());
  notes.summary = summary_of(files, count, sites, places);
  keep_newest(sites);
  return sites;
}

}  // namespace vindbaar::app
