#include "tests/simweb/proxy.hpp"

#include "tests/simweb/defaults.hpp"
#include "tests/simweb/wire.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <utility>

#include <unistd.h>

namespace vindbaar::simweb {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Clock = std::chrono::system_clock;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

Answer refusal(int status, std::string why) {
  return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(why) + "\n", false};
}

Answer answer_to(const Request& request, FaultySource& source) {
  if (request.method() != http::verb::get && request.method() != http::verb::head) {
    Answer answer = refusal(405, "this proxy knows GET and HEAD only");
    answer.fields.emplace_back("Allow", "GET, HEAD");
    return answer;
  }
  const auto url = Url::parse(view(request.target()));
  if (!url) return refusal(400, "expected an absolute http URL: this is a proxy");
  auto answer = source.answer(*url);
  if (!answer) return refusal(502, "no such host: " + std::string(url->host()));
  return negotiated(*std::move(answer),
                    {view(request[http::field::accept_encoding]), view(request[http::field::if_none_match])});
}

Response on_the_wire(const Request& request, Answer answer) {
  Response response(static_cast<http::status>(answer.status), request.version());
  for (const auto& [name, value] : answer.fields) response.insert(name, value);
  response.set(http::field::date, http_date(std::chrono::floor<std::chrono::seconds>(Clock::now())));
  response.set(http::field::server, "simweb");
  response.keep_alive(request.keep_alive());
  const std::size_t length = answer.body.size();
  if (request.method() != http::verb::head) response.body() = std::move(answer.body);
  if (answer.status != 304) response.content_length(length);
  return response;
}

struct Server {
  FaultySource source;
  AccessLog log;

  bool hangs(const Request& request) const {
    const auto url = Url::parse(view(request.target()));
    return url && source.hangs(*url);
  }
};

/// Says nothing until the other side has had enough.
asio::awaitable<void> keep_silent(beast::tcp_stream& stream) {
  std::array<char, 512> ignored{};
  auto room = asio::buffer(ignored);
  for (;;) {
    boost::system::error_code problem;
    auto token = asio::redirect_error(asio::use_awaitable, problem);
    co_await stream.async_read_some(room, token);
    if (problem) co_return;
  }
}

/// One connection. `server` outlives the run.
asio::awaitable<void> serve(tcp::socket socket, Server& server) {
  beast::tcp_stream stream(std::move(socket));
  beast::flat_buffer buffer(defaults::longest_request_bytes);
  for (;;) {
    Request request;
    boost::system::error_code problem;
    auto token = asio::redirect_error(asio::use_awaitable, problem);
    co_await http::async_read(stream, buffer, request, token);
    if (problem) co_return;
    const auto arrived = Clock::now();
    if (server.hangs(request)) {
      auto silence = keep_silent(stream);
      co_await std::move(silence);
      co_return;
    }
    Response response = on_the_wire(request, answer_to(request, server.source));
    co_await http::async_write(stream, response, token);
    if (problem) co_return;
    server.log.add({arrived, Clock::now(), std::string(view(request.method_string())),
                    std::string(view(request.target())), static_cast<int>(response.result_int()),
                    response.body().size()});
    if (!response.keep_alive()) break;
  }
  boost::system::error_code ignored;
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

asio::awaitable<void> accept_all(tcp::acceptor& acceptor, Server& server) {
  auto executor = acceptor.get_executor();
  for (;;) {
    boost::system::error_code problem;
    auto token = asio::redirect_error(asio::use_awaitable, problem);
    auto socket = co_await acceptor.async_accept(token);
    if (problem == asio::error::operation_aborted) co_return;
    if (problem) continue;
    auto session = serve(std::move(socket), server);
    asio::co_spawn(executor, std::move(session), asio::detached);
  }
}

asio::awaitable<void> stop_at_end_of(asio::posix::stream_descriptor& watched, asio::io_context& context) {
  std::array<char, 512> ignored{};
  auto room = asio::buffer(ignored);
  boost::system::error_code problem;
  while (!problem) {
    auto token = asio::redirect_error(asio::use_awaitable, problem);
    co_await watched.async_read_some(room, token);
  }
  context.stop();
}

}  // namespace

struct Proxy::State {
  Server server;
  asio::io_context context{1};
  tcp::acceptor acceptor{context};
  asio::steady_timer deadline{context};
  asio::posix::stream_descriptor watched{context};
};

Proxy::Proxy(std::unique_ptr<State> state) : state_(std::move(state)) {
}
Proxy::Proxy(Proxy&&) noexcept = default;
Proxy& Proxy::operator=(Proxy&&) noexcept = default;
Proxy::~Proxy() = default;

Result<Proxy> Proxy::listen(std::uint16_t port, FaultySource source, AccessLog log) {
  auto state = std::unique_ptr<State>(new State{{std::move(source), std::move(log)}});
  const tcp::endpoint endpoint(asio::ip::address_v4::loopback(), port);
  boost::system::error_code problem;
  state->acceptor.open(endpoint.protocol(), problem);
  if (!problem) state->acceptor.set_option(tcp::acceptor::reuse_address(true), problem);
  if (!problem) state->acceptor.bind(endpoint, problem);
  if (!problem) state->acceptor.listen(asio::socket_base::max_listen_connections, problem);
  if (problem) {
    return failure(Error::Kind::refused, "E-LISTEN",
                   "could not listen on 127.0.0.1:" + std::to_string(port) + ": " + problem.message());
  }
  return Proxy(std::move(state));
}

std::uint16_t Proxy::port() const noexcept {
  return state_->acceptor.local_endpoint().port();
}

void Proxy::run(std::chrono::seconds longest, int watched) {
  auto accepting = accept_all(state_->acceptor, state_->server);
  asio::co_spawn(state_->context, std::move(accepting), asio::detached);
  state_->deadline.expires_after(longest);
  state_->deadline.async_wait([this](const boost::system::error_code& problem) {
    if (!problem) state_->context.stop();
  });
  if (watched >= 0) {
    state_->watched.assign(dup(watched));
    auto watching = stop_at_end_of(state_->watched, state_->context);
    asio::co_spawn(state_->context, std::move(watching), asio::detached);
  }
  state_->context.run();
}

void Proxy::stop() {
  state_->context.stop();
}

}  // namespace vindbaar::simweb
