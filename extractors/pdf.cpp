#include "extractors/pdf.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"
#include "extractors/pdf_layout.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <exception>
#include <iterator>
#include <memory>
#include <mutex>
#include <utility>

namespace vindbaar::extractors {
namespace {

std::string utf8_of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return valid_utf8(std::string_view(bytes.data(), bytes.size()));
}

/// Turned by a quarter of a page: a margin's text, never a course's.
bool is_upright(const poppler::text_box& box) {
  return box.rotation() == 0;
}

PlacedWord placed(const poppler::text_box& box) {
  const poppler::rectf frame = box.bbox();
  PlacedWord word;
  word.text = utf8_of(box.text());
  word.x = frame.x();
  word.y = frame.y();
  word.width = frame.width();
  word.height = frame.height();
  word.size = box.has_font_info() && box.get_font_size() > 0 ? box.get_font_size() : frame.height();
  word.is_bold = box.has_font_info() && lower(box.get_font_name()).find("bold") != std::string::npos;
  return word;
}

void read_pages(const poppler::document& document, PdfText& text) {
  const int pages = document.pages();
  if (pages > defaults::max_pdf_pages) {
    text.problems.push_back("the PDF has " + std::to_string(pages) + " pages: only the first " +
                            std::to_string(defaults::max_pdf_pages) + " were read");
  }
  std::vector<std::vector<PlacedWord>> words;
  for (int i = 0; i < pages && i < defaults::max_pdf_pages; ++i) {
    const std::unique_ptr<poppler::page> page(document.create_page(i));
    if (!page) {
      text.problems.push_back("page " + std::to_string(i + 1) + " of the PDF was not read: it is damaged");
      continue;
    }
    words.emplace_back();
    for (const poppler::text_box& box : page->text_list(poppler::page::text_list_include_font)) {
      if (is_upright(box) && words.back().size() < defaults::max_pdf_page_words)
        words.back().push_back(placed(box));
    }
  }
  const double body = body_size(words);
  for (const auto& page : words) {
    std::vector<TextLine> lines = lines_of_page(page, body);
    text.lines.insert(text.lines.end(), std::make_move_iterator(lines.begin()),
                      std::make_move_iterator(lines.end()));
  }
}

}  // namespace

PdfText read_pdf(std::string_view bytes) {
  static std::once_flag silenced;
  std::call_once(silenced,
                 [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
  PdfText text;
  if (bytes.size() > defaults::max_pdf_bytes) {
    text.problems.push_back("the PDF is longer than " + std::to_string(defaults::max_pdf_bytes) +
                            " bytes: not read");
    return text;
  }
  try {
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!document || document->is_locked()) {
      text.problems.emplace_back(document ? "the PDF is locked with a password: not read"
                                          : "the PDF is damaged: not read");
      return text;
    }
    text.title = collapse_spaces(utf8_of(document->get_title()));
    read_pages(*document, text);
  } catch (const std::exception& problem) {
    text.problems.push_back(std::string("the PDF was not read: ") + problem.what());
  }
  if (text.lines.empty() && text.problems.empty()) {
    text.problems.emplace_back("the PDF holds no text, perhaps pictures of it: not read");
  }
  return text;
}

}  // namespace vindbaar::extractors
