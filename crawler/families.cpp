#include "crawler/families.hpp"

#include "core/text.hpp"
#include "crawler/defaults.hpp"

#include <algorithm>
#include <cmath>

namespace vindbaar::crawler {
namespace {

constexpr std::string_view source_mark = " < ";
/// A token: this many letters and digits, which take turns this often. "opleiding2024niveau3" does three
/// times.
constexpr std::size_t token_length = 16;
constexpr int token_changes = 5;

constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

constexpr bool is_alphanumeric(char c) noexcept {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A run of letters and digits too long and too mixed for a word, as sessions and keys are.
bool is_token(std::string_view run) {
  int changes = 0;
  for (std::size_t at = 1; at < run.size(); ++at)
    changes += is_digit(run[at]) != is_digit(run[at - 1]) ? 1 : 0;
  return run.size() >= token_length && changes >= token_changes;
}

/// "cursus-#" of "cursus-2024", "(S($))" of "(S(lit3py55t21z5v55vlm25s55))".
std::string without_digits(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::find_if_not(text.begin(), text.end(), is_alphanumeric);
    const std::string_view run =
        text.substr(0, std::max<std::size_t>(1, static_cast<std::size_t>(end - text.begin())));
    text.remove_prefix(run.size());
    if (is_token(run)) {
      out += '$';
      continue;
    }
    for (const char c : run) {
      if (!is_digit(c))
        out += c;
      else if (out.empty() || out.back() != '#')
        out += '#';
    }
  }
  return out;
}

/// "?a&b" of "b=1&a=2".
std::string names_of(std::string_view query) {
  std::vector<std::string_view> names;
  for (const std::string_view parameter : split(query, '&'))
    names.push_back(parameter.substr(0, parameter.find('=')));
  std::sort(names.begin(), names.end());
  std::string out;
  for (const std::string_view name : names) out += (out.empty() ? "?" : "&") + without_digits(name);
  return out;
}

/// What stands between the slashes; "/a/b/" is the page b as "/a/b" is.
std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  for (const std::string_view part : split(path, '/'))
    if (!part.empty()) parts.push_back(part);
  return parts;
}

/// The next wider place: without source, query, last folder; empty for the site as a whole.
std::string_view wider(std::string_view key) {
  for (const std::string_view mark : {source_mark, std::string_view("?"), std::string_view("/")})
    if (const std::size_t at = key.rfind(mark); at != std::string_view::npos) return key.substr(0, at);
  return {};
}

}  // namespace

std::string family_key(const Url& url, std::string_view source) {
  std::string key(url.host());
  std::vector<std::string_view> folders = parts_of(url.path());
  if (!folders.empty()) folders.pop_back();  // the page itself
  if (folders.size() > defaults::family_folders) folders.resize(defaults::family_folders);
  for (const std::string_view folder : folders) key += "/" + without_digits(folder);
  if (!url.query().empty()) key += names_of(url.query());
  if (!source.empty()) key += std::string(source_mark) + std::string(place_of(source));
  return key;
}

std::string listing_key(const Url& url) {
  std::string key(url.host());
  std::vector<std::string_view> parts = parts_of(url.path());
  if (parts.size() > defaults::family_folders + 1) parts.resize(defaults::family_folders + 1);
  for (const std::string_view part : parts) key += "/" + without_digits(part);
  return key;
}

std::string_view place_of(std::string_view key) {
  return key.substr(0, key.find(source_mark));
}

void Families::Seen::count(double more_pages, double more_worth, double more_empties) {
  pages += more_pages;
  worth += more_worth;
  empties += more_empties;
  share = 1 / (pages + defaults::family_prior_pages);
}

void Families::put(const Family& family) {
  Entry entry{family, {}};
  for (std::string_view place = family.key;; place = wider(place)) {
    auto& seen = seen_[std::string(place)];
    if (!seen) seen = std::make_unique<Seen>();
    seen->count(static_cast<double>(family.pages), family.worth, static_cast<double>(family.empties));
    entry.chain.push_back(seen.get());
    if (place == place_of(family.key) && place.find('/') != std::string_view::npos) {
      // Folders of one name in different places are often alike: "/zorg/cursus", "/techniek/cursus".
      const std::string name = "*" + std::string(place.substr(place.rfind('/')));
      auto& alike = seen_[name];
      if (!alike) alike = std::make_unique<Seen>();
      alike->count(static_cast<double>(family.pages), family.worth, 0);
      entry.chain.push_back(alike.get());
      entry.alike = alike.get();
    }
    if (place.empty()) break;
  }
  std::reverse(entry.chain.begin(), entry.chain.end());
  entry.curiosity = 1 / std::sqrt(1 + static_cast<double>(family.pages));
  if (entries_.empty() || family.number < first_) first_ = family.number;
  numbers_[family.key] = family.number;
  entries_[family.number] = std::move(entry);
}

const Families::Family* Families::find(FamilyNumber number) const {
  const auto found = entries_.find(number);
  return found == entries_.end() ? nullptr : &found->second.family;
}

const Families::Family* Families::find(std::string_view key) const {
  for (std::string_view place = key; !place.empty(); place = wider(place)) {
    if (const auto found = numbers_.find(place); found != numbers_.end()) return find(found->second);
    if (!is_full()) return nullptr;
  }
  return find(first_);
}

bool Families::is_full() const noexcept {
  return entries_.size() >= defaults::families_an_institution;
}

const Families::Family& Families::learn(FamilyNumber number, double worth, bool is_empty) {
  Entry& entry = entries_[number];
  explored_ += novelty(entry) > 0 ? 1 : 0;
  ++entry.family.pages;
  entry.curiosity = 1 / std::sqrt(1 + static_cast<double>(entry.family.pages));
  entry.family.worth += worth;
  entry.family.empties += is_empty ? 1 : 0;
  for (Seen* seen : entry.chain) seen->count(1, worth, is_empty ? 1 : 0);
  return entry.family;
}

double Families::expected(const Entry& entry) const {
  double value = defaults::expected_worth;
  for (const Seen* seen : entry.chain)
    value = (seen->worth + defaults::family_prior_pages * value) * seen->share;
  return value;
}

/// 1 for a folder of a name of which nothing was seen anywhere on the site, 0 for one of which enough was.
double Families::novelty(const Entry& entry) {
  return entry.alike == nullptr ? 0
                                : std::max(0.0, 1 - entry.alike->pages / defaults::pages_to_know_a_folder);
}

Families::Scale Families::scale() const {
  const auto found = seen_.find(std::string_view());
  if (found == seen_.end()) return {defaults::expected_worth, 0};
  const Seen& site = *found->second;
  return {(site.worth + defaults::family_prior_pages * defaults::expected_worth) * site.share,
          defaults::curiosity_points * std::sqrt(std::log(1 + site.pages)),
          explored_ < defaults::first_explorations + defaults::explored_share * site.pages};
}

int Families::points(FamilyNumber number, const Scale& scale) const {
  const auto found = entries_.find(number);
  if (found == entries_.end() || found->second.chain.empty()) return 0;
  const Entry& entry = found->second;
  const double points = defaults::family_points * (expected(entry) - scale.usual_worth) +
                        scale.curiosity_points * entry.curiosity +
                        (scale.has_time_to_explore ? defaults::novelty_points * novelty(entry) : 0);
  constexpr int beyond = 1000;  // all points are less than that, and a cast is quicker than std::lround()
  return static_cast<int>(points + beyond + 0.5) - beyond;
}

bool Families::is_flood(FamilyNumber number) const {
  const Family* family = find(number);
  if (family == nullptr) return false;
  const auto place = seen_.find(place_of(family->key));
  if (place == seen_.end() || place->second->empties < defaults::empties_to_close) return false;
  return place->second->empties >= defaults::empty_share * place->second->pages;
}

std::vector<FamilyNumber> Families::of_same_place(FamilyNumber number) const {
  std::vector<FamilyNumber> numbers;
  const Family* family = find(number);
  if (family == nullptr) return numbers;
  const std::string_view place = place_of(family->key);
  for (auto other = numbers_.lower_bound(place); other != numbers_.end() && other->first.starts_with(place);
       ++other)
    if (place_of(other->first) == place) numbers.push_back(other->second);
  return numbers;
}

}  // namespace vindbaar::crawler
