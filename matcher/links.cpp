#include "matcher/defaults.hpp"
#include "matcher/lexicon.hpp"
#include "matcher/likeness.hpp"
#include "matcher/stem.hpp"

#include <algorithm>

namespace vindbaar::matcher {
namespace {

constexpr float inflected = 0.96F;
constexpr float derived = 0.85F;
constexpr float synonymous = 0.85F;
constexpr float related = 0.5F;
constexpr float apart = 0.85F;  // "installaties voor verlichting" for "verlichtingsinstallaties"

/// Typing errors a word of this length may hold; none in short words, where each gives another word.
std::size_t allowed_edits(std::size_t letters) {
  if (letters < defaults::typo_letters) return 0;
  if (letters < 8) return 1;
  return letters < 14 ? 2 : 3;
}

/// One error in ten letters leaves 0.86; one in four 0.65.
float typo_similarity(std::size_t errors, std::size_t letters) {
  return 1.0F - 1.4F * static_cast<float>(errors) / static_cast<float>(letters);
}

bool are_related(std::string_view a, std::string_view b) {
  const std::size_t longest = std::max(a.size(), b.size());
  const std::size_t shared = common_prefix(a, b);
  return shared >= defaults::related_letters && shared * 10 >= longest * 6;
}

bool is_plain_long(const Word& word) {
  return word.role != Role::function_word && word.text.size() >= defaults::typo_letters && !word.has_digit();
}

}  // namespace

/// Finds the links of one title.
class LinkFinder {
 public:
  LinkFinder(const Lexicon& lexicon, std::span<const Word> title)
      : lexicon_(lexicon), title_(title), is_explained_(title.size(), false) {
    links_.reserve(title.size() * 2);
  }

  std::vector<Link> find() && {
    for (std::size_t at = 0; at < title_.size(); ++at) link_word(at);
    for (std::size_t at = 0; at < title_.size(); ++at) {
      link_joined(at, 2);
      link_joined(at, 3);
    }
    link_apart();
    for (std::size_t at = 0; at < title_.size(); ++at) {
      if (!is_explained_[at] && is_plain_long(title_[at])) link_similar(title_[at].text, {byte(at)}, 1, true);
    }
    std::stable_sort(links_.begin(), links_.end(), [](const Link& a, const Link& b) {
      if (a.likeness != b.likeness) return a.likeness < b.likeness;
      return a.similarity * static_cast<float>(a.word_count + a.id_count) >
             b.similarity * static_cast<float>(b.word_count + b.id_count);
    });
    return std::move(links_);
  }

 private:
  using Places = std::array<std::uint8_t, 3>;

  static std::uint8_t byte(std::size_t at) { return static_cast<std::uint8_t>(at); }

  void add(const Places& places, std::size_t count, WordId id, float similarity, Likeness likeness) {
    links_.push_back({places, byte(count), {id}, 1, similarity, likeness});
    for (std::size_t i = 0; i < count && likeness < Likeness::misspelt; ++i) is_explained_[places[i]] = true;
  }

  void link_word(std::size_t at) {
    const Word& word = title_[at];
    const auto exact = lexicon_.find(word.text);
    if (exact) add({byte(at)}, 1, *exact, 1, Likeness::same);
    if (const auto compound = lexicon_.compounds_.find(word.text); compound != lexicon_.compounds_.end()) {
      for (const Lexicon::Compound& each : compound->second) {
        links_.push_back({{byte(at)}, 1, each.ids, each.count, each.similarity, Likeness::joined});
      }
      is_explained_[at] = true;
    }
    if (word.role == Role::function_word || word.has_digit()) return;
    const auto add_all = [&](const auto& index, const std::string& key, float similarity, Likeness likeness) {
      const auto found = index.find(key);
      if (found == index.end()) return;
      for (const WordId id : found->second) {
        if (!exact || id != *exact) add({byte(at)}, 1, id, similarity, likeness);
      }
    };
    add_all(lexicon_.by_stem_, stem(word.text), inflected, Likeness::inflected);
    add_all(lexicon_.by_root_, root(word.text), derived, Likeness::derived);
    if (const auto group = lexicon_.groups_.find(word.text); group != lexicon_.groups_.end()) {
      add_all(lexicon_.by_group_, group->second, synonymous, Likeness::synonym);
    }
  }

  void link_compound(const Places& places, std::size_t count, const std::string& text) {
    if (!lexicon_.may_begin_compound(text)) return;
    if (const auto found = lexicon_.find(text)) return add(places, count, *found, 1, Likeness::joined);
    const auto add_all = [&](const auto& index, const std::string& key, float similarity) {
      const auto found = index.find(key);
      if (found == index.end()) return false;
      for (const WordId id : found->second) add(places, count, id, similarity, Likeness::joined);
      return true;
    };
    if (!add_all(lexicon_.by_stem_, stem(text), inflected)) add_all(lexicon_.by_root_, root(text), derived);
  }

  /// Two or three neighbours that the register writes as one, also with a linking s or a typing error.
  void link_joined(std::size_t at, std::size_t count) {
    if (at + count > title_.size()) return;
    const Places places{byte(at), byte(at + 1), byte(count > 2 ? at + 2 : 0)};
    std::string plain;
    for (std::size_t i = 0; i < count; ++i) plain += title_[at + i].text;
    link_compound(places, count, plain);
    if (count != 2 || !is_plain_long(title_[at]) || !is_plain_long(title_[at + 1])) return;
    link_compound(places, count, title_[at].text + 's' + title_[at + 1].text);
    if (const std::string first = stem(title_[at].text); first != title_[at].text)
      link_compound(places, count, first + title_[at + 1].text);
    const bool is_strange = !is_explained_[at] || !is_explained_[at + 1];
    if (is_strange) link_similar(plain, places, count, false);
  }

  /// A compound of the register taken apart in the title: "technologie van waterstof", "voertuigen
  /// reconditioneren".
  void link_apart() {
    for (std::size_t head = 0; head < title_.size(); ++head) {
      if (!is_plain_long(title_[head]) || !lexicon_.begins_word(title_[head].text)) continue;
      const std::string base = stem(title_[head].text);
      for (std::size_t tail = 0; tail < title_.size(); ++tail) {
        if (tail == head || !is_plain_long(title_[tail])) continue;
        const Places places{byte(head), byte(tail), 0};
        for (const std::string& first : {title_[head].text, title_[head].text + 's', base}) {
          const auto found = lexicon_.by_root_.find(root(first + title_[tail].text));
          if (found == lexicon_.by_root_.end()) continue;
          for (const WordId id : found->second) add(places, 2, id, apart, Likeness::joined);
          break;
        }
      }
    }
  }

  /// Words of the register that unknown text may be a slip of, or (`with_kin`) is kin to.
  void link_similar(std::string_view text, const Places& places, std::size_t count, bool with_kin) {
    std::vector<WordId> sharing;
    for (const std::uint32_t gram : trigrams(text)) {
      const auto found = lexicon_.by_trigram_.find(gram);
      if (found != lexicon_.by_trigram_.end())
        sharing.insert(sharing.end(), found->second.begin(), found->second.end());
    }
    std::sort(sharing.begin(), sharing.end());
    std::vector<Link> similar;
    for (std::size_t i = 0; i < sharing.size();) {
      const WordId id = sharing[i];
      std::size_t shared = 0;
      for (; i < sharing.size() && sharing[i] == id; ++i) ++shared;
      const std::string& other = lexicon_.text(id);
      const std::size_t longest = std::max(text.size(), other.size());
      const std::size_t limit = allowed_edits(longest);
      // An edit spoils at most three trigrams, so fewer shared ones cannot be within the limit.
      const std::size_t errors = shared + 3 * limit + 1 >= longest ? edits(text, other, limit) : limit + 1;
      if (errors <= limit && limit > 0) {
        similar.push_back(
            {places, byte(count), {id}, 1, typo_similarity(errors, longest), Likeness::misspelt});
      } else if (with_kin && are_related(text, other)) {
        similar.push_back({places, byte(count), {id}, 1, related, Likeness::related});
      }
    }
    std::stable_sort(similar.begin(), similar.end(),
                     [](const Link& a, const Link& b) { return a.similarity > b.similarity; });
    if (similar.size() > defaults::similar_words) similar.resize(defaults::similar_words);
    links_.insert(links_.end(), similar.begin(), similar.end());
  }

  const Lexicon& lexicon_;
  std::span<const Word> title_;
  std::vector<bool> is_explained_;
  std::vector<Link> links_;
};

std::vector<Link> Lexicon::links(std::span<const Word> title) const {
  return LinkFinder(*this, title).find();
}

}  // namespace vindbaar::matcher
