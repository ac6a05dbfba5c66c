#pragma once
// The DevTools protocol over a pipe: JSON messages, a NUL behind each. Commands get numbers, answers carry
// them, events do not.

#include "render/pipe_process.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace vindbaar::render {

using Json = nlohmann::json;

class DevTools {
 public:
  explicit DevTools(PipeProcess process) : process_(std::move(process)) {}

  /// Sends a command and does not wait; `session` is empty for the browser itself. Returns its number, or 0
  /// when the browser is gone.
  int send(const std::string& session, const char* method, Json parameters);

  /// The next message, waiting at most so long. Nothing when none came; has_ended() tells whether any can.
  std::optional<Json> next(std::chrono::milliseconds within);

  /// Sends a command and waits for its result; events on the way are dropped. Nothing on an error.
  std::optional<Json> call(const std::string& session, const char* method, Json parameters,
                           std::chrono::milliseconds within);

  bool has_ended() const noexcept { return has_ended_; }
  std::size_t memory() const { return process_.memory(); }

 private:
  PipeProcess process_;
  std::string received_;
  std::size_t looked_at_ = 0;
  int last_number_ = 0;
  bool has_ended_ = false;
};

}  // namespace vindbaar::render
