#include "output/report/defaults.hpp"
#include "output/report/index.hpp"
#include "output/report/report.hpp"
#include "output/report/rules.hpp"
#include "output/report/text_table.hpp"
#include "output/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace vindbaar::report {
namespace {

/// Writes the blocks of one text: what differs between the calls is said once.
class Description {
 public:
  Description(const Rows& rows, const seeds::Lists& lists, Language language, int width)
      : index_(lists), pages_(rows.pages), language_(language), width_(std::max(width, defaults::narrowest)) {
    for (const auto& match : rows.matches) urls_[{match.institution, match.code}].insert(match.url);
  }

  void line(std::string_view text, int indent = 0) {
    text_ += std::string(static_cast<std::size_t>(indent), ' ') +
             wrapped(printable(text), width_ - indent, indent + 2);
  }
  void blank() { text_ += '\n'; }

  /// A labelled value on lines of its own; a URL or a file name is never broken.
  void field(std::string_view nl, std::string_view en, const std::string& value) {
    if (!value.empty()) line(fmt::format("{}: {}", in(language_, nl, en), value), 2);
  }

  void offering(const store::OfferingRow& row, const std::string& heading) {
    line(heading);
    field("titel", "title", row.title);
    field("bewijs", "evidence", "“" + row.evidence + "”");
    field("pagina", "page", row.url);
    const auto* page = pages_.find(row.institution, row.url);
    field("gearchiveerd", "archived", row.archived_at + (page != nullptr ? "  " + page->record : ""));
    field("oordeel", "verdict",
          fmt::format("{} ({:.3f}), {}, {}", row.verdict, row.probability, row.audience, row.availability));
    field("telt niet mee", "not counted", excluded_by_in(language_, row.excluded_by));
    other_pages(row);
    blank();
  }

  std::string institution_name(const std::string& id) const {
    const auto* institution = index_.institution(id);
    return institution != nullptr ? fmt::format("{} ({})", institution->name, id) : id;
  }

  std::string certificate_name(const std::string& code) const {
    const auto* certificate = index_.certificate(code);
    if (certificate == nullptr) return code;
    return fmt::format("{} {} ({}, {})", code, certificate->name, kind_name(certificate->kind, language_),
                       sector_name(certificate->sector));
  }

  /// Counted pairs, then the others, each under its own heading.
  template <class NameOf>
  void offerings(const std::vector<store::OfferingRow>& rows, NameOf name_of) {
    for (const bool counted : {true, false}) {
      const auto number =
          std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return row.findable == counted; });
      if (number == 0 && !counted) continue;
      line(fmt::format(
          "{}: {}",
          counted ? in(language_, "Telt mee", "Counted") : in(language_, "Telt niet mee", "Not counted"),
          number));
      blank();
      for (const auto& row : rows) {
        if (row.findable == counted) offering(row, name_of(row));
      }
    }
  }

  const ListIndex& index() const { return index_; }
  Language language() const { return language_; }
  std::string take() { return std::move(text_); }

 private:
  void other_pages(const store::OfferingRow& row) {
    const auto found = urls_.find({row.institution, row.code});
    if (found == urls_.end()) return;
    for (const std::string_view url : found->second) {
      if (url != row.url) field("ook op", "also on", std::string(url));
    }
  }

  ListIndex index_;
  PageIndex pages_;
  std::map<std::pair<std::string_view, std::string_view>, std::set<std::string_view>>
      urls_;  ///< By institution and code.
  Language language_;
  int width_;
  std::string text_;
};

const store::InstitutionRow* find_row(const std::vector<store::InstitutionRow>& rows, std::string_view id) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

void describe_coverage(Description& text, const store::InstitutionRow* row) {
  if (row == nullptr) {
    text.line(in(text.language(), "niet in deze run", "not in this run"));
    return;
  }
  const auto words = in(text.language(), "{}: {} pagina's, {} fouten, {} overgeslagen, {} nog te doen",
                        "{}: {} pages, {} errors, {} skipped, {} waiting");
  text.line(fmt::format(fmt::runtime(words), outcome_name(row->outcome, text.language()), row->pages,
                        row->errors, row->skipped, row->waiting));
  text.field("reden", "reason", row->reason);
  text.field("robots.txt", "robots.txt", row->robots);
}

void describe_match(Description& text, const store::MatchRow& match) {
  text.line(fmt::format("“{}” → {}", match.title, text.certificate_name(match.code)));
  text.field("oordeel", "verdict", fmt::format("{} ({:.3f})", match.verdict, match.probability));
  text.field("waarom", "why", match.verdict_reason);
  for (std::size_t at = 0; at < match.reasons.size();) {
    const auto end = std::min(match.reasons.find('\n', at), match.reasons.size());
    if (end > at) text.line(match.reasons.substr(at, end - at), 4);
    at = end + 1;
  }
  if (!match.runner_up.empty())
    text.field(
        "tweede", "runner-up",
        fmt::format("{} ({:.3f})", text.certificate_name(match.runner_up), match.runner_up_probability));
  const auto quoted = [](const std::string& value, const std::string& quote) {
    return quote.empty() ? value : value + " “" + quote + "”";
  };
  text.field("certificaat", "claim", quoted(match.claim, match.claim_quote));
  text.field("wie", "audience", quoted(match.audience, match.audience_quote));
  text.field("nu", "availability", quoted(match.availability, match.availability_quote));
  text.field("eigen pagina", "own page", match.detail_url);
  if (match.decided_by_human)
    text.field("beslist", "decided", std::string(in(text.language(), "door een mens", "by a person")));
  text.blank();
}

}  // namespace

Result<std::string> explain_count(const Rows& rows, const seeds::Lists& lists, std::string_view cell,
                                  Language language, int width) {
  const auto behind = offerings_behind(rows, lists, cell);
  if (!behind) return tl::unexpected(behind.error());
  Description text(rows, lists, language, width);
  text.line(cell);
  text.offerings(*behind, [&](const store::OfferingRow& row) {
    return text.institution_name(row.institution) + ": " + text.certificate_name(row.code);
  });
  return text.take();
}

Result<std::string> describe_institution(const Rows& rows, const seeds::Lists& lists, std::string_view id,
                                         Language language, int width) {
  Description text(rows, lists, language, width);
  const auto* row = find_row(rows.institutions, id);
  const auto* known = text.index().institution(id);
  if (row == nullptr && known == nullptr)
    return failure(Error::Kind::usage, "E-INSTITUTION",
                   "no institution '" + std::string(id) + "' in this run or in the list",
                   "institutions.csv has the ids.");
  const bool funded = known != nullptr ? known->funded : row->funded;
  text.line(
      fmt::format("{}, {}", known != nullptr ? text.institution_name(std::string(id)) : row->name,
                  funded ? in(language, "bekostigd", "funded") : in(language, "niet-bekostigd", "private")));
  describe_coverage(text, row);
  text.blank();
  std::vector<store::OfferingRow> own;
  std::copy_if(rows.offerings.begin(), rows.offerings.end(), std::back_inserter(own),
               [&](const auto& offering) { return offering.institution == id; });
  text.offerings(own,
                 [&](const store::OfferingRow& offering) { return text.certificate_name(offering.code); });
  return text.take();
}

Result<std::string> describe_certificate(const Rows& rows, const seeds::Lists& lists, std::string_view code,
                                         Language language, int width) {
  Description text(rows, lists, language, width);
  if (text.index().certificate(code) == nullptr)
    return failure(Error::Kind::usage, "E-CERTIFICATE",
                   "no certificate '" + std::string(code) + "' in the register",
                   "certificates.csv has the codes.");
  text.line(text.certificate_name(std::string(code)));
  text.blank();
  std::vector<store::OfferingRow> of_code;
  std::copy_if(rows.offerings.begin(), rows.offerings.end(), std::back_inserter(of_code),
               [&](const auto& offering) { return offering.code == code; });
  text.offerings(of_code, [&](const store::OfferingRow& offering) {
    return text.institution_name(offering.institution);
  });
  return text.take();
}

Result<std::string> describe_page(const Rows& rows, const seeds::Lists& lists, std::string_view url,
                                  Language language, int width) {
  Description text(rows, lists, language, width);
  bool is_known = false;
  for (const store::PageRow& page : rows.pages) {
    if (page.url != url) continue;
    is_known = true;
    text.line(page.url);
    text.field("instelling", "institution", text.institution_name(page.institution));
    text.field("soort", "kind", fmt::format("{} ({:.3f})", page.kind, page.kind_probability));
    text.field("titel", "title", page.title);
    text.field("kop", "heading", page.heading);
    text.field("gearchiveerd", "archived", page.archived_at + "  " + page.record);
    text.blank();
    for (const store::MatchRow& match : rows.matches) {
      if (match.institution == page.institution && match.url == url) describe_match(text, match);
    }
  }
  if (!is_known)
    return failure(Error::Kind::usage, "E-PAGE", "this run has no page " + std::string(url),
                   "`vindbaar explain` tells whether it was fetched, and why not.");
  return text.take();
}

}  // namespace vindbaar::report
