#include "core/text.hpp"
#include "render/defaults.hpp"
#include "render/drawing.hpp"

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <system_error>

namespace vindbaar::render {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr milliseconds message_time{200};  ///< Between two looks at the clock.

constexpr milliseconds weigh_time{500};  ///< Between two looks at its memory.

/// A profile folder that is gone with the browser.
class Profile {
 public:
  static Result<Profile> make() {
    std::string name = (fs::temp_directory_path() / "vindbaar-browser-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) return Profile(name);
    return failure(
        Error::Kind::not_writable, "E-BROWSER",
        "no folder for the browser's profile could be made in " + fs::temp_directory_path().string(),
        "make room there, or set TMPDIR");
  }
  const fs::path& path() const noexcept { return path_; }
  Profile(Profile&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  Profile& operator=(Profile&& other) = delete;
  ~Profile() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }

 private:
  explicit Profile(fs::path path) : path_(std::move(path)) {}
  fs::path path_;
};

/// No network by any road: names do not resolve, and what needs none goes to a proxy that is not there.
std::vector<std::string> arguments_for(const fs::path& profile) {
  std::vector<std::string> arguments = {
      "--headless",
      "--remote-debugging-pipe",
      "--user-data-dir=" + profile.string(),
      "--host-resolver-rules=MAP * ~NOTFOUND",
      "--proxy-server=socks5://127.0.0.1:1",
      "--proxy-bypass-list=<-loopback>",
      "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
      "--js-flags=--max-old-space-size=" + std::to_string(defaults::heap_megabytes),
      "--renderer-process-limit=1",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-default-apps",
      "--disable-extensions",
      "--disable-sync",
      "--disable-features=ServiceWorker,Translate,OptimizationHints,MediaRouter",
      "--no-first-run",
      "--no-default-browser-check",
      "--mute-audio",
      "--lang=nl-NL",
      "about:blank"};
  if (::geteuid() == 0) arguments.emplace_back("--no-sandbox");  // Chromium refuses to run as root with one
  return arguments;
}

tl::unexpected<Error> gone(const std::string& why) {
  return failure(Error::Kind::unreachable, "E-BROWSER", "the browser " + why,
                 "run again; with --render never such pages are listed instead");
}

}  // namespace

struct Browser::State {
  State(Profile folder, DevTools channel, const Limits& given)
      : profile(std::move(folder)), tools(std::move(channel)), limits(given) {}

  Profile profile;
  DevTools tools;
  Limits limits;

  Result<Drawn> draw_in(const std::string& session, const std::string& url, const Answer& page,
                        const AnswerRequest& answer);
  void take_request(const std::string& session, const Json& paused, Drawing& drawing, const Answer& page,
                    const AnswerRequest& answer, Drawn& drawn);
  Result<std::string> read_tree(const std::string& session);
};

Limits usual_limits() {
  return {defaults::page_time, defaults::memory_bytes};
}

std::optional<fs::path> find_browser() {
  std::error_code error;
  if (const char* named = std::getenv("VINDBAAR_BROWSER"); named != nullptr)
    return fs::exists(named, error) ? std::optional<fs::path>(named) : std::nullopt;
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "/usr/bin" : path;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    for (const char* name : {"chromium-headless-shell", "chromium", "chromium-browser"}) {
      const fs::path program = fs::path(rest.substr(0, end)) / name;
      if (fs::exists(program, error)) return program;
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::nullopt;
}

Browser::Browser(std::unique_ptr<State> state) : state_(std::move(state)) {
}
Browser::Browser(Browser&&) noexcept = default;
Browser& Browser::operator=(Browser&&) noexcept = default;
Browser::~Browser() = default;

Result<Browser> Browser::start(const fs::path& program, const Limits& limits) {
  auto profile = Profile::make();
  if (!profile) return tl::unexpected(profile.error());
  auto process = PipeProcess::start(program, arguments_for(profile->path()));
  if (!process) return tl::unexpected(process.error());
  auto state = std::make_unique<State>(*std::move(profile), DevTools(*std::move(process)), limits);
  if (!state->tools.call("", "Browser.getVersion", Json::object(), defaults::start_time))
    return gone(program.string() + " did not answer over its DevTools pipe");
  state->tools.send("", "Browser.setDownloadBehavior", {{"behavior", "deny"}});
  return Browser(std::move(state));
}

Result<Drawn> Browser::draw(const std::string& url, const Answer& page, const AnswerRequest& answer) {
  DevTools& tools = state_->tools;
  const auto call = [&](const char* method, Json parameters) {
    return tools.call("", method, std::move(parameters), defaults::start_time);
  };
  const auto context = call("Target.createBrowserContext", {{"disposeOnDetach", true}});
  if (!context) return gone("opened no page");
  const std::string context_id = context->value("browserContextId", "");
  const auto target = call("Target.createTarget", {{"url", "about:blank"}, {"browserContextId", context_id}});
  if (!target) return gone("opened no page");
  const auto attached =
      call("Target.attachToTarget", {{"targetId", target->value("targetId", "")}, {"flatten", true}});
  if (!attached) return gone("opened no page");
  auto drawn = state_->draw_in(attached->value("sessionId", ""), url, page, answer);
  tools.call("", "Target.disposeBrowserContext", {{"browserContextId", context_id}}, defaults::read_time);
  return drawn;
}

Result<Drawn> Browser::State::draw_in(const std::string& session, const std::string& url, const Answer& page,
                                      const AnswerRequest& answer) {
  for (const char* method : {"Page.enable", "Inspector.enable"}) tools.send(session, method, Json::object());
  tools.send(session, "Network.setBypassServiceWorker", {{"bypass", true}});
  tools.send(session, "Fetch.enable", {{"patterns", Json::array({{{"urlPattern", "*"}}})}});
  tools.send(session, "Page.navigate", {{"url", url}});
  const auto until = Clock::now() + limits.page_time;
  Drawing drawing(url, Clock::now());
  Drawn drawn;
  auto weigh_at = Clock::now();
  while (!drawing.is_drawn(Clock::now())) {
    if (Clock::now() > until) {
      drawn.problems.emplace_back("E-RENDER-TIME: still drawing after " +
                                  std::to_string(limits.page_time.count()) + " ms: read as it was then");
      break;
    }
    const auto message = tools.next(message_time);
    if (tools.has_ended()) return gone("ended while it drew " + url);
    if (drawing.has_crashed()) return gone("could not go on with " + url + ": its page crashed");
    if (Clock::now() >= weigh_at) {
      if (tools.memory() > limits.memory_bytes) return gone("needed too much memory for " + url);
      weigh_at = Clock::now() + weigh_time;
    }
    if (!message || message->value("sessionId", "") != session) continue;
    const std::string method = message->value("method", "");
    const Json parameters = message->value("params", Json::object());
    if (method == "Fetch.requestPaused") {
      take_request(session, parameters, drawing, page, answer, drawn);
    } else if (method == "Page.javascriptDialogOpening") {
      tools.send(session, "Page.handleJavaScriptDialog", {{"accept", false}});
    } else {
      drawing.note(method, Clock::now());
    }
  }
  auto html = read_tree(session);
  if (!html) return tl::unexpected(html.error());
  drawn.html = *std::move(html);
  return drawn;
}

void Browser::State::take_request(const std::string& session, const Json& paused, Drawing& drawing,
                                  const Answer& page, const AnswerRequest& answer, Drawn& drawn) {
  const std::string id = paused.value("requestId", "");
  const Request request{paused.value("request", Json::object()).value("url", ""),
                        paused.value("resourceType", "")};
  Answer given;
  switch (drawing.treat(paused)) {
    case Treatment::page:
      given = page;
      break;
    case Treatment::empty:
      given = {200, "text/css", "", "", ""};
      break;
    case Treatment::ask:
      given = answer(request);
      (given.status != 0 ? drawn.asked : drawn.refused)
          .push_back(given.status != 0 ? request.url : request.url + ": " + given.reason);
      break;
    case Treatment::refuse:
      break;
  }
  if (given.status != 0) {
    tools.send(session, "Fetch.fulfillRequest", fulfilment(id, given));
  } else {
    tools.send(session, "Fetch.failRequest", {{"requestId", id}, {"errorReason", "BlockedByClient"}});
  }
  drawing.answered(Clock::now());
}

Result<std::string> Browser::State::read_tree(const std::string& session) {
  const std::string expression = "'<!DOCTYPE html>' + document.documentElement.outerHTML.slice(0, " +
                                 std::to_string(defaults::html_bytes) + ")";
  const auto result = tools.call(session, "Runtime.evaluate",
                                 {{"expression", expression}, {"returnByValue", true}, {"timeout", 4000}},
                                 defaults::read_time);
  if (!result && tools.has_ended()) return gone("ended before its page was read");
  const Json value = result ? result->value("result", Json::object()).value("value", Json()) : Json();
  if (value.is_string()) return valid_utf8(value.get<std::string>());
  return failure(Error::Kind::timed_out, "E-RENDER-TIME", "the drawn page could not be read in time",
                 "its programs never rest; the page stays listed as one that needs JavaScript");
}

}  // namespace vindbaar::render
