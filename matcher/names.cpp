#include "matcher/names.hpp"

#include "core/text.hpp"
#include "matcher/word_facts.hpp"

#include <algorithm>

namespace vindbaar::matcher {
namespace {

constexpr double bracketed_weight = 0.5;
constexpr double packaging_weight = 0.6;   // a name may hold a word that is packaging elsewhere
constexpr std::size_t shortest_part = 5;   // letters a compound must share with a discriminating word
constexpr double number_weight = 0.5;      // "0 tot 12 jaar": more only when it tells siblings apart
constexpr double two_words_generic = 0.3;  // "Basis programmeren" is less general than either word

/// "field", "field:zorg".
std::optional<FieldOfWork> field_of(std::string_view meaning) {
  if (!meaning.starts_with("field")) return std::nullopt;
  const std::size_t colon = meaning.find(':');
  if (colon == std::string_view::npos) return FieldOfWork{};
  return FieldOfWork{from_word<Sector>(meaning.substr(colon + 1))};
}

std::string family_key(const Name& name) {
  std::string key = name.joined;
  for (const int level : name.levels) key += static_cast<char>('0' + level);
  return key;
}

}  // namespace

Names::Names(const seeds::Lists& lists, Date day, const TitleReader& reader) {
  for (const seeds::Phrase& phrase : lists.topic("discriminators")) {
    const auto parts = split(phrase.meaning, ':');
    const std::string value(parts.size() > 1 ? parts[1] : std::string_view(phrase.pattern));
    const Discriminator discriminator{std::string(parts.empty() ? "" : parts[0]), value, phrase.weight};
    const std::string word = fold(phrase.pattern);
    discriminators_[word] = discriminator;
    discriminator_parts_[word] = {discriminator.axis, discriminator.value, 0};
  }
  TextMap<std::string> groups;
  for (const auto& [word, each] : discriminators_) groups[word] = each.axis + ':' + each.value;
  for (const seeds::Phrase& phrase : lists.topic("synonyms")) groups[fold(phrase.pattern)] = phrase.meaning;
  take_certificates(lists, day);
  take_names(reader, groups);
  for (const seeds::Phrase& phrase : lists.topic("generic_names")) {
    general_words_[fold(phrase.pattern)] = {phrase.weight, field_of(phrase.meaning)};
  }
  weigh();
  choose_family_heads();
  index();
  mark_separating_levels();
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

void Names::take_names(const TitleReader& reader, const TextMap<std::string>& groups) {
  const auto take = [&](std::size_t certificate, const std::string& printed, bool is_alias) {
    Wording wording = reader.read(printed);
    if (wording.words.empty()) return;
    Name name;
    name.certificate = certificate;
    name.printed = printed;
    name.levels = wording.levels;
    name.is_alias = is_alias;
    for (const WordId id : lexicon_.add(wording)) name.words.emplace_back().id = id;
    names_.push_back(std::move(name));
    wordings_.push_back(std::move(wording));
  };
  for (std::size_t i = 0; i < valid_.size(); ++i) {
    take(i, valid_[i].name, false);
    for (const std::string& alias : valid_[i].aliases) take(i, alias, true);
  }
  lexicon_.settle(groups);
  for (Registered& each : certificates_) {
    const Wording qualification = reader.read(each.certificate->qualification);
    for (const Word& word : qualification.words) {
      if (word.role == Role::function_word) continue;
      const auto number = static_cast<std::uint32_t>(qualification_words_.size());
      each.qualification.push_back(qualification_words_.try_emplace(word.text, number).first->second);
    }
    std::sort(each.qualification.begin(), each.qualification.end());
  }
}

void Names::weigh() {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    Name& name = names_[i];
    double generic = 1;
    std::size_t meaningful = 0;
    for (std::size_t w = 0; w < name.words.size(); ++w) {
      const Word& word = wordings_[i].words[w];
      NameWord& weighed = name.words[w];
      name.some_words |= std::uint64_t{1} << (weighed.id % 64);
      weighed.text = lexicon_.text(weighed.id);
      weighed.is_function_word = lexicon_.is_function_word(weighed.id);
      weighed.has_digit = lexicon_.has_digit(weighed.id);
      name.has_digits = name.has_digits || weighed.has_digit;
      weighed.weight = lexicon_.rarity(weighed.id) * (word.in_brackets ? bracketed_weight : 1.0);
      if (word.role != Role::plain && word.role != Role::function_word) weighed.weight *= packaging_weight;
      if (word.has_digit()) weighed.weight *= number_weight;
      weighed.discriminator = discriminator(word.text);
      name.weight += weighed.weight;
      name.joined += word.text;
      if (word.role == Role::function_word) continue;
      name.initials += word.text.front();
      generic = std::min(generic, generality(word.text));
      ++meaningful;
    }
    name.generic = meaningful == 1 ? generic : meaningful == 2 ? generic * two_words_generic : 0;
    const std::string without_packaging = wordings_[i].joined();
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

void Names::describe(WordFacts& facts) const {
  lexicon_.describe(facts);
  facts.discriminator = discriminator(facts.text);
  facts.field = field(facts.text);
  if (const auto found = qualification_words_.find(facts.text); found != qualification_words_.end())
    facts.qualification = found->second;
}

double Names::generality(std::string_view word) const {
  const auto found = general_words_.find(word);
  return found == general_words_.end() ? 0 : found->second.generality;
}

const FieldOfWork* Names::field(std::string_view word) const {
  const auto found = general_words_.find(word);
  return found == general_words_.end() || !found->second.field ? nullptr : &*found->second.field;
}

const Discriminator* Names::discriminator(std::string_view word) const {
  if (const auto found = discriminators_.find(word); found != discriminators_.end()) return &found->second;
  for (std::size_t letters = word.size(); letters-- > shortest_part;) {
    const auto found = discriminator_parts_.find(word.substr(0, letters));
    if (found != discriminator_parts_.end()) return &found->second;
  }
  return nullptr;
}

}  // namespace vindbaar::matcher
