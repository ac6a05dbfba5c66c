#include "matcher/weight_file.hpp"

#include "core/csv.hpp"
#include "core/text.hpp"
#include "matcher/model.hpp"
#include "matcher/training.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace vindbaar::matcher {
namespace {

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace

Result<Weights> parse_weights(std::string_view csv, std::string_view name) {
  const auto table = read_csv(csv, name);
  if (!table) return tl::unexpected(table.error());
  const auto feature_column = table->column("feature");
  const auto weight_column = table->column("weight");
  if (!feature_column || !weight_column) {
    return failure(Error::Kind::bad_input, "E-WEIGHTS",
                   fmt::format("{} lacks a column feature or weight.", name));
  }
  Weights weights;
  for (const CsvRow& row : table->rows) {
    const std::string feature(trim(row.cells[*feature_column]));
    const auto weight = number(trim(row.cells[*weight_column]));
    if (!weight) {
      return failure(Error::Kind::bad_input, "E-WEIGHTS",
                     fmt::format("{}:{}: column 'weight': expected a number, found '{}'", name, row.line,
                                 row.cells[*weight_column]));
    }
    if (!weights.emplace(feature, *weight).second) {
      return failure(Error::Kind::bad_input, "E-WEIGHTS",
                     fmt::format("{}:{}: feature '{}' is given twice", name, row.line, feature));
    }
  }
  return weights;
}

Weights shipped_weights_by_name() {
  return weights_of(shipped_model());
}

Result<Weights> read_weights(std::string_view csv, std::string_view name) {
  auto weights = parse_weights(csv, name);
  if (!weights) return weights;
  const auto model = model_of(*weights);
  if (!model) return tl::unexpected(model.error());
  return weights;
}

std::string weights_csv(const Weights& weights) {
  std::string text = csv_row_verbatim({"feature", "weight"}) + "\r\n";
  for (const auto& [feature, weight] : weights)
    text += csv_row_verbatim({feature, fmt::format("{:.2f}", weight)}) + "\r\n";
  return text;
}

}  // namespace vindbaar::matcher
