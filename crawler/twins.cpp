#include "crawler/twins.hpp"

#include "core/text.hpp"
#include "crawler/defaults.hpp"

#include <algorithm>
#include <string>

namespace vindbaar::crawler {
namespace {

constexpr std::array<std::string_view, 8> index_files{"index.html",   "index.htm",  "index.php",
                                                      "index.asp",    "index.aspx", "default.html",
                                                      "default.aspx", "default.asp"};

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

/// An address in the parts in which twins may differ. Each step leaves less to differ in.
struct Parts {
  std::string scheme;
  std::string host;
  std::string path;
  std::string query;

  explicit Parts(const Url& url)
      : scheme(url.scheme()),
        host(url.origin().substr(url.scheme().size() + 3)),
        path(url.path()),
        query(url.query()) {}

  void without(Difference difference) {
    switch (difference) {
      case Difference::scheme:
        scheme.clear();
        break;
      case Difference::www:
        if (host.starts_with("www.")) host.erase(0, 4);
        break;
      case Difference::index:
        for (const std::string_view file : index_files)
          if (path.ends_with("/" + std::string(file))) path.resize(path.size() - file.size());
        break;
      case Difference::slash:
        while (path.size() > 1 && path.ends_with('/')) path.pop_back();
        break;
      case Difference::letter_case:
        path = lower_ascii(path);
        query = lower_ascii(query);
        break;
      case Difference::order:
        query = sorted(query);
        break;
    }
  }

  friend bool operator==(const Parts&, const Parts&) = default;

 private:
  static std::string sorted(std::string_view query) {
    std::vector<std::string_view> parameters = split(query, '&');
    const auto name_of = [](std::string_view parameter) { return parameter.substr(0, parameter.find('=')); };
    std::stable_sort(parameters.begin(), parameters.end(),
                     [&](std::string_view a, std::string_view b) { return name_of(a) < name_of(b); });
    std::string out;
    for (const std::string_view parameter : parameters)
      out += (out.empty() ? "" : "&") + std::string(parameter);
    return out;
  }
};

/// Index files are seen in any case, and a slash before them is left over: this order takes all of it off.
constexpr std::array<Difference, 6> steps{Difference::scheme, Difference::www,   Difference::letter_case,
                                          Difference::index,  Difference::slash, Difference::order};

Parts reduced(const Url& url) {
  Parts parts(url);
  for (const Difference step : steps) parts.without(step);
  return parts;
}

Parts reduced_but_for(Difference kept, const Url& url) {
  Parts parts(url);
  for (const Difference step : steps)
    if (step != kept) parts.without(step);
  return parts;
}

}  // namespace

std::uint64_t twin_key(const Url& url) {
  const Parts parts = reduced(url);
  std::uint64_t hash = 0xcbf29ce484222325ULL;  // FNV-1a
  for (const char c : parts.host + parts.path + "?" + parts.query)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash == 0 ? 1 : hash;
}

std::vector<Difference> differences(const Url& a, const Url& b) {
  std::vector<Difference> found;
  for (const Difference step : steps)
    if (reduced_but_for(step, a) != reduced_but_for(step, b)) found.push_back(step);
  return found;
}

bool TwinEvidence::is_proof() const noexcept {
  return other == 0 && same >= defaults::twins_to_trust;
}

}  // namespace vindbaar::crawler
