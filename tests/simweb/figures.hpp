#pragma once
// What the published tables say about who offers what, as boxes: a printed figure is the number of offerings
// (institution, certificate) inside one box of the institutions x certificates plane. Tables 1-4 and 5-6 are
// then the same kind of thing.

#include "core/vocabulary.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vindbaar::simweb {

/// An institution as the tables print it.
struct Provider {
  std::string id;
  bool funded = false;
};

/// A certificate that can be offered: it stands in tables 1-4 under a code of the register.
struct Certificate {
  std::string code;
  CertificateKind kind = CertificateKind::elective_unit;
  std::string sector;  ///< The column of tables 5 and 6: "zorg", "overig".
};

/// One printed cell. Unset sides leave the box open.
struct Figure {
  std::string table;   ///< "tabel 1" … "tabel 6".
  std::string row;     ///< As report::compare() names it.
  std::string column;  ///< As report::compare() names it.
  int printed = 0;     ///< Blank in print is 0.
  std::optional<std::size_t> provider;
  std::optional<bool> funded;
  std::optional<std::size_t> certificate;
  std::optional<std::string> sector;
  std::optional<CertificateKind> kind;
  bool can_be_met =
      true;  ///< False when nothing in the box can be offered: the printed code is not in the register.

  std::string key() const { return table + '|' + row + '|' + column; }
};

/// Everything printed about one date.
struct PrintedTables {
  std::vector<Provider> providers;
  std::vector<Certificate> certificates;
  std::vector<Figure> figures;
};

/// The offering lies inside the figure's box.
bool counts(const Figure& figure, const PrintedTables& tables, std::size_t provider, std::size_t certificate);

}  // namespace vindbaar::simweb
