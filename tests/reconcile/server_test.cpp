// The service on a loopback port: what a browser or OpenRefine gets.

#include "tests/reconcile/service.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <atomic>
#include <future>
#include <thread>

namespace vindbaar::reconcile {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

/// A server that runs while this lives.
class Running {
 public:
  Running() {
    auto port = std::make_shared<std::promise<std::uint16_t>>();
    auto known = port->get_future();
    thread_ = std::jthread([this, port] {
      served_ = serve(shipped_service(), {0, [this] { return stop_.load(); },
                                          [port](std::uint16_t number) { port->set_value(number); }})
                    .has_value();
    });
    port_ = known.get();
  }
  ~Running() { stop(); }
  std::uint16_t port() const { return port_; }
  bool stop() {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
    return served_;
  }

 private:
  std::atomic<bool> stop_{false};
  std::atomic<bool> served_{false};
  std::uint16_t port_ = 0;
  std::jthread thread_;
};

http::response<http::string_body> ask(std::uint16_t port, http::request<http::string_body> request) {
  asio::io_context context;
  boost::beast::tcp_stream stream(context);
  stream.connect(tcp::endpoint(asio::ip::address_v4::loopback(), port));
  request.set(http::field::host, "127.0.0.1:" + std::to_string(port));
  request.prepare_payload();
  http::write(stream, request);
  boost::beast::flat_buffer buffer;
  http::response<http::string_body> response;
  boost::system::error_code problem;
  http::read(stream, buffer, response, problem);
  return response;
}

TEST_CASE("a browser of any origin may ask, and a POST is answered as a GET is") {
  Running server;
  const auto manifest = ask(server.port(), {http::verb::get, "/", 11});
  CHECK(manifest.result_int() == 200);
  CHECK(manifest[http::field::access_control_allow_origin] == "*");
  CHECK(manifest.body().find("http://127.0.0.1:" + std::to_string(server.port()) + "/preview") !=
        std::string::npos);

  http::request<http::string_body> post{http::verb::post, "/", 11};
  post.set(http::field::content_type, "application/x-www-form-urlencoded");
  post.body() = "queries=" + encoded(R"({"q0":{"query":"Helpende plus"}})");
  const auto answered = ask(server.port(), post);
  CHECK(answered.result_int() == 200);
  CHECK(answered.body().find("K0905") != std::string::npos);

  const auto preflight = ask(server.port(), {http::verb::options, "/", 11});
  CHECK(preflight.result_int() == 204);
  CHECK(preflight[http::field::access_control_allow_methods] != "");
  CHECK(server.stop());
}

TEST_CASE("a request larger than the limit is not answered, and the server goes on") {
  Running server;
  http::request<http::string_body> post{http::verb::post, "/", 11};
  post.body() = std::string(5U << 20U, 'a');
  std::string answer;
  try {
    answer = ask(server.port(), post).body();
  } catch (const boost::system::system_error&) {  // closed while it is still being written
  }
  CHECK(answer.empty());
  CHECK(ask(server.port(), {http::verb::get, "/suggest/type?prefix=", 11}).result_int() == 200);
}

TEST_CASE("a port that is taken is an error with its number") {
  Running server;
  const auto second = serve(shipped_service(), {server.port(), [] { return true; }, [](std::uint16_t) {}});
  REQUIRE_FALSE(second.has_value());
  CHECK(second.error().code == "E-LISTEN");
  CHECK(second.error().what.find(std::to_string(server.port())) != std::string::npos);
}

}  // namespace
}  // namespace vindbaar::reconcile
