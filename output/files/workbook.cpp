#include "output/files/files.hpp"

#include "core/text.hpp"
#include "output/files/defaults.hpp"
#include "output/files/html_text.hpp"
#include "output/files/place_file.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <set>

namespace vindbaar::files {
namespace {

using report::MonitorCell;
using report::MonitorColumn;
using report::MonitorRow;
using report::MonitorTable;

/// The looks that cells have; libxlsxwriter owns them.
struct Formats {
  explicit Formats(lxw_workbook* book)
      : title(make(book, true)),
        header(make(book, true)),
        heading(make(book, true)),
        total(make(book, true)),
        decimal(make(book, false)),
        share(make(book, false)),
        note(make(book, false)) {
    format_set_font_size(title, 14);
    format_set_bottom(header, LXW_BORDER_THIN);
    format_set_text_wrap(header);
    format_set_align(header, LXW_ALIGN_VERTICAL_TOP);
    format_set_top(total, LXW_BORDER_THIN);
    format_set_num_format(decimal, "0.00");
    format_set_num_format(share, "0.0%");
    format_set_italic(note);
  }
  static lxw_format* make(lxw_workbook* book, bool is_bold) {
    lxw_format* format = workbook_add_format(book);
    if (is_bold) format_set_bold(format);
    return format;
  }
  lxw_format* title;
  lxw_format* header;
  lxw_format* heading;
  lxw_format* total;
  lxw_format* decimal;
  lxw_format* share;
  lxw_format* note;
};

/// Writes one sheet from the top; the first thing that fails stays in `problem`.
class Sheet {
 public:
  Sheet(lxw_worksheet* sheet, const Formats& formats) : sheet_(sheet), formats_(formats) {}

  void words(lxw_row_t row, lxw_col_t column, std::string_view text, lxw_format* format) {
    // NUL would end the text; Excel counts characters, and bytes are never fewer.
    const std::string whole = cut(valid_utf8(text), defaults::most_cell_characters);
    note(worksheet_write_string(sheet_, row, column, whole.c_str(), format));
  }
  void figure(lxw_row_t row, lxw_col_t column, double value, lxw_format* format) {
    note(worksheet_write_number(sheet_, row, column, value, format));
  }
  void cell(lxw_row_t row, lxw_col_t column, const MonitorCell& cell, MonitorColumn::Kind kind,
            lxw_format* format) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) {
      figure(row, column, static_cast<double>(*whole), format);
    } else if (const auto* real = std::get_if<double>(&cell.value)) {
      figure(row, column, *real, kind == MonitorColumn::Kind::share ? formats_.share : formats_.decimal);
    } else if (const auto* plain = std::get_if<std::string>(&cell.value)) {
      words(row, column, *plain, format);
    } else if (!cell.mark.empty()) {
      words(row, column, cell.mark, format);
    }
  }
  void table(const MonitorTable& table);
  lxw_error problem() const { return problem_; }

 private:
  void note(lxw_error error) {
    if (problem_ == LXW_NO_ERROR) problem_ = error;
  }
  void widths(const MonitorTable& table);

  lxw_worksheet* sheet_;
  const Formats& formats_;
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

void Sheet::table(const MonitorTable& table) {
  constexpr lxw_row_t header_row = 2;
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
  for (const MonitorRow& row : table.rows) {
    lxw_format* format = nullptr;
    if (row.kind == MonitorRow::Kind::heading) format = formats_.heading;
    if (row.kind == MonitorRow::Kind::total) format = formats_.total;
    for (std::size_t at = 0; at < row.cells.size() && at < table.columns.size(); ++at)
      cell(line, static_cast<lxw_col_t>(at), row.cells[at], table.columns[at].kind, format);
    ++line;
  }
  if (line > header_row + 1 && !table.columns.empty())
    worksheet_autofilter(sheet_, header_row, 0, line - 1, static_cast<lxw_col_t>(table.columns.size() - 1));
  for (const std::string& text : table.notes) words(++line, 0, text, formats_.note);
}

lxw_worksheet* add_sheet(lxw_workbook* book, const std::string& name, std::set<std::string>& taken) {
  std::string unique = name;
  for (int again = 2; !taken.insert(lower(unique)).second; ++again)
    unique = name + ' ' + std::to_string(again);
  return workbook_add_worksheet(book, unique.c_str());
}

void write_sources(Sheet& sheet, const Workbook& workbook, const Formats& formats) {
  lxw_row_t line = 0;
  sheet.words(line++, 0, workbook.title, formats.title);
  for (const auto& [label, text] : workbook.sources) {
    sheet.words(++line, 0, label, formats.heading);
    sheet.words(line, 1, text, nullptr);
  }
  ++line;
  for (const MonitorTable& table : workbook.tables) {
    sheet.words(++line, 0, table.sheet, formats.heading);
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
    const Formats formats(book);
    std::set<std::string> taken;
    lxw_worksheet* first = add_sheet(book, workbook.first_sheet, taken);
    Sheet sources(first, formats);
    worksheet_set_column(first, 0, 0, 28, nullptr);
    worksheet_set_column(first, 1, 1, defaults::widest_column, nullptr);
    write_sources(sources, workbook, formats);
    lxw_error problem = sources.problem();
    for (const MonitorTable& table : workbook.tables) {
      Sheet sheet(add_sheet(book, table.sheet, taken), formats);
      sheet.table(table);
      if (problem == LXW_NO_ERROR) problem = sheet.problem();
    }
    const lxw_error closed = workbook_close(book);  // frees the book, also when it fails
    if (problem == LXW_NO_ERROR) problem = closed;
    if (problem != LXW_NO_ERROR) return cannot_write(file, lxw_strerror(problem));
    return {};
  });
}

}  // namespace vindbaar::files
