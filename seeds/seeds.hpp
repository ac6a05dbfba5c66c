#pragma once
// Seeds: what goes into a run. Institutions, certificates, phrases, portals, decisions and the published
// tables, read from CSV files that researchers keep (docs/seeds.md has the columns). Reads all of a folder,
// reports all of its errors at once, and never half: a list with errors is not returned.
//
// Entry points: read_lists(), check(), examine(), read_baseline(). All are thread-safe; the values are plain
// data.

#include "core/certificate_code.hpp"
#include "core/date.hpp"
#include "core/result.hpp"
#include "core/url.hpp"
#include "core/vocabulary.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::seeds {

/// One row of institutions.csv. A joint brand of several schools is one row (report rule R9).
struct Institution {
  std::string id;    ///< Lower-case letters, digits, '-': "roc-van-twente".
  std::string name;  ///< As reports print it.
  std::string type;  ///< "ROC", "AOC", "vakinstelling", "nbi".
  bool funded = false;
  std::string brin;  ///< DUO's four characters, or empty.
  std::string province;
  std::vector<Url> start_urls;  ///< Where a crawl begins; none means: cannot be crawled yet.
  /// Further hosts that belong to it, "host[:port]" or "host/path-prefix", no slash at the end. A host stands
  /// for everything under it too: "school.nl" for "www.school.nl".
  std::vector<std::string> extra_hosts;
  std::vector<std::string> successor_of;
  std::string merged_into;
  std::optional<Date> valid_from;
  std::optional<Date> valid_until;
  /// Parts of its sites by pattern, "/folder", "host/folder" or "*?print=", with '*' and a final '$' as in
  /// robots.txt. With any to include only those (and the start pages) are asked; the longest pattern decides.
  std::vector<std::string> include_paths{};
  std::vector<std::string> exclude_paths{};
  std::optional<int> max_pages{};      ///< Its own budget, instead of the run's; at least 1.
  std::optional<int> max_megabytes{};  ///< Likewise, of what its servers send.
  bool follow_moves = false;           ///< Should its site move to another domain, that is its site too.
  std::map<std::string, std::string> extra{};  ///< Columns we do not know, kept: "source", "report_name" …
  std::size_t line = 0;                        ///< In institutions.csv.

  /// Whether it stands in the population of `day`. One that merged into another on a day nobody wrote down is
  /// represented by its successor.
  bool is_valid_on(Date day) const {
    if (!merged_into.empty() && !valid_until) return false;
    return (!valid_from || *valid_from <= day) && (!valid_until || day <= *valid_until);
  }
};

/// One row of certificates.csv that can be matched.
struct Certificate {
  CertificateCode code;
  std::string name = {};
  CertificateKind kind = CertificateKind::elective_unit;
  Sector sector = Sector::zorg;
  std::vector<int> levels = {};  ///< 1-4; empty when not known.
  std::string qualification = {};
  std::optional<int> sbu = {};  ///< Study load in hours, an indication.
  std::optional<Date> valid_from = {};
  std::optional<Date> valid_until = {};
  std::optional<CertificateCode> replaced_by = {};
  bool lnv = false;  ///< Statutory green certificate: left out of all counts (R4).
  std::vector<std::string> aliases = {};
  std::map<std::string, std::string> extra = {};
  std::size_t line = 0;

  bool is_valid_on(Date day) const {
    return (!valid_from || *valid_from <= day) && (!valid_until || day <= *valid_until);
  }
};

/// A register row that is kept but not matched: its code is suspect or missing.
struct HeldBack {
  std::string code;  ///< As printed, "K0042/43", or empty.
  std::string name;
  std::string reason;  ///< In words.
  std::size_t line = 0;
};

/// One phrase that means something on a page. Files: lists/phrases/<topic>.csv.
struct Phrase {
  std::string id;        ///< Unique in its topic: "employer-via-werkgever".
  std::string language;  ///< "nl", "en", "de" or "*".
  std::string meaning;   ///< What it says, from the topic's own word list: "employer_only".
  std::string match;     ///< "phrase" (words, folded), "regex" (RE2 on folded text), "words", "families".
  std::string pattern;
  double weight = 1;
  std::string example;         ///< Text that must match.
  std::string counterexample;  ///< Text that must not; may be empty.
  std::string file;
  std::size_t line = 0;
};

/// A human verdict that overrules the matcher (design, section 7).
struct Decision {
  std::string institution_id;
  std::string title;
  CertificateCode code;
  Verdict verdict = Verdict::doubtful;
  std::string who = {};
  std::string when = {};  ///< "2022-03-01" or an instant, "2022-03-01T10:15:00Z".
  std::string quote = {};
  std::string record = {};
  std::string fingerprint = {};
  std::string register_version = {};
  std::size_t line = 0;
};

/// A site shared by several institutions: a source, never a provider (R26).
struct Portal {
  std::string id;
  std::string name;
  std::string
      domain;  ///< "host" or "host/path-prefix", as in `Institution::extra_hosts`; empty when not known.
  std::size_t line = 0;
};

/// A keuzedeel without a certificate: its title and its code prove nothing.
struct OtherUnit {
  std::optional<CertificateCode> code;
  std::string name;
  std::size_t line = 0;
};

struct Lists {
  std::vector<Institution> institutions;
  std::vector<Certificate> certificates;
  std::vector<HeldBack> held_back;
  std::map<std::string, std::vector<Phrase>> phrases;  ///< By topic, the file's stem.
  std::vector<Decision> decisions;
  std::vector<Portal> portals;
  std::vector<OtherUnit> other_units;

  const Institution* institution(std::string_view id) const;
  const Certificate* certificate(std::string_view code) const;
  /// The topic's phrases; none when there is no such file.
  const std::vector<Phrase>& topic(std::string_view name) const;
};

/// Something wrong in a file of seeds, where exactly, and what was expected.
struct Problem {
  enum class Severity { error, warning };
  Severity severity = Severity::error;
  std::string file;
  std::size_t line = 0;  ///< 0: the file as a whole.
  std::string column;    ///< Empty: the row as a whole.
  std::string message;   ///< "expected K or C and four digits, found 'K905'".

  /// "seeds/lists/certificates.csv:17: column 'code': expected …".
  std::string text() const;
};

/// What reading gave: lists when there was no error, and every problem either way.
struct Reading {
  std::optional<Lists> lists;
  std::vector<Problem> problems;
};

/// Reads `folder`/lists: institutions.csv, certificates.csv, and when present portals.csv, decisions.csv,
/// keuzedelen_other.csv and phrases/*.csv.
Reading read_lists(const std::filesystem::path& folder);

/// What a careful colleague would notice in lists that can be read: merged institution without a date, code
/// given twice, successor that does not exist, host claimed by two institutions, start URL outside its hosts
/// … `folder` only names the files in messages.
std::vector<Problem> check(const Lists& lists, const std::filesystem::path& folder);

/// Everything there is to say about a folder at once: the problems of read_lists and, on the rows that could
/// be read, those of check.
std::vector<Problem> examine(const std::filesystem::path& folder);

/// Providers of one printed row in bijlage tables 1-4.
struct PrintedCertificate {
  std::string printed_code;            ///< "K0511 / K1257".
  std::vector<CertificateCode> codes;  ///< Codes in it that are in the register.
  std::string sector;                  ///< As printed.
  CertificateKind kind = CertificateKind::elective_unit;
  std::optional<int> funded;  ///< Blank stays blank.
  std::optional<int> private_;
  std::optional<int> total;
  std::string source;  ///< "monitor 2022 T1 line 721".
};

/// One printed row in bijlage tables 5-6.
struct PrintedInstitution {
  std::string printed_name;
  std::string institution_id;  ///< By column report_name of institutions.csv; empty when unknown.
  bool funded = false;
  std::optional<int> previous;
  std::optional<int> current;
  std::optional<int> elective_units;
  std::optional<int> vocational_units;
  /// By printed sector column: zorg techniek voedsel_groen_gastvrijheid handel ict mobiliteit overig.
  std::map<std::string, std::optional<int>> sectors;
  std::string source;
};

/// The published findable supply of one reference date.
struct Baseline {
  std::string date;  ///< Folder name: "2022-02".
  std::vector<PrintedCertificate> certificates;
  std::vector<PrintedInstitution> institutions;
  /// The printed totals of tables 5 and 6 (printed_name "Totaal").
  std::optional<PrintedInstitution> funded_total;
  std::optional<PrintedInstitution> private_total;
};

/// Reads `folder`/baseline/`date`. Fails with `bad_input` when there is no such folder or a file cannot be
/// read.
Result<Baseline> read_baseline(const std::filesystem::path& folder, std::string_view date,
                               const Lists& lists);

}  // namespace vindbaar::seeds
