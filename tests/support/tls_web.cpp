#include "support/tls_web.hpp"

#include "core/owner.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <array>
#include <atomic>
#include <string_view>
#include <thread>
#include <utility>

namespace vindbaar::test {
namespace {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using Key = Owner<EVP_PKEY, EVP_PKEY_free>;
using Certificate = Owner<X509, X509_free>;

constexpr long day = 24 * 3600;

void set_name(X509_NAME* name, std::string_view common_name) {
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(common_name.data()),
                             static_cast<int>(common_name.size()), -1, 0);
}

void add_extension(X509* certificate, int kind, const char* value) {
  const Owner<X509_EXTENSION, X509_EXTENSION_free> extension(
      X509V3_EXT_conf_nid(nullptr, nullptr, kind, value));
  X509_add_ext(certificate, extension.get(), -1);
}

struct Identity {
  Key key;
  Certificate certificate;
};

/// `signer` signs; null: itself. Valid from `from` to `until`, in seconds from now.
Identity make(std::string_view common_name, const char* alternative_name, long from, long until,
              const Identity* signer) {
  static long serial = 1;
  Identity made{Key(EVP_EC_gen("P-256")), Certificate(X509_new())};
  X509* certificate = made.certificate.get();
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
  X509_gmtime_adj(X509_getm_notBefore(certificate), from);
  X509_gmtime_adj(X509_getm_notAfter(certificate), until);
  X509_set_pubkey(certificate, made.key.get());
  set_name(X509_get_subject_name(certificate), common_name);
  X509_set_issuer_name(certificate,
                       X509_get_subject_name(signer == nullptr ? certificate : signer->certificate.get()));
  if (signer == nullptr) add_extension(certificate, NID_basic_constraints, "critical,CA:TRUE");
  if (*alternative_name != '\0') add_extension(certificate, NID_subject_alt_name, alternative_name);
  X509_sign(certificate, signer == nullptr ? made.key.get() : signer->key.get(), EVP_sha256());
  return made;
}

const Identity& authority() {
  static const Identity made = make("Authority of the tests", "", -day, 30 * day, nullptr);
  return made;
}

Identity identity_with(TlsWeb::Flaw flaw) {
  using Flaw = TlsWeb::Flaw;
  constexpr const char* right = "IP:127.0.0.1";
  if (flaw == Flaw::expired) return make("127.0.0.1", right, -10 * day, -day, &authority());
  if (flaw == Flaw::wrong_host) return make("elders.example", "DNS:elders.example", -day, day, &authority());
  if (flaw == Flaw::self_signed) return make("127.0.0.1", right, -day, day, nullptr);
  if (flaw == Flaw::nul_in_name)
    return make(std::string_view("127.0.0.1\0.elders.example", 24), "", -day, day, &authority());
  return make("127.0.0.1", right, -day, day, &authority());
}

int choose_h2(SSL*, const unsigned char** chosen, unsigned char* size, const unsigned char*, unsigned int,
              void*) {
  static constexpr std::array<unsigned char, 2> h2{'h', '2'};
  *chosen = h2.data();
  *size = h2.size();
  return SSL_TLSEXT_ERR_OK;
}

}  // namespace

struct TlsWeb::State {
  State(Flaw flaw, std::string words, bool speaks_h2)
      : reply(std::move(words)), acceptor(io, Tcp::endpoint(asio::ip::address_v4::loopback(), 0)) {
    const Identity identity = identity_with(flaw);
    SSL_CTX* raw = context.native_handle();
    SSL_CTX_use_certificate(raw, identity.certificate.get());
    SSL_CTX_use_PrivateKey(raw, identity.key.get());
    if (flaw == Flaw::old_protocol) {
      SSL_CTX_set_security_level(raw, 0);
      SSL_CTX_set_min_proto_version(raw, TLS1_VERSION);
      SSL_CTX_set_max_proto_version(raw, TLS1_1_VERSION);
    }
    if (speaks_h2) SSL_CTX_set_alpn_select_cb(raw, &choose_h2, nullptr);
  }

  /// One connection at a time, to its end.
  void accept() {
    acceptor.async_accept([this](boost::system::error_code error, Tcp::socket socket) {
      if (error) return;
      serve(std::move(socket));
      accept();
    });
  }

  void serve(Tcp::socket socket) {
    asio::ssl::stream<Tcp::socket> stream(std::move(socket), context);
    boost::system::error_code error;
    stream.handshake(asio::ssl::stream_base::server, error);
    std::array<char, 16 * 1024> request{};
    if (!error) stream.read_some(asio::buffer(request), error);
    if (error) return;
    ++requests;
    asio::write(stream, asio::buffer(reply), error);
    stream.shutdown(error);
  }

  std::string reply;
  asio::io_context io{1};
  asio::ssl::context context{asio::ssl::context::tls_server};
  Tcp::acceptor acceptor;
  std::atomic<int> requests{0};
  std::thread thread;
};

TlsWeb::TlsWeb(Flaw flaw, std::string reply, bool speaks_h2)
    : state_(std::make_shared<State>(flaw, std::move(reply), speaks_h2)) {
  state_->accept();
  state_->thread = std::thread([state = state_.get()] { state->io.run(); });
}

TlsWeb::~TlsWeb() {
  state_->io.stop();
  state_->thread.join();
}

std::uint16_t TlsWeb::port() const {
  return state_->acceptor.local_endpoint().port();
}

std::string TlsWeb::address() const {
  return "https://127.0.0.1:" + std::to_string(port());
}

int TlsWeb::requests() const {
  return state_->requests;
}

void TlsWeb::write_authority(const std::filesystem::path& file) {
  const Owner<BIO, BIO_free_all> out(BIO_new_file(file.c_str(), "w"));
  PEM_write_bio_X509(out.get(), authority().certificate.get());
}

}  // namespace vindbaar::test
