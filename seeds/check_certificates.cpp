#include "core/text.hpp"
#include "seeds/checks.hpp"
#include "seeds/defaults.hpp"
#include "seeds/table.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

namespace vindbaar::seeds {
namespace {

constexpr const char* list = "certificates.csv";

void check_row(const Certificate& certificate, Notes& notes) {
  const bool is_elective = certificate.kind == CertificateKind::elective_unit;
  if (certificate.code.is_elective() != is_elective)
    notes.error(list, certificate.line, "kind",
                fmt::format("{} is a {} by its letter, found {}", certificate.code.text(),
                            word(certificate.code.is_elective() ? CertificateKind::elective_unit
                                                                : CertificateKind::vocational_unit),
                            word(certificate.kind)));
  const bool is_plausible = !certificate.sbu || (*certificate.sbu >= defaults::smallest_plausible_sbu &&
                                                 *certificate.sbu <= defaults::largest_plausible_sbu);
  if (!is_plausible)
    notes.warning(list, certificate.line, "sbu",
                  fmt::format("expected {} to {} hours, found {}", defaults::smallest_plausible_sbu,
                              defaults::largest_plausible_sbu, *certificate.sbu));
  check_dates(list, certificate.line, certificate.valid_from, certificate.valid_until, notes);
}

/// Green certificates are left out of every count (R4), so the flag has to be right.
void check_lnv(const Lists& lists, const Certificate& certificate, Notes& notes) {
  if (certificate.lnv && certificate.sector != Sector::voedsel_groen)
    notes.warning(list, certificate.line, "lnv",
                  fmt::format("an LNV certificate of sector {}: green certificates belong to voedsel_groen",
                              word(certificate.sector)));
  if (certificate.lnv) return;
  const std::string name = fold(certificate.name);
  for (const Phrase& phrase : lists.topic("lnv")) {
    if (phrase.match != "phrase" ||
        (" " + name + " ").find(" " + fold(phrase.pattern) + " ") == std::string::npos)
      continue;
    notes.warning(list, certificate.line, "lnv",
                  fmt::format("{} sounds like an LNV certificate (phrases/lnv.csv, {}) and will be counted",
                              in_quotes(certificate.name), in_quotes(phrase.id)));
    return;
  }
}

/// Follows replaced_by; a chain that returns is reported at each of its members.
void check_successors(const Lists& lists, const Certificate& certificate, Notes& notes) {
  if (!certificate.replaced_by) return;
  if (!lists.certificate(certificate.replaced_by->text())) {
    notes.error(list, certificate.line, "replaced_by",
                fmt::format("there is no certificate {} in this list", certificate.replaced_by->text()));
    return;
  }
  std::set<CertificateCode> passed;
  auto next = certificate.replaced_by;
  while (next && passed.insert(*next).second) {
    if (*next == certificate.code) {
      notes.error(list, certificate.line, "replaced_by",
                  "the replacements go round in a circle back to this certificate");
      return;
    }
    const Certificate* successor = lists.certificate(next->text());
    next = successor ? successor->replaced_by : std::nullopt;
  }
}

bool replaces(const Lists& lists, const Certificate& from, const Certificate& to) {
  std::set<CertificateCode> passed;
  auto next = from.replaced_by;
  while (next && passed.insert(*next).second) {
    if (*next == to.code) return true;
    const Certificate* successor = lists.certificate(next->text());
    next = successor ? successor->replaced_by : std::nullopt;
  }
  return false;
}

bool are_valid_together(const Certificate& a, const Certificate& b) {
  const bool a_ends_first = a.valid_until && b.valid_from && *a.valid_until < *b.valid_from;
  const bool b_ends_first = b.valid_until && a.valid_from && *b.valid_until < *a.valid_from;
  return !a_ends_first && !b_ends_first;
}

/// A title that stands for two certificates is matched to neither with certainty (R25).
void check_names(const Lists& lists, Notes& notes) {
  std::multimap<std::string, const Certificate*> holders;
  for (const Certificate& certificate : lists.certificates) {
    std::set<std::string> own;
    const auto claim = [&](const char* column, const std::string& name) {
      const std::string key = fold(name);
      if (!own.insert(key).second) {
        notes.warning(list, certificate.line, column,
                      fmt::format("{} is given twice in this row", in_quotes(name)));
        return;
      }
      const auto [begin, end] = holders.equal_range(key);
      for (auto other = begin; other != end; ++other) {
        const Certificate& holder = *other->second;
        const bool is_successor =
            replaces(lists, holder, certificate) || replaces(lists, certificate, holder);
        if (holder.code == certificate.code || is_successor || !are_valid_together(holder, certificate))
          continue;
        notes.warning(list, certificate.line, column,
                      fmt::format("{} is a name of {} too (line {}), and neither replaced the other",
                                  in_quotes(name), holder.code.text(), holder.line));
      }
      holders.emplace(key, &certificate);
    };
    claim("name", certificate.name);
    for (const std::string& alias : certificate.aliases) claim("aliases", alias);
  }
}

void check_other_units(const Lists& lists, Notes& notes) {
  for (const OtherUnit& unit : lists.other_units) {
    const Certificate* certificate = unit.code ? lists.certificate(unit.code->text()) : nullptr;
    if (certificate)
      notes.error(
          "keuzedelen_other.csv", unit.line, "code",
          fmt::format("{} is a certificate in certificates.csv (line {}), so it is no keuzedeel without one",
                      unit.code->text(), certificate->line));
  }
}

}  // namespace

void check_certificates(const Lists& lists, Notes& notes) {
  std::map<CertificateCode, std::size_t> codes;
  if (lists.certificates.empty()) notes.warning(list, 0, "", "the list is empty: nothing can be matched");
  for (const Certificate& certificate : lists.certificates) {
    const auto [first, is_new] = codes.try_emplace(certificate.code, certificate.line);
    if (!is_new)
      notes.error(list, certificate.line, "code",
                  fmt::format("{} is the code of line {} too", certificate.code.text(), first->second));
    check_row(certificate, notes);
    check_lnv(lists, certificate, notes);
    check_successors(lists, certificate, notes);
  }
  check_names(lists, notes);
  check_other_units(lists, notes);
  for (const HeldBack& row : lists.held_back)
    notes.warning(
        list, row.line, "code",
        fmt::format("{} {} is kept but not matched: {}", row.code.empty() ? "(no code)" : in_quotes(row.code),
                    in_quotes(row.name), row.reason));
}

}  // namespace vindbaar::seeds
