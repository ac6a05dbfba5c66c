#include "extractors/headings.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <set>

namespace vindbaar::extractors {
namespace {

std::vector<std::string> parts_of_title(const std::string& title) {
  std::vector<std::string> parts;
  std::string_view rest = title;
  while (!rest.empty()) {
    std::size_t cut = rest.size();
    std::size_t width = 0;
    for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " › "}) {
      if (const std::size_t at = rest.find(mark); at < cut) cut = at, width = mark.size();
    }
    if (const std::string_view part = trim(rest.substr(0, cut)); !part.empty()) parts.emplace_back(part);
    rest.remove_prefix(std::min(rest.size(), cut + std::max<std::size_t>(width, 1)));
  }
  return parts;
}

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  const std::string folded = fold(text);
  for (const std::string_view word : split(folded, ' ')) {
    if (word.size() > 1) words.emplace(word);
  }
  return words;
}

/// Share of the words of `a` that stand in `b`.
double share_in(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty()) return 0;
  const auto common =
      std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.count(word) > 0; });
  return static_cast<double>(common) / static_cast<double>(a.size());
}

/// Letters and digits only: "ROC Rivierstad" as hosts write it.
std::string squeezed(std::string_view text) {
  std::string letters;
  for (const char c : fold(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
  }
  return letters;
}

/// Where a page has no heading element: its first short line in bold.
std::size_t first_bold_line(const PageView& view) {
  constexpr std::size_t longest_line = 100;  // bytes
  for (std::size_t b = 0; b < view.blocks.size(); ++b) {
    const Block& block = *view.blocks[b].block;
    if (block.is_bold && block.place == Place::content && view.blocks[b].is_evidence &&
        block.text.size() <= longest_line && !block.text.ends_with(':') && view.blocks[b].label.empty() &&
        !is_site_name(block.text, *view.parts))
      return b;
  }
  return ViewBlock::npos;
}

}  // namespace

bool is_site_name(std::string_view text, const Document::Parts& parts) {
  const std::string name = squeezed(text);
  if (name.empty()) return false;
  if (!parts.open_graph_site.empty() && name == squeezed(parts.open_graph_site)) return true;
  const auto url = Url::parse(parts.url);
  if (!url || name.size() < 3) return false;
  std::string_view host = url->host();
  if (host.starts_with("www.")) host.remove_prefix(4);
  const std::string host_name = squeezed(host);
  const std::string first_label = squeezed(host.substr(0, host.find('.')));
  // "ROC de Leijgraaf" on leijgraaf.nl: the host's word is most of the name.
  const bool holds_host = name.find(first_label) != std::string::npos && first_label.size() * 2 > name.size();
  return host_name.find(name) != std::string::npos || (first_label.size() > 2 && holds_host);
}

std::string title_without_site(const std::string& title, const Document::Parts& parts) {
  auto pieces = parts_of_title(title);
  if (pieces.empty()) return {};
  const auto site = std::find_if(pieces.begin(), pieces.end(),
                                 [&](const std::string& piece) { return is_site_name(piece, parts); });
  if (pieces.size() > 1) pieces.erase(site == pieces.end() ? pieces.end() - 1 : site);
  std::string kept = pieces.front();
  for (std::size_t i = 1; i < pieces.size(); ++i) kept += " - " + pieces[i];
  return kept;
}

void choose_heading(PageView& view) {
  const Document::Parts& parts = *view.parts;
  const auto title_words = words_of(parts.title + " " + parts.open_graph_title);
  double best = -1;
  const auto consider = [&](std::size_t b, double bonus) {
    const Block& block = *view.blocks[b].block;
    double score = bonus + share_in(words_of(block.text), title_words);
    if (is_site_name(block.text, parts)) score -= 2;
    if (block.place == Place::header) score -= 0.3;
    if (!view.blocks[b].label.empty()) score -= block.level == 1 ? 0.3 : 0.8;
    if (score > best) {
      best = score;
      view.heading_block = b;
    }
  };
  std::size_t headings = 0;
  for (std::size_t b = 0; b < view.blocks.size() && headings < 12; ++b) {
    const Block& block = *view.blocks[b].block;
    const bool is_shown = block.place == Place::content || block.place == Place::header;
    if (block.role != Block::Role::heading || !is_shown || view.blocks[b].setting.is_related) continue;
    if (!view.blocks[b].is_evidence && block.level != 1) continue;
    ++headings;
    consider(b, block.level == 1 ? 1.0 : block.level == 2 && headings <= 2 ? 0.4 : 0.1);
  }
  if (view.heading_block != ViewBlock::npos && best > 0.15) {
    view.heading = view.blocks[view.heading_block].block->text;
    return;
  }
  view.heading_block = ViewBlock::npos;
  view.heading = parts.open_graph_title.empty() ? title_without_site(parts.title, parts)
                                                : title_without_site(parts.open_graph_title, parts);
  if (!view.heading.empty() && !is_site_name(view.heading, parts)) return;
  if (const std::size_t line = first_bold_line(view); line != ViewBlock::npos) {
    view.heading_block = line;
    view.heading = view.blocks[line].block->text;
  }
}

}  // namespace vindbaar::extractors
