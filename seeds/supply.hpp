#pragma once
// Supply that others registered, imported to be held against what is findable: achieved certificates (DUO)
// and the certificates that institutions may offer by their recognised programmes (DUO/RIO). Entry points:
// import_achieved(), import_licences(), read_achieved(), read_potential(). Pure but for the readers.

#include "core/certificate_code.hpp"
#include "core/date.hpp"
#include "core/result.hpp"
#include "seeds/seeds.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::seeds {

/// Certificates achieved in one year. DUO hides small numbers ("<5"): then `count` is nothing, and at least
/// one was achieved.
struct AchievedRow {
  CertificateCode code;
  int year = 0;
  std::optional<bool> funded;  ///< Nothing: the source does not say.
  std::optional<int> count;
  bool is_hidden = false;  ///< "<5".
  std::string source = {};
};
struct Achieved {
  std::vector<AchievedRow> rows;
};

/// One certificate that an institution may offer because it is recognised for a programme that it belongs to.
struct PotentialRow {
  std::string institution_id;
  CertificateCode code;
  std::string programme = {};  ///< Crebo of the programme, or the certificate's own code.
  std::optional<Date> valid_from = {};
  std::optional<Date> valid_until = {};
  bool is_valid_on(Date day) const {
    return (!valid_from || *valid_from <= day) && (!valid_until || day <= *valid_until);
  }
};
struct Potential {
  std::vector<PotentialRow> rows;
};

/// The text of a list, ready to be written, and what the reader should know of the import.
struct Import {
  std::string csv;
  std::size_t rows = 0;
  std::vector<std::string> remarks;  ///< "3 rows left out: no such code in the register (K9999 …)".
};

/// A CSV of achieved certificates as DUO or the monitor give it, to the form of lists/achieved.csv. Columns
/// by any of their known names (code, jaar, aantal, bekostigd …); repeated (code, year, funded) rows are
/// added up. Fails with `bad_input`, "E-IMPORT-COLUMN", when a needed column is missing, "E-IMPORT-CELL" on a
/// figure that is none.
Result<Import> import_achieved(std::string_view bytes, std::string_view name, const Lists& lists);

/// A CSV of licences (BRIN, recognised programme, dates), to the form of lists/potential.csv. A licence on a
/// certificate's own code counts as it is; one on a programme counts for the certificates that `relations`
/// (certificate code, crebo; may be empty) or the crebo numbers in column qualification of certificates.csv
/// tie to it. Fails as import_achieved does.
Result<Import> import_licences(std::string_view bytes, std::string_view name, std::string_view relations,
                               std::string_view relations_name, const Lists& lists);

/// `folder`/lists/achieved.csv and potential.csv; nothing when there is no such file. Fail with `bad_input`.
Result<std::optional<Achieved>> read_achieved(const std::filesystem::path& folder);
Result<std::optional<Potential>> read_potential(const std::filesystem::path& folder);

}  // namespace vindbaar::seeds
