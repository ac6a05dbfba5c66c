#include "render/devtools.hpp"

#include "render/defaults.hpp"

namespace vindbaar::render {

int DevTools::send(const std::string& session, const char* method, Json parameters) {
  Json message{{"id", ++last_number_}, {"method", method}, {"params", std::move(parameters)}};
  if (!session.empty()) message["sessionId"] = session;
  std::string text = message.dump(-1, ' ', false, Json::error_handler_t::replace);
  text += '\0';
  if (process_.write(text, defaults::start_time) == PipeProcess::Outcome::done) return last_number_;
  has_ended_ = true;
  return 0;
}

std::optional<Json> DevTools::next(std::chrono::milliseconds within) {
  const auto until = std::chrono::steady_clock::now() + within;
  while (true) {
    const std::size_t end = received_.find('\0', looked_at_);
    if (end != std::string::npos) {
      Json message = Json::parse(received_.begin(), received_.begin() + static_cast<std::ptrdiff_t>(end),
                                 nullptr, false);
      received_.erase(0, end + 1);
      looked_at_ = 0;
      if (message.is_object()) return message;
      continue;
    }
    looked_at_ = received_.size();
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (has_ended_ || left.count() < 0) return std::nullopt;
    const PipeProcess::Outcome outcome = process_.read(received_, left);
    has_ended_ = outcome == PipeProcess::Outcome::ended || received_.size() > defaults::message_bytes;
  }
}

std::optional<Json> DevTools::call(const std::string& session, const char* method, Json parameters,
                                   std::chrono::milliseconds within) {
  const auto until = std::chrono::steady_clock::now() + within;
  const int number = send(session, method, std::move(parameters));
  while (number != 0) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() < 0) return std::nullopt;
    std::optional<Json> message = next(left);
    if (!message) return std::nullopt;
    if (message->value("id", 0) != number) continue;
    if (!message->contains("result")) return std::nullopt;
    return (*message)["result"];
  }
  return std::nullopt;
}

}  // namespace vindbaar::render
