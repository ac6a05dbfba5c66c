#include "archive/wacz.hpp"

#include "archive/cdxj.hpp"
#include "archive/compressed_index.hpp"
#include "archive/defaults.hpp"
#include "archive/earlier.hpp"
#include "archive/exchange_records.hpp"
#include "archive/files.hpp"
#include "archive/sha256.hpp"
#include "archive/zip_file.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <set>

namespace vindbaar::archive {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* wacz_version = "1.1.1";

/// A folder for the parts, gone at the end.
class PartsFolder {
 public:
  explicit PartsFolder(const std::filesystem::path& file) : path_(file.string() + ".parts") {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
    std::filesystem::create_directories(path_, code_);
  }
  ~PartsFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  PartsFolder(const PartsFolder&) = delete;
  PartsFolder& operator=(const PartsFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  Result<void> made() const {
    return code_ ? Result<void>(tl::unexpected(write_error("making", path_, code_.value()))) : Result<void>();
  }

 private:
  std::filesystem::path path_;
  std::error_code code_;
};

std::string as_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// Calls `take` with each line of a file, its end included.
Result<void> each_line(const std::filesystem::path& file,
                       const std::function<Result<void>(const std::string&)>& take) {
  std::ifstream input(file, std::ios::binary);
  if (!input) return tl::unexpected(read_error("opening", file, errno));
  for (std::string line; std::getline(input, line);) {
    line += '\n';
    if (const Result<void> taken = take(line); !taken) return taken;
  }
  return {};
}

/// Copies what the revisits of `folder` stand for, once each, as far as it lies elsewhere.
Result<std::size_t> copy_originals(const std::filesystem::path& folder, const std::filesystem::path& to,
                                   const EarlierArchives& archives) {
  WriterOptions options;
  options.prefix = "earlier";
  options.description = "Bodies of unchanged pages, from earlier archives";
  Result<Writer> writer = Writer::open(to, options);
  if (!writer) return tl::unexpected(writer.error());
  std::set<std::pair<std::string, std::string>> copied;
  const Result<void> done = each_line(folder / index_name, [&](const std::string& line) -> Result<void> {
    if (line.find("\"mime\":\"warc/revisit\"") == std::string::npos) return {};
    const Result<IndexEntry> entry = parse_index_line(line.substr(0, line.size() - 1), 0);
    if (!entry) return tl::unexpected(entry.error());
    const Result<Record> revisit = read_record(folder, entry->location);
    if (!revisit) return tl::unexpected(revisit.error());
    const auto of = revisit_of(*revisit);
    if (!of) return {};
    const Result<Place> place = archives.find(*of);
    if (!place) return tl::unexpected(place.error());
    const std::string where = fmt::format("{}:{}", place->location.file, place->location.offset);
    if (place->folder == folder || !copied.emplace(place->folder.string(), where).second) return {};
    const Result<Record> original = read_record(place->folder, place->location);
    if (!original) return tl::unexpected(original.error());
    const Result<Location> copy = writer->copy(*original, where);
    return copy ? Result<void>() : Result<void>(tl::unexpected(copy.error()));
  });
  if (!done) return tl::unexpected(done.error());
  return copied.size();
}

/// What is being packed.
struct Packing {
  const std::filesystem::path& folder;
  const WaczOptions& options;
  std::filesystem::path parts;
  WaczSummary summary;
  Json resources = Json::array();
  std::string main_page_date;
};

/// The pages and the compressed index, from the lines of one sorted index.
Result<void> make_index(Packing& packing, const std::filesystem::path& index_file) {
  Result<CompressedIndex> index = CompressedIndex::begin(packing.parts);
  if (!index) return tl::unexpected(index.error());
  Result<Replacement> pages = Replacement::begin(packing.parts / "pages.jsonl");
  if (!pages) return tl::unexpected(pages.error());
  if (const Result<void> begun =
          pages->append(as_line(Json{{"format", "json-pages-1.0"}, {"id", "pages"}, {"title", "All Pages"}}));
      !begun)
    return begun;
  std::string last_url;
  const Result<void> done = each_line(index_file, [&](const std::string& line) -> Result<void> {
    ++packing.summary.records;
    if (const Result<void> added = index->add(line); !added) return added;
    const Result<IndexEntry> entry = parse_index_line(line.substr(0, line.size() - 1), 0);
    if (!entry) return tl::unexpected(entry.error());
    const bool is_page = entry->mime.find("html") != std::string::npos && entry->status / 100 == 2;
    if (!is_page || entry->url == last_url) return {};
    last_url = entry->url;
    ++packing.summary.pages;
    if (entry->url == packing.options.main_page) packing.main_page_date = iso8601(entry->when);
    Json page{
        {"id", fmt::format("p{}", packing.summary.pages)}, {"url", entry->url}, {"ts", iso8601(entry->when)}};
    if (packing.options.title_of) page["title"] = packing.options.title_of(entry->url);
    return pages->append(as_line(page));
  });
  if (!done) return done;
  return index->finish().and_then([&] { return pages->finish(); });
}

/// Adds a file with its size and digest to the list of resources.
Result<void> add_resource(Packing& packing, ZipFile& zip, const std::filesystem::path& source,
                          const std::string& name) {
  Result<InputFile> file = InputFile::open(source);
  if (!file) return tl::unexpected(file.error());
  Sha256 sha256;
  std::uint64_t size = 0;
  for (;;) {
    const Result<std::string_view> view = file->view(size, read_window_bytes / 2);
    if (!view) return tl::unexpected(view.error());
    if (view->empty()) break;
    sha256.add(*view);
    size += view->size();
  }
  packing.resources.push_back(Json{{"name", source.filename().string()},
                                   {"path", name},
                                   {"hash", "sha256:" + sha256.finish()},
                                   {"bytes", size}});
  return zip.add_file(name, source, packing.options.created);
}

Json description(const Packing& packing) {
  const WaczOptions& options = packing.options;
  Json package{{"profile", "data-package"},    {"wacz_version", wacz_version},
               {"title", options.title},       {"description", options.description},
               {"software", options.software}, {"created", iso8601(options.created)}};
  if (!options.main_page.empty()) package["mainPageUrl"] = options.main_page;
  if (!packing.main_page_date.empty()) package["mainPageDate"] = packing.main_page_date;
  package["resources"] = packing.resources;
  return package;
}

Result<void> write_part(const std::filesystem::path& file, const std::string& bytes) {
  Result<Replacement> part = Replacement::begin(file);
  if (!part) return tl::unexpected(part.error());
  return part->append(bytes).and_then([&] { return part->finish(); });
}

Result<void> add_descriptions(Packing& packing, ZipFile& zip) {
  const std::string package = description(packing).dump(2, ' ', false, Json::error_handler_t::replace);
  const Json digest{{"path", "datapackage.json"}, {"hash", "sha256:" + sha256_hex(package)}};
  const std::pair<const char*, std::string> files[] = {{"datapackage.json", package},
                                                       {"datapackage-digest.json", as_line(digest)}};
  for (const auto& [name, bytes] : files) {
    const std::filesystem::path part = packing.parts / name;
    if (const Result<void> written = write_part(part, bytes); !written) return written;
    if (const Result<void> added = zip.add_file(name, part, packing.options.created); !added) return added;
  }
  return {};
}

/// The lines of both indexes in order.
Result<void> merge_indexes(const std::filesystem::path& one, const std::filesystem::path& other,
                           const std::filesystem::path& into) {
  std::ifstream first(one, std::ios::binary);
  std::ifstream second(other, std::ios::binary);
  Result<Replacement> merged = Replacement::begin(into);
  if (!merged) return tl::unexpected(merged.error());
  std::string a;
  std::string b;
  bool has_a = static_cast<bool>(std::getline(first, a));
  bool has_b = static_cast<bool>(std::getline(second, b));
  while (has_a || has_b) {
    const bool is_a = has_a && (!has_b || a <= b);
    if (const Result<void> added = merged->append((is_a ? a : b) + "\n"); !added) return added;
    if (is_a) has_a = static_cast<bool>(std::getline(first, a));
    if (!is_a) has_b = static_cast<bool>(std::getline(second, b));
  }
  return merged->finish();
}

/// Copies the originals of revisits, and returns the index of all there is then.
Result<std::filesystem::path> add_earlier(Packing& packing) {
  const std::filesystem::path own = packing.folder / index_name;
  if (packing.options.earlier.empty()) return own;
  std::vector<std::filesystem::path> folders = {packing.folder};
  folders.insert(folders.end(), packing.options.earlier.begin(), packing.options.earlier.end());
  const Result<EarlierArchives> archives = EarlierArchives::open(std::move(folders));
  if (!archives) return tl::unexpected(archives.error());
  const Result<std::size_t> copied = copy_originals(packing.folder, packing.parts, *archives);
  if (!copied) return tl::unexpected(copied.error());
  packing.summary.copied = *copied;
  if (const Result<std::size_t> indexed = write_index(packing.parts); !indexed)
    return tl::unexpected(indexed.error());
  const std::filesystem::path merged = packing.parts / "merged.cdxj";
  const Result<void> done = merge_indexes(own, packing.parts / index_name, merged);
  if (!done) return tl::unexpected(done.error());
  return merged;
}

Result<void> pack(Packing& packing, ZipFile& zip) {
  const Result<EarlierArchives> own = EarlierArchives::open({packing.folder});  // makes the index current
  if (!own) return tl::unexpected(own.error());
  const Result<std::filesystem::path> index = add_earlier(packing);
  if (!index) return tl::unexpected(index.error());
  if (const Result<void> made = make_index(packing, *index); !made) return made;
  for (const std::filesystem::path& folder : {packing.folder, packing.parts}) {
    const Result<std::vector<std::string>> names = warc_files(folder);
    if (!names) return tl::unexpected(names.error());
    packing.summary.files += names->size();
    for (const std::string& name : *names) {
      if (const Result<void> added = add_resource(packing, zip, folder / name, "archive/" + name); !added)
        return added;
    }
  }
  const std::pair<const char*, const char*> made[] = {{"index.cdx.gz", "indexes/index.cdx.gz"},
                                                      {"index.idx", "indexes/index.idx"},
                                                      {"pages.jsonl", "pages/pages.jsonl"}};
  for (const auto& [part, name] : made) {
    if (const Result<void> added = add_resource(packing, zip, packing.parts / part, name); !added)
      return added;
  }
  return add_descriptions(packing, zip);
}

}  // namespace

Result<WaczSummary> write_wacz(const std::filesystem::path& folder, const std::filesystem::path& file,
                               const WaczOptions& options) {
  const PartsFolder parts(file);
  if (const Result<void> made = parts.made(); !made) return tl::unexpected(made.error());
  Result<ZipFile> zip = ZipFile::create(file);
  if (!zip) return tl::unexpected(zip.error());
  Packing packing{folder, options, parts.path(), {}, Json::array(), {}};
  if (const Result<void> packed = pack(packing, *zip); !packed) return tl::unexpected(packed.error());
  if (const Result<void> closed = zip->close(); !closed) return tl::unexpected(closed.error());
  return packing.summary;
}

}  // namespace vindbaar::archive
