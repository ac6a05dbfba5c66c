#include "extractors/encoding.hpp"

#include "core/charset.hpp"
#include "core/owner.hpp"
#include "core/text.hpp"
#include "extractors/defaults.hpp"

#include <uchardet/uchardet.h>

#include <utility>

namespace vindbaar::extractors {
namespace {

using Detector = Owner<uchardet, uchardet_delete>;

std::optional<std::string> detected(std::string_view bytes) {
  const Detector detector(uchardet_new());
  if (!detector || uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return std::nullopt;
  uchardet_data_end(detector.get());
  return encoding_of_label(uchardet_get_charset(detector.get()));
}

std::optional<std::string> encoding_of_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  return std::nullopt;
}

bool is_high(char c) noexcept {
  return static_cast<unsigned char>(c) >= 0x80;
}

bool has_high_bytes(std::string_view bytes) noexcept {
  for (const char c : bytes) {
    if (is_high(c)) return true;
  }
  return false;
}

bool is_ascii_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether text that is no UTF-8 reads like windows-1252: its high bytes are lower-case accented letters
/// inside words or the euro sign, typographic quotes and dashes, more often than they are anything else.
bool reads_like_windows_1252(std::string_view bytes) noexcept {
  std::size_t likely = 0;
  std::size_t unlikely = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte < 0x80) continue;
    const char before = i > 0 ? bytes[i - 1] : ' ';
    const char after = i + 1 < bytes.size() ? bytes[i + 1] : ' ';
    const auto is_letter = [](char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0xC0; };
    const bool is_alone = !is_high(before) && !is_high(after);
    const bool is_punctuation =
        is_alone && (byte == 0x80 || byte == 0x85 || byte == 0xA0 || (byte >= 0x91 && byte <= 0x97));
    const bool is_small_letter = byte >= 0xDF && byte <= 0xFC && byte != 0xF7;
    const bool beside_letter = is_letter(before) || is_letter(after);
    const bool starts_word =
        byte >= 0xC0 && byte < 0xDF && !is_ascii_letter(before) && is_ascii_letter(after);
    const bool is_likely = is_punctuation || (is_small_letter && beside_letter) || starts_word;
    ++(is_likely ? likely : unlikely);
  }
  return likely > unlikely;
}

bool is_one_byte_latin(std::string_view encoding) noexcept {
  return encoding.starts_with("windows-125") || encoding.starts_with("iso-8859-") || encoding == "macintosh";
}

struct Choice {
  std::string encoding;
  std::string because;
};

Choice labelled_or_detected(std::string_view bytes, std::string_view content_type) {
  if (auto header = encoding_of_header(content_type)) return {*header, "the HTTP header says so"};
  if (auto meta = encoding_of_meta(bytes.substr(0, defaults::prescan_bytes)))
    return {*meta, "its <meta> says so"};
  if (auto late = encoding_of_meta(bytes.substr(0, defaults::late_prescan_bytes))) {
    return {*late, "a <meta> after the first 1,024 bytes says so"};
  }
  if (is_utf8(bytes)) return {"utf-8", "nothing says so, but the bytes are well-formed UTF-8"};
  if (auto guess = detected(bytes.substr(0, defaults::detector_bytes)))
    return {*guess, "the detector says so"};
  return {"windows-1252", "nothing says so; the default of the HTML Standard"};
}

}  // namespace

PageText decode_page(std::string_view bytes, std::string_view content_type) {
  PageText page;
  if (auto mark = encoding_of_mark(bytes)) {
    page.encoding = *mark;
    page.because = "its byte order mark says so";
    page.text = valid_utf8(decode(bytes, page.encoding));
    return page;
  }
  Choice choice = labelled_or_detected(bytes, content_type);
  if (is_one_byte_latin(choice.encoding) && has_high_bytes(bytes) && is_utf8(bytes)) {
    page.problems.push_back("labelled " + choice.encoding + " but written in UTF-8: read as UTF-8");
    choice = {"utf-8", "its bytes are well-formed UTF-8, whatever the label"};
  } else if (choice.encoding == "utf-8" && !is_utf8(bytes) && reads_like_windows_1252(bytes)) {
    page.problems.push_back("labelled utf-8 but written in windows-1252: read as windows-1252");
    choice = {"windows-1252", "its bytes are no UTF-8 and read like windows-1252"};
  }
  page.encoding = std::move(choice.encoding);
  page.because = std::move(choice.because);
  page.text = valid_utf8(decode(bytes, page.encoding));
  if (page.text.find("\xEF\xBF\xBD") != std::string::npos) {
    page.problems.push_back("some bytes could not be read as " + page.encoding);
  }
  return page;
}

}  // namespace vindbaar::extractors
