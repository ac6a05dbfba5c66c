#include "support/loopback_web.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/write.hpp>

#include <istream>
#include <iterator>
#include <mutex>
#include <optional>
#include <sstream>
#include <thread>

namespace vindbaar::test {
namespace {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using SteadyClock = std::chrono::steady_clock;

std::string value_of(const std::string& head, const std::string& name) {
  const std::size_t at = head.find("\r\n" + name + ": ");
  if (at == std::string::npos) return {};
  const std::size_t begin = at + name.size() + 4;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

LoopbackWeb::Request parse(const std::string& head) {
  LoopbackWeb::Request request;
  request.head = head;
  request.came = SteadyClock::now();
  std::string target;
  std::string method;
  std::istringstream(head) >> method >> target;
  const std::string authority = value_of(head, "Host");
  request.url = target.rfind("http://", 0) == 0 ? target : "http://" + authority + target;
  const std::size_t path = request.url.find('/', 7);
  request.path = path == std::string::npos ? "/" : request.url.substr(path);
  request.host = authority.substr(0, authority.find(':'));
  return request;
}

std::string head_of(const LoopbackWeb::Answer& answer) {
  std::string head = "HTTP/1.1 " + std::to_string(answer.status) + " Scripted\r\n";
  if (!answer.type.empty()) head += "Content-Type: " + answer.type + "\r\n";
  for (const auto& [name, value] : answer.headers) head += name + ": " + value + "\r\n";
  return head + "Content-Length: " + std::to_string(answer.body.size()) + "\r\n\r\n";
}

}  // namespace

struct LoopbackWeb::State {
  State(Script answers, std::string first_words)
      : script(std::move(answers)),
        greeting(std::move(first_words)),
        acceptor(io, Tcp::endpoint(asio::ip::address_v4::loopback(), 0)) {}

  Script script;
  std::string greeting;
  asio::io_context io{1};
  Tcp::acceptor acceptor;
  std::thread thread;
  mutable std::mutex mutex;
  std::vector<Request> log;
  int accepted = 0;
};

namespace {

/// One connection: requests one after the other until either side has enough.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  template <class State>
  Connection(Tcp::socket socket, State& state)
      : socket_(std::move(socket)),
        timer_(socket_.get_executor()),
        script_(state.script),
        enter_([&state](const LoopbackWeb::Request& request) {
          const std::scoped_lock lock(state.mutex);
          state.log.push_back(request);
          return state.log.size() - 1;
        }),
        note_answer_([&state](std::size_t entry) {
          const std::scoped_lock lock(state.mutex);
          state.log[entry].answered = SteadyClock::now();
        }) {}

  void greet(const std::string& words) {
    if (words.empty()) return read();
    send(words, After::read_on);
  }

  void read() {
    asio::async_read_until(socket_, buffer_, "\r\n\r\n",
                           [self = shared_from_this()](boost::system::error_code error, std::size_t size) {
                             if (!error) self->answer(size);
                           });
  }

 private:
  void answer(std::size_t size) {
    std::string head(size, '\0');
    std::istream(&buffer_).read(head.data(), static_cast<std::streamsize>(size));
    const LoopbackWeb::Request request = parse(head);
    entry_ = enter_(request);
    const LoopbackWeb::Answer answer = script_(request);
    using Manner = LoopbackWeb::Manner;
    switch (answer.manner) {
      case Manner::whole:
        return send(head_of(answer) + answer.body, After::read_on);
      case Manner::raw:
        forever_ = answer.forever;
        pace_ = answer.pace;
        return send(answer.body, forever_.empty() ? After::close : After::repeat);
      case Manner::raw_hang:
        return send(answer.body, After::wait);
      case Manner::reset:
        return send(head_of(answer) + answer.body.substr(0, answer.body.size() / 2), After::tear_down);
      case Manner::cut_off:
        return send(head_of(answer) + answer.body.substr(0, answer.body.size() / 2), After::close);
      case Manner::stall:
        return send(head_of(answer) + answer.body.substr(0, answer.body.size() / 2), After::wait);
      case Manner::close:
        return socket_.close();
      case Manner::hang:
        return wait();
    }
  }

  enum class After { read_on, close, wait, repeat, tear_down };
  void send(std::string bytes, After after) {
    out_ = std::move(bytes);
    asio::async_write(socket_, asio::buffer(out_),
                      [self = shared_from_this(), after](boost::system::error_code error, std::size_t) {
                        if (error) return;
                        if (self->entry_) self->note_answer_(*self->entry_);
                        if (after == After::read_on) self->read();
                        if (after == After::wait) self->wait();
                        if (after == After::repeat) self->repeat();
                        if (after == After::tear_down) self->tear_down();
                      });
  }

  void repeat() {
    timer_.expires_after(pace_);
    timer_.async_wait([self = shared_from_this()](boost::system::error_code error) {
      if (!error) self->send(self->forever_, After::repeat);
    });
  }

  /// Without lingering a close is a reset.
  void tear_down() {
    boost::system::error_code ignored;
    socket_.set_option(asio::socket_base::linger(true, 0), ignored);
    socket_.close(ignored);
  }

  /// Holds the connection open until the other side closes it.
  void wait() {
    socket_.async_wait(Tcp::socket::wait_error, [self = shared_from_this()](boost::system::error_code) {});
    read();
  }

  Tcp::socket socket_;
  asio::steady_timer timer_;
  std::string forever_;
  std::chrono::milliseconds pace_{0};
  const LoopbackWeb::Script& script_;
  std::function<std::size_t(const LoopbackWeb::Request&)> enter_;
  std::function<void(std::size_t)> note_answer_;
  asio::streambuf buffer_;
  std::string out_;
  std::optional<std::size_t> entry_;
};

template <class State>
void accept(State& state) {
  state.acceptor.async_accept([&state](boost::system::error_code error, Tcp::socket socket) {
    if (error) return;
    {
      const std::scoped_lock lock(state.mutex);
      ++state.accepted;
    }
    std::make_shared<Connection>(std::move(socket), state)->greet(state.greeting);
    accept(state);
  });
}

}  // namespace

LoopbackWeb::LoopbackWeb(Script script, std::string greeting)
    : state_(std::make_shared<State>(std::move(script), std::move(greeting))) {
  accept(*state_);
  state_->thread = std::thread([state = state_.get()] { state->io.run(); });
}

LoopbackWeb::~LoopbackWeb() {
  state_->io.stop();
  state_->thread.join();
}

std::uint16_t LoopbackWeb::port() const {
  return state_->acceptor.local_endpoint().port();
}

std::string LoopbackWeb::address() const {
  return "http://127.0.0.1:" + std::to_string(port());
}

std::vector<LoopbackWeb::Request> LoopbackWeb::log() const {
  const std::scoped_lock lock(state_->mutex);
  return state_->log;
}

int LoopbackWeb::accepted() const {
  const std::scoped_lock lock(state_->mutex);
  return state_->accepted;
}

}  // namespace vindbaar::test
