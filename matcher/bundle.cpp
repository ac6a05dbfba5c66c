#include "matcher/bundle.hpp"

#include "matcher/defaults.hpp"

#include <algorithm>

namespace vindbaar::matcher {
namespace {

constexpr double part_missing_most = 0.25;  // share of a part's name that may be missing
constexpr double left_over_least =
    0.1;  // extra_words of the best candidate from which a second part is looked for

double value(const Scored& scored, Feature feature) {
  return scored.values[static_cast<std::size_t>(feature)];
}

bool has_separator(const Reading& whole) {
  return std::any_of(whole.title.words.begin(), whole.title.words.end(), [](const Word& word) {
    return word.parts_before || word.from_sign || word.text == "en" || word.text == "of" ||
           word.text == "met" || word.text == "inclusief";
  });
}

bool has_level(const Name& name, int level) {
  return std::find(name.levels.begin(), name.levels.end(), level) != name.levels.end();
}

/// Whether the title prints a level that only this part's name has: "niveau 2 en 3" of two names that differ
/// in level alone.
bool adds_level(const Reading& whole, const Scored& part, const std::vector<const Scored*>& others,
                const Names& names) {
  return std::any_of(whole.title.levels.begin(), whole.title.levels.end(), [&](int level) {
    return has_level(names.names()[part.name], level) &&
           std::all_of(others.begin(), others.end(), [&](const Scored* other) {
             const Name& name = names.names()[other->name];
             return !name.levels.empty() && !has_level(name, level);
           });
  });
}

/// Whether `part` answers a meaningful word (or level) of the title that no other chosen part answers.
bool adds_words(const Reading& whole, const Scored& part, const std::vector<const Scored*>& others,
                const Names& names) {
  if (!others.empty() && adds_level(whole, part, others, names)) return true;
  for (std::size_t i = 0; i < whole.title.words.size(); ++i) {
    if (!part.alignment.title_used[i] || whole.title.words[i].role == Role::function_word) continue;
    const bool shared = std::any_of(others.begin(), others.end(),
                                    [&](const Scored* other) { return other->alignment.title_used[i]; });
    if (!shared) return true;
  }
  return false;
}

/// The title without the words that other parts answer and this one does not.
Reading part_of(const Reading& whole, const Scored& part, const std::vector<const Scored*>& all,
                const Names& names) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < whole.title.words.size(); ++i) {
    const bool belongs_elsewhere =
        !part.alignment.title_used[i] && std::any_of(all.begin(), all.end(), [&](const Scored* other) {
          return other != &part && other->alignment.title_used[i];
        });
    if (!belongs_elsewhere) words.push_back(whole.title.words[i]);
  }
  Reading reading = with_words(whole, names, std::move(words));
  reading.coded.clear();
  if (std::binary_search(whole.coded.begin(), whole.coded.end(), part.certificate))
    reading.coded = {part.certificate};
  const auto& own_levels = names.names()[part.name].levels;
  if (!own_levels.empty() && !reading.title.levels.empty()) {
    std::erase_if(reading.title.levels, [&](int level) {
      return std::find(own_levels.begin(), own_levels.end(), level) == own_levels.end();
    });
  }
  return reading;
}

std::size_t first_word(const Scored& part) {
  const auto& used = part.alignment.title_used;
  return static_cast<std::size_t>(std::find(used.begin(), used.end(), true) - used.begin());
}

/// Codes of several certificates in the title itself.
std::vector<const Scored*> coded_parts(const Reading& whole, const std::vector<Scored>& ranked,
                                       const Names& names) {
  std::vector<const Scored*> parts;
  for (const CertificateCode& code : whole.title.codes) {
    const auto certificate = names.by_code(code);
    if (!certificate) continue;
    for (const Scored& each : ranked) {
      const bool is_new = std::find(parts.begin(), parts.end(), &each) == parts.end();
      if (each.certificate == *certificate && is_new) parts.push_back(&each);
    }
  }
  return parts;
}

std::vector<const Scored*> worded_parts(const Reading& whole, const std::vector<Scored>& ranked,
                                        const Names& names) {
  std::vector<const Scored*> parts;
  if (ranked.empty()) return parts;
  const bool several_levels =
      whole.title.levels.size() > 1 && names.names()[ranked.front().name].levels.size() == 1;
  const bool left_over =
      value(ranked.front(), Feature::extra_words) >= left_over_least && has_separator(whole);
  if (!several_levels && !left_over) return parts;
  for (const Scored& each : ranked) {
    if (parts.size() == defaults::bundle_parts) break;
    if (value(each, Feature::missing_words) > part_missing_most || !adds_words(whole, each, parts, names))
      continue;
    std::vector<const Scored*> with_it = parts;
    with_it.push_back(&each);
    const bool all_add = std::all_of(parts.begin(), parts.end(), [&](const Scored* part) {
      std::vector<const Scored*> others = with_it;
      std::erase(others, part);
      return adds_words(whole, *part, others, names);
    });
    if (all_add) parts = std::move(with_it);
  }
  return parts;
}

}  // namespace

std::vector<Reading> bundle_parts(const Reading& whole, const std::vector<Scored>& ranked, const Names& names,
                                  const Model& model) {
  std::vector<const Scored*> parts = coded_parts(whole, ranked, names);
  if (parts.size() < 2) parts = worded_parts(whole, ranked, names);
  if (parts.size() < 2) return {};
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Scored* a, const Scored* b) { return first_word(*a) < first_word(*b); });
  std::vector<Reading> readings;
  for (const Scored* part : parts) {
    Reading reading = part_of(whole, *part, parts, names);
    const std::vector<Scored> alone = rank_certificates(reading, names, model);
    const bool stands = !alone.empty() && alone.front().certificate == part->certificate &&
                        probability_of(alone.front().log_odds) >= defaults::bundle_part_probability;
    if (!stands) return {};
    readings.push_back(std::move(reading));
  }
  return readings;
}

}  // namespace vindbaar::matcher
