#include "crawler/session.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>

namespace vindbaar::crawler {
namespace asio = boost::asio;

void Session::read(const Task& task, const std::string& host, Material material) {
  ++reading_;
  ++active_[task.institution].reading;
  asio::post(pool_, [this, reading = Reading{task, host}, material = std::move(material)] {
    ReadOut out = read_out(reading.task, material, order_.read_links);
    asio::post(io_, [this, reading, out = std::move(out)]() mutable { was_read(reading, std::move(out)); });
  });
}

void Session::read_archived(const Frontier::Unread& unread) {
  ++reading_;
  ++active_[unread.task.institution].reading;
  asio::post(pool_, [this, reading = Reading{unread.task, {}}, location = unread.location] {
    ReadOut out = read_out(reading.task, order_.run_folder / "archive", location, order_.earlier_run,
                           order_.read_links);
    asio::post(io_, [this, reading, out = std::move(out)]() mutable { was_read(reading, std::move(out)); });
  });
}

void Session::was_read(const Reading& reading, ReadOut out) {
  const Task& task = reading.task;
  const bool is_guess =
      task.kind == "sitemap" && task.via.empty();  // a /sitemap.xml nobody promised may be anything
  if (!out.problem.empty() && !is_guess)
    tell(Event::Kind::warning, task.institution, task.url.text(), out.problem, nullptr);
  if (out.links.size() > defaults::links_a_page)
    tell(Event::Kind::warning, task.institution, task.url.text(),
         "only the first " + std::to_string(defaults::links_a_page) + " of " +
             std::to_string(out.links.size()) + " links are taken",
         nullptr);
  intake_.links(task, out.links);
  intake_.sitemap_files(task, out.sitemap.sitemaps);
  if (out.sitemap.pages.empty()) return end_reading(reading);
  take_entries(reading, std::make_shared<const Sitemap>(std::move(out.sitemap)), 0);
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
  if (!reading.held_host.empty()) {
    schedule_.release(reading.held_host);
    wake(reading.held_host);
  }
  wake_new();
  settle(reading.task.institution);
  pump();
}

}  // namespace vindbaar::crawler
