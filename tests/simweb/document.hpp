#pragma once
// What a page says, before a layout decides how it looks. All text is plain UTF-8; layouts escape it.

#include <string>
#include <vector>

namespace vindbaar::simweb {

enum class DocumentKind { home, listing, course, programme, news, vacancy, event, info, contact };

struct Link {
  std::string text;
  std::string target;  ///< "/path?query" on the same host, or an absolute URL.
  std::string teaser;  ///< One sentence for a card; may be empty.
  bool nofollow = false;
};

/// A label and its value, as fact lists have them: "Duur", "12 lesdagen".
struct Fact {
  std::string label;
  std::string value;
};

struct Section {
  std::string heading;
  std::vector<std::string> paragraphs;
  std::vector<std::string> points;
};

struct Document {
  DocumentKind kind = DocumentKind::info;
  std::string host;
  std::string path;  ///< "/volwassenen/cursussen?page=2": path and query, as requests ask for it.
  std::string language = "nl";
  std::string heading;
  std::string lead;
  std::string published;  ///< "2022-01-12"; empty when the page shows no date.
  std::vector<Fact> facts;
  std::vector<Section> sections;
  std::vector<Link> trail;        ///< Breadcrumbs, home first.
  std::vector<Link> entries;      ///< What a listing lists.
  std::vector<Document> inlined;  ///< Courses that a listing tells in full; they have no page of their own.
  std::vector<Link> related;
  std::vector<Link> pages;  ///< Pagination.
  Link call;                ///< The button: enrol, ask for a quotation; no text, no button.
};

}  // namespace vindbaar::simweb
