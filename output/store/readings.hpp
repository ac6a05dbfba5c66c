#pragma once
// What was read of a page's bytes, kept so that nobody need read them again: readings.sqlite in the run's
// folder. Derived like the findings, and worth less: it may be deleted at any time, and is begun anew when
// another version of the reading code comes along or the file is damaged. The bytes mean nothing to this
// room.

#include "core/result.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vindbaar::store {

/// May be used from many threads.
class Readings {
 public:
  /// The readings in `file`, when they were made by this `version`; else none, and the file is begun anew. An
  /// empty path gives a store that is gone with the object, on the disk all the same. Fails with
  /// `not_writable`, "E-STORE-WRITE", or "E-STORE-BUSY" when another process uses the file.
  static Result<Readings> open(const std::filesystem::path& file, std::string_view version);

  /// What was kept under `key`; nothing when there is none or it is damaged.
  std::optional<std::string> find(std::string_view key) const;

  /// Keeps `bytes` under `key`; what was kept there before stays beside it unread. That a disk is full is
  /// told by finish(): until then readings are only not kept.
  void keep(std::string_view key, std::string_view bytes);

  /// Everything kept so far is there for the next process.
  Result<void> finish();

  Readings(Readings&&) noexcept;
  Readings& operator=(Readings&&) noexcept;
  ~Readings();

 private:
  struct State;
  explicit Readings(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace vindbaar::store
