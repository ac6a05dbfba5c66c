#include "extractors/pdf.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <exception>
#include <memory>
#include <mutex>
#include <utility>

namespace vindbaar::extractors {
namespace {

constexpr std::size_t full_line = 60;  // bytes; a shorter line ended where its writer wanted

std::string utf8_of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return valid_utf8(std::string_view(bytes.data(), bytes.size()));
}

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':');
}

/// Joins the lines of one page into paragraphs: a full line without a full stop goes on in the next.
void add_paragraphs(std::string_view page_text, std::vector<std::string>& paragraphs) {
  std::string open;
  const auto close = [&] {
    if (!open.empty()) paragraphs.push_back(std::move(open));
    open.clear();
  };
  for (const std::string_view raw : split(page_text, '\n')) {
    const std::string line = collapse_spaces(raw);
    if (line.empty()) {
      close();
      continue;
    }
    if (!open.empty()) open += ' ';
    open += line;
    if (line.size() < full_line || ends_sentence(line)) close();
  }
  close();
}

void read_pages(const poppler::document& document, PdfText& text) {
  const int pages = document.pages();
  if (pages > defaults::max_pdf_pages) {
    text.problems.push_back("the PDF has " + std::to_string(pages) + " pages: only the first " +
                            std::to_string(defaults::max_pdf_pages) + " were read");
  }
  for (int i = 0; i < pages && i < defaults::max_pdf_pages; ++i) {
    const std::unique_ptr<poppler::page> page(document.create_page(i));
    if (!page) {
      text.problems.push_back("page " + std::to_string(i + 1) + " of the PDF was not read: it is damaged");
      continue;
    }
    add_paragraphs(utf8_of(page->text(poppler::rectf(), poppler::page::raw_order_layout)), text.paragraphs);
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
  if (text.paragraphs.empty() && text.problems.empty()) {
    text.problems.emplace_back("the PDF holds no text, perhaps pictures of it: not read");
  }
  return text;
}

}  // namespace vindbaar::extractors
