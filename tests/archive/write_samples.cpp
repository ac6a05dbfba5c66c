// Writes an archive with exchanges of every kind into a folder, for other people's readers to judge.
//   archive_samples FOLDER

#include "archive/earlier.hpp"
#include "archive/wacz.hpp"
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

/// A year later: nothing changed. Its records are in a folder of their own, since warcio's check of a whole
/// file is for each folder.
void write_second_year(const std::filesystem::path& first, const std::filesystem::path& folder) {
  const EarlierArchives archives = EarlierArchives::open({first}).value();
  Writer writer = samples::open_writer(folder);
  for (int i = 1; i < 20; ++i) {
    Exchange exchange = samples::page(i);
    const std::optional<Earlier> earlier = archives.newest(exchange.url);
    if (!earlier) throw std::runtime_error("nothing earlier of " + exchange.url);
    exchange.revisit = earlier->of;
    exchange.revisit->profile =
        i % 2 == 0 ? RevisitOf::Profile::server_not_modified : RevisitOf::Profile::identical_payload_digest;
    if (i % 2 == 0) exchange.status_line = "HTTP/1.1 304 Not Modified";
    writer.append(exchange).value();
  }
}

void write_wacz_files(const std::filesystem::path& first, const std::filesystem::path& second) {
  WaczOptions options;
  options.title = "samples";
  options.software = "vindbaar tests";
  options.created = vindbaar::parse_instant("2026-03-02T10:00:00Z").value();
  write_wacz(first, first / "whole.wacz", options).value();
  options.earlier = {first};
  write_wacz(second, first / "since.wacz", options).value();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: archive_samples FOLDER\n", stderr);
    return 2;
  }
  try {
    const std::filesystem::path folder = arguments[1];
    write_samples(folder);
    write_second_year(folder, folder / "second");
    write_wacz_files(folder, folder / "second");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "archive_samples: %s\n", error.what());
    return 1;
  }
  return 0;
}
