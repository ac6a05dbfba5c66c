#include "crawler/visits.hpp"

#include "core/text.hpp"
#include "crawler/defaults.hpp"
#include "crawler/media.hpp"

#include <utility>

namespace vindbaar::crawler {
namespace {

std::string_view word_of(Judgement::State state) {
  switch (state) {
    case Judgement::State::fetched:
      return "fetched";
    case Judgement::State::failed:
      return "failed";
    case Judgement::State::skipped:
      return "skipped";
  }
  return {};
}

std::string unchanged_since(const archive::RevisitOf& of) {
  return "unchanged since " + (of.date ? iso8601(*of.date) : std::string("an earlier run"));
}

bool is_page_with_body(const archive::Exchange& exchange) {
  return exchange.status >= 200 && exchange.status < 300 && !exchange.body.empty();
}

}  // namespace

Visits::Result Visits::enter(const Task& task, const archive::Exchange& exchange,
                             const archive::Stored& stored, bool is_read_at_once) {
  const Instant when = exchange.started + std::chrono::seconds(exchange.took_ms / 1000);
  Result result;
  result.judgement = judge(exchange, task.url, when);
  Judgement& judgement = result.judgement;
  if (judgement.redirect_to && frontier_.redirects_back(task.institution, *judgement.redirect_to, task.url)) {
    judgement.state = Judgement::State::failed;
    judgement.reason = "E-REDIRECT-LOOP: " + judgement.redirect_to->text() + " leads back here";
    judgement.redirect_to.reset();
  }
  const bool is_failed = judgement.state == Judgement::State::failed;
  result.is_asked_again = is_failed && judgement.may_get_better && task.attempts + 1 < defaults::attempts;

  Entry entry;
  entry.state = result.is_asked_again ? "queued" : word_of(judgement.state);
  entry.reason = judgement.reason;
  entry.status = exchange.status;
  entry.content_type = valid_utf8(archive::header(exchange.headers, "Content-Type"));
  entry.when = exchange.started;
  entry.bytes = static_cast<std::int64_t>(exchange.body.size());
  entry.location = stored.location;
  if (exchange.revisit && entry.reason.empty()) entry.reason = unchanged_since(*exchange.revisit);
  if (judgement.redirect_to) entry.redirect_to = judgement.redirect_to->text();

  if (judgement.state == Judgement::State::fetched && is_page_with_body(exchange)) {
    // Coded bodies cannot be sniffed; a type is then taken on trust.
    const bool has_links =
        task.kind == "page" && is_html(archive::header(exchange.headers, "Content-Type"), exchange.body);
    result.is_to_be_read = has_links || task.kind == "sitemap";
    if (has_links) {
      entry.digest = stored.payload_digest;
      if (const auto twin = frontier_.same_body(task.institution, entry.digest, task.number)) {
        entry.reason = "same content as " + *twin + ": its links were not read again";
        result.is_to_be_read = false;
        frontier_.learn(task, 0, true);  // a folder of nothing but copies is a flood too
        if (const auto other = Url::parse(*twin))
          frontier_.learn_twins(task.institution, task.url, *other, true);
      }
    }
  }
  entry.is_unread = result.is_to_be_read && !is_read_at_once;
  frontier_.enter(task, entry);
  if (task.kind == "page" && is_definite(judgement.reason)) frontier_.compare_with_twins(task, nullptr);
  if (judgement.redirect_to) frontier_.learn_twins(task.institution, task.url, *judgement.redirect_to, true);
  if (judgement.redirect_to) intake_.redirect(task, *judgement.redirect_to);
  return result;
}

}  // namespace vindbaar::crawler
