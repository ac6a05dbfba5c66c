#pragma once

#include "core/result.hpp"

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar {

/// The code of an mbo-certificaat in the register: K (keuzedeel) or C (beroepsgericht onderdeel) and four
/// digits.
class CertificateCode {
 public:
  /// Strict: "K0905". Fails with `bad_input`, code "E-CODE".
  static Result<CertificateCode> parse(std::string_view text);

  const std::string& text() const noexcept { return text_; }
  bool is_elective() const noexcept { return text_.front() == 'K'; }

  friend auto operator<=>(const CertificateCode&, const CertificateCode&) = default;

 private:
  explicit CertificateCode(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// A code as it stands in running text.
struct CodeMention {
  CertificateCode code;
  std::size_t at = 0;      ///< Byte offset in the text.
  std::size_t length = 0;  ///< Bytes as printed: "K 0905" is 6.
};

/// Every code printed in `text`, in order: "K0905", "k0905", "K 0905", "K-0905"; not inside a longer word or
/// number and not the kerntaak and werkproces codes that look alike ("B1-K1-W1", "P2-K1", "BK-0220").
std::vector<CodeMention> find_codes(std::string_view text);

}  // namespace vindbaar
