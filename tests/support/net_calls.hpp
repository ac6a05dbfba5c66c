#pragma once
// Names and connections of this process in the hands of a test: a name resolves to what the test says, and a
// connection to any address ends at one of two ports of this machine. Linked into a test program these stand
// before those of the C library, for libcurl too, and do nothing of their own until they are told to.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace vindbaar::test {

/// What a name server says to one question.
struct NameAnswer {
  std::vector<std::string> addresses{};  ///< None: `error`.
  int error = 0;                         ///< EAI_NONAME, EAI_AGAIN …
  bool is_held = false;                  ///< Nothing is said before release().
};

struct NetFault {
  /// The answers to the first, second … question about a name; the last stands for all after it. Names that
  /// are not here do not exist, but for "localhost".
  std::map<std::string, std::vector<NameAnswer>> names;
  std::set<std::string> site_addresses;  ///< A connection to one of these, at any port, ends at …
  std::uint16_t site_port = 0;           ///< … this port; one to any other address …
  std::uint16_t canary_port = 0;         ///< … ends at this one.
};

/// From construction to destruction.
class NetInHand {
 public:
  explicit NetInHand(NetFault fault);
  ~NetInHand();
  NetInHand(const NetInHand&) = delete;
  NetInHand& operator=(const NetInHand&) = delete;

  /// Lets the answers go that are held, and holds none from here on.
  void release() const;
  /// How often a name was asked for.
  int questions(const std::string& name) const;
};

}  // namespace vindbaar::test
