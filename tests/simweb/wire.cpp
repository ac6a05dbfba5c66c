#include "tests/simweb/wire.hpp"

#include "tests/simweb/random.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <utility>

namespace vindbaar::simweb {
namespace {

/// windowBits 15 with a gzip wrapper, by zlib's manual for deflateInit2.
constexpr int gzip_window = 15 + 16;

std::string etag_of(std::string_view body) {
  return fmt::format("\"{:016x}\"", hash_of(body));
}

}  // namespace

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string member(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(member.data());
  stream.avail_out = static_cast<uInt>(member.size());
  deflate(&stream, Z_FINISH);
  member.resize(stream.total_out);
  deflateEnd(&stream);
  return member;
}

std::string http_date(std::chrono::sys_seconds time) {
  using namespace std::chrono;
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto midnight = floor<std::chrono::days>(time);
  const year_month_day date{midnight};
  const hh_mm_ss clock{time - midnight};
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[weekday{midnight}.c_encoding()],
                     static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

Answer negotiated(Answer answer, const Preferences& preferences) {
  if (answer.status != 200) return answer;
  const std::string etag = etag_of(answer.body);
  answer.fields.emplace_back("ETag", etag);
  if (preferences.if_none_match.find(etag) != std::string_view::npos) {
    answer.status = 304;
    answer.body.clear();
  } else if (answer.compressible) {
    answer.fields.emplace_back("Vary", "Accept-Encoding");
    if (preferences.accept_encoding.find("gzip") != std::string_view::npos) {
      answer.fields.emplace_back("Content-Encoding", "gzip");
      answer.body = gzip(answer.body);
    }
  }
  return answer;
}

}  // namespace vindbaar::simweb
