#include "extractors/structured_data.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"
#include "extractors/tag_scanner.hpp"

#include <simdjson.h>

#include <algorithm>
#include <utility>

namespace vindbaar::extractors {
namespace {

namespace dom = simdjson::dom;

std::string text_of(dom::element value) {
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) {
    if (value.is_array()) {
      for (const dom::element each : dom::array(value)) {
        if (std::string first = text_of(each); !first.empty()) return first;
      }
    } else if (value.is_object()) {
      for (const char* key : {"name", "@value", "@id", "url"}) {
        dom::element inner;
        if (value[key].get(inner) == simdjson::SUCCESS && inner.is_string()) return text_of(inner);
      }
    }
    return {};
  }
  return collapse_spaces(valid_utf8(resolve_references(text)));
}

std::string text_of(const dom::object& object, const char* key) {
  dom::element value;
  return object[key].get(value) == simdjson::SUCCESS ? text_of(value) : std::string();
}

/// The address of a thing that is given as an address, or as an object that has one.
std::string address_of(const dom::object& object, const char* key) {
  dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS) return {};
  dom::object thing;
  if (value.get(thing) != simdjson::SUCCESS) return text_of(value);
  const std::string url = text_of(thing, "url");
  return url.empty() ? text_of(thing, "@id") : url;
}

/// "https://schema.org/Course" and "schema:Course" are "Course".
std::string short_type(std::string type) {
  const std::size_t cut = type.find_last_of("/:#");
  return cut == std::string::npos ? type : type.substr(cut + 1);
}

void read_offers(dom::element offers, StructuredThing& thing) {
  if (offers.is_array()) {
    for (const dom::element each : dom::array(offers)) {
      if (each.is_object()) read_offers(each, thing);
    }
    return;
  }
  dom::object offer;
  if (offers.get(offer) != simdjson::SUCCESS) return;
  dom::element price;
  for (const char* key : {"price", "lowPrice"}) {
    if (offer[key].get(price) == simdjson::SUCCESS && !price.is_null()) thing.has_price = true;
  }
  const std::string stock = text_of(offer, "availability");
  thing.is_out_of_stock =
      thing.is_out_of_stock || stock.ends_with("OutOfStock") || stock.ends_with("Discontinued");
}

void read_instances(dom::element instances, StructuredThing& thing) {
  if (instances.is_array()) {
    for (const dom::element each : dom::array(instances)) {
      if (each.is_object()) read_instances(each, thing);
    }
    return;
  }
  dom::object instance;
  if (instances.get(instance) != simdjson::SUCCESS) return;
  if (std::string date = text_of(instance, "startDate"); !date.empty())
    thing.start_dates.push_back(std::move(date));
  dom::element offers;
  if (instance["offers"].get(offers) == simdjson::SUCCESS) read_offers(offers, thing);
}

void read_trail(dom::element list, StructuredThing& thing) {
  dom::array steps;
  if (list.get(steps) != simdjson::SUCCESS) return;
  for (const dom::element step : steps) {
    dom::object entry;
    if (step.get(entry) != simdjson::SUCCESS) continue;
    std::string name = text_of(entry, "name");
    if (name.empty()) name = text_of(entry, "item");
    if (!name.empty() && thing.trail.size() < defaults::max_json_depth)
      thing.trail.push_back(std::move(name));
  }
}

StructuredThing thing_of(const dom::object& object, std::string type) {
  StructuredThing thing;
  thing.type = std::move(type);
  thing.name = text_of(object, "name");
  if (thing.name.empty()) thing.name = text_of(object, "headline");
  if (thing.name.empty()) thing.name = text_of(object, "title");
  thing.url = text_of(object, "url");
  if (thing.url.empty()) thing.url = text_of(object, "@id");
  if (thing.url.empty() && thing.type == "ListItem") thing.url = address_of(object, "item");
  thing.description = text_of(object, "description");
  thing.credential = text_of(object, "educationalCredentialAwarded");
  if (thing.credential.empty()) thing.credential = text_of(object, "occupationalCredentialAwarded");
  for (const char* key : {"courseCode", "sku", "identifier"}) {
    if (thing.code.empty()) thing.code = text_of(object, key);
  }
  dom::element value;
  if (object["hasCourseInstance"].get(value) == simdjson::SUCCESS) read_instances(value, thing);
  if (object["offers"].get(value) == simdjson::SUCCESS) read_offers(value, thing);
  if (thing.type == "BreadcrumbList" && object["itemListElement"].get(value) == simdjson::SUCCESS) {
    read_trail(value, thing);
  }
  if (std::string date = text_of(object, "startDate"); !date.empty())
    thing.start_dates.push_back(std::move(date));
  return thing;
}

/// A list may name its items by nothing but their addresses.
void collect_addresses(const dom::object& list, std::vector<StructuredThing>& things) {
  dom::array items;
  if (list["itemListElement"].get(items) != simdjson::SUCCESS) return;
  for (const dom::element item : items) {
    if (!item.is_string() || things.size() >= defaults::max_structured) continue;
    StructuredThing thing;
    thing.type = "ListItem";
    thing.url = text_of(item);
    things.push_back(std::move(thing));
  }
}

/// All typed objects below `root`, without recursion; those inside a breadcrumb are its steps, no things.
void collect(dom::element root, std::vector<StructuredThing>& things) {
  std::vector<dom::element> waiting{root};
  while (!waiting.empty() && things.size() < defaults::max_structured) {
    const dom::element here = waiting.back();
    waiting.pop_back();
    std::vector<dom::element> inside;
    dom::object object;
    if (here.is_array()) {
      for (const dom::element each : dom::array(here)) inside.push_back(each);
    } else if (here.get(object) == simdjson::SUCCESS) {
      const std::string type = short_type(text_of(object, "@type"));
      if (!type.empty()) things.push_back(thing_of(object, type));
      if (type == "BreadcrumbList") continue;
      if (type == "ItemList") collect_addresses(object, things);
      for (const auto field : object) inside.push_back(field.value);
    }
    const bool is_deep = waiting.size() > defaults::max_structured * defaults::max_json_depth;
    if (!is_deep) waiting.insert(waiting.end(), inside.rbegin(), inside.rend());
  }
}

/// Some systems wrap the block in a comment or CDATA, left over from XHTML.
std::string_view unwrapped(std::string_view body) {
  body = trim(body);
  for (const std::string_view start : {"<!--", "//<![CDATA[", "<![CDATA[", "/*<![CDATA[*/"}) {
    if (body.starts_with(start)) body.remove_prefix(start.size());
  }
  for (const std::string_view end : {"-->", "//]]>", "]]>", "/*]]>*/"}) {
    if (body.ends_with(end)) body.remove_suffix(end.size());
  }
  body = trim(body);
  while (body.ends_with(';')) body.remove_suffix(1);
  return body;
}

}  // namespace

std::vector<StructuredThing> read_json_ld(const std::vector<std::string>& bodies,
                                          std::vector<std::string>& problems) {
  std::vector<StructuredThing> things;
  dom::parser parser(defaults::max_json_bytes);
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    const std::string_view body = unwrapped(bodies[i]);
    if (body.empty()) continue;
    const auto complain = [&](std::string_view what) {
      problems.push_back("JSON-LD block " + std::to_string(i + 1) + ": " + std::string(what));
    };
    if (body.size() > defaults::max_json_bytes) {
      complain("longer than the cap, not read");
      continue;
    }
    if (parser.allocate(std::max<std::size_t>(body.size(), 1), defaults::max_json_depth) !=
        simdjson::SUCCESS) {
      complain("no memory");
      continue;
    }
    dom::element root;
    const simdjson::error_code error = parser.parse(body.data(), body.size()).get(root);
    if (error != simdjson::SUCCESS) {
      complain(simdjson::error_message(error));
      continue;
    }
    collect(root, things);
  }
  return things;
}

}  // namespace vindbaar::extractors
