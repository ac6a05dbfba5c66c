// A thin shell: sockets in, Service::answer, sockets out. One thread; every await is its own statement
// (docs/decisions/0002).
#include "reconcile/defaults.hpp"
#include "reconcile/reconcile.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <utility>

namespace vindbaar::reconcile {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Parser = http::request_parser<http::string_body>;
using Response = http::response<http::string_body>;

std::string text(beast::string_view view) {
  return {view.data(), view.size()};
}

Response on_the_wire(const http::request<http::string_body>& request, const Service& service) {
  Reply reply = service.answer({text(request.method_string()), text(request.target()), request.body(),
                                text(request[http::field::host])});
  Response response(static_cast<http::status>(reply.status), request.version());
  response.set(http::field::server, "vindbaar");
  // OpenRefine and its kin ask from a page of another origin (Fetch standard, CORS); nothing here is secret.
  response.set(http::field::access_control_allow_origin, "*");
  response.set(http::field::access_control_allow_methods, "GET, POST, OPTIONS");
  response.set(http::field::access_control_allow_headers, "Content-Type, Accept");
  if (!reply.content_type.empty()) response.set(http::field::content_type, reply.content_type);
  response.keep_alive(request.keep_alive());
  const std::size_t length = reply.body.size();
  if (request.method() != http::verb::head) response.body() = std::move(reply.body);
  if (reply.status != 204) response.content_length(length);
  return response;
}

/// One connection. `service` outlives the run.
asio::awaitable<void> converse(tcp::socket socket, const Service& service) {
  beast::tcp_stream stream(std::move(socket));
  beast::flat_buffer buffer;
  for (;;) {
    Parser parser;
    parser.body_limit(defaults::request_bytes);
    stream.expires_after(defaults::silence);
    boost::system::error_code problem;
    auto token = asio::redirect_error(asio::use_awaitable, problem);
    co_await http::async_read(stream, buffer, parser, token);
    if (problem) break;
    Response response = on_the_wire(parser.get(), service);
    stream.expires_after(defaults::silence);
    co_await http::async_write(stream, response, token);
    if (problem || !response.keep_alive()) break;
  }
  boost::system::error_code ignored;
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

asio::awaitable<void> accept_all(tcp::acceptor& acceptor, const Service& service) {
  auto executor = acceptor.get_executor();
  for (;;) {
    boost::system::error_code problem;
    auto token = asio::redirect_error(asio::use_awaitable, problem);
    auto socket = co_await acceptor.async_accept(token);
    if (problem == asio::error::operation_aborted) co_return;
    if (problem) continue;
    auto conversation = converse(std::move(socket), service);
    asio::co_spawn(executor, std::move(conversation), asio::detached);
  }
}

asio::awaitable<void> watch(asio::io_context& context, const std::function<bool()>& stop_wanted) {
  asio::steady_timer timer(context);
  while (!stop_wanted()) {
    timer.expires_after(defaults::stop_check);
    boost::system::error_code ignored;
    auto token = asio::redirect_error(asio::use_awaitable, ignored);
    co_await timer.async_wait(token);
  }
  context.stop();
}

}  // namespace

Result<void> serve(const Service& service, const Serving& serving) {
  asio::io_context context(1);
  tcp::acceptor acceptor(context);
  const tcp::endpoint here(asio::ip::address_v4::loopback(), serving.port);
  boost::system::error_code problem;
  acceptor.open(here.protocol(), problem);
  if (!problem) acceptor.set_option(tcp::acceptor::reuse_address(true), problem);
  if (!problem) acceptor.bind(here, problem);
  if (!problem) acceptor.listen(tcp::acceptor::max_listen_connections, problem);
  if (problem) {
    return failure(
        Error::Kind::unreachable, "E-LISTEN",
        "port " + std::to_string(serving.port) + " of this machine cannot be used: " + problem.message(),
        "choose another with --port, or stop the program that has it");
  }
  serving.on_listening(acceptor.local_endpoint().port());
  auto accepting = accept_all(acceptor, service);
  asio::co_spawn(context, std::move(accepting), asio::detached);
  auto watching = watch(context, serving.stop_wanted);
  asio::co_spawn(context, std::move(watching), asio::detached);
  context.run();
  return {};
}

}  // namespace vindbaar::reconcile
