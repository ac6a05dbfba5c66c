#include "extractors/targets.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"
#include "extractors/json_links.hpp"
#include "extractors/structured_data.hpp"

#include <algorithm>
#include <array>

namespace vindbaar::extractors {
namespace {

bool ends_with_offer(std::string_view type) {
  constexpr std::array<std::string_view, 5> offers = {"Course", "EducationalOccupationalProgram",
                                                      "CourseInstance", "Product", "ItemList"};
  return std::any_of(offers.begin(), offers.end(),
                     [&](std::string_view offer) { return type.ends_with(offer); });
}

bool has_offer_type(std::string_view types) {
  for (const std::string_view type : split(types, ' ')) {
    if (ends_with_offer(type)) return true;
  }
  return false;
}

}  // namespace

std::string_view refresh_address(std::string_view content) {
  std::size_t at = content.find_first_of(";,");
  if (at == std::string_view::npos) return {};
  std::string_view rest = trim(content.substr(at + 1));
  if (rest.size() >= 3 && is_same_name(rest.substr(0, 3), "url")) {
    const std::string_view after = trim(rest.substr(3));
    if (after.starts_with('=')) rest = trim(after.substr(1));
  }
  if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) {
    const char quote = rest.front();
    rest.remove_prefix(1);
    rest = rest.substr(0, rest.find(quote));
  }
  return rest;
}

void TargetReader::start(const Token& tag) {
  switch (tag.tag) {
    case Tag::a:
    case Tag::area:
      add(attribute_of(tag, "href"));
      break;
    case Tag::frame:
    case Tag::iframe:
      add(attribute_of(tag, "src"));
      break;
    case Tag::base:
      set_base(tag);
      break;
    case Tag::meta:
      if (is_same_name(attribute_of(tag, "http-equiv"), "refresh"))
        add(refresh_address(attribute_of(tag, "content")));
      break;
    case Tag::script: {
      const std::string_view type = attribute_of(tag, "type");
      is_json_ld_ = type.find("ld+json") != std::string_view::npos;
      is_page_data_ = is_same_name(type, "application/json");
      break;
    }
    case Tag::template_:
      ++template_depth_;
      break;
    default:
      break;
  }
  if (!names_offer_ && tag.raw.find("type") != std::string_view::npos)
    names_offer_ =
        has_offer_type(attribute_of(tag, "itemtype")) || has_offer_type(attribute_of(tag, "typeof"));
}

void TargetReader::end(const Token& tag) {
  if (tag.tag == Tag::template_ && template_depth_ > 0) --template_depth_;
}

void TargetReader::script(std::string_view body) {
  if (is_json_ld_) json_ld_.emplace_back(body);
  if (is_page_data_) page_data_.push_back(body);
}

void TargetReader::set_base(const Token& tag) {
  const std::string_view href = attribute_of(tag, "href");
  if (has_base_ || href.empty()) return;
  has_base_ = true;
  if (auto base = Url::parse(resolve_references(trim(href)), base_)) base_ = *base;
}

void TargetReader::add(std::string_view href) {
  href = trim(href);
  if (template_depth_ > 0 || href.empty() || href.front() == '#') return;
  if (seen_.insert(href).second) hrefs_.push_back(href);
}

std::vector<std::string> TargetReader::take() {
  std::vector<std::string> targets;
  std::unordered_set<std::string> known{page_.text()};
  const auto put = [&](std::string_view href) {
    if (targets.size() >= defaults::max_links) return;
    const std::string address = resolve_references(trim(href));
    if (address.empty() || address.front() == '#') return;
    const auto url = Url::parse(address, base_);
    if (url && known.insert(url->text()).second) targets.push_back(url->text());
  };
  for (const std::string_view href : hrefs_) put(href);
  std::vector<std::string> ignored;
  for (const StructuredThing& thing : read_json_ld(json_ld_, ignored)) {
    names_offer_ = names_offer_ || ends_with_offer(thing.type);
    if (thing.type == "Course" || thing.type == "ListItem" || thing.type == "Product" ||
        thing.type == "EducationalOccupationalProgram")
      put(thing.url);
  }
  for (const std::string_view data : page_data_) {
    for (const JsonLink& link : links_in_json(data)) put(link.address);
  }
  return targets;
}

}  // namespace vindbaar::extractors
