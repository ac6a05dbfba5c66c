#include "app/page_listing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace vindbaar::app {
namespace {

namespace fs = std::filesystem;
using Sites = std::map<std::string, std::vector<ArchivedPage>>;

/// Name, size and time of every file in these folders: one that was added to, or replaced, has another.
std::string state_of(const std::vector<fs::path>& archives) {
  std::vector<std::string> files;
  for (std::size_t at = 0; at < archives.size(); ++at) {
    std::error_code problem;
    for (fs::directory_iterator entry(archives[at], problem), end; !problem && entry != end;
         entry.increment(problem)) {
      const std::string name = entry->path().filename().string();
      if (name.find(".warc") == std::string::npos) continue;
      files.push_back(fmt::format("{} {} {} {}", at, name, entry->file_size(problem),
                                  entry->last_write_time(problem).time_since_epoch().count()));
    }
  }
  std::sort(files.begin(), files.end());
  return fmt::format("pages {}", fmt::join(files, "|"));
}

/// Fields one after the other, each after its length.
class Fields {
 public:
  void put(std::string_view text) {
    bytes += std::to_string(text.size());
    bytes += ' ';
    bytes += text;
  }
  void put(std::int64_t number) { put(std::to_string(number)); }
  std::string bytes;
};

class FieldReader {
 public:
  explicit FieldReader(std::string_view bytes) : rest_(bytes) {}
  std::string text() {
    std::size_t length = 0;
    const auto [end, problem] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), length);
    const auto digits = static_cast<std::size_t>(end - rest_.data());
    if (problem != std::errc() || digits >= rest_.size() || rest_.size() - digits - 1 < length) {
      is_broken_ = true;
      rest_ = {};
      return {};
    }
    const std::string field(rest_.substr(digits + 1, length));
    rest_.remove_prefix(digits + 1 + length);
    return field;
  }
  std::int64_t number() {
    const std::string field = text();
    std::int64_t value = 0;
    std::from_chars(field.data(), field.data() + field.size(), value);
    return value;
  }
  bool has_more() const noexcept { return !rest_.empty(); }
  bool is_broken() const noexcept { return is_broken_; }

 private:
  std::string_view rest_;
  bool is_broken_ = false;
};

/// Folders by their place in `archives`: a run stays readable when it is moved.
std::int64_t number_of(const fs::path& folder, const std::vector<fs::path>& archives) {
  return std::find(archives.begin(), archives.end(), folder) - archives.begin();
}

void put(const ArchivedPage& page, const std::vector<fs::path>& archives, Fields& to) {
  for (const std::string* text :
       {&page.institution, &page.url, &page.file, &page.archived_at, &page.digest, &page.content_type})
    to.put(*text);
  for (const std::int64_t number :
       {number_of(page.folder, archives), static_cast<std::int64_t>(page.offset),
        static_cast<std::int64_t>(page.length), std::int64_t{page.status}, std::int64_t{page.depth},
        std::int64_t{page.is_drawn}, std::int64_t{page.body.has_value()}})
    to.put(number);
  if (!page.body) return;
  to.put(number_of(page.body->folder, archives));
  to.put(page.body->location.file);
  to.put(static_cast<std::int64_t>(page.body->location.offset));
  to.put(static_cast<std::int64_t>(page.body->location.length));
}

ArchivedPage page_from(FieldReader& from, const std::vector<fs::path>& archives) {
  const auto folder = [&] {
    const auto number = static_cast<std::size_t>(from.number());
    return number < archives.size() ? archives[number] : fs::path();
  };
  ArchivedPage page;
  for (std::string* text :
       {&page.institution, &page.url, &page.file, &page.archived_at, &page.digest, &page.content_type})
    *text = from.text();
  page.folder = folder();
  page.offset = static_cast<std::uint64_t>(from.number());
  page.length = static_cast<std::uint64_t>(from.number());
  page.status = static_cast<int>(from.number());
  page.depth = static_cast<int>(from.number());
  page.is_drawn = from.number() != 0;
  if (from.number() == 0) return page;
  page.body.emplace();
  page.body->folder = folder();
  page.body->location.file = from.text();
  page.body->location.offset = static_cast<std::uint64_t>(from.number());
  page.body->location.length = static_cast<std::uint64_t>(from.number());
  return page;
}

std::string packed(const Sites& sites, const ReadingNotes& notes, const std::vector<fs::path>& archives) {
  Fields fields;
  fields.put(static_cast<std::int64_t>(notes.problems.size()));
  for (const auto& problem : notes.problems) fields.put(problem);
  fields.put(static_cast<std::int64_t>(notes.lost.size()));
  for (const auto& [institution, pages] : notes.lost) {
    fields.put(institution);
    fields.put(pages);
  }
  for (const auto& [institution, pages] : sites) {
    for (const auto& page : pages) put(page, archives, fields);
  }
  return std::move(fields.bytes);
}

std::optional<Sites> unpacked(std::string_view bytes, const std::vector<fs::path>& archives,
                              ReadingNotes& notes) {
  FieldReader fields(bytes);
  ReadingNotes told;
  for (std::int64_t left = fields.number(); left > 0 && !fields.is_broken(); --left)
    told.problems.push_back(fields.text());
  for (std::int64_t left = fields.number(); left > 0 && !fields.is_broken(); --left) {
    const std::string institution = fields.text();
    told.lost[institution] = fields.number();
  }
  Sites sites;
  while (fields.has_more()) {
    ArchivedPage page = page_from(fields, archives);
    if (fields.is_broken()) return std::nullopt;
    auto& pages = sites[page.institution];
    pages.push_back(std::move(page));
  }
  if (fields.is_broken()) return std::nullopt;
  notes = std::move(told);
  return sites;
}

}  // namespace

Result<Sites> listed_pages(const std::vector<fs::path>& archives, store::Readings& kept,
                           ReadingNotes& notes) {
  const std::string key = state_of(archives);
  if (const auto bytes = kept.find(key)) {
    if (auto sites = unpacked(*bytes, archives, notes)) return *std::move(sites);
  }
  auto sites = pages_of_run(archives, notes);
  if (sites) kept.keep(key, packed(*sites, notes, archives));
  return sites;
}

}  // namespace vindbaar::app
