#include "archive/archive.hpp"
#include "tests/fuzz/expect.hpp"

#include <sys/mman.h>
#include <unistd.h>

using namespace vindbaar;
using namespace vindbaar::archive;
using fuzz::expect;

namespace {

/// A file in memory that holds the input, with a name to open it by.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : number_(::memfd_create("fuzz", 0)) {
    expect(::write(number_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  }
  ~MemoryFile() { ::close(number_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::filesystem::path folder() const { return "/proc/self/fd"; }
  std::filesystem::path path() const { return folder() / std::to_string(number_); }

 private:
  int number_;
};

/// A record that has a place is found there again.
void check(const MemoryFile& file, const Record& record) {
  expect(record.was_chunked || record.body().size() <= record.block.size());
  if (record.location.length == 0) return;
  const Result<Record> again = read_record(file.folder(), record.location);
  expect(again && again->block == record.block && again->id == record.id);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const MemoryFile file(fuzz::bytes_of(data, size));
  Result<Reader> reader = Reader::open(file.path());
  expect(reader.has_value());
  for (std::size_t answers = 0;; ++answers) {
    expect(answers <= size);
    const Result<std::optional<Record>> record = reader->next();
    if (!record) {
      expect(record.error().code == "E-ARCHIVE-RECORD");
    } else if (*record) {
      check(file, **record);
    } else {
      return 0;
    }
  }
}
