#include "tests/simweb/proxy.hpp"

#include "tests/simulated_web/proxy_client.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include <unistd.h>

using namespace vindbaar;
using namespace vindbaar::simweb;

namespace {

/// One school with a page on every path.
std::optional<Answer> school(const Url& url) {
  if (url.host() != "www.school.example") return std::nullopt;
  return Answer{
      200, {{"Content-Type", "text/html; charset=UTF-8"}}, "<p>" + std::string(url.path()) + "</p>", true};
}

std::string owner(std::string_view host) {
  return host == "www.school.example" ? "school" : "";
}

FaultySource source_with(const std::vector<FaultyInstitution>& faults) {
  return {school, owner, faults};
}

/// A proxy that runs for as long as the case.
class Running {
 public:
  explicit Running(std::vector<FaultyInstitution> faults = {}, AccessLog log = {})
      : proxy_(*Proxy::listen(0, source_with(faults), std::move(log))),
        thread_([this] { proxy_.run(std::chrono::seconds(60)); }) {}
  ~Running() {
    proxy_.stop();
    thread_.join();
  }
  std::uint16_t port() const { return proxy_.port(); }

 private:
  Proxy proxy_;
  std::thread thread_;
};

int status_of(const std::string& response) {
  return std::atoi(response.c_str() + 9);
}

}  // namespace

TEST_CASE("a proxy request in absolute form is answered by the simulated host") {
  Running proxy;
  Connection client(proxy.port());
  client.send(request("GET", "http://www.school.example/aanbod"));
  const std::string response = client.receive();
  CHECK(status_of(response) == 200);
  CHECK(response.ends_with("<p>/aanbod</p>"));
  CHECK(response.find("\r\nDate: ") != std::string::npos);
  CHECK(response.find("\r\nETag: ") != std::string::npos);
}

TEST_CASE("the answer's status tells what is wrong with a request") {
  struct Row {
    const char* what;
    std::string request;
    int status;
  };
  const Row rows[] = {
      {"a host that does not exist", request("GET", "http://www.deltion.nl/"), 502},
      {"a tunnel", request("CONNECT", "www.school.example:443"), 405},
      {"a method that changes things", request("POST", "http://www.school.example/", "Content-Length: 0\r\n"),
       405},
      {"not a proxy request", request("GET", "/aanbod"), 400},
  };
  Running proxy;
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Connection client(proxy.port());
    client.send(row.request);
    CHECK(status_of(client.receive()) == row.status);
  }
}

TEST_CASE("HEAD gets the head that GET gets") {
  Running proxy;
  Connection client(proxy.port());
  client.send(request("HEAD", "http://www.school.example/a"));
  const std::string head = client.receive(true);
  CHECK(status_of(head) == 200);
  CHECK(head.find("Content-Length: 9\r\n") != std::string::npos);
  client.send(request("GET", "http://www.school.example/b"));
  CHECK(client.receive().ends_with("\r\n\r\n<p>/b</p>"));
}

TEST_CASE("a connection serves several requests until the client wants no more") {
  Running proxy;
  Connection client(proxy.port());
  client.send(request("GET", "http://www.school.example/1"));
  CHECK(client.receive().ends_with("<p>/1</p>"));
  client.send(request("GET", "http://www.school.example/2", "Connection: close\r\n"));
  CHECK(client.receive().ends_with("<p>/2</p>"));
  CHECK(client.receive().empty());
}

TEST_CASE("each response sent is a line in the log") {
  const auto file = std::filesystem::path(BINARY_DIR) / ("simweb_proxy_" + std::to_string(getpid()) + ".log");
  {
    Running proxy({}, *AccessLog::open(file));
    Connection client(proxy.port());
    client.send(request("GET", "http://www.school.example/1"));
    client.receive();
    client.send(request("GET", "http://nergens.example/"));
    client.receive();
    // The line is written once the response is sent; a third answer on the connection shows that the second
    // is.
    client.send(request("GET", "http://www.school.example/3"));
    client.receive();
  }
  std::ifstream stream(file);
  std::string line;
  std::vector<std::string> lines;
  while (std::getline(stream, line)) lines.push_back(line.substr(25, line.rfind(' ') - 25));
  std::filesystem::remove(file);
  REQUIRE(lines.size() >= 2);
  CHECK(lines[0] == "GET http://www.school.example/1 200 9");
  CHECK(lines[1] == "GET http://nergens.example/ 502 30");
}

TEST_CASE("a hanging site keeps silent and harms no other request") {
  Running proxy({*FaultyInstitution::parse("school=hang")});
  Connection waiting(proxy.port());
  waiting.send(request("GET", "http://www.school.example/"));
  Connection other(proxy.port());
  other.send(request("GET", "http://nergens.example/"));
  CHECK(status_of(other.receive()) == 502);
  CHECK_FALSE(waiting.has_something());
}

TEST_CASE("faults make a site fail in their own way") {
  struct Row {
    const char* fault;
    const char* path;
    int first;
    int second;
  };
  const Row rows[] = {
      {"school=robots503", "/robots.txt", 503, 503},
      {"school=robots503", "/", 200, 200},
      {"school=503once", "/", 503, 200},
      {"school=shell", "/aanbod", 200, 200},
      {"school=moved", "/aanbod", 301, 301},
      {"school=robotsdeny", "/aanbod", 200, 200},
      {"school=down", "/", 0, 0},
      {"andere=down", "/", 200, 200},
  };
  for (const Row& row : rows) {
    CAPTURE(row.fault);
    CAPTURE(row.path);
    FaultySource source = source_with({*FaultyInstitution::parse(row.fault)});
    const auto url = *Url::parse(std::string("http://www.school.example") + row.path);
    for (const int status : {row.first, row.second}) {
      const auto answer = source.answer(url);
      CHECK((answer ? answer->status : 0) == status);
    }
  }
}

TEST_CASE("a denying robots.txt closes the whole site") {
  FaultySource source = source_with({*FaultyInstitution::parse("school=robotsdeny")});
  CHECK(source.answer(*Url::parse("http://www.school.example/robots.txt"))->body ==
        "User-agent: *\nDisallow: /\n");
}

TEST_CASE("a fault that is not known is a usage error") {
  for (const char* text : {"school", "school=", "school=kapot"}) {
    CAPTURE(text);
    const auto fault = FaultyInstitution::parse(text);
    REQUIRE_FALSE(fault);
    CHECK(fault.error().kind == Error::Kind::usage);
  }
}

TEST_CASE("the proxy stops when the pipe it watches is at its end") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  auto proxy = Proxy::listen(0, source_with({}), AccessLog{});
  REQUIRE(proxy);
  close(ends[1]);
  proxy->run(std::chrono::seconds(60), ends[0]);  // returns, or the case never ends
  close(ends[0]);
  CHECK(proxy->port() != 0);
}

TEST_CASE("a port that is taken is an error") {
  auto first = Proxy::listen(0, source_with({}), AccessLog{});
  REQUIRE(first);
  const auto second = Proxy::listen(first->port(), source_with({}), AccessLog{});
  REQUIRE_FALSE(second);
  CHECK(second.error().code == "E-LISTEN");
}
