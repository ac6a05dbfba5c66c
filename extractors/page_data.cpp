#include "extractors/page_data.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace vindbaar::extractors {
namespace {

namespace dom = simdjson::dom;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_title_key(const std::string& key) {
  return is_one_of(key, {"title", "name", "heading", "pagetitle", "titel", "naam", "kop", "headline", "h1"});
}

bool is_label_key(const std::string& key) {
  return is_one_of(key, {"label", "key", "term", "question", "vraag"});
}

bool is_value_key(const std::string& key) {
  return is_one_of(key, {"value", "waarde", "answer", "antwoord", "text", "tekst"});
}

/// Facts of a course under a key of their own; the key is their label.
bool is_fact_key(const std::string& key) {
  return is_one_of(key,
                   {"duur",      "duration",    "prijs",     "price",      "kosten",     "costs", "niveau",
                    "level",     "locatie",     "location",  "startdatum", "startdate",  "start", "lestijden",
                    "resultaat", "certificaat", "doelgroep", "toelating",  "studielast", "sbu",   "leerweg"});
}

std::string_view furniture_element(const std::string& key) {
  if (is_one_of(key, {"footer", "footermenu", "footernavigation"})) return "footer";
  if (is_one_of(key, {"menu", "navigation", "nav", "header", "mainmenu", "navigatie", "hoofdmenu", "globals",
                      "settings", "cookies", "translations", "seo", "meta", "breadcrumbs", "related"}))
    return "nav";
  return {};
}

/// Text that a reader sees: words with a space between them, or HTML.
bool is_prose(std::string_view value) {
  if (value.size() < 3 || value.find(' ') == std::string_view::npos) return false;
  if (value.starts_with("http") || value.starts_with('/') || value.starts_with("data:")) return false;
  const auto letters = std::count_if(value.begin(), value.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
  return letters * 2 >= static_cast<std::ptrdiff_t>(value.size());
}

bool is_markup(std::string_view value) {
  return value.find("</") != std::string_view::npos || value.find("<br") != std::string_view::npos;
}

class MarkupWriter {
 public:
  explicit MarkupWriter(std::string& out) : out_(out) {}

  /// Depth is bounded by the parser's own cap, so the recursion is.
  void write(dom::element element, bool is_in_list) {
    dom::object object;
    if (element.is_array()) {
      for (const dom::element each : dom::array(element)) {
        std::string_view text;
        if (each.get(text) == simdjson::SUCCESS) {
          write_text(text);
        } else {
          write(each, true);
        }
      }
    } else if (element.get(object) == simdjson::SUCCESS) {
      write_object(object, is_in_list);
    }
  }

 private:
  static std::string text_at(const dom::object& object, bool (*is_wanted)(const std::string&)) {
    for (const auto field : object) {
      std::string_view text;
      if (is_wanted(lower(valid_utf8(field.key))) && field.value.get(text) == simdjson::SUCCESS &&
          !text.empty() && text.size() < defaults::max_title_bytes)
        return std::string(text);
    }
    return {};
  }

  void write_object(const dom::object& object, bool is_in_list) {
    const std::string label = text_at(object, is_label_key);
    const std::string value = text_at(object, is_value_key);
    if (!label.empty() && !value.empty()) {
      pair(label, value);
      return;
    }
    const std::string title = text_at(object, is_title_key);
    const bool is_card = is_in_list && !title.empty();
    if (is_card) out_ += "<div class=\"card\">";
    if (!title.empty()) heading(title, is_card);
    for (const auto field : object) write_field(field.key, field.value, title);
    if (is_card) out_ += "</div>\n";
  }

  void write_field(std::string_view raw_key, dom::element value, const std::string& title) {
    const std::string key = lower(valid_utf8(raw_key));
    std::string_view text;
    if (const std::string_view element = furniture_element(key); !element.empty()) {
      out_.append("<").append(element).append(">");
      write(value, false);
      out_.append("</").append(element).append(">");
    } else if (value.get(text) == simdjson::SUCCESS) {
      if (text == title) return;
      if (is_fact_key(key) && !text.empty() && !is_markup(text)) {
        pair(key, text);
      } else {
        write_text(text);
      }
    } else if (is_fact_key(key) && value.is_number()) {
      pair(key, simdjson::minify(value));
    } else {
      write(value, false);
    }
  }

  void heading(const std::string& title, bool is_card) {
    const std::string_view element = is_card ? "h3" : has_title_ ? "h2" : "h1";
    if (!is_card) has_title_ = true;
    out_.append("<")
        .append(element)
        .append(">")
        .append(escaped(title))
        .append("</")
        .append(element)
        .append(">\n");
  }

  void pair(std::string_view label, std::string_view value) {
    out_.append("<dl><dt>").append(escaped(label)).append("</dt><dd>");
    if (is_markup(value)) {
      out_ += value;
    } else {
      out_ += escaped(value);
    }
    out_ += "</dd></dl>\n";
  }

  void write_text(std::string_view text) {
    if (is_markup(text)) {
      out_.append("<div>").append(text).append("</div>\n");
    } else if (is_prose(text)) {
      out_.append("<p>").append(escaped(text)).append("</p>\n");
    }
  }

  static std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
      if (c == '<') {
        safe += "&lt;";
      } else if (c == '&') {
        safe += "&amp;";
      } else {
        safe += c;
      }
    }
    return safe;
  }

  std::string& out_;
  bool has_title_ = false;
};

}  // namespace

std::string markup_of_page_data(const std::vector<std::string>& bodies, std::vector<std::string>& problems) {
  std::string markup;
  dom::parser parser(defaults::max_page_data_bytes);
  MarkupWriter writer(markup);
  for (const std::string& body : bodies) {
    if (body.empty() || markup.size() > defaults::max_html_bytes) continue;
    dom::element root;
    auto error = parser.allocate(body.size(), defaults::max_json_depth);
    if (error == simdjson::SUCCESS) error = parser.parse(body.data(), body.size()).get(root);
    if (error != simdjson::SUCCESS) {
      problems.push_back("data for the page's programs: " + std::string(simdjson::error_message(error)));
      continue;
    }
    writer.write(root, false);
  }
  return markup;
}

std::string_view assigned_json(std::string_view program) {
  program = trim(program);
  if (!program.starts_with("window.") && !program.starts_with("window[") && !program.starts_with("var __"))
    return {};
  const std::size_t start = program.find('=');
  const std::size_t end = program.rfind('}');
  if (start == std::string_view::npos || start > defaults::longest_variable || end == std::string_view::npos)
    return {};
  const std::string_view value = trim(program.substr(start + 1, end > start ? end - start : 0));
  return value.starts_with('{') ? value : std::string_view();
}

}  // namespace vindbaar::extractors
