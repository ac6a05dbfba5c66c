#include "extractors/places.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>

namespace vindbaar::extractors {
namespace {

using Words = std::vector<std::string_view>;

// Words in class, id and aria-label that say what an element is for. English from frameworks, Dutch from
// house-made sites.
const Words notice_words = {
    "cookie",  "cookies",  "cookiebar", "cookiebanner", "cookiebot",   "cookieconsent", "consent", "gdpr",
    "avg",     "onetrust", "cybot",     "newsletter",   "nieuwsbrief", "social",        "socials", "share",
    "sharing", "delen",    "modal",     "popup",        "toast",       "comments",      "reacties"};
const Words breadcrumb_words = {"breadcrumb", "breadcrumbs", "crumb",        "crumbs",
                                "crumbtrail", "kruimelpad",  "broodkruimel", "kruimelspoor"};
const Words navigation_words = {
    "menu",       "nav",      "navbar",    "navigation", "navigatie", "hoofdnavigatie", "hoofdmenu",
    "submenu",    "megamenu", "offcanvas", "topbar",     "topmenu",   "sitemap",        "pagination",
    "paginering", "pager",    "skip",      "skiplink",   "skiplinks", "toolbar",        "sidenav",
    "filters",    "filter",   "facets",    "facet",      "tagcloud",  "language",       "taalkeuze"};
const Words footer_words = {"footer", "colofon", "sitefooter", "bottombar", "voettekst"};
const Words header_words = {"header", "masthead", "siteheader", "banner"};
const Words aside_words = {"sidebar", "zijbalk", "aside", "zijkolom"};
const Words related_words = {"related",    "gerelateerd", "gerelateerde", "recommended", "recommendations",
                             "aanbevolen", "upsell",      "upsells",      "crosssell"};
const Words panel_words = {
    "accordion", "accordeon", "tab",    "tabs",       "tabpanel", "collapse",   "collapsible",      "panel",
    "toggle",    "faq",       "expand", "expandable", "uitklap",  "uitklapper", "dropdown-content", "answer"};

bool is_word_char(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// "leftmenu", "mobile_menu2": house-made sites find ever new names that end so.
bool names_a_menu(std::string_view names) {
  for (std::size_t at = 0; (at = names.find("menu", at)) != std::string_view::npos; at += 4) {
    const bool goes_on =
        at + 4 < names.size() && is_word_char(names[at + 4]) && (names[at + 4] < '0' || names[at + 4] > '9');
    if (!goes_on) return true;
  }
  return false;
}

constexpr std::uint32_t least_links = 3;         // of a menu
constexpr std::uint32_t longest_menu_link = 40;  // bytes, on average

struct TextAmount {
  std::uint32_t all = 0;
  std::uint32_t linked = 0;  ///< In links and buttons.
  std::uint32_t links = 0;
};

class Marker {
 public:
  explicit Marker(const Dom& dom) : dom_(dom), marks_(dom.nodes().size()), amounts_(dom.nodes().size()) {}

  std::vector<NodeMark> run() {
    measure();
    for (Dom::Index i = 0; i < dom_.nodes().size(); ++i) {
      const Dom::Node& node = dom_.node(i);
      if (node.parent != Dom::none) marks_[i] = marks_[node.parent];
      if (!node.is_text) mark(i, node);
    }
    for (const Dom::Index heading : main_headings_) free_from_header(heading);
    if (!has_main_) main_from_heading();
    return std::move(marks_);
  }

 private:
  /// How much text each subtree has, which panels are opened by a control, where the H1s are.
  void measure() {
    const auto& nodes = dom_.nodes();
    for (Dom::Index i = static_cast<Dom::Index>(nodes.size()); i-- > 0;) {
      const Dom::Node& node = nodes[i];
      if (node.is_text) amounts_[i].all = static_cast<std::uint32_t>(node.text.size());
      if (node.tag == Tag::a || node.tag == Tag::button) amounts_[i].linked = amounts_[i].all;
      if (node.tag == Tag::a) amounts_[i].links = 1;
      if (node.parent == Dom::none) continue;
      amounts_[node.parent].all += amounts_[i].all;
      amounts_[node.parent].linked += amounts_[i].linked;
      amounts_[node.parent].links += amounts_[i].links;
      if (node.is_text) continue;
      if (node.tag == Tag::h1) main_headings_.push_back(i);
      if (node.tag == Tag::main || dom_.attribute(i, "role") == "main") has_main_ = true;
      for (const char* name : {"aria-controls", "data-bs-target", "data-target"})
        opened(dom_.attribute(i, name));
      if (node.tag == Tag::a) {
        const std::string_view href = dom_.attribute(i, "href");
        if (href.size() > 1 && href.front() == '#') opened(href);
      }
    }
    std::reverse(main_headings_.begin(), main_headings_.end());
  }

  void opened(std::string_view id) {
    if (id.starts_with('#')) id.remove_prefix(1);
    if (!id.empty()) opened_ids_.insert(std::string(id));
  }

  void mark(Dom::Index i, const Dom::Node& node) {
    NodeMark& here = marks_[i];
    if (is_panel(i)) here.panel = i;
    if (node.tag == Tag::head) here.is_hidden = true;
    if (node.tag == Tag::body) here.is_hidden = false;
    if (node.tag == Tag::select || node.tag == Tag::textarea || node.tag == Tag::template_)
      here.is_hidden = true;
    if (is_not_shown(i)) here.is_hidden = true;
    const std::string_view role = dom_.attribute(i, "role");
    if (node.tag == Tag::main || role == "main") {
      here.place = Place::content;
      here.is_in_main = true;
      return;
    }
    if (here.place == Place::header && node.tag == Tag::nav) here.place = Place::navigation;
    if (here.place != Place::content) return;
    here.place = own_place(i, node, role);
    if (here.place == Place::content && is_link_bar(i, node)) here.place = Place::navigation;
    if (here.place == Place::content && node.tag == Tag::article && !has_main_) here.is_in_main = true;
  }

  Place own_place(Dom::Index i, const Dom::Node& node, std::string_view role) const {
    const bool is_in_main = marks_[i].is_in_main;
    if (node.tag == Tag::body || node.tag == Tag::html) return Place::content;
    const Place hinted = hinted_place(i, node);
    if (hinted == Place::breadcrumb || hinted == Place::notice) return hinted;
    if (node.tag == Tag::nav || role == "navigation" || role == "menu" || role == "menubar")
      return Place::navigation;
    if (node.tag == Tag::search || role == "search") return Place::navigation;
    if (node.tag == Tag::dialog || role == "dialog" || role == "alertdialog") return Place::notice;
    if (node.tag == Tag::footer || role == "contentinfo") return is_in_main ? Place::content : Place::footer;
    if (node.tag == Tag::header || role == "banner")
      return is_in_main || is_in_section(i) || is_head_of_a_part(i) ? Place::content : Place::header;
    if (node.tag == Tag::aside || role == "complementary") return Place::aside;
    return hinted;
  }

  /// Nothing but short links, before the page's H1 or in the narrow cell of a table that lays out the page: a
  /// menu, whatever it is called.
  bool is_link_bar(Dom::Index i, const Dom::Node& node) const {
    const TextAmount amount = amounts_[i];
    const bool is_container = node.tag == Tag::div || node.tag == Tag::ul || node.tag == Tag::td ||
                              node.tag == Tag::p || node.tag == Tag::center;
    if (!is_container || marks_[i].is_in_main || amount.links < least_links ||
        amount.linked * 10 < amount.all * 9 || amount.all > amount.links * longest_menu_link)
      return false;
    if (!main_headings_.empty()) return node.end <= main_headings_.front();
    return node.tag == Tag::td && is_beside_text(i);
  }

  /// Another cell of the row has several times the text that stands in this one.
  bool is_beside_text(Dom::Index cell) const {
    const Dom::Index row = dom_.node(cell).parent;
    if (row == Dom::none) return false;
    for (Dom::Index j = row + 1; j < dom_.node(row).end; j = dom_.node(j).end) {
      if (j != cell && dom_.node(j).tag == Tag::td &&
          amounts_[j].all - amounts_[j].linked > amounts_[cell].all)
        return true;
    }
    return false;
  }

  bool is_in_section(Dom::Index i) const {
    for (Dom::Index up = dom_.node(i).parent; up != Dom::none; up = dom_.node(up).parent) {
      const Tag tag = dom_.node(up).tag;
      if (tag == Tag::article || tag == Tag::section || tag == Tag::li) return true;
    }
    return false;
  }

  /// Some systems give every part of a text a <header> of its own: a heading after the page's H1, no menu.
  bool is_head_of_a_part(Dom::Index i) const {
    if (main_headings_.empty() || main_headings_.front() >= i) return false;
    bool has_heading = false;
    for (Dom::Index j = i + 1; j < dom_.node(i).end; ++j) {
      if (dom_.node(j).tag == Tag::nav) return false;
      has_heading = has_heading || heading_level(dom_.node(j).tag) > 0;
    }
    return has_heading && amounts_[i].linked * 2 < std::max<std::uint32_t>(amounts_[i].all, 1);
  }

  bool has_main_heading(Dom::Index i) const {
    return std::any_of(main_headings_.begin(), main_headings_.end(),
                       [&](Dom::Index heading) { return heading >= i && heading < dom_.node(i).end; });
  }

  bool has_main_part(Dom::Index i) const {
    for (Dom::Index j = i + 1; j < dom_.node(i).end; ++j) {
      if (dom_.node(j).tag == Tag::main) return true;
    }
    return false;
  }

  /// By the words of class, id and label. A container of the H1 or of <main> is never furniture by its name
  /// alone.
  Place hinted_place(Dom::Index i, const Dom::Node& node) const {
    if (node.tag == Tag::a || node.tag == Tag::span || heading_level(node.tag) > 0) return Place::content;
    const std::string names =
        std::string(dom_.attribute(i, "class")) + ' ' + std::string(dom_.attribute(i, "id"));
    if (names.size() > 1) {
      const Place place = place_of_names(names, i);
      if (place != Place::content && !has_main_heading(i) && !has_main_part(i)) return place;
    }
    const std::string_view label = dom_.attribute(i, "aria-label");
    if (!label.empty() && has_word(label, breadcrumb_words)) return Place::breadcrumb;
    return Place::content;
  }

  Place place_of_names(std::string_view names, Dom::Index i) const {
    if (has_word(names, breadcrumb_words)) return Place::breadcrumb;
    const TextAmount amount = amounts_[i];
    const bool is_mostly_links = amount.linked * 2 >= amount.all;
    const bool is_large = amount.all > 4000;
    if (has_word(names, notice_words) && !is_large) return Place::notice;
    const bool is_navigation = has_word(names, navigation_words) || names_a_menu(names);
    if (is_navigation && (is_mostly_links || amount.all < 60)) return Place::navigation;
    if (has_word(names, related_words)) return Place::related;
    const bool is_card_part = marks_[i].is_in_main || is_in_section(i);
    if (has_word(names, footer_words) && !is_card_part && !is_large) return Place::footer;
    if (has_word(names, header_words) && !is_card_part && is_mostly_links) return Place::header;
    if (has_word(names, aside_words)) return Place::aside;
    return Place::content;
  }

  bool is_panel(Dom::Index i) const {
    if (dom_.node(i).tag == Tag::details || dom_.attribute(i, "role") == "tabpanel") return true;
    const std::string_view id = dom_.attribute(i, "id");
    return !id.empty() && opened_ids_.count(std::string(id)) > 0 && heading_level(dom_.node(i).tag) == 0;
  }

  bool is_not_shown(Dom::Index i) const {
    const bool says_hidden = dom_.has_attribute(i, "hidden") || dom_.attribute(i, "aria-hidden") == "true" ||
                             has_hiding_style(dom_.attribute(i, "style"));
    if (!says_hidden) return false;
    const std::string_view id = dom_.attribute(i, "id");
    if (!id.empty() && opened_ids_.count(std::string(id)) > 0) return false;
    if (dom_.attribute(i, "role") == "tabpanel") return false;
    return !has_word(dom_.attribute(i, "class"), panel_words);
  }

  static bool has_hiding_style(std::string_view style) {
    std::string tight;
    for (const char c : style) {
      if (c != ' ') tight += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return tight.find("display:none") != std::string::npos ||
           tight.find("visibility:hidden") != std::string::npos;
  }

  /// An H1 in the site's <header> belongs to the page, and so does what stands beside it: the largest part of
  /// the header around it that holds no menu.
  void free_from_header(Dom::Index heading) {
    if (marks_[heading].place != Place::header) return;
    Dom::Index free = heading;
    for (Dom::Index up = dom_.node(heading).parent; up != Dom::none && marks_[up].place == Place::header;
         up = dom_.node(up).parent) {
      const bool is_header_itself =
          dom_.node(up).parent == Dom::none || marks_[dom_.node(up).parent].place != Place::header;
      if (is_header_itself || holds_menu(up)) break;
      free = up;
    }
    for (Dom::Index i = free; i < dom_.node(free).end; ++i) {
      if (marks_[i].place == Place::header) marks_[i].place = Place::content;
    }
  }

  bool holds_menu(Dom::Index i) const {
    for (Dom::Index j = i; j < dom_.node(i).end; ++j) {
      if (dom_.node(j).tag == Tag::nav || marks_[j].place == Place::navigation) return true;
      if (dom_.node(j).tag == Tag::ul && amounts_[j].linked * 2 > amounts_[j].all && amounts_[j].all > 40)
        return true;
    }
    return false;
  }

  /// Without <main>, the page's own part starts at its first H1.
  void main_from_heading() {
    if (main_headings_.empty()) return;
    for (Dom::Index i = main_headings_.front(); i < marks_.size(); ++i) {
      if (marks_[i].place == Place::content) marks_[i].is_in_main = true;
    }
  }

  const Dom& dom_;
  std::vector<NodeMark> marks_;
  std::vector<TextAmount> amounts_;
  std::vector<Dom::Index> main_headings_;
  std::set<std::string> opened_ids_;
  bool has_main_ = false;
};

}  // namespace

bool has_word(std::string_view name_list, const std::vector<std::string_view>& words) {
  std::string word;
  const auto is_listed = [&] {
    return !word.empty() && std::find(words.begin(), words.end(), word) != words.end();
  };
  char previous = ' ';
  for (const char c : name_list) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    const bool is_new_hump = is_upper && previous >= 'a' && previous <= 'z';
    if (!is_word_char(c) || is_new_hump) {
      if (is_listed()) return true;
      word.clear();
    }
    if (is_word_char(c)) word += is_upper ? static_cast<char>(c + 32) : c;
    previous = c;
  }
  return is_listed();
}

std::vector<NodeMark> mark_places(const Dom& dom) {
  return Marker(dom).run();
}

}  // namespace vindbaar::extractors
