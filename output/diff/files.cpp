#include "core/csv.hpp"
#include "output/diff/diff.hpp"

#include <fstream>
#include <system_error>

namespace vindbaar::diff {
namespace {

Result<void> put(const std::filesystem::path& file, const std::string& text) {
  const auto beside = std::filesystem::path(file.string() + ".new");
  {
    std::ofstream out(beside, std::ios::binary);
    out << text;
    out.flush();
    if (!out)
      return failure(Error::Kind::not_writable, "E-REPORT-WRITE", "cannot write " + beside.string(),
                     "is the disk full, or the folder read-only?");
  }
  std::error_code error;
  std::filesystem::rename(beside, file, error);
  if (error)
    return failure(Error::Kind::not_writable, "E-REPORT-WRITE",
                   "cannot put " + file.string() + " in place: " + error.message());
  return {};
}

std::string yes(bool value) {
  return value ? "true" : "false";
}

}  // namespace

std::string csv_of(const Comparison& comparison) {
  std::string text = csv_row({"institution_id", "code", "change", "cause", "old_title", "new_title",
                              "old_url", "new_url", "explanation"}) +
                     "\r\n";
  for (const auto& row : comparison.rows) {
    text += csv_row({row.institution, row.code, std::string(word(row.change)), std::string(word(row.cause)),
                     row.old_title, row.new_title, row.old_url, row.new_url, row.explanation}) +
            "\r\n";
  }
  return text;
}

std::string csv_of(const std::vector<Correction>& corrections) {
  std::string text =
      csv_row({"institution_id", "code", "was_counted", "is_counted", "title", "url", "evidence", "reason"}) +
      "\r\n";
  for (const auto& row : corrections) {
    text += csv_row({row.institution, row.code, yes(row.was_counted), yes(row.is_counted), row.title, row.url,
                     row.evidence, row.reason}) +
            "\r\n";
  }
  return text;
}

Result<void> write_csv(const std::filesystem::path& folder, const Comparison& comparison,
                       const Context& context) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    return failure(Error::Kind::not_writable, "E-REPORT-WRITE",
                   "cannot make folder " + folder.string() + ": " + error.message());
  const std::string stem = "diff-" + comparison.old_name;
  if (auto written = put(folder / (stem + ".csv"), csv_of(comparison)); !written) return written;
  const auto afterwards = folder / (stem + "-afterwards.csv");
  if (!context.corrections.empty()) return put(afterwards, csv_of(context.corrections));
  std::filesystem::remove(afterwards, error);  // of an earlier comparison that had some
  return {};
}

}  // namespace vindbaar::diff
