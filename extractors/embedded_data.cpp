#include "extractors/embedded_data.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace vindbaar::extractors {
namespace {

/// "https://schema.org/Course", "schema:Course" and "Course" are "Course"; of several the first.
std::string short_name(std::string_view name) {
  name = name.substr(0, name.find_first_of(" \t\n"));
  const std::size_t cut = name.find_last_of("/:#");
  return std::string(cut == std::string_view::npos ? name : name.substr(cut + 1));
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Scope {
  Dom::Index node = 0;
  std::string property;  ///< What it is to the scope around it.
  StructuredThing thing;
  std::size_t position = 0;  ///< Among the things, as they begin.
};

class DataReader {
 public:
  DataReader(const Dom& dom, const std::vector<NodeMark>& marks) : dom_(dom), marks_(marks) {}

  std::vector<StructuredThing> run() {
    for (Dom::Index i = 0; i < dom_.nodes().size() && begun_ < defaults::max_structured; ++i) {
      while (!open_.empty() && dom_.node(open_.back().node).end <= i) close();
      if (!dom_.node(i).is_text && is_of_page(i)) enter(i);
    }
    while (!open_.empty()) close();
    std::sort(things_.begin(), things_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<StructuredThing> things;
    for (auto& thing : things_) things.push_back(std::move(thing.second));
    return things;
  }

 private:
  bool is_of_page(Dom::Index i) const {
    const Place place = marks_[i].place;
    return place != Place::related && place != Place::footer && place != Place::notice;
  }

  void enter(Dom::Index i) {
    const std::string_view type_of = dom_.attribute(i, "typeof");
    const bool is_scope = dom_.has_attribute(i, "itemscope") || !type_of.empty();
    std::string_view names = dom_.attribute(i, "itemprop");
    if (names.empty() && !open_.empty()) names = dom_.attribute(i, "property");
    if (is_scope) {
      const std::string_view type = type_of.empty() ? dom_.attribute(i, "itemtype") : type_of;
      open_.push_back({i, short_name(names), {}, begun_++});
      open_.back().thing.type = short_name(type);
      return;
    }
    if (open_.empty() || names.empty()) return;
    for (const std::string_view name : split(names, ' ')) {
      if (!name.empty()) set(open_.back().thing, short_name(name), i);
    }
  }

  std::string value_of(Dom::Index i) const {
    for (const char* name : {"content", "datetime", "href", "value"}) {
      if (const std::string_view value = dom_.attribute(i, name); !value.empty())
        return collapse_spaces(valid_utf8(value));
    }
    return dom_.text(i);
  }

  void set(StructuredThing& thing, const std::string& property, Dom::Index i) const {
    const bool is_link = dom_.node(i).tag == Tag::a;
    const auto text = [&] { return is_link ? dom_.text(i) : value_of(i); };
    if (is_one_of(property, {"name", "headline", "title"}) && thing.name.empty()) thing.name = text();
    if (property == "url" && thing.url.empty()) thing.url = value_of(i);
    if (property == "description" && thing.description.empty()) thing.description = text();
    if (is_one_of(property, {"educationalCredentialAwarded", "occupationalCredentialAwarded"}))
      thing.credential = text();
    if (is_one_of(property, {"courseCode", "sku", "identifier"}) && thing.code.empty()) thing.code = text();
    if (property == "startDate") thing.start_dates.push_back(value_of(i));
    if (is_one_of(property, {"price", "lowPrice"})) thing.has_price = true;
    if (property == "availability") {
      const std::string stock = value_of(i);
      thing.is_out_of_stock =
          thing.is_out_of_stock || stock.ends_with("OutOfStock") || stock.ends_with("Discontinued");
    }
  }

  void close() {
    Scope scope = std::move(open_.back());
    open_.pop_back();
    if (!open_.empty()) pass_on(scope, open_.back().thing);
    const bool is_step = std::any_of(open_.begin(), open_.end(), [](const Scope& around) {
      return around.thing.type == "BreadcrumbList";
    });
    if (!scope.thing.type.empty() && !is_step) things_.emplace_back(scope.position, std::move(scope.thing));
  }

  /// What an inner item says of the one around it.
  static void pass_on(const Scope& scope, StructuredThing& around) {
    const StructuredThing& inner = scope.thing;
    if (is_one_of(scope.property, {"offers", "hasCourseInstance"})) {
      around.has_price = around.has_price || inner.has_price;
      around.is_out_of_stock = around.is_out_of_stock || inner.is_out_of_stock;
      around.start_dates.insert(around.start_dates.end(), inner.start_dates.begin(), inner.start_dates.end());
    }
    if (scope.property == "educationalCredentialAwarded") around.credential = inner.name;
    if (scope.property == "item" && around.name.empty()) around.name = inner.name;
    if (scope.property == "itemListElement" && around.type == "BreadcrumbList" && !inner.name.empty() &&
        around.trail.size() < defaults::max_json_depth)
      around.trail.push_back(inner.name);
  }

  const Dom& dom_;
  const std::vector<NodeMark>& marks_;
  std::vector<Scope> open_;
  std::vector<std::pair<std::size_t, StructuredThing>> things_;
  std::size_t begun_ = 0;
};

}  // namespace

std::vector<StructuredThing> read_embedded_data(const Dom& dom, const std::vector<NodeMark>& marks) {
  return DataReader(dom, marks).run();
}

}  // namespace vindbaar::extractors
