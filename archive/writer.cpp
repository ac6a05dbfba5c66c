#include "archive/defaults.hpp"
#include "archive/exchange_records.hpp"
#include "archive/files.hpp"
#include "archive/gzip_member.hpp"
#include "archive/position.hpp"
#include "archive/record_stream.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <system_error>

namespace vindbaar::archive {
namespace {

constexpr std::string_view file_ending = ".warc.gz";

/// The number in "prefix-00012.warc.gz"; 0 when `name` is none of ours.
unsigned file_number(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix) || !name.ends_with(file_ending)) return 0;
  name.remove_prefix(prefix.size());
  name.remove_suffix(file_ending.size());
  unsigned number = 0;
  if (!name.starts_with('-')) return 0;
  const auto [end, code] = std::from_chars(name.data() + 1, name.data() + name.size(), number);
  return code == std::errc() && end == name.data() + name.size() ? number : 0;
}

std::string file_name(std::string_view prefix, unsigned number) {
  return fmt::format("{}-{:05}{}", prefix, number, file_ending);
}

/// The end of the last whole member of `file` from the border at `from` on. Damage with whole members behind
/// it does not count: it is not the tail that a dying process leaves.
Result<std::uint64_t> end_of_whole_members(const std::filesystem::path& file, std::uint64_t from) {
  Result<RecordStream> stream = RecordStream::open(file, from);
  if (!stream) return tl::unexpected(stream.error());
  std::uint64_t end = from;
  for (Result<bool> more = stream->next_member(); !more || *more; more = stream->next_member()) {
    if (!more) return tl::unexpected(more.error());
    const Result<void> read = stream->skip_member();
    if (!read) return tl::unexpected(read.error());
    while (!stream->damage().empty()) {
      if (stream->is_cut_off()) return end;
      const Result<bool> found = stream->resume_after(stream->member_at() + 1);
      if (!found) return tl::unexpected(found.error());
      if (!*found) return end;
      if (const Result<void> again = stream->skip_member(); !again) return tl::unexpected(again.error());
    }
    end = stream->member_end();
  }
  return end;
}

}  // namespace

struct Writer::State {
  std::filesystem::path folder;
  WriterOptions options;
  Descriptor lock;
  unsigned number = 1;  ///< Of the file under way.
  std::optional<OutputFile> output;
  bool new_name = false;    ///< The file was made since the last sync.
  std::string warcinfo_id;  ///< Empty while this session has not introduced itself in the file.
  std::uint64_t recovered_bytes = 0;
  MemberPacker packer{compression_level};
  MemberPacker bare_packer{packed_compression_level};
  std::string packed;

  Result<void> take_last_file();
  Result<void> open_file(std::uint64_t size);
  Result<void> make_ready();
  std::string introduce();
  Result<void> sync();
};

/// Finds the file to go on in, and cuts its broken tail.
Result<void> Writer::State::take_last_file() {
  const Result<std::vector<std::string>> names = warc_files(folder);
  if (!names) return tl::unexpected(names.error());
  unsigned last = 0;
  for (const std::string& name : *names) last = std::max(last, file_number(name, options.prefix));
  if (last == 0) return {};
  number = last;
  const std::filesystem::path path = folder / file_name(options.prefix, number);
  const std::optional<Position> known = noted_position(lock, folder);
  const bool is_of_last = known && known->file == path.filename().string();
  const Result<std::uint64_t> end = end_of_whole_members(path, is_of_last ? known->size : 0);
  if (!end) return tl::unexpected(end.error());
  std::error_code code;
  const std::uint64_t size = std::filesystem::file_size(path, code);
  if (code) return tl::unexpected(read_error("measuring", path, code.value()));
  if (const Result<void> opened = open_file(size); !opened) return opened;
  if (size == *end) return {};
  recovered_bytes = size - *end;
  return output->cut(*end).and_then([&] { return output->sync(); });
}

Result<void> Writer::State::open_file(std::uint64_t size) {
  Result<OutputFile> file = OutputFile::open(folder / file_name(options.prefix, number), size, options.disk);
  if (!file) return tl::unexpected(file.error());
  output.emplace(*std::move(file));
  return {};
}

/// A file with room.
Result<void> Writer::State::make_ready() {
  if (output && output->size() >= options.roll_at_bytes) {
    if (const Result<void> synced = sync(); !synced) return synced;
    output.reset();
    ++number;
  }
  if (!output) {
    if (const Result<void> opened = open_file(0); !opened) return opened;
    new_name = true;
    warcinfo_id.clear();
  }
  return {};
}

/// Begins `packed` anew, with the warcinfo of this session when the file has none yet; its id, which counts
/// once `packed` is written.
std::string Writer::State::introduce() {
  packed.clear();
  if (!warcinfo_id.empty()) return warcinfo_id;
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  RecordBytes warcinfo = warcinfo_record(options, output->path().filename().string(), now);
  packer.append(warcinfo.bytes, packed);
  return std::move(warcinfo.id);
}

Result<void> Writer::State::sync() {
  if (output) {
    if (const Result<void> synced = output->sync(); !synced) return synced;
  }
  if (new_name) {
    if (const Result<void> synced = sync_folder(folder); !synced) return synced;
    new_name = false;
  }
  if (!output) return {};
  if (const auto whole = position_at(folder, output->path().filename().string(), output->size()))
    note_position(lock, *whole);
  return {};
}

Writer::Writer(std::unique_ptr<State> state) : state_(std::move(state)) {
}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

Result<Writer> Writer::open(const std::filesystem::path& folder, const WriterOptions& options) {
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  if (code) return tl::unexpected(write_error("making", folder, code.value()));
  Result<Descriptor> lock = lock_folder(folder);
  if (!lock) return tl::unexpected(lock.error());
  auto state = std::make_unique<State>();
  state->folder = folder;
  state->options = options;
  state->lock = *std::move(lock);
  if (const Result<void> taken = state->take_last_file(); !taken) return tl::unexpected(taken.error());
  return Writer(std::move(state));
}

Result<Stored> Writer::append(const Exchange& exchange) {
  if (exchange.body.size() + max_http_head_bytes > max_block_bytes) {
    return failure(Error::Kind::bad_input, "E-ARCHIVE-SIZE",
                   fmt::format("the body of {} has {} bytes, the archive takes up to {}", exchange.url,
                               exchange.body.size(), max_block_bytes - max_http_head_bytes),
                   "fetch at most that much and mark the exchange as truncated");
  }
  State& state = *state_;
  if (const Result<void> ready = state.make_ready(); !ready) return tl::unexpected(ready.error());

  std::string warcinfo_id = state.introduce();
  Stored stored;
  stored.location.file = state.output->path().filename().string();
  stored.location.offset = state.output->size() + state.packed.size();
  if (exchange.status == 0) {
    stored.location.length =
        state.packer.append(metadata_record(exchange, warcinfo_id, {}).bytes, state.packed);
  } else {
    ResponseRecord response = exchange.revisit ? ResponseRecord{revisit_record(exchange, warcinfo_id),
                                                                exchange.revisit->payload_digest}
                                               : response_record(exchange, warcinfo_id);
    const bool came_packed = !header(exchange.headers, "Content-Encoding").empty();
    MemberPacker& packer = came_packed ? state.bare_packer : state.packer;
    stored.location.length = packer.append(response.record.bytes, state.packed);
    stored.payload_digest = std::move(response.payload_digest);
    const std::string& id = response.record.id;
    if (!exchange.request_head.empty()) {
      packer.append(request_record(exchange, warcinfo_id, id).bytes, state.packed);
    }
    packer.append(metadata_record(exchange, warcinfo_id, id).bytes, state.packed);
  }
  if (const Result<void> written = state.output->append(state.packed); !written) {
    return tl::unexpected(written.error());
  }
  state.warcinfo_id = std::move(warcinfo_id);
  return stored;
}

Result<Location> Writer::copy(const Record& record, std::string_view from) {
  State& state = *state_;
  if (const Result<void> ready = state.make_ready(); !ready) return tl::unexpected(ready.error());
  std::string warcinfo_id = state.introduce();
  Location location{state.output->path().filename().string(), state.output->size() + state.packed.size(), 0};
  location.length = state.packer.append(copied_record(record, from).bytes, state.packed);
  if (const Result<void> written = state.output->append(state.packed); !written)
    return tl::unexpected(written.error());
  state.warcinfo_id = std::move(warcinfo_id);
  return location;
}

Result<Location> Writer::append(const Conversion& conversion) {
  if (conversion.body.size() + max_http_head_bytes > max_block_bytes)
    return failure(Error::Kind::bad_input, "E-ARCHIVE-SIZE",
                   "what was made of " + conversion.url + " is too long");
  State& state = *state_;
  if (const Result<void> ready = state.make_ready(); !ready) return tl::unexpected(ready.error());
  std::string warcinfo_id = state.introduce();
  Location location{state.output->path().filename().string(), state.output->size() + state.packed.size(), 0};
  location.length = state.packer.append(conversion_record(conversion, warcinfo_id).bytes, state.packed);
  if (const Result<void> written = state.output->append(state.packed); !written)
    return tl::unexpected(written.error());
  state.warcinfo_id = std::move(warcinfo_id);
  return location;
}

Result<void> Writer::sync() {
  return state_->sync();
}

std::uint64_t Writer::recovered_bytes() const noexcept {
  return state_->recovered_bytes;
}

}  // namespace vindbaar::archive
