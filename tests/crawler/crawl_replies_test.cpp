// Faults 15 and 16: the replies of curl's own test suite, byte for byte. What curl accepts is an answer, what
// it refuses is a failure with a reason; nothing that broke off is taken for whole.
#include "conformance.hpp"
#include "crawler/curl_loop.hpp"
#include "support/loopback_web.hpp"

#include <doctest/doctest.h>
#include <boost/asio/io_context.hpp>

#include <optional>

namespace vindbaar::crawler {
using test::LoopbackWeb;
using namespace std::chrono_literals;

namespace {

/// Why a row says nothing about a GET of a page by us; nothing when it does.
std::optional<std::string> not_a_page_request(const nlohmann::json& row) {
  const std::string command = " " + row["curl_command"].get<std::string>() + " ";
  struct Row {
    const char* word;
    const char* why;
  };
  const Row words[] = {
      {"ws://", "a WebSocket"},
      {" -I ", "a HEAD request"},
      {" --head ", "a HEAD request"},
      {" --http0.9", "curl was allowed HTTP/0.9"},
      {" --ignore-content-length", "curl was told to believe no length"},
      {" --tr-encoding", "curl asked for a Transfer-Encoding, which we never do"},
      {" --retry", "curl tried again: the last reply counts"},
      {" -L -H", "curl followed the redirect: we ask for its target as a request of its own"},
      {"{471,4710001}", "the second reply on one connection"},
      {"/want/29 -m 2", "the server waits, which no reply can show: crawl_behaviour_test.cpp"},
      {"/1473", "our libcurl (7.88) refuses a first header line that is folded, later ones forgive it"},
      {"/2306", "the same"},
  };
  if (row["server_cmd"] == "upgrade") return "an upgrade to another protocol";
  for (const Row& word : words)
    if (command.find(word.word) != std::string::npos) return word.why;
  return std::nullopt;
}

/// What curl made of a row.
enum class Fate {
  accepted,
  refused,   ///< By the transfer itself.
  encoding,  ///< The body could not be decoded: with us a matter of reading, after archiving.
  by_option  ///< For a reason that the row's own command line gave: --fail, --max-redirs, -o …
};

Fate fate_of(int exit_code) {
  switch (exit_code) {
    case 0:
      return Fate::accepted;
    case 1:    // HTTP/0.9
    case 8:    // a weird reply
    case 18:   // part of a file
    case 28:   // too slow
    case 52:   // nothing
    case 56:   // broken off
    case 100:  // too many headers
      return Fate::refused;
    case 61:
      return Fate::encoding;
    default:
      return Fate::by_option;
  }
}

archive::Exchange fetch(const LoopbackWeb& web, const std::string& path) {
  boost::asio::io_context io;
  FetchSettings settings;
  settings.user_agent = "vindbaar test";
  settings.allow_private_addresses = true;
  settings.limits.first_byte_time = settings.limits.total_time = 2s;
  CurlLoop loop(io, settings);
  archive::Exchange answer;
  loop.fetch(Url::parse(web.address() + path).value(), false, [&](archive::Exchange exchange) {
    answer = std::move(exchange);
    io.stop();
  });
  io.run();
  return answer;
}

bool is_whole(const archive::Exchange& exchange) {
  return exchange.status != 0 && exchange.truncated.empty();
}

bool can_be_decoded(const archive::Exchange& exchange) {
  const auto decoded = archive::decode_content(
      exchange.body, archive::header(exchange.headers, "Content-Encoding"), defaults::decoded_body_bytes);
  return decoded.problem.empty();
}

}  // namespace

TEST_CASE("faults 15 and 16: a reply is accepted or refused as curl does") {
  std::map<std::string, std::string> replies;
  const LoopbackWeb web([&](const LoopbackWeb::Request& request) {
    LoopbackWeb::Answer answer;
    answer.manner = LoopbackWeb::Manner::raw;
    answer.body = replies.at(request.path);
    return answer;
  });
  std::map<Fate, int> by_fate;
  int left_out = 0;
  for (const auto& row : conformance::rows("http_malformed_curl.jsonl")) {
    const std::string id = row["id"];
    CAPTURE(id);
    CAPTURE(row["name"].get<std::string>());
    CAPTURE(row["curl_command"].get<std::string>());
    if (not_a_page_request(row)) {
      ++left_out;
      continue;
    }
    const Fate fate = fate_of(row["curl_exit_code"]);
    int part = 0;
    for (const auto& response : row["responses"]) {
      const std::string path = "/" + id + "/" + std::to_string(++part);
      std::string reply = conformance::from_base64(response["bytes_b64"]);
      const std::string port_mark = "%HTTPPORT";
      for (std::size_t at = reply.find(port_mark); at != std::string::npos; at = reply.find(port_mark))
        reply.replace(at, port_mark.size(), std::to_string(web.port()));
      replies[path] = reply;
      const archive::Exchange exchange = fetch(web, path);
      CHECK((exchange.status != 0 || !exchange.error.empty()));
      const bool is_last = part == static_cast<int>(row["responses"].size());
      if (!is_last) continue;  // the exit code is that of the last
      if (fate == Fate::accepted) CHECK(is_whole(exchange));
      if (fate == Fate::refused) CHECK_FALSE(is_whole(exchange));
      if (fate == Fate::encoding) CHECK_FALSE((is_whole(exchange) && can_be_decoded(exchange)));
      ++by_fate[fate];
    }
  }
  // All 328 rows are in one of these; 24 ended as they did for an option of the command line alone.
  CHECK(by_fate[Fate::accepted] == 212);
  CHECK(by_fate[Fate::refused] == 34);
  CHECK(by_fate[Fate::encoding] == 8);
  CHECK(by_fate[Fate::by_option] == 24);
  CHECK(left_out == 50);
}

}  // namespace vindbaar::crawler
