#include "tests/archive/samples.hpp"

#include <zlib.h>

#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace vindbaar::archive::samples {
namespace {

Instant at(int second) {
  return Instant(std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::seconds(second));
}

Exchange get(const std::string& url, int status, const std::string& line) {
  Exchange exchange;
  exchange.url = url;
  exchange.started = at(status);
  exchange.request_head = "GET / HTTP/1.1\r\nHost: roc.example\r\nUser-Agent: vindbaar/0.1";
  exchange.status = status;
  exchange.status_line = line;
  exchange.headers = {{"Content-Type", "text/html; charset=utf-8"}, {"Server", "nginx"}};
  exchange.server_ip = "192.0.2.7";
  exchange.institution = "roc-example";
  exchange.via = "https://roc.example/";
  exchange.took_ms = 42;
  exchange.kind = "page";
  exchange.depth = 2;
  return exchange;
}

}  // namespace

Folder::Folder() {
  const std::filesystem::path in_memory = "/dev/shm";  // thousands of small files: no need to wear a disk
  const bool has_memory = std::filesystem::is_directory(in_memory);
  const std::filesystem::path parent = has_memory ? in_memory : std::filesystem::temp_directory_path();
  std::string name = (parent / "archive-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Exchange page(int number, std::size_t bytes) {
  Exchange exchange = get("https://roc.example/cursus/" + std::to_string(number), 200, "HTTP/1.1 200 OK");
  exchange.started = at(number);
  unsigned state = static_cast<unsigned>(number) * 2654435761U + 1;
  while (exchange.body.size() < bytes) {
    state = state * 1664525U + 1013904223U;
    exchange.body += static_cast<char>('a' + (state >> 16U) % 26U);
    if (state % 7U == 0) exchange.body += ' ';
  }
  return exchange;
}

Exchange failure() {
  Exchange exchange = get("https://weg.example/", 0, "");
  exchange.headers.clear();
  exchange.error = "E-DNS: could not resolve weg.example";
  return exchange;
}

std::vector<Exchange> every_kind() {
  std::vector<Exchange> kinds = {page(1)};

  Exchange zipped = get("https://roc.example/gzip", 200, "HTTP/1.1 200 OK");
  zipped.body = gzipped("<h1>Certificaat</h1>");
  zipped.headers.emplace_back("Content-Encoding", "gzip");
  kinds.push_back(zipped);

  Exchange chunked = get("https://roc.example/chunked", 200, "HTTP/1.1 200 OK");
  chunked.headers.emplace_back("Transfer-Encoding", "chunked");
  chunked.body = "came in chunks, stored without";
  kinds.push_back(chunked);

  Exchange redirect = get("http://roc.example/oud", 301, "HTTP/1.1 301 Moved Permanently");
  redirect.headers.emplace_back("Location", "https://roc.example/nieuw");
  kinds.push_back(redirect);

  kinds.push_back(get("https://roc.example/leeg", 204, "HTTP/1.1 204 No Content"));
  kinds.push_back(get("https://roc.example/weg", 404, "HTTP/1.1 404 Not Found"));

  Exchange odd = get("https://roc.example/caf\xc3\xa9 <x>", 200, "HTTP/1.1 200 OK");
  odd.headers.emplace_back("X-Latin", "caf\xe9 \xff");
  odd.headers.emplace_back("X-Folded", "one\r\nWARC-Type: two");
  odd.headers.emplace_back("Set-Cookie", "a=1");
  odd.headers.emplace_back("Set-Cookie", "b=2");
  odd.server_ip = "2001:db8::7";
  odd.institution = "roc\r\nerror: forged";
  kinds.push_back(odd);

  Exchange second = get("https://roc.example/h2", 200, "HTTP/2 200");
  second.headers = {{"content-type", "text/plain"}};
  second.body = "two";
  kinds.push_back(second);

  Exchange cut = get("https://roc.example/groot", 200, "HTTP/1.1 200 OK");
  cut.body = "first part";
  cut.truncated = "length";
  cut.request_head.clear();
  kinds.push_back(cut);

  kinds.push_back(failure());
  return kinds;
}

std::string gzipped(std::string_view plain, int level) {
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string packed(deflateBound(&stream, static_cast<uLong>(plain.size())) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(packed.size() - stream.avail_out);
  deflateEnd(&stream);
  return packed;
}

std::string file_bytes(const std::filesystem::path& file) {
  std::ifstream input(file, std::ios::binary);
  if (!input) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(input), {}};
}

void write_file(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream output(file, std::ios::binary);
  output.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!output.flush()) throw std::runtime_error("cannot write " + file.string());
}

ReadAll read_all(const std::filesystem::path& file) {
  Result<Reader> reader = Reader::open(file);
  if (!reader) throw std::runtime_error(reader.error().what);
  ReadAll all;
  for (;;) {
    Result<std::optional<Record>> record = reader->next();
    if (!record) {
      all.errors.push_back(record.error());
      if (all.errors.size() > 1000) throw std::runtime_error("no end of errors");
    } else if (*record) {
      all.records.push_back(**std::move(record));
    } else {
      return all;
    }
  }
}

WriterOptions without_sync() {
  WriterOptions options;
  options.disk.fdatasync = [](int) { return 0; };
  return options;
}

Writer open_writer(const std::filesystem::path& folder, const WriterOptions& options) {
  Result<Writer> writer = Writer::open(folder, options);
  if (!writer) throw std::runtime_error(writer.error().what);
  return *std::move(writer);
}

}  // namespace vindbaar::archive::samples
