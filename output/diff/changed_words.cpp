#include "output/diff/defaults.hpp"
#include "output/diff/diff.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace vindbaar::diff {
namespace {

using Kind = WordChange::Kind;

struct Word {
  std::string_view text;
  bool starts_line = false;
  friend bool operator==(const Word& a, const Word& b) { return a.text == b.text; }
};
using Words = std::vector<Word>;

struct Step {
  Kind kind;
  Word word;
};

Words words_of(std::string_view text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = text.find_first_not_of(" \n\t\r", at);
    if (begin == std::string_view::npos) break;
    const auto end = std::min(text.find_first_of(" \n\t\r", begin), text.size());
    const auto gap = text.substr(at, begin - at);
    words.push_back(
        {text.substr(begin, end - begin), !words.empty() && gap.find('\n') != std::string_view::npos});
    at = end;
  }
  return words;
}

void add_all(std::vector<Step>& steps, Kind kind, const Words& words, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) steps.push_back({kind, words[i]});
}

/// Furthest reaching paths for each number of edits (Myers 1986, figure 2); nothing when there are more edits
/// than anyone wants to read.
std::optional<std::vector<std::vector<int>>> traces(const Words& a, const Words& b) {
  const int n = static_cast<int>(a.size());
  const int m = static_cast<int>(b.size());
  const int most = std::min(n + m, most_edits);
  std::vector<int> reach(2 * static_cast<std::size_t>(most) + 3, 0);
  const auto at = [&](int k) -> int& { return reach[static_cast<std::size_t>(k + most + 1)]; };
  std::vector<std::vector<int>> history;
  for (int edits = 0; edits <= most; ++edits) {
    // Only the diagonals that this step can read are kept: memory grows with edits squared, not with words.
    std::vector<int> kept;
    for (int k = -edits - 1; k <= edits + 1; ++k) {
      kept.push_back(k >= -most - 1 && k <= most + 1 ? at(k) : 0);
    }
    history.push_back(std::move(kept));
    for (int k = -edits; k <= edits; k += 2) {
      int x = k == -edits || (k != edits && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
      int y = x - k;
      while (x < n && y < m && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(y)]) {
        ++x;
        ++y;
      }
      at(k) = x;
      if (x >= n && y >= m) return history;
    }
  }
  return std::nullopt;
}

std::vector<Step> steps_back(const Words& a, const Words& b, const std::vector<std::vector<int>>& history) {
  std::vector<Step> steps;
  int x = static_cast<int>(a.size());
  int y = static_cast<int>(b.size());
  for (int edits = static_cast<int>(history.size()) - 1; edits >= 0; --edits) {
    const auto& reach = history[static_cast<std::size_t>(edits)];
    const auto at = [&](int k) { return reach[static_cast<std::size_t>(k + edits + 1)]; };
    const int k = x - y;
    const int before_k = k == -edits || (k != edits && at(k - 1) < at(k + 1)) ? k + 1 : k - 1;
    const int before_x = at(before_k);
    const int before_y = before_x - before_k;
    while (x > before_x && y > before_y && x > 0 && y > 0) {
      steps.push_back({Kind::equal, a[static_cast<std::size_t>(x - 1)]});
      --x;
      --y;
    }
    if (edits == 0) break;
    if (x == before_x) {
      steps.push_back({Kind::added, b[static_cast<std::size_t>(y - 1)]});
    } else {
      steps.push_back({Kind::removed, a[static_cast<std::size_t>(x - 1)]});
    }
    x = before_x;
    y = before_y;
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

std::vector<WordChange> joined(const std::vector<Step>& steps) {
  std::vector<WordChange> changes;
  for (const auto& step : steps) {
    if (changes.empty() || changes.back().kind != step.kind) changes.push_back({step.kind, ""});
    auto& words = changes.back().words;
    if (step.word.starts_line)
      words += '\n';
    else if (!words.empty())
      words += ' ';
    words += step.word.text;
  }
  return changes;
}

/// What both texts have next, and then what only one of them has.
struct Stretch {
  std::vector<Step> equal, removed, added;
  std::size_t changed() const { return removed.size() + added.size(); }
};

/// A word or two that two rewritten sentences happen to share are rewritten with them.
std::vector<Step> without_chance_meetings(const std::vector<Step>& steps) {
  std::vector<Stretch> stretches(1);
  for (const Step& step : steps) {
    if (step.kind == Kind::equal && stretches.back().changed() > 0) stretches.emplace_back();
    Stretch& here = stretches.back();
    (step.kind == Kind::equal     ? here.equal
     : step.kind == Kind::removed ? here.removed
                                  : here.added)
        .push_back(step);
  }
  std::vector<Stretch> kept;
  for (Stretch& next : stretches) {
    const bool is_chance = !kept.empty() && next.equal.size() <= most_chance_words &&
                           std::min(kept.back().changed(), next.changed()) >= least_words_around;
    if (!is_chance) {
      kept.push_back(std::move(next));
      continue;
    }
    for (auto [target, kind] :
         {std::pair(&kept.back().removed, Kind::removed), std::pair(&kept.back().added, Kind::added)}) {
      for (const Step& step : next.equal) target->push_back({kind, step.word});
      const auto& own = kind == Kind::removed ? next.removed : next.added;
      target->insert(target->end(), own.begin(), own.end());
    }
  }
  std::vector<Step> all;
  for (const Stretch& each : kept) {
    for (const auto* part : {&each.equal, &each.removed, &each.added})
      all.insert(all.end(), part->begin(), part->end());
  }
  return all;
}

}  // namespace

std::vector<WordChange> changed_words(std::string_view old_text, std::string_view new_text) {
  const Words a = words_of(old_text);
  const Words b = words_of(new_text);
  std::size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
    ++tail;
  const Words middle_a(a.begin() + static_cast<std::ptrdiff_t>(head),
                       a.end() - static_cast<std::ptrdiff_t>(tail));
  const Words middle_b(b.begin() + static_cast<std::ptrdiff_t>(head),
                       b.end() - static_cast<std::ptrdiff_t>(tail));

  std::vector<Step> steps;
  add_all(steps, Kind::equal, a, 0, head);
  const bool is_short = middle_a.size() <= most_words && middle_b.size() <= most_words;
  const auto history = is_short ? traces(middle_a, middle_b) : std::nullopt;
  if (history) {
    const auto middle = steps_back(middle_a, middle_b, *history);
    steps.insert(steps.end(), middle.begin(), middle.end());
  } else {
    add_all(steps, Kind::removed, middle_a, 0, middle_a.size());
    add_all(steps, Kind::added, middle_b, 0, middle_b.size());
  }
  add_all(steps, Kind::equal, a, a.size() - tail, a.size());
  return joined(without_chance_meetings(steps));
}

std::vector<SideBySide> side_by_side(const Comparison& comparison, const TextOf& old_text,
                                     const TextOf& new_text, std::size_t most) {
  std::vector<const ChangeRow*> rows;
  for (const auto& row : comparison.rows) {
    if (row.change != Change::kept) rows.push_back(&row);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
    return std::abs(a->new_count - std::min(a->old_count, 1)) >
           std::abs(b->new_count - std::min(b->old_count, 1));
  });
  std::vector<SideBySide> texts;
  for (const auto* row : rows) {
    if (texts.size() == most) break;
    const auto& old_institution =
        row->old_offering != nullptr ? row->old_offering->institution : row->institution;
    const auto& old_url = row->old_url.empty() ? row->new_url : row->old_url;
    const auto& new_url = row->new_url.empty() ? row->old_url : row->new_url;
    const auto before = old_text(old_institution, old_url);
    const auto now = new_text(row->institution, new_url);
    if (!before || !now || *before == *now) continue;
    texts.push_back({row, changed_words(*before, *now)});
  }
  return texts;
}

}  // namespace vindbaar::diff
