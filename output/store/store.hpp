#pragma once
// Store: the findings of a run in SQLite (findings.sqlite), made from archive and seeds only, so that it can
// be deleted and made again, equal to the byte in its tables. Documented views are for people with Datasette
// or DB Browser (output/README.md, schema.cpp).
//
// Entry point: Findings. One writer; readers open their own. Text that is not well-formed UTF-8 is repaired
// on the way in.

#include "core/date.hpp"
#include "core/probability.hpp"
#include "core/result.hpp"
#include "core/vocabulary.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vindbaar::store {

struct InstitutionRow {
  std::string id;
  std::string name;
  bool funded = false;
  Outcome outcome = Outcome::failed;
  std::string reason;
  std::string robots;
  std::int64_t pages = 0;
  std::int64_t errors = 0;
  std::int64_t skipped = 0;
  std::int64_t waiting = 0;
  std::int64_t taken_apart = 0;  ///< Pages; the others that were read got a first look only.
};

struct PageRow {
  std::string institution;
  std::string url;
  std::string kind;  ///< word(PageKind)
  double kind_probability = 0;
  std::string title;
  std::string heading;
  std::string language;
  std::string fingerprint;
  std::string archived_at;  ///< "2022-02-14T09:30:00Z".
  std::string record;       ///< "vindbaar-00001.warc.gz:1234": file and offset of the WARC record.
  int status = 0;
  int depth = -1;             ///< Clicks from a start page; -1 when not known.
  std::string form = "html";  ///< "html", "pdf", or "javascript": only a browser could fill it.
  int in_sitemap = -1;        ///< 1 or 0; -1 when not known.
  int linked_from = -1;       ///< Pages of the institution that link to it; -1 when not known.
  bool taken_apart = true;  ///< False: a first look showed that it can offer nothing, and more was not read.
};

/// One candidate title with the certificate it was matched to.
struct MatchRow {
  std::string institution;
  std::string url;         ///< The page it stands on; a PageRow exists.
  std::string title;       ///< As printed.
  std::string source;      ///< "page", "list_item" …
  std::string detail_url;  ///< Its own page, or empty.
  std::string code;        ///< Best certificate.
  double probability = 0;  ///< Of the match.
  std::string verdict;     ///< word(Verdict)
  std::string verdict_reason;
  std::string reasons;    ///< The waterfall, a line a reason.
  std::string runner_up;  ///< Code, or empty.
  double runner_up_probability = 0;
  std::string claim;  ///< word(Claim)
  std::string claim_quote;
  std::string audience;
  std::string audience_quote;
  std::string availability;
  std::string availability_quote;
  bool decided_by_human = false;
};

/// One feature of the coding frame (core/coding_frame.hpp) that a page gives for one title. Several values of
/// a multiple feature are several rows; a feature without a row is not stated, which is not "no".
struct FeatureRow {
  std::string institution;
  std::string url;      ///< The page; a PageRow exists.
  std::string title;    ///< As in the MatchRow of the same candidate.
  std::string feature;  ///< Feature::id, "learning_mix".
  std::string value;    ///< One of its words, "werkplekleren"; free text where the frame has none.
  std::string quote;    ///< The words on the page, or the rule that gave it.
};

/// One (institution, certificate) pair after the decision rules, and why it counts or not.
struct OfferingRow {
  std::string institution;
  std::string code;
  std::string title;
  std::string url;  ///< The page that proves it best.
  std::string audience;
  std::string availability;
  std::string verdict;
  bool findable = false;
  double probability = 0;
  std::string evidence;  ///< The quote.
  std::string archived_at;
  std::int64_t pages = 0;   ///< Pages that prove it.
  std::string excluded_by;  ///< "R2: only employers can enrol", or empty.
};

/// One row of the register on the reference date, so that views can name and count without the seeds.
struct CertificateRow {
  std::string code;
  std::string name;
  std::string kind;    ///< word(CertificateKind)
  std::string sector;  ///< word(Sector)
  bool valid = false;  ///< On the reference date.
  bool lnv = false;
};

/// Rows may be added in any order; what is read, and the file's content, does not depend on it. An equal
/// match added twice is there once. Not thread-safe.
class Findings {
 public:
  /// A new, empty database at `file` (an old one is replaced when `finish` succeeds, not before). Written as
  /// "<file>.new", which is removed when this object goes without `finish`. Fails with `not_writable`,
  /// "E-STORE-WRITE", or "E-STORE-BUSY" when another process writes the same findings.
  static Result<Findings> create(const std::filesystem::path& file);
  /// An existing one, read only. Fails with `bad_input`, "E-RUN-NOT-ANALYSED", when there is none or when
  /// another version of the program made it, and with `corrupt`, "E-STORE-CORRUPT", when it is damaged.
  static Result<Findings> open(const std::filesystem::path& file);

  /// Fails with `corrupt`, "E-STORE-ROW", when the id was added before.
  Result<void> add(const InstitutionRow& row);
  /// Of two captures of one URL the newest stays (by `archived_at`, then by the other columns).
  Result<void> add(const PageRow& row);
  Result<void> add(const MatchRow& row);
  /// Fails with `corrupt`, "E-STORE-FEATURE", on a feature or value that the coding frame does not have.
  Result<void> add(const FeatureRow& row);
  /// Fails with `corrupt`, "E-STORE-ROW", when the code was added before.
  Result<void> add(const CertificateRow& row);
  /// Run name, reference date, versions … The last value given stays. Nothing that differs between two
  /// analyses of the same archive (no times, no paths).
  Result<void> set_fact(const std::string& name, const std::string& value);
  /// Fails with `corrupt`, "E-STORE-ROW", when `rows` has a pair twice.
  Result<void> replace_offerings(const std::vector<OfferingRow>& rows);
  /// Makes the views, checks integrity, and puts the file in its place in one step; reading goes on, writing
  /// does not. Fails with `corrupt`, "E-STORE-PAGE-MISSING", when a match or feature stands on a page that
  /// was not added.
  Result<void> finish();

  /// All are sorted by their keys.
  Result<std::vector<InstitutionRow>> institutions() const;
  Result<std::vector<CertificateRow>> certificates() const;
  Result<std::vector<PageRow>> pages() const;
  Result<std::vector<MatchRow>> matches() const;
  Result<std::vector<FeatureRow>> features() const;
  Result<std::vector<OfferingRow>> offerings() const;
  Result<std::optional<std::string>> fact(const std::string& name) const;

  Findings(Findings&&) noexcept;
  Findings& operator=(Findings&&) noexcept;
  ~Findings();

 private:
  struct State;
  explicit Findings(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace vindbaar::store
