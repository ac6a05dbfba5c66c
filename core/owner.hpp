#pragma once

#include <memory>

namespace vindbaar {

/// Owns a C library's handle; `release_fn` is the library's own destroy function.
template <class T, auto release_fn>
struct Release {
  void operator()(T* handle) const noexcept { static_cast<void>(release_fn(handle)); }
};

template <class T, auto release_fn>
using Owner = std::unique_ptr<T, Release<T, release_fn>>;

}  // namespace vindbaar
