#include "app/commands.hpp"
#include "core/certificate_code.hpp"
#include "core/text.hpp"
#include "crawler/crawler.hpp"
#include "output/report/report.hpp"
#include "output/store/store.hpp"

#include <fmt/format.h>

namespace vindbaar::app {
namespace {

report::Language language_of(const GlobalOptions& options) {
  return options.language == "en" ? report::Language::en : report::Language::nl;
}

/// What a spot check needs of a run.
struct Findings {
  std::vector<store::InstitutionRow> institutions;
  std::vector<store::PageRow> pages;
  std::vector<store::MatchRow> matches;
  std::vector<store::OfferingRow> offerings;
};

Result<Findings> read_findings(const OpenRun& run, const Inputs& inputs) {
  auto findings = store::Findings::open(run.folder.findings());
  if (!findings) return tl::unexpected(findings.error());
  auto institutions = findings->institutions();
  if (!institutions) return tl::unexpected(institutions.error());
  auto pages = findings->pages();
  if (!pages) return tl::unexpected(pages.error());
  auto matches = findings->matches();
  if (!matches) return tl::unexpected(matches.error());
  auto offerings = report::decide_offerings(*matches, *pages, inputs.lists, run.day);
  return Findings{std::move(*institutions), std::move(*pages), std::move(*matches), std::move(offerings)};
}

std::string describe_page(const Findings& findings, const store::PageRow& page) {
  std::string text = fmt::format(
      "{}\n  institution: {}\n  archived: {} ({})\n  kind: {} (probability {:.2f})\n  heading: {}\n",
      page.url, page.institution, page.archived_at, page.record, page.kind, page.kind_probability,
      page.heading);
  for (const auto& match : findings.matches) {
    if (match.url != page.url || match.institution != page.institution) continue;
    text +=
        fmt::format("  \"{}\" ({})\n    {} {} (probability {:.3f}); claim {}, audience {}, availability {}\n",
                    match.title, match.source, match.verdict, match.code, match.probability, match.claim,
                    match.audience, match.availability);
    if (!match.claim_quote.empty()) text += "    claim: \"" + match.claim_quote + "\"\n";
    if (!match.audience_quote.empty()) text += "    audience: \"" + match.audience_quote + "\"\n";
    text += "    " + match.verdict_reason + "\n";
  }
  return text;
}

Result<std::string> show_url(const OpenRun& run, const Findings& findings, const std::string& url) {
  std::string text;
  const auto parsed = Url::parse(url);
  const std::string wanted = parsed ? parsed->text() : url;
  for (const auto& page : findings.pages) {
    if (page.url == wanted) text += describe_page(findings, page);
  }
  if (text.empty()) {
    return failure(Error::Kind::bad_input, "E-PAGE-MISSING",
                   "run " + run.manifest.run + " has no page " + wanted,
                   "vindbaar explain " + run.manifest.run + " " + wanted + " tells why");
  }
  return text;
}

Result<std::string> describe(const GlobalOptions& options, const OpenRun& run, const Inputs& inputs,
                             const std::string& what) {
  const auto findings = read_findings(run, inputs);
  if (!findings) return tl::unexpected(findings.error());
  if (what.find("://") != std::string::npos) return show_url(run, *findings, what);
  if (CertificateCode::parse(what) || inputs.lists.certificate(what) != nullptr) {
    return report::describe_certificate(what, findings->offerings, findings->pages, inputs.lists,
                                        language_of(options), terminal_width());
  }
  return report::describe_institution(what, findings->offerings, findings->institutions, findings->pages,
                                      inputs.lists, language_of(options), terminal_width());
}

}  // namespace

Exit show(const GlobalOptions& options, const ShowCommand& command) {
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) {
    report(inputs.error());
    return exit_of(inputs.error());
  }
  const auto run = open_run(options, command.name);
  if (!run) {
    report(run.error());
    return exit_of(run.error());
  }
  const auto text = describe(options, *run, *inputs, command.what);
  if (!text) {
    report(text.error());
    return exit_of(text.error());
  }
  say(*text);
  return Exit::done;
}

}  // namespace vindbaar::app
