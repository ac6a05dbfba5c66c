// Writes an archive with exchanges of every kind into a folder, for other people's readers to judge.
//   archive_samples FOLDER

#include "tests/archive/samples.hpp"

#include <cstdio>
#include <stdexcept>

using namespace vindbaar::archive;

namespace {

void write_samples(const std::filesystem::path& folder) {
  std::filesystem::remove_all(folder);
  WriterOptions options;
  options.software = "vindbaar tests";
  options.operator_contact = "monitor@example.org";
  options.description = "every kind of exchange";
  options.roll_at_bytes = 150'000;
  for (int session = 0; session < 2; ++session) {  // the second goes on in the last file of the first
    Writer writer = samples::open_writer(folder, options);
    for (const Exchange& exchange : samples::every_kind()) writer.append(exchange).value();
    for (int i = 0; i < 40; ++i)
      writer.append(samples::page(session * 100 + i, 100 + static_cast<std::size_t>(i * i * 20))).value();
    if (const auto synced = writer.sync(); !synced) throw std::runtime_error(synced.error().what);
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: archive_samples FOLDER\n", stderr);
    return 2;
  }
  try {
    write_samples(arguments[1]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "archive_samples: %s\n", error.what());
    return 1;
  }
  return 0;
}
