#include "crawler/session.hpp"

#include "core/text.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>

namespace vindbaar::crawler {
namespace asio = boost::asio;

void Session::read(const Task& task, const std::string& host, Material material) {
  ++reading_;
  ++active_[task.institution].reading;
  asio::post(pool_, [this, reading = Reading{task, host}, material = std::move(material)] {
    ReadOut out = read_out(reading.task, material, Readers{order_.read_links, order_.focus});
    asio::post(io_, [this, reading, out = std::move(out)]() mutable { was_read(reading, std::move(out)); });
  });
}

void Session::read_archived(const Frontier::Unread& unread) {
  ++reading_;
  ++archived_in_reading_;
  ++active_[unread.task.institution].reading;
  asio::post(pool_, [this, reading = Reading{unread.task, {}}, location = unread.location] {
    ReadOut out = read_out(reading.task, order_.run_folder / "archive", location, order_.earlier_run,
                           Readers{order_.read_links, order_.focus});
    asio::post(io_, [this, reading, out = std::move(out)]() mutable { was_read(reading, std::move(out)); });
  });
}

void Session::was_read(const Reading& reading, ReadOut out) {
  const Task& task = reading.task;
  tell_problems(task, out);
  if (task.kind == "page") take_page(task, out);
  intake_.sitemap_files(task, out.sitemap.sitemaps);
  if (out.sitemap.pages.empty()) return end_reading(reading);
  take_entries(reading, std::make_shared<const Sitemap>(std::move(out.sitemap)), 0);
}

void Session::tell_problems(const Task& task, const ReadOut& out) {
  const bool is_guess =
      task.kind == "sitemap" && task.via.empty();  // a /sitemap.xml nobody promised may be anything
  if (!out.problem.empty() && !is_guess)
    tell(Event::Kind::warning, task.institution, task.url.text(), out.problem, nullptr);
  if (out.links.size() > defaults::links_a_page)
    tell(Event::Kind::warning, task.institution, task.url.text(),
         "only the first " + std::to_string(defaults::links_a_page) + " of " +
             std::to_string(out.links.size()) + " links are taken",
         nullptr);
}

/// Takes the links of a page, and learns from it what its like is worth.
void Session::take_page(const Task& task, const ReadOut& out) {
  if (out.says_absent && task.priority < defaults::start_priority) {
    frontier_.remark(task.number, "trap: soft 404, the title says '" +
                                      valid_utf8(out.look.title.substr(0, 80)) +
                                      "': its links were not read");
    frontier_.learn(task, 0, true);
    return end_flood(task);
  }
  intake_.refreshes(task, out.links);
  const auto twin = frontier_.near_duplicate(task.institution, out.look);
  const int new_places = intake_.links(task, out.links, out.worth);
  frontier_.compare_with_twins(task, &out.look);
  frontier_.keep_look(task, out.look);
  const bool is_empty = twin && new_places == 0;
  if (is_empty) frontier_.remark(task.number, "near-duplicate of " + *twin);
  frontier_.learn(task, is_empty ? 0 : out.worth, is_empty);
  end_flood(task);
}

/// When pages of one kind only repeat each other, the rest of them is not asked.
void Session::end_flood(const Task& task) {
  if (!frontier_.is_flood(task.institution, task.family)) return;
  const std::string reason = flood_reason(frontier_.key_of(task.institution, task.family));
  const std::int64_t count = frontier_.skip_family(task.institution, task.family, reason);
  if (count > 0)
    tell(Event::Kind::warning, task.institution, task.url.text(),
         std::to_string(count) + " addresses are not asked: " + reason, nullptr);
}

/// A long sitemap is taken in in parts, so that sockets are not kept waiting.
void Session::take_entries(const Reading& reading, const std::shared_ptr<const Sitemap>& sitemap,
                           std::size_t from) {
  const std::size_t count = std::min(defaults::offers_a_turn, sitemap->pages.size() - from);
  intake_.sitemap_pages(reading.task, std::span(sitemap->pages).subspan(from, count));
  wake_new();
  if (from + count == sitemap->pages.size()) return end_reading(reading);
  asio::post(io_, [this, reading, sitemap, next = from + count] { take_entries(reading, sitemap, next); });
}

void Session::end_reading(const Reading& reading) {
  frontier_.mark_read(reading.task.number);
  --reading_;
  --active_[reading.task.institution].reading;
  if (reading.held_host.empty()) {
    --archived_in_reading_;
  } else {
    schedule_.release(reading.held_host);
    wake(reading.held_host);
  }
  wake_new();
  settle(reading.task.institution);
  pump();
}

}  // namespace vindbaar::crawler
