#include "matcher/names.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace vindbaar::matcher {
namespace {

constexpr double bracketed_weight = 0.5;
constexpr double packaging_weight = 0.5;  // a name may hold a word that is packaging elsewhere
constexpr double separating_bonus = 0.6;  // added to the weight of a word that tells siblings apart
constexpr double sibling_overlap = 0.55;  // shared weight from which two names are siblings

std::string family_key(const Name& name) {
  std::string key = name.joined;
  for (const int level : name.levels) key += static_cast<char>('0' + level);
  return key;
}

bool has_word(const Name& name, WordId id) {
  return std::any_of(name.words.begin(), name.words.end(),
                     [&](const NameWord& word) { return word.id == id; });
}

double shared_weight(const Name& a, const Name& b) {
  double shared = 0;
  for (const NameWord& word : a.words) {
    if (has_word(b, word.id)) shared += word.weight;
  }
  return shared;
}

}  // namespace

Names::Names(const seeds::Lists& lists, Date day, const TitleReader& reader) {
  for (const seeds::Phrase& phrase : lists.topic("discriminators")) {
    const auto parts = split(phrase.meaning, ':');
    const std::string value(parts.size() > 1 ? parts[1] : std::string_view(phrase.pattern));
    discriminators_[fold(phrase.pattern)] = {std::string(parts.empty() ? "" : parts[0]), value};
  }
  take_certificates(lists, day);
  take_names(reader);
  weigh(lists, wordings_);
  choose_family_heads();
  index();
  mark_separating_words();
}

void Names::take_certificates(const seeds::Lists& lists, Date day) {
  for (const seeds::Certificate& certificate : lists.certificates) {
    if (certificate.replaced_by) successors_[certificate.code.text()] = certificate.replaced_by->text();
    if (certificate.is_valid_on(day)) valid_.push_back(certificate);
  }
  certificates_.resize(valid_.size());
  for (std::size_t i = 0; i < valid_.size(); ++i) {
    certificates_[i].certificate = &valid_[i];
    by_code_[valid_[i].code.text()] = i;
  }
}

void Names::take_names(const TitleReader& reader) {
  const auto take = [&](std::size_t certificate, const std::string& printed, bool is_alias) {
    Wording wording = reader.read(printed);
    if (wording.words.empty()) return;
    Name name;
    name.certificate = certificate;
    name.printed = printed;
    name.levels = wording.levels;
    name.is_alias = is_alias;
    for (const WordId id : lexicon_.add(wording)) name.words.push_back({.id = id});
    names_.push_back(std::move(name));
    wordings_.push_back(std::move(wording));
  };
  for (std::size_t i = 0; i < valid_.size(); ++i) {
    take(i, valid_[i].name, false);
    for (const std::string& alias : valid_[i].aliases) take(i, alias, true);
  }
  lexicon_.settle();
  for (Registered& each : certificates_) {
    const Wording qualification = reader.read(each.certificate->qualification);
    for (const Word& word : qualification.words) {
      const auto id = lexicon_.find(word.text);
      if (id && word.role != Role::function_word) each.qualification.push_back(*id);
    }
    std::sort(each.qualification.begin(), each.qualification.end());
  }
}

void Names::weigh(const seeds::Lists& lists, const std::vector<Wording>& wordings) {
  std::unordered_map<std::string, double> generic_words;
  for (const seeds::Phrase& phrase : lists.topic("generic_names"))
    generic_words[fold(phrase.pattern)] = phrase.weight;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    Name& name = names_[i];
    double generic = 1;
    for (std::size_t w = 0; w < name.words.size(); ++w) {
      const Word& word = wordings[i].words[w];
      NameWord& weighed = name.words[w];
      weighed.weight = lexicon_.rarity(weighed.id) * (word.in_brackets ? bracketed_weight : 1.0);
      if (word.role != Role::plain && word.role != Role::function_word) weighed.weight *= packaging_weight;
      weighed.discriminator = discriminator(word.text);
      name.weight += weighed.weight;
      name.joined += word.text;
      if (word.role == Role::function_word) continue;
      name.initials += word.text.front();
      const auto known = generic_words.find(word.text);
      generic = std::min(generic, known == generic_words.end() ? 0.0 : known->second);
    }
    const auto whole = generic_words.find(fold(name.printed));
    name.generic = whole == generic_words.end() ? generic : whole->second;
    const std::string without_packaging = wordings[i].joined();
    name.trigrams = trigrams(without_packaging.empty() ? name.joined : without_packaging);
  }
}

/// Of certificates with one name the newest that is not replaced by another of the family speaks for all.
void Names::choose_family_heads() {
  std::map<std::string, std::vector<std::size_t>> families;
  for (const Name& name : names_) {
    if (!name.is_alias) families[family_key(name)].push_back(name.certificate);
  }
  std::size_t number = 0;
  for (const auto& [key, members] : families) {
    const auto is_newer = [&](std::size_t a, std::size_t b) {
      const seeds::Certificate& left = *certificates_[a].certificate;
      const seeds::Certificate& right = *certificates_[b].certificate;
      const bool left_stays = !left.replaced_by || !by_code_.contains(left.replaced_by->text());
      const bool right_stays = !right.replaced_by || !by_code_.contains(right.replaced_by->text());
      if (left_stays != right_stays) return left_stays;
      if (left.valid_from != right.valid_from) return left.valid_from > right.valid_from;
      return left.code > right.code;
    };
    const std::size_t head = *std::min_element(members.begin(), members.end(), is_newer);
    for (const std::size_t member : members) {
      certificates_[member].family = number;
      certificates_[member].stands_for_family = member == head;
    }
    ++number;
  }
}

void Names::index() {
  names_by_word_.resize(lexicon_.size());
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    for (const NameWord& word : names_[i].words) {
      if (lexicon_.is_function_word(word.id)) continue;
      auto& list = names_by_word_[word.id];
      if (list.empty() || list.back() != i) list.push_back(i);
    }
    for (const std::uint32_t gram : names_[i].trigrams) names_by_trigram_[gram].push_back(i);
  }
}

/// A word separates when another certificate's name shares most of the rest: such a word must stand in the
/// title.
void Names::mark_separating_words() {
  std::vector<std::vector<double>> bonus(names_.size());
  for (std::size_t i = 0; i < names_.size(); ++i) {
    Name& name = names_[i];
    bonus[i].resize(name.words.size());
    std::vector<std::uint32_t> others;
    for (const NameWord& word : name.words) {
      const auto& list = names_by_word_[word.id];
      others.insert(others.end(), list.begin(), list.end());
    }
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (const std::uint32_t j : others) {
      const Name& other = names_[j];
      if (certificates_[other.certificate].family == certificates_[name.certificate].family) continue;
      const double overlap = shared_weight(name, other) / std::min(name.weight, other.weight);
      if (overlap < sibling_overlap) continue;
      for (const NameWord& word : other.words) {
        if (!has_word(name, word.id) && !lexicon_.is_function_word(word.id)) name.contrast.push_back(word.id);
      }
      for (std::size_t w = 0; w < name.words.size(); ++w) {
        const WordId id = name.words[w].id;
        if (lexicon_.is_function_word(id)) continue;
        if (!has_word(other, id)) bonus[i][w] = std::max(bonus[i][w], separating_bonus * overlap);
      }
    }
  }
  for (std::size_t i = 0; i < names_.size(); ++i) {
    std::sort(names_[i].contrast.begin(), names_[i].contrast.end());
    for (std::size_t w = 0; w < names_[i].words.size(); ++w) {
      NameWord& word = names_[i].words[w];
      word.separates = bonus[i][w] > 0;
      names_[i].weight += bonus[i][w];
      word.weight += bonus[i][w];
    }
  }
}

std::optional<std::size_t> Names::by_code(const CertificateCode& code) const {
  std::string text = code.text();
  for (std::size_t steps = 0; steps <= successors_.size(); ++steps) {  // a circle of successors ends too
    if (const auto found = by_code_.find(text); found != by_code_.end()) return found->second;
    const auto next = successors_.find(text);
    if (next == successors_.end()) return std::nullopt;
    text = next->second;
  }
  return std::nullopt;
}

const Discriminator* Names::discriminator(std::string_view word) const {
  const auto found = discriminators_.find(std::string(word));
  return found == discriminators_.end() ? nullptr : &found->second;
}

std::vector<std::size_t> Names::nearest(const std::vector<Link>& links,
                                        const std::vector<std::uint32_t>& letters, std::size_t most) const {
  struct Score {
    float words = 0;
    std::uint16_t grams = 0;
  };
  std::vector<Score> scores(names_.size());
  for (const Link& link : links) {
    for (std::uint8_t i = 0; i < link.id_count; ++i) {
      const WordId id = link.ids[i];
      const float gain = link.similarity * static_cast<float>(lexicon_.rarity(id));
      for (const std::uint32_t name : names_by_word_[id]) scores[name].words += gain;
    }
  }
  for (const std::uint32_t gram : letters) {
    const auto found = names_by_trigram_.find(gram);
    if (found == names_by_trigram_.end()) continue;
    for (const std::uint32_t name : found->second) ++scores[name].grams;
  }
  std::vector<std::pair<double, std::size_t>> ranked;
  for (std::size_t name = 0; name < scores.size(); ++name) {
    const Score& score = scores[name];
    if (score.words <= 0 && score.grams == 0) continue;
    const Name& each = names_[name];
    const double likeness = 2.0 * score.grams / static_cast<double>(letters.size() + each.trigrams.size());
    if (score.words <= 0 && likeness < 0.3) continue;
    ranked.emplace_back(static_cast<double>(score.words) / each.weight + likeness, name);
  }
  const auto is_nearer = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  };
  const std::size_t count = std::min(most, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count), ranked.end(),
                    is_nearer);
  std::vector<std::size_t> nearest;
  for (std::size_t i = 0; i < count; ++i) nearest.push_back(ranked[i].second);
  return nearest;
}

}  // namespace vindbaar::matcher
