#include "crawler/crawl.hpp"

#include "crawler/run_lock.hpp"
#include "crawler/session.hpp"
#include "crawler/settings_check.hpp"

#include <utility>

namespace vindbaar::crawler {
namespace {

archive::WriterOptions archive_options(const Settings& settings) {
  archive::WriterOptions options;
  options.software = settings.software;
  options.operator_contact = settings.contact;
  options.description = "Websearch of Dutch adult vocational education";
  return options;
}

Result<EarlierRun> open_earlier(const Settings& settings) {
  if (settings.earlier_archives.empty()) return EarlierRun();
  auto archives = archive::EarlierArchives::open(settings.earlier_archives);
  if (!archives) return tl::unexpected(archives.error());
  return EarlierRun(*std::move(archives), settings.self_contained);
}

}  // namespace

Result<Summary> crawl_within(const Limits& limits, const std::filesystem::path& run_folder,
                             const seeds::Lists& lists, const Settings& settings, const ReadLinks& read_links,
                             const OnEvent& on_event, const std::atomic<bool>& stop) {
  if (const auto checked = check_settings(settings, lists); !checked) return tl::unexpected(checked.error());
  const auto focus = Focus::make(lists.topic("frontier"));
  if (!focus) return tl::unexpected(focus.error());
  const auto lock = RunLock::take(run_folder);
  if (!lock) return tl::unexpected(lock.error());
  auto archive = archive::Writer::open(run_folder / "archive", archive_options(settings));
  if (!archive) return tl::unexpected(archive.error());
  const auto earlier_run = open_earlier(settings);
  if (!earlier_run) return tl::unexpected(earlier_run.error());
  try {
    const Order order{run_folder, lists, settings, limits, *focus, read_links, on_event, stop, *earlier_run};
    Session session(order, *archive);
    return session.run();
  } catch (const StorageFailure& failed) {
    return tl::unexpected(failed.error);
  }
}

Result<Summary> crawl(const std::filesystem::path& run_folder, const seeds::Lists& lists,
                      const Settings& settings, const ReadLinks& read_links, const OnEvent& on_event,
                      const std::atomic<bool>& stop) {
  return crawl_within(Limits{}, run_folder, lists, settings, read_links, on_event, stop);
}

}  // namespace vindbaar::crawler
