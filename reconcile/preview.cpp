#include "reconcile/preview.hpp"

#include "reconcile/form.hpp"

#include <fmt/format.h>

namespace vindbaar::reconcile {

std::string preview(const seeds::Certificate& certificate) {
  std::string rows;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) rows += fmt::format("<tr><th>{}</th><td>{}</td></tr>\n", name, escaped(value));
  };
  std::string levels;
  for (const int level : certificate.levels) levels += (levels.empty() ? "" : ", ") + std::to_string(level);
  std::string aliases;
  for (const std::string& alias : certificate.aliases) aliases += (aliases.empty() ? "" : "; ") + alias;
  add("soort", certificate.kind == CertificateKind::elective_unit ? "keuzedeel" : "beroepsgericht onderdeel");
  add("sector", std::string(title(certificate.sector)));
  add("niveau", levels);
  add("kwalificatie", certificate.qualification);
  add("sbu", certificate.sbu ? std::to_string(*certificate.sbu) : "");
  add("geldig vanaf", certificate.valid_from ? certificate.valid_from->text() : "");
  add("geldig tot en met", certificate.valid_until ? certificate.valid_until->text() : "");
  add("opgevolgd door", certificate.replaced_by ? certificate.replaced_by->text() : "");
  add("ook", aliases);
  const std::string code = certificate.code.text();
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><title>{0} {1}</title>\n"
      "<style>body{{font:14px "
      "sans-serif;margin:8px}}th{{text-align:left;padding-right:12px;font-weight:normal;"
      "color:#555}}h1{{font-size:16px;margin:0 0 6px}}</style></head>\n"
      "<body><h1>{0} {1}</h1>\n<table>\n{2}</table></body></html>\n",
      code, escaped(certificate.name), rows);
}

}  // namespace vindbaar::reconcile
