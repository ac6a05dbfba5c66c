#include "output/files/files.hpp"

#include "core/text.hpp"
#include "output/files/defaults.hpp"
#include "output/files/html_text.hpp"
#include "output/files/place_file.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <map>
#include <set>

namespace vindbaar::files {
namespace {

using report::MonitorCell;
using report::MonitorColumn;
using report::MonitorRow;
using report::MonitorTable;

/// How a cell looks.
struct Look {
  enum class Weight { plain, heading, total };
  Weight weight = Weight::plain;
  MonitorColumn::Kind kind = MonitorColumn::Kind::text;  ///< Of a number: whole, decimal or share.
  std::string mark = {};                                 ///< Stands behind the number: "*".
  bool is_link = false;
  friend auto operator<=>(const Look&, const Look&) = default;
};

/// The looks of a workbook, each made once; libxlsxwriter owns them.
class Formats {
 public:
  explicit Formats(lxw_workbook* book)
      : book_(book), title(bold()), header(bold()), note(workbook_add_format(book)) {
    format_set_font_size(title, 14);
    format_set_bottom(header, LXW_BORDER_THIN);
    format_set_text_wrap(header);
    format_set_align(header, LXW_ALIGN_VERTICAL_TOP);
    format_set_italic(note);
  }
  lxw_format* of(const Look& look) {
    lxw_format*& format = made_[look];
    if (format != nullptr) return format;
    format = workbook_add_format(book_);
    if (look.weight != Look::Weight::plain) format_set_bold(format);
    if (look.weight == Look::Weight::total) format_set_top(format, LXW_BORDER_THIN);
    if (look.is_link) format_set_font_color(format, link_color);
    if (const std::string number = number_format(look); !number.empty())
      format_set_num_format(format, number.c_str());
    return format;
  }

 private:
  static constexpr lxw_color_t link_color = 0x0B5CAD;

  static std::string number_format(const Look& look) {
    std::string number;
    if (look.kind == MonitorColumn::Kind::decimal) number = "0.00";
    if (look.kind == MonitorColumn::Kind::share) number = "0.0%";
    if (look.mark.empty()) return number;
    return (number.empty() ? "0" : number) + '"' + look.mark + '"';
  }
  lxw_format* bold() {
    lxw_format* format = workbook_add_format(book_);
    format_set_bold(format);
    return format;
  }

  lxw_workbook* book_;
  std::map<Look, lxw_format*> made_;

 public:
  lxw_format* title;
  lxw_format* header;
  lxw_format* note;
};

/// Writes one sheet from the top; the first thing that fails stays in `problem`.
class Sheet {
 public:
  Sheet(lxw_worksheet* sheet, Formats& formats) : sheet_(sheet), formats_(formats) {}

  void words(lxw_row_t row, lxw_col_t column, std::string_view text, lxw_format* format) {
    // NUL would end the text; Excel counts characters, and bytes are never fewer.
    const std::string whole = cut(valid_utf8(text), defaults::most_cell_characters);
    note(worksheet_write_string(sheet_, row, column, whole.c_str(), format));
  }
  void cell(lxw_row_t row, lxw_col_t column, const MonitorCell& cell, MonitorColumn::Kind kind,
            Look::Weight weight) {
    const auto* whole = std::get_if<std::int64_t>(&cell.value);
    const auto* real = std::get_if<double>(&cell.value);
    const auto* plain = std::get_if<std::string>(&cell.value);
    if (whole == nullptr && real == nullptr && plain == nullptr && cell.mark.empty()) return;
    Look look{weight};
    if (whole != nullptr || real != nullptr) look.mark = cell.mark;
    if (real != nullptr) look.kind = kind == MonitorColumn::Kind::share ? kind : MonitorColumn::Kind::decimal;
    look.is_link = link(row, column, cell.behind);
    lxw_format* format = formats_.of(look);
    if (whole != nullptr || real != nullptr)
      note(worksheet_write_number(sheet_, row, column, whole != nullptr ? static_cast<double>(*whole) : *real,
                                  format));
    else
      words(row, column, plain != nullptr ? *plain + cell.mark : cell.mark, format);
  }
  void table(const MonitorTable& table, bool has_links);
  lxw_error problem() const { return problem_; }

 private:
  /// Leads to the evidence in the report beside the workbook; what is written after it takes its place as
  /// text. An address that Excel does not take leaves the cell without a link.
  bool link(lxw_row_t row, lxw_col_t column, const std::string& behind) {
    if (!has_links_ || behind.empty()) return false;
    const std::string address = "external:report.html#bewijs=" + behind;
    return worksheet_write_url(sheet_, row, column, address.c_str(), nullptr) == LXW_NO_ERROR;
  }
  void note(lxw_error error) {
    if (problem_ == LXW_NO_ERROR) problem_ = error;
  }
  void widths(const MonitorTable& table);

  lxw_worksheet* sheet_;
  Formats& formats_;
  bool has_links_ = false;
  lxw_error problem_ = LXW_NO_ERROR;
};

double length_of(const MonitorCell& cell) {
  if (const auto* plain = std::get_if<std::string>(&cell.value)) return static_cast<double>(plain->size());
  return 8;
}

void Sheet::widths(const MonitorTable& table) {
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    double width = std::min<double>(static_cast<double>(table.columns[at].header.size()), 16) + 2;
    for (const MonitorRow& row : table.rows) {
      if (row.kind != MonitorRow::Kind::heading && at < row.cells.size())
        width = std::max(width, length_of(row.cells[at]) + 2);
    }
    const auto column = static_cast<lxw_col_t>(at);
    note(worksheet_set_column(sheet_, column, column, std::min(width, defaults::widest_column), nullptr));
  }
}

void Sheet::table(const MonitorTable& table, bool has_links) {
  has_links_ = has_links;
  constexpr lxw_row_t header_row = report::first_sheet_line - 2;  // lines are counted from 1, rows from 0
  words(0, 0, table.title, formats_.title);
  widths(table);
  for (std::size_t at = 0; at < table.columns.size(); ++at)
    words(header_row, static_cast<lxw_col_t>(at), table.columns[at].header, formats_.header);
  worksheet_freeze_panes(sheet_, header_row + 1, 1);
  worksheet_repeat_rows(sheet_, 0, header_row);
  worksheet_set_landscape(sheet_);
  worksheet_set_paper(sheet_, 9);  // A4
  worksheet_fit_to_pages(sheet_, 1, 0);
  lxw_row_t line = header_row + 1;
  lxw_row_t last = line;  // of the rows that can be sorted and filtered: totals stay below
  for (const MonitorRow& row : table.rows) {
    if (row.kind != MonitorRow::Kind::total) last = line;
    auto weight = Look::Weight::plain;
    if (row.kind == MonitorRow::Kind::heading) weight = Look::Weight::heading;
    if (row.kind == MonitorRow::Kind::total) weight = Look::Weight::total;
    for (std::size_t at = 0; at < row.cells.size() && at < table.columns.size(); ++at)
      cell(line, static_cast<lxw_col_t>(at), row.cells[at], table.columns[at].kind, weight);
    ++line;
  }
  if (line > header_row + 1 && !table.columns.empty())
    worksheet_autofilter(sheet_, header_row, 0, last, static_cast<lxw_col_t>(table.columns.size() - 1));
  for (const std::string& text : table.notes) words(++line, 0, text, formats_.note);
}

lxw_worksheet* add_sheet(lxw_workbook* book, const std::string& name, std::set<std::string>& taken) {
  std::string unique = name;
  for (int again = 2; !taken.insert(lower(unique)).second; ++again)
    unique = name + ' ' + std::to_string(again);
  return workbook_add_worksheet(book, unique.c_str());
}

void write_sources(Sheet& sheet, const Workbook& workbook, Formats& formats) {
  lxw_format* heading = formats.of({Look::Weight::heading});
  lxw_row_t line = 0;
  sheet.words(line++, 0, workbook.title, formats.title);
  for (const auto& [label, text] : workbook.sources) {
    sheet.words(++line, 0, label, heading);
    sheet.words(line, 1, text, nullptr);
  }
  ++line;
  for (const MonitorTable& table : workbook.tables) {
    sheet.words(++line, 0, table.sheet, heading);
    sheet.words(line, 1, table.title, nullptr);
  }
}

}  // namespace

Result<void> write_workbook(const std::filesystem::path& file, const Workbook& workbook) {
  return place_file(file, [&](const std::filesystem::path& unfinished) -> Result<void> {
    // The library speaks to stderr when it cannot write; so that is found out before.
    if (auto can_write = place_text(unfinished, ""); !can_write) return can_write;
    lxw_workbook* book = workbook_new(unfinished.c_str());
    if (book == nullptr) return cannot_write(file, "no memory for the workbook");
    Formats formats(book);
    std::set<std::string> taken;
    lxw_worksheet* first = add_sheet(book, workbook.first_sheet, taken);
    Sheet sources(first, formats);
    worksheet_set_column(first, 0, 0, 28, nullptr);
    worksheet_set_column(first, 1, 1, defaults::widest_column, nullptr);
    write_sources(sources, workbook, formats);
    lxw_error problem = sources.problem();
    for (const MonitorTable& table : workbook.tables) {
      Sheet sheet(add_sheet(book, table.sheet, taken), formats);
      sheet.table(table, workbook.has_report);
      if (problem == LXW_NO_ERROR) problem = sheet.problem();
    }
    const lxw_error closed = workbook_close(book);  // frees the book, also when it fails
    if (problem == LXW_NO_ERROR) problem = closed;
    if (problem != LXW_NO_ERROR) return cannot_write(file, lxw_strerror(problem));
    return {};
  });
}

}  // namespace vindbaar::files
