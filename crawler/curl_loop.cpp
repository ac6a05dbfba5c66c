#include "crawler/curl_loop.hpp"

#include "core/owner.hpp"
#include "core/text.hpp"
#include "crawler/address.hpp"
#include "crawler/defaults.hpp"
#include "crawler/incoming.hpp"
#include "crawler/lazy_timer.hpp"
#include "crawler/socket_watch.hpp"

#include <curl/curl.h>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <list>
#include <optional>
#include <unordered_map>
#include <utility>

namespace vindbaar::crawler {
namespace {

namespace asio = boost::asio;
using SteadyClock = std::chrono::steady_clock;
using Easy = Owner<CURL, curl_easy_cleanup>;
using Multi = Owner<CURLM, curl_multi_cleanup>;
using Share = Owner<CURLSH, curl_share_cleanup>;
using HeaderList = Owner<curl_slist, curl_slist_free_all>;

/// One request under way; afterwards its handle, all set up, serves the next one.
struct Transfer {
  Easy easy{curl_easy_init()};
  HeaderList headers;  ///< When they are not the usual ones.
  Incoming incoming;
  CurlLoop::Done done;
  SteadyClock::time_point begun;
  bool has_private_address = false;
  bool was_sent = false;
  std::array<char, CURL_ERROR_SIZE> words{};

  void begin(const Url& url, const Incoming::Caps& caps, CurlLoop::Done when_done) {
    incoming = Incoming(url, caps);
    done = std::move(when_done);
    begun = SteadyClock::now();
    has_private_address = false;
    was_sent = false;
    words[0] = '\0';
  }
};

std::size_t on_header(char* line, std::size_t, std::size_t size, void* transfer) {
  return static_cast<Transfer*>(transfer)->incoming.take_header({line, size}) ? size : 0;
}

std::size_t on_body(char* bytes, std::size_t, std::size_t size, void* transfer) {
  return static_cast<Transfer*>(transfer)->incoming.take_body({bytes, size}) ? size : 0;
}

int on_debug(CURL*, curl_infotype type, char* text, std::size_t size, void* transfer) {
  if (type == CURLINFO_HEADER_OUT) static_cast<Transfer*>(transfer)->incoming.take_request({text, size});
  return 0;
}

/// The address that is really connected to, after all name look-ups: what DNS rebinding cannot get around.
curl_socket_t on_open_socket(void* transfer, curlsocktype, curl_sockaddr* address) {
  if (!is_public_address(address->addr)) {
    static_cast<Transfer*>(transfer)->has_private_address = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Not twice: libcurl would repeat a request at once, up to five times, when a kept connection closes
/// unanswered. When to ask again is the affair of Politeness.
int on_sending(void* transfer, char*, char*, int, int) {
  const bool was_sent = std::exchange(static_cast<Transfer*>(transfer)->was_sent, true);
  return was_sent ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

void add_line(HeaderList& headers, const char* line) {
  headers.reset(curl_slist_append(headers.release(), line));
}

void add_usual_lines(HeaderList& headers) {
  for (const char* line :
       {"Accept: text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.8,*/*;q=0.5",
        "Accept-Language: nl,en;q=0.7", "Accept-Encoding: gzip, deflate, br, zstd"})
    add_line(headers, line);
}

std::string_view code_for(CURLcode result) {
  switch (result) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return "E-DNS";
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_PROXY:
    case CURLE_ABORTED_BY_CALLBACK:  // by on_sending()
      return "E-CONNECT";
    case CURLE_OPERATION_TIMEDOUT:
      return "E-TIMEOUT";
    case CURLE_FILESIZE_EXCEEDED:
    case CURLE_OUT_OF_MEMORY:  // what libcurl says to a header line of over 100 KiB
      return "E-TOO-LARGE";
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ENGINE_SETFAILED:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_SHUTDOWN_FAILED:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_CLIENTCERT:
      return "E-TLS";
    default:
      return "E-PROTOCOL";
  }
}

std::string error_for(CURLcode result, const Transfer& transfer) {
  if (transfer.has_private_address) return "E-ADDRESS: the host has a private or reserved address";
  if (result == CURLE_OUT_OF_MEMORY) return "E-TOO-LARGE: a header line of more than 100 KiB";
  if (result == CURLE_ABORTED_BY_CALLBACK)
    return "E-CONNECT: the server closed the connection without an answer";
  const char* words = transfer.words[0] != '\0' ? transfer.words.data() : curl_easy_strerror(result);
  return std::string(code_for(result)) + ": " + valid_utf8(words);
}

/// The certificates of this system. Without a folder of them curl keeps the loaded store for later
/// connections; with one it reads it anew for each (25 times the cost, curl issue 12339).
const char* certificate_file() {
  const curl_version_info_data* version = curl_version_info(CURLVERSION_NOW);
  for (const char* file :
       {version->cainfo, "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"})
    if (file != nullptr && ::access(file, R_OK) == 0) return file;
  return nullptr;
}

template <class Value>
void set(const Easy& easy, CURLoption option, Value value) {
  static_cast<void>(curl_easy_setopt(easy.get(), option, value));
}

}  // namespace

/// Keeps itself alive through the handlers it has given to the io_context.
class CurlLoop::Engine : public std::enable_shared_from_this<Engine> {
 public:
  Engine(asio::io_context& io, const FetchSettings& settings)
      : io_(io), settings_(settings), deadline_timer_(io) {
    add_usual_lines(headers_);
    curl_multi_setopt(multi_.get(), CURLMOPT_SOCKETFUNCTION, &Engine::on_socket);
    curl_multi_setopt(multi_.get(), CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(multi_.get(), CURLMOPT_TIMERFUNCTION, &Engine::on_timer);
    curl_multi_setopt(multi_.get(), CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, static_cast<long>(settings.connections));
  }

  void start(const Url& url, bool pages_only, Done done, const std::vector<std::string>& conditions) {
    if (idle_.empty()) configure(idle_.emplace_back());
    transfers_.splice(transfers_.end(), idle_, idle_.begin());
    Transfer& transfer = transfers_.back();
    transfer.begin(url, {settings_.limits.header_bytes, settings_.limits.body_bytes, pages_only},
                   std::move(done));
    aim(transfer, url, conditions);
    curl_multi_add_handle(multi_.get(), transfer.easy.get());
    if (!is_watching_deadlines_) watch_deadlines();
  }

  int under_way() const { return static_cast<int>(transfers_.size()); }

  void close() {
    timer_->stop();
    deadline_timer_.cancel();
    for (Transfer& transfer : transfers_) curl_multi_remove_handle(multi_.get(), transfer.easy.get());
    transfers_.clear();
    sockets_->stop();
  }

  /// After close() no callback may come back into this object.
  void detach() {
    close();
    curl_multi_setopt(multi_.get(), CURLMOPT_SOCKETFUNCTION, nullptr);
    curl_multi_setopt(multi_.get(), CURLMOPT_TIMERFUNCTION, nullptr);
  }

 private:
  /// What is the same for all requests.
  void configure(Transfer& transfer) {
    const Easy& easy = transfer.easy;
    set(easy, CURLOPT_PRIVATE, &transfer);
    set(easy, CURLOPT_ERRORBUFFER, transfer.words.data());
    set(easy, CURLOPT_PATH_AS_IS, 1L);
    set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    set(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    set(easy, CURLOPT_USERAGENT, settings_.user_agent.c_str());
    set(easy, CURLOPT_PROXY, settings_.proxy.c_str());
    set(easy, CURLOPT_NOPROXY, "");
    set(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    set(easy, CURLOPT_NOSIGNAL, 1L);
    set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings_.limits.connect_time.count()));
    set(easy, CURLOPT_LOW_SPEED_LIMIT, defaults::stall_bytes_per_second);
    set(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(defaults::stall_time.count()));
    set(easy, CURLOPT_HEADERFUNCTION, &on_header);
    set(easy, CURLOPT_HEADERDATA, &transfer);
    set(easy, CURLOPT_WRITEFUNCTION, &on_body);
    set(easy, CURLOPT_WRITEDATA, &transfer);
    set(easy, CURLOPT_PREREQFUNCTION, &on_sending);
    set(easy, CURLOPT_PREREQDATA, &transfer);
    set(easy, CURLOPT_VERBOSE, 1L);  // only so that the request is told to on_debug as it was sent
    set(easy, CURLOPT_DEBUGFUNCTION, &on_debug);
    set(easy, CURLOPT_DEBUGDATA, &transfer);
    set(easy, CURLOPT_CLOSESOCKETFUNCTION, &Engine::on_close_socket);
    set(easy, CURLOPT_CLOSESOCKETDATA, this);
    const std::string& own = settings_.limits.certificates;
    if (const char* file = own.empty() ? certificate_file() : own.c_str()) {
      set(easy, CURLOPT_CAPATH, static_cast<const char*>(nullptr));
      set(easy, CURLOPT_CAINFO, file);
    }
    if (!settings_.allow_private_addresses && settings_.proxy.empty()) {
      set(easy, CURLOPT_OPENSOCKETFUNCTION, &on_open_socket);
      set(easy, CURLOPT_OPENSOCKETDATA, &transfer);
    }
  }

  /// What this request has of its own.
  void aim(Transfer& transfer, const Url& url, const std::vector<std::string>& conditions) {
    set(transfer.easy, CURLOPT_URL, url.text().c_str());
    HeaderList lines;
    if (!conditions.empty()) add_usual_lines(lines);
    for (const std::string& line : conditions) add_line(lines, line.c_str());
    set(transfer.easy, CURLOPT_HTTPHEADER, lines ? lines.get() : headers_.get());
    transfer.headers = std::move(lines);
    set(transfer.easy, CURLOPT_SHARE, static_cast<CURLSH*>(nullptr));
    if (url.scheme() == "https") resume_session(transfer.easy, std::string(url.origin()));
  }

  /// A new connection to a server takes up where the last one ended. libcurl forgets that with the request,
  /// and shares at most eight: so each server has a share of its own.
  void resume_session(const Easy& easy, const std::string& origin) {
    if (shares_.size() >= defaults::tls_servers && !shares_.contains(origin)) return;
    Share& share = shares_[origin];
    if (!share) share.reset(curl_share_init());
    curl_share_setopt(share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
    set(easy, CURLOPT_SHARE, share.get());
  }

  static int on_timer(CURLM*, long milliseconds, void* self_pointer) {
    const auto wait = std::chrono::milliseconds(milliseconds);
    static_cast<Engine*>(self_pointer)
        ->timer_->set(milliseconds < 0 ? std::nullopt : std::optional(SteadyClock::now() + wait));
    return 0;
  }

  /// CURL_POLL_REMOVE wants neither: the socket is kept for the next request, or closed.
  static int on_socket(CURL*, curl_socket_t number, int wanted, void* self_pointer, void*) {
    static_cast<Engine*>(self_pointer)
        ->sockets_->want(number, (wanted & CURL_POLL_IN) != 0, (wanted & CURL_POLL_OUT) != 0);
    return 0;
  }

  static int on_close_socket(void* self_pointer, curl_socket_t number) {
    static_cast<Engine*>(self_pointer)->sockets_->forget(number);
    return ::close(number);
  }

  static int events_of(SocketWatch::Ready ready) {
    if (ready == SocketWatch::Ready::error) return CURL_CSELECT_ERR;
    return ready == SocketWatch::Ready::reading ? CURL_CSELECT_IN : CURL_CSELECT_OUT;
  }

  void act(curl_socket_t number, int events) {
    int running = 0;
    curl_multi_socket_action(multi_.get(), number, events, &running);
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      Transfer* transfer = nullptr;
      const CURLcode result = message->data.result;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
      finish(*transfer, result);
    }
  }

  void finish(Transfer& transfer, CURLcode result) {
    const bool is_well = result == CURLE_OK;
    const std::string error = transfer.incoming.is_answer()
                                  ? std::string()
                                  : error_for(is_well ? CURLE_GOT_NOTHING : result, transfer);
    const std::string_view truncated = is_well                              ? ""
                                       : result == CURLE_OPERATION_TIMEDOUT ? "time"
                                                                            : "disconnect";
    archive::Exchange exchange = std::move(transfer.incoming).finish(error, truncated);
    exchange.took_ms =
        std::chrono::duration_cast<std::chrono::milliseconds>(SteadyClock::now() - transfer.begun).count();
    char* address = nullptr;
    curl_easy_getinfo(transfer.easy.get(), CURLINFO_PRIMARY_IP, &address);
    if (address != nullptr && settings_.proxy.empty()) exchange.server_ip = address;
    curl_multi_remove_handle(multi_.get(), transfer.easy.get());
    asio::post(io_, [done = std::move(transfer.done), finished = std::move(exchange)]() mutable {
      done(std::move(finished));
    });
    const auto place = std::find_if(transfers_.begin(), transfers_.end(),
                                    [&](const Transfer& other) { return &other == &transfer; });
    idle_.splice(idle_.begin(), transfers_, place);
  }

  /// libcurl has no limit for the time to the first byte, and its others are looked at once a second.
  void watch_deadlines() {
    is_watching_deadlines_ = true;
    deadline_timer_.expires_after(std::min({settings_.limits.first_byte_time, settings_.limits.total_time,
                                            std::chrono::milliseconds(1000)}) /
                                  4);
    deadline_timer_.async_wait([engine = shared_from_this()](const boost::system::error_code& cancelled) {
      engine->is_watching_deadlines_ = false;
      if (cancelled) return;
      engine->end_overdue();
      if (!engine->transfers_.empty()) engine->watch_deadlines();
    });
  }

  void end_overdue() {
    const auto now = SteadyClock::now();
    std::vector<Transfer*> overdue;
    for (Transfer& transfer : transfers_) {
      const auto age = now - transfer.begun;
      const bool is_silent = !transfer.incoming.has_begun() && age > settings_.limits.first_byte_time;
      if (is_silent || age > settings_.limits.total_time) overdue.push_back(&transfer);
    }
    for (Transfer* transfer : overdue) {
      const std::string_view what =
          !transfer->incoming.has_begun() ? "no answer came in time" : "the answer did not end in time";
      std::copy_n(what.data(), what.size(), transfer->words.begin());
      transfer->words[what.size()] = '\0';
      finish(*transfer, CURLE_OPERATION_TIMEDOUT);
    }
  }

  asio::io_context& io_;
  FetchSettings settings_;
  HeaderList headers_;
  std::shared_ptr<LazyTimer> timer_ =
      std::make_shared<LazyTimer>(io_, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
  std::shared_ptr<SocketWatch> sockets_ = std::make_shared<SocketWatch>(
      io_, [this](int number, SocketWatch::Ready ready) { act(number, events_of(ready)); });
  asio::steady_timer deadline_timer_;
  bool is_watching_deadlines_ = false;
  std::unordered_map<std::string, Share> shares_;  ///< By origin; they outlive the transfers.
  std::list<Transfer> transfers_;
  std::list<Transfer> idle_;
  Multi multi_{curl_multi_init()};
};

CurlLoop::CurlLoop(asio::io_context& io, const FetchSettings& settings) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);  // once a process, as libcurl wants it
  static_cast<void>(ready);
  engine_ = std::make_shared<Engine>(io, settings);
}

CurlLoop::~CurlLoop() {
  engine_->detach();
}

void CurlLoop::fetch(const Url& url, bool pages_only, Done done, const std::vector<std::string>& conditions) {
  engine_->start(url, pages_only, std::move(done), conditions);
}

int CurlLoop::under_way() const {
  return engine_->under_way();
}

void CurlLoop::abandon() {
  engine_->close();
}

}  // namespace vindbaar::crawler
