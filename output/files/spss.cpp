#include "output/files/spss.hpp"

#include "core/owner.hpp"
#include "output/files/html_text.hpp"
#include "output/files/place_file.hpp"

#include <readstat.h>

#include <algorithm>
#include <fstream>

namespace vindbaar::files {
namespace {

using Writer = Owner<readstat_writer_t, readstat_writer_free>;

ssize_t write_bytes(const void* bytes, std::size_t count, void* stream) {
  auto& out = *static_cast<std::ofstream*>(stream);
  out.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(count));
  return out ? static_cast<ssize_t>(count) : -1;
}

readstat_measure_t measure_of(SpssVariable::Measure measure) {
  switch (measure) {
    case SpssVariable::Measure::scale:
      return READSTAT_MEASURE_SCALE;
    case SpssVariable::Measure::ordinal:
      return READSTAT_MEASURE_ORDINAL;
    case SpssVariable::Measure::nominal:
      break;
  }
  return READSTAT_MEASURE_NOMINAL;
}

/// The widest text of a column in bytes, at least one.
std::size_t width_of(const SpssData& data, std::size_t column) {
  std::size_t width = 1;
  for (const auto& row : data.rows) {
    if (const auto* text = std::get_if<std::string>(&row[column])) width = std::max(width, text->size());
  }
  return width;
}

std::vector<readstat_variable_t*> declare(readstat_writer_t* writer, const SpssData& data) {
  std::vector<readstat_variable_t*> variables;
  for (std::size_t at = 0; at < data.variables.size(); ++at) {
    const SpssVariable& one = data.variables[at];
    readstat_variable_t* variable = readstat_add_variable(
        writer, one.name.c_str(), one.is_text ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE,
        one.is_text ? width_of(data, at) : 0);
    readstat_variable_set_label(variable, one.label.c_str());
    readstat_variable_set_measure(variable, measure_of(one.measure));
    if (!one.is_text)
      readstat_variable_set_format(variable, one.measure == SpssVariable::Measure::scale ? "F8.3" : "F3.0");
    if (!one.values.empty()) {
      readstat_label_set_t* labels = readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, one.name.c_str());
      for (const auto& [number, words] : one.values)
        readstat_label_double_value(labels, number, words.c_str());
      readstat_variable_set_label_set(variable, labels);
    }
    variables.push_back(variable);
  }
  return variables;
}

readstat_error_t insert(readstat_writer_t* writer, readstat_variable_t* variable, const SpssValue& value) {
  if (const auto* number = std::get_if<double>(&value))
    return readstat_insert_double_value(writer, variable, *number);
  if (const auto* text = std::get_if<std::string>(&value))
    return readstat_insert_string_value(writer, variable, text->c_str());
  return readstat_insert_missing_value(writer, variable);
}

readstat_error_t write_rows(readstat_writer_t* writer, const std::vector<readstat_variable_t*>& variables,
                            const SpssData& data) {
  for (const auto& row : data.rows) {
    if (const auto error = readstat_begin_row(writer); error != READSTAT_OK) return error;
    for (std::size_t at = 0; at < row.size(); ++at) {
      if (const auto error = insert(writer, variables[at], row[at]); error != READSTAT_OK) return error;
    }
    if (const auto error = readstat_end_row(writer); error != READSTAT_OK) return error;
  }
  return readstat_end_writing(writer);
}

}  // namespace

Result<void> write_spss(const std::filesystem::path& file, const Publication& publication,
                        const SpssData& data) {
  return place_file(file, [&](const std::filesystem::path& unfinished) -> Result<void> {
    std::ofstream stream(unfinished, std::ios::binary | std::ios::trunc);
    const Writer writer(readstat_writer_init());
    readstat_set_data_writer(writer.get(), &write_bytes);
    // SPSS keeps 64 bytes of a file label.
    readstat_writer_set_file_label(writer.get(), cut("vindbaar " + publication.run, 60).c_str());
    readstat_writer_set_file_timestamp(writer.get(), 0);  // equal findings give an equal file
    const auto variables = declare(writer.get(), data);
    auto error = readstat_begin_writing_sav(writer.get(), &stream, static_cast<long>(data.rows.size()));
    if (error == READSTAT_OK) error = write_rows(writer.get(), variables, data);
    stream.close();
    if (error != READSTAT_OK) return cannot_write(file, readstat_error_message(error));
    if (!stream) return cannot_write(file, "could not be written in full");
    return {};
  });
}

}  // namespace vindbaar::files
