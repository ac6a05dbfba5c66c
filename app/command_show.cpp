#include "app/commands.hpp"
#include "core/certificate_code.hpp"
#include "core/url.hpp"

namespace vindbaar::app {
namespace {

Result<std::string> describe(const GlobalOptions& options, const std::string& name, const std::string& what) {
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) return tl::unexpected(inputs.error());
  const auto run = open_run(options, name);
  if (!run) return tl::unexpected(run.error());
  const auto rows = read_run_rows(*run);
  if (!rows) return tl::unexpected(rows.error());
  const auto language = language_of(options);
  const int width = terminal_width();
  if (const auto url = Url::parse(what))
    return report::describe_page(*rows, inputs->lists, url->text(), language, width);
  const bool is_code = CertificateCode::parse(what) || inputs->lists.certificate(what) != nullptr;
  return is_code ? report::describe_certificate(*rows, inputs->lists, what, language, width)
                 : report::describe_institution(*rows, inputs->lists, what, language, width);
}

}  // namespace

Exit show(const GlobalOptions& options, const ShowCommand& command) {
  return say_or_report(describe(options, command.name, command.what));
}

}  // namespace vindbaar::app
