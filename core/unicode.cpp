#include "core/unicode.hpp"

#include "core/owner.hpp"
#include "core/utf8.hpp"

#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/uidna.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>
#include <limits>

namespace vindbaar::unicode {
namespace {

UChar32 icu(char32_t value) noexcept {
  return static_cast<UChar32>(value);
}

bool fits_int32(std::size_t size) noexcept {
  return size <= static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max() / 4);
}

const UCaseMap* root_case_map() {
  static const auto map = [] {
    UErrorCode status = U_ZERO_ERROR;
    return Owner<UCaseMap, ucasemap_close>(ucasemap_open("", 0, &status));
  }();
  return map.get();
}

const UNormalizer2* nfkd() {
  UErrorCode status = U_ZERO_ERROR;
  return unorm2_getNFKDInstance(&status);
}

const UIDNA* uts46() {
  static const auto idna = [] {
    UErrorCode status = U_ZERO_ERROR;
    return Owner<UIDNA, uidna_close>(uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ |
                                                         UIDNA_NONTRANSITIONAL_TO_ASCII |
                                                         UIDNA_NONTRANSITIONAL_TO_UNICODE,
                                                     &status));
  }();
  return idna.get();
}

/// Code points that Debian's ICU 72 still refuses, or maps as in 2003, and UTS #46 of Unicode 16 (section 4,
/// table 2b) does not: drops what became ignored, maps what became mapped.
std::string with_newer_mapping(std::string_view domain) {
  std::string mapped;
  for (std::size_t at = 0; at < domain.size();) {
    const utf8::Step step = utf8::next(domain, at);
    at += step.length;
    const char32_t value = step.value;
    const bool is_ignored = value == 0x180E || (value >= 0x206A && value <= 0x206F);
    const bool is_mapped = value == 0x4C0 || value == 0x2132 || value == 0x2183 || value == 0x2F868 ||
                           value == 0x2F874 || value == 0x2F91F || value == 0x2F95F || value == 0x2F9BF ||
                           (value >= 0x10A0 && value <= 0x10C5);
    if (value == 0x1E9E) {
      utf8::append(mapped, 0xDF);
    } else if (is_mapped) {
      append_decomposed_lower(mapped, value);
    } else if (!is_ignored) {
      utf8::append(mapped, value);
    }
  }
  return mapped;
}

/// Unreadable bytes are U+FFFD in every converter; ICU's own callback writes U+001A in some.
void write_replacement(const void*, UConverterToUnicodeArgs* args, const char*, std::int32_t,
                       UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;  // reset, close, clone: nothing to write
  *status = U_ZERO_ERROR;
  const UChar sign = 0xFFFD;
  ucnv_cbToUWriteUChars(args, &sign, 1, 0, status);
}

}  // namespace

bool is_word(char32_t value) noexcept {
  return (U_GET_GC_MASK(icu(value)) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

bool is_space(char32_t value) noexcept {
  return u_isUWhiteSpace(icu(value)) != 0;
}

bool is_invisible(char32_t value) noexcept {
  return u_hasBinaryProperty(icu(value), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

std::string lower(std::string_view utf8) {
  if (!fits_int32(utf8.size())) return std::string(utf8);
  std::string result(utf8.size() + 16, '\0');
  for (;;) {
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length =
        ucasemap_utf8ToLower(root_case_map(), result.data(), static_cast<std::int32_t>(result.size()),
                             utf8.data(), static_cast<std::int32_t>(utf8.size()), &status);
    const bool complete = status != U_BUFFER_OVERFLOW_ERROR;
    result.resize(static_cast<std::size_t>(length));
    if (complete) return result;
  }
}

void append_decomposed_lower(std::string& to, char32_t value) {
  std::array<UChar, 32> parts{};  // the longest NFKD form, U+FDFA, has 18
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t length = unorm2_getDecomposition(nfkd(), icu(value), parts.data(),
                                                static_cast<std::int32_t>(parts.size()), &status);
  if (length < 0) {
    length = 0;
    U16_APPEND_UNSAFE(parts, length, icu(value));
  }
  for (std::int32_t at = 0; at < length;) {
    UChar32 part = 0;
    U16_NEXT_UNSAFE(parts, at, part);
    if ((U_GET_GC_MASK(part) & U_GC_MN_MASK) != 0) continue;
    utf8::append(to, static_cast<char32_t>(u_tolower(part)));
  }
}

std::optional<std::string> domain_to_ascii(std::string_view utf8) {
  constexpr std::uint32_t ignored = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
                                    UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
                                    UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
  if (!fits_int32(utf8.size())) return std::nullopt;
  const std::string domain = with_newer_mapping(utf8);
  std::string result(domain.size() * 2 + 64, '\0');
  for (;;) {
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length =
        uidna_nameToASCII_UTF8(uts46(), domain.data(), static_cast<std::int32_t>(domain.size()),
                               result.data(), static_cast<std::int32_t>(result.size()), &info, &status);
    const bool complete = status != U_BUFFER_OVERFLOW_ERROR;
    if (complete && U_FAILURE(status)) return std::nullopt;
    result.resize(static_cast<std::size_t>(length));
    if (!complete) continue;
    if ((info.errors & ~ignored) != 0) return std::nullopt;
    return result;
  }
}

std::optional<std::string> convert(std::string_view bytes, const char* converter) {
  UErrorCode status = U_ZERO_ERROR;
  const Owner<UConverter, ucnv_close> from(ucnv_open(converter, &status));
  if (U_FAILURE(status) || !from) return std::nullopt;
  ucnv_setToUCallBack(from.get(), write_replacement, nullptr, nullptr, nullptr, &status);
  std::string result;
  std::array<UChar, 4096> wide{};
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  char32_t lead = 0;
  do {
    UChar* target = wide.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(from.get(), &target, wide.data() + wide.size(), &source, end, nullptr, true, &status);
    std::for_each(wide.data(), target, [&](UChar unit) {
      if (U16_IS_LEAD(unit)) {
        lead = unit;
      } else if (U16_IS_TRAIL(unit)) {
        utf8::append(result, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, unit)));
      } else {
        utf8::append(result, unit);
      }
    });
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return result;
}

}  // namespace vindbaar::unicode
