#include "app/commands.hpp"
#include "app/stop_signal.hpp"
#include "app/title_context.hpp"
#include "reconcile/reconcile.hpp"

#include <fmt/format.h>

namespace vindbaar::app {
namespace {

Result<void> serve(const GlobalOptions& options, const ServeReconcileCommand& command) {
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) return tl::unexpected(inputs.error());
  const auto day = date_or(command.reference_date, today());
  if (!day) return tl::unexpected(day.error());
  const auto analyst = Analyst::make(inputs->lists, *day);
  if (!analyst) return tl::unexpected(analyst.error());
  const auto service = reconcile::Service::make(
      inputs->lists, *day,
      [&](const std::string& title, const std::string& words) { return context_of(*analyst, title, words); });
  if (!service) return tl::unexpected(service.error());
  watch_stop_signals();
  return reconcile::serve(
      *service,
      {command.port, [] { return stop_wanted().load(); },
       [](std::uint16_t port) {
         say(fmt::format("reconciliation service at http://127.0.0.1:{}/ (Ctrl-C stops it)\n", port));
       }});
}

}  // namespace

Exit serve_reconcile(const GlobalOptions& options, const ServeReconcileCommand& command) {
  const auto served = serve(options, command);
  if (served) return Exit::done;
  report(served.error());
  return exit_of(served.error());
}

}  // namespace vindbaar::app
