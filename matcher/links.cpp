#include "matcher/lexicon.hpp"
#include "matcher/word_facts.hpp"

#include <algorithm>
#include <bitset>

namespace vindbaar::matcher {
namespace {

bool is_plain_long(const Word& word) {
  return word.role != Role::function_word && word.facts->is_long;
}

}  // namespace

/// Finds the links of one title.
class LinkFinder {
 public:
  LinkFinder(const Lexicon& lexicon, std::span<const Word> title, WordMemory& memory)
      : lexicon_(lexicon), title_(title), memory_(memory) {
    links_.reserve(title.size() * 2 + 8);
  }

  std::vector<Link> find() && {
    for (std::size_t at = 0; at < title_.size(); ++at) link_word(at);
    for (std::size_t at = 0; at < title_.size(); ++at) {
      link_joined(at, 2);
      link_joined(at, 3);
    }
    link_apart();
    for (std::size_t at = 0; at < title_.size(); ++at) {
      if (!is_explained_[at] && is_plain_long(title_[at])) link_similar_word(at);
    }
    const auto is_stronger = [](const Link& a, const Link& b) {
      if (a.likeness != b.likeness) return a.likeness < b.likeness;
      return a.similarity * static_cast<float>(a.word_count + a.id_count) >
             b.similarity * static_cast<float>(b.word_count + b.id_count);
    };
    for (std::size_t i = 1; i < links_.size(); ++i) {  // few, and mostly in order: no sort is faster
      if (!is_stronger(links_[i], links_[i - 1])) continue;
      const auto place = std::upper_bound(links_.begin(), links_.begin() + static_cast<std::ptrdiff_t>(i),
                                          links_[i], is_stronger);
      std::rotate(place, links_.begin() + static_cast<std::ptrdiff_t>(i),
                  links_.begin() + static_cast<std::ptrdiff_t>(i + 1));
    }
    return std::move(links_);
  }

 private:
  using Places = std::array<std::uint8_t, 3>;

  static std::uint8_t byte(std::size_t at) { return static_cast<std::uint8_t>(at); }

  void add(const Places& places, std::size_t count, const WordLink& link) {
    links_.push_back({places, byte(count), link.ids, link.id_count, link.similarity, link.likeness});
  }

  void link_word(std::size_t at) {
    const WordFacts& facts = *title_[at].facts;
    const std::size_t count = title_[at].role == Role::function_word ? facts.exact_links : facts.links.size();
    for (std::size_t i = 0; i < count; ++i) add({byte(at)}, 1, facts.links[i]);
    if (count > 0) is_explained_[at] = true;
  }

  void link_compound(const Places& places, std::size_t count, std::string_view text) {
    if (!lexicon_.may_begin_compound(text)) return;
    for (const WordLink& link : memory_.whole(text)) {
      add(places, count, link);
      for (std::size_t i = 0; i < count; ++i) is_explained_[places[i]] = true;
    }
  }

  bool may_join(const Junction::End& end, std::size_t second, std::size_t last) const {
    return lexicon_.beginnings_.may_begin(end, title_[second].facts->junction, title_[last].facts->junction);
  }

  /// Two or three neighbours that the register writes as one, also with a linking s or a typing error.
  void link_joined(std::size_t at, std::size_t count) {
    if (at + count > title_.size()) return;
    const Places places{byte(at), byte(at + 1), byte(count > 2 ? at + 2 : 0)};
    const WordFacts& first = *title_[at].facts;
    const WordFacts& next = *title_[at + 1].facts;
    if (may_join(first.junction.plain, at + 1, at + count - 1)) {
      const std::string_view third = count > 2 ? std::string_view(title_[at + 2].text) : std::string_view();
      link_compound(places, count, memory_.join(first.text, next.text, third));
    }
    if (count != 2 || !is_plain_long(title_[at]) || !is_plain_long(title_[at + 1])) return;
    if (may_join(first.junction.with_s, at + 1, at + 1))
      link_compound(places, count, memory_.join(first.text, "s", next.text));
    if (first.stem != first.text && may_join(first.junction.of_stem, at + 1, at + 1))
      link_compound(places, count, memory_.join(first.stem, next.text));
    const bool is_strange = !is_explained_[at] || !is_explained_[at + 1];
    if (!is_strange) return;
    for (const WordLink& link : memory_.slips(memory_.join(first.text, next.text))) add(places, count, link);
  }

  /// A compound of the register taken apart in the title: "technologie van waterstof", "voertuigen
  /// reconditioneren".
  void link_apart() {
    for (std::size_t head = 0; head < title_.size(); ++head) {
      const WordFacts& first = *title_[head].facts;
      if (!first.begins_word || !is_plain_long(title_[head])) continue;
      for (std::size_t tail = 0; tail < title_.size(); ++tail) {
        if (tail == head || !is_plain_long(title_[tail])) continue;
        link_apart(first, title_[tail].facts->text, {byte(head), byte(tail), 0}, tail);
      }
    }
  }

  void link_apart(const WordFacts& head, const std::string& tail, const Places& places, std::size_t at) {
    const auto try_with = [&](const Junction::End& end, std::string_view first, std::string_view between) {
      if (!may_join(end, at, at)) return false;
      const std::vector<WordLink>& found = memory_.apart(memory_.join(first, between, tail));
      for (const WordLink& link : found) {
        add(places, 2, link);
        is_explained_[places[0]] = is_explained_[places[1]] = true;
      }
      return !found.empty();
    };
    if (try_with(head.junction.plain, head.text, "")) return;
    if (try_with(head.junction.with_s, head.text, "s")) return;
    try_with(head.junction.of_stem, head.stem, "");
  }

  void link_similar_word(std::size_t at) {
    WordFacts& facts = *title_[at].facts;
    if (!facts.knows_similar) {
      facts.similar = lexicon_.similar(facts.text, true, memory_);
      facts.knows_similar = true;
    }
    for (const WordLink& link : facts.similar) add({byte(at)}, 1, link);
  }

  const Lexicon& lexicon_;
  std::span<const Word> title_;
  WordMemory& memory_;
  std::bitset<256> is_explained_;
  std::vector<Link> links_;
};

std::vector<Link> Lexicon::links(std::span<const Word> title, WordMemory& memory) const {
  return LinkFinder(*this, title, memory).find();
}

}  // namespace vindbaar::matcher
