#include "matcher/bundle.hpp"

#include "matcher/defaults.hpp"

#include <algorithm>
#include <optional>

namespace vindbaar::matcher {
namespace {

constexpr double part_missing_most = 0.25;  // share of a part's name that may be missing
// A part that shares words with another is a part only when nothing of its name is missing: siblings share
// words anyway.
constexpr double sharing_part_missing_most = 0.05;
constexpr double left_over_least = 0.1;  // extra_words of the best from which a second part is looked for

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

/// Whether the two answer a meaningful word of the title both, as in "basis en gevorderd".
bool share_words(const Reading& whole, const Scored& a, const Scored& b) {
  for (std::size_t i = 0; i < whole.title.words.size(); ++i) {
    const bool both = a.alignment.title_used[i] && b.alignment.title_used[i];
    if (both && whole.title.words[i].role != Role::function_word) return true;
  }
  return false;
}

/// The title without the words that other parts answer and this one does not.
Reading part_of(const Reading& whole, const Scored& part, const std::vector<const Scored*>& all,
                const Names& names, Desk& desk) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < whole.title.words.size(); ++i) {
    const bool belongs_elsewhere =
        !part.alignment.title_used[i] && std::any_of(all.begin(), all.end(), [&](const Scored* other) {
          return other != &part && other->alignment.title_used[i];
        });
    if (!belongs_elsewhere) words.push_back(whole.title.words[i]);
  }
  Reading reading = with_words(whole, names, std::move(words), desk);
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
  std::size_t at = 0;
  while (at < used.size() && !used[at]) ++at;
  return at;
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

/// Whether the best candidate leaves enough of the title unanswered for a second one.
bool leaves_room(const Reading& whole, const std::vector<Scored>& ranked, const Names& names) {
  if (ranked.empty()) return false;
  const bool several_levels =
      whole.title.levels.size() > 1 && names.names()[ranked.front().name].levels.size() == 1;
  return several_levels ||
         (value(ranked.front(), Feature::extra_words) >= left_over_least && has_separator(whole));
}

/// What is probably one certificate when it stands alone; nothing otherwise.
std::optional<std::size_t> stands_alone(const Reading& part, const Names& names, const Model& model,
                                        Desk& desk) {
  const std::vector<Scored> ranked = rank_certificates(part, names, model, desk);
  const bool stands =
      !ranked.empty() && probability_of(ranked.front().log_odds()) >= defaults::bundle_part_probability;
  return stands ? std::optional(ranked.front().certificate) : std::nullopt;
}

/// The title cut at each printed separator, when every piece with a meaningful word is a certificate of its
/// own.
std::vector<Reading> enumerated_parts(const Reading& whole, const Names& names, const Model& model,
                                      Desk& desk) {
  std::vector<std::vector<Word>> pieces(1);
  for (const Word& word : whole.title.words) {
    if (word.parts_before && !pieces.back().empty()) pieces.emplace_back();
    pieces.back().push_back(word);
  }
  if (pieces.size() < 2) return {};
  std::vector<Reading> parts;
  std::vector<std::size_t> certificates;
  for (std::vector<Word>& piece : pieces) {
    Reading part = with_words(whole, names, std::move(piece), desk);
    if (!part.has_words) continue;
    const auto certificate = stands_alone(part, names, model, desk);
    const bool is_new = certificate && std::find(certificates.begin(), certificates.end(), *certificate) ==
                                           certificates.end();
    if (!is_new || parts.size() == defaults::bundle_parts) return {};
    certificates.push_back(*certificate);
    parts.push_back(std::move(part));
  }
  return parts.size() < 2 ? std::vector<Reading>() : parts;
}

/// Certificates that each answer words of the title that no other does.
std::vector<const Scored*> worded_parts(const Reading& whole, const std::vector<Scored>& ranked,
                                        const Names& names) {
  std::vector<const Scored*> parts;
  for (const Scored& each : ranked) {
    if (parts.size() == defaults::bundle_parts) break;
    const bool shares = std::any_of(parts.begin(), parts.end(),
                                    [&](const Scored* part) { return share_words(whole, *part, each); });
    const double missing_most = shares ? sharing_part_missing_most : part_missing_most;
    if (value(each, Feature::missing_words) > missing_most) continue;
    if (value(each, Feature::discriminator_contradicts) > 0) continue;  // "Engels A1/A2" is no "Duits A1/A2"
    if (!adds_words(whole, each, parts, names)) continue;
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
                                  const Model& model, Desk& desk) {
  std::vector<const Scored*> parts = coded_parts(whole, ranked, names);
  if (parts.size() < 2) {
    if (!leaves_room(whole, ranked, names)) return {};
    if (std::vector<Reading> pieces = enumerated_parts(whole, names, model, desk); !pieces.empty())
      return pieces;
    parts = worded_parts(whole, ranked, names);
  }
  if (parts.size() < 2) return {};
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Scored* a, const Scored* b) { return first_word(*a) < first_word(*b); });
  std::vector<Reading> readings;
  for (const Scored* part : parts) {
    readings.push_back(part_of(whole, *part, parts, names, desk));
    if (stands_alone(readings.back(), names, model, desk) != part->certificate) return {};
  }
  return readings;
}

}  // namespace vindbaar::matcher
