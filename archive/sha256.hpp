#pragma once
// SHA-256 of what does not fit in memory.

#include "archive/archive.hpp"

struct evp_md_ctx_st;

namespace vindbaar::archive {

class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  /// 64 lower-case hexadecimal digits; once.
  std::string finish();

 private:
  struct Free {
    void operator()(evp_md_ctx_st* handle) const noexcept;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

}  // namespace vindbaar::archive
