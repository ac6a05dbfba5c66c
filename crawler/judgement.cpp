#include "crawler/judgement.hpp"

#include "crawler/media.hpp"
#include "crawler/retry_after.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace vindbaar::crawler {
namespace {

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// "Not Found" of "HTTP/1.1 404 Not Found".
std::string phrase_of(const std::string& status_line) {
  const std::size_t code = status_line.find(' ');
  const std::size_t phrase = code == std::string::npos ? code : status_line.find(' ', code + 1);
  return phrase == std::string::npos ? std::string()
                                     : collapse_spaces(valid_utf8(status_line.substr(phrase + 1)));
}

std::string http_reason(const archive::Exchange& exchange) {
  std::string reason = "E-HTTP-" + std::to_string(exchange.status);
  if (const std::string phrase = phrase_of(exchange.status_line); !phrase.empty()) reason += ": " + phrase;
  return reason;
}

Judgement failed(std::string reason, bool may_get_better) {
  Judgement judgement;
  judgement.reason = std::move(reason);
  judgement.may_get_better = may_get_better;
  judgement.host.mood = may_get_better ? HostSign::Mood::in_trouble : HostSign::Mood::well;
  return judgement;
}

Judgement judge_silence(const archive::Exchange& exchange) {
  const std::string_view code = code_of(exchange.error);
  const bool may_get_better =
      code == "E-DNS" || code == "E-CONNECT" || code == "E-TIMEOUT" || code == "E-PROTOCOL";
  return failed(valid_utf8(exchange.error), may_get_better);
}

Judgement judge_redirect(const archive::Exchange& exchange, const Url& url) {
  const std::string_view location = archive::header(exchange.headers, "Location");
  const auto target = Url::parse(location, url);
  if (location.empty() || !target)
    return failed("E-HTTP-" + std::to_string(exchange.status) + ": redirect without a usable Location",
                  false);
  if (*target == url) return failed("E-REDIRECT-LOOP: the page redirects to itself", false);
  Judgement judgement;
  judgement.state = Judgement::State::fetched;
  judgement.redirect_to = *target;
  return judgement;
}

Judgement judge_error_status(const archive::Exchange& exchange, Instant now) {
  const int status = exchange.status;
  const bool may_get_better =
      status == 408 || status == 425 || status == 429 || (status >= 500 && status != 501 && status != 505);
  Judgement judgement = failed(http_reason(exchange), may_get_better);
  if (status == 500) judgement.host.mood = HostSign::Mood::strained;  // a programming error in one page
  if (status == 429 || status == 503)
    judgement.host.retry_after = retry_after(archive::header(exchange.headers, "Retry-After"), now);
  return judgement;
}

/// The answer broke off: what arrived is in the archive, but it is not the page.
Judgement judge_cut_off(const archive::Exchange& exchange) {
  const std::string bytes = std::to_string(exchange.body.size()) + " bytes";
  if (exchange.truncated == "length") return failed("E-TOO-LARGE: stopped after " + bytes, false);
  if (exchange.truncated == "time")
    return failed("E-TIMEOUT: the answer did not end; stopped after " + bytes, true);
  return failed("E-CONNECT: the connection broke after " + bytes, true);
}

}  // namespace

Judgement judge(const archive::Exchange& exchange, const Url& url, Instant now) {
  const int status = exchange.status;
  if (status == 0) return judge_silence(exchange);
  if (is_redirect(status)) return judge_redirect(exchange, url);
  if (status < 200 || status >= 300) return judge_error_status(exchange, now);

  const std::string_view type = archive::header(exchange.headers, "Content-Type");
  if (std::string reason = not_a_page_by_type(type, url.path()); exchange.kind == "page" && !reason.empty()) {
    Judgement judgement;
    judgement.state = Judgement::State::skipped;
    judgement.reason = std::move(reason);
    return judgement;
  }
  const bool is_enough =
      exchange.truncated == "length" && exchange.kind != "page";  // robots, sitemaps: the start counts
  if (!exchange.truncated.empty() && !is_enough) return judge_cut_off(exchange);
  Judgement judgement;
  judgement.state = Judgement::State::fetched;
  return judgement;
}

std::string_view code_of(std::string_view reason) {
  if (!reason.starts_with("E-")) return {};
  return reason.substr(0, std::min(reason.find(':'), reason.size()));
}

bool is_definite(std::string_view reason) {
  const std::string_view code = code_of(reason);
  return code == "E-HTTP-404" || code == "E-HTTP-410";
}

}  // namespace vindbaar::crawler
