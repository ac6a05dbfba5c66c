#include "output/report/index.hpp"
#include "output/report/report.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <optional>

namespace vindbaar::report {
namespace {

/// What a cell asks for; a part that is not asked for lets everything through.
struct Question {
  std::optional<std::string> code;
  std::optional<std::string> institution;
  std::optional<Sector> sector;
  std::optional<CertificateKind> kind;
  std::optional<bool> funded;
};

std::optional<bool> funding_of(const std::string& word) {
  if (word == "bekostigd" || word == "funded") return true;
  if (word == "niet-bekostigd" || word == "niet_bekostigd" || word == "private") return false;
  return std::nullopt;
}

std::string upper(std::string text) {
  for (char& letter : text) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  return text;
}

/// False when nobody knows the word.
bool understand(Question& question, const std::string& part, const ListIndex& index) {
  const std::string word = lower(part);
  if (word == "totaal" || word == "total") return true;
  if (const auto code = CertificateCode::parse(upper(part))) {
    question.code = code->text();
  } else if (index.institution(part) != nullptr) {
    question.institution = part;
  } else if (const auto funded = funding_of(word)) {
    question.funded = funded;
  } else if (const auto kind = from_word<CertificateKind>(word)) {
    question.kind = kind;
  } else if (const auto sector = sector_of(part)) {
    question.sector = sector;
  } else {
    return false;
  }
  return true;
}

bool fits(const Question& question, const store::OfferingRow& row, const ListIndex& index) {
  const auto* institution = index.institution(row.institution);
  const auto* certificate = index.certificate(row.code);
  if (question.code && *question.code != row.code) return false;
  if (question.institution && *question.institution != row.institution) return false;
  if (question.sector && (certificate == nullptr || certificate->sector != *question.sector)) return false;
  if (question.kind && (certificate == nullptr || certificate->kind != *question.kind)) return false;
  return !question.funded || (institution != nullptr && institution->funded == *question.funded);
}

}  // namespace

Result<std::vector<store::OfferingRow>> offerings_behind(const std::vector<store::OfferingRow>& offerings,
                                                         const seeds::Lists& lists, std::string_view cell) {
  const ListIndex index(lists);
  Question question;
  for (const std::string_view part : split(cell, '/')) {
    if (!understand(question, std::string(trim(part)), index))
      return failure(Error::Kind::usage, "E-CELL",
                     "no such cell: '" + std::string(part) + "' in '" + std::string(cell) + "'",
                     "Give a certificate code, an institution id, a sector id, keuzedeel, beroepsonderdeel, "
                     "bekostigd or "
                     "niet-bekostigd, or several joined by '/': K0905/niet-bekostigd.");
  }
  std::vector<store::OfferingRow> rows;
  std::copy_if(offerings.begin(), offerings.end(), std::back_inserter(rows),
               [&](const store::OfferingRow& row) { return fits(question, row, index); });
  std::stable_partition(rows.begin(), rows.end(), [](const store::OfferingRow& row) { return row.findable; });
  return rows;
}

}  // namespace vindbaar::report
