// How the matcher's cost grows with the register: titles a second and core, at 300, 1,300 and 13,000 names.
// Names beyond the shipped ones are put together from their words and those of keuzedelen, the same each
// time.
//
//   matcher_speed            prints the figures
//   matcher_speed DIR        also writes DIR/names.txt (1,300 names) and DIR/titles.txt, for peers.py
//   matcher_speed DIR 1300   prints microseconds a title at 1,300 names, for peers.py
#include "matcher/labelled.hpp"
#include "matcher/matcher.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <stdexcept>

namespace {

using namespace vindbaar;

constexpr std::size_t sizes[] = {300, 1300, 13000};
constexpr int rounds = 5;

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().code + ": " + result.error().what);
  return std::move(*result);
}

std::string bytes_of(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::stringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

/// `count` different names: first the shipped ones, then halves of two of them around a joining word.
std::vector<std::string> names_of(const seeds::Lists& lists, std::size_t count) {
  std::vector<std::string> names;
  std::set<std::string> known;
  const auto add = [&](const std::string& name) {
    if (names.size() < count && known.insert(name).second) names.push_back(name);
  };
  for (const auto& certificate : lists.certificates) add(certificate.name);
  for (const auto& unit : lists.other_units) add(unit.name);
  const std::vector<std::string> whole = names;
  const auto half = [](const std::string& name, bool first) {
    const std::size_t middle = name.find(' ', name.size() / 2);
    if (middle == std::string::npos) return name;
    return first ? name.substr(0, middle) : name.substr(middle + 1);
  };
  const char* joining[] = {" ", " in de ", " voor ", " en ", " bij ", " van "};
  std::mt19937 random(2022);
  while (names.size() < count) {
    const std::string& a = whole[random() % whole.size()];
    const std::string& b = whole[random() % whole.size()];
    add(half(a, true) + joining[random() % std::size(joining)] + half(b, false));
  }
  return names;
}

seeds::Lists register_of(const seeds::Lists& shipped, const std::vector<std::string>& names) {
  seeds::Lists lists = shipped;
  lists.certificates.clear();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string code = i < 10000 ? fmt::format("K{:04}", i) : fmt::format("C{:04}", i - 10000);
    lists.certificates.push_back({.code = must(CertificateCode::parse(code)), .name = names[i]});
  }
  return lists;
}

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

using Titles = std::vector<std::string>;

/// CPU seconds for one pass over the titles.
double pass(const matcher::Matcher& matcher, const Titles& titles, matcher::Telling telling) {
  const double start = cpu_seconds();
  for (const std::string& title : titles) matcher.match({title, std::nullopt, "", ""}, telling);
  return cpu_seconds() - start;
}

/// Titles that nobody saw, of words that were seen: the beginning of one and the end of another.
Titles mixed(const Titles& titles, std::size_t round) {
  Titles others;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const std::string& first = titles[i];
    const std::string& second = titles[(i + 1 + 97 * round) % titles.size()];
    const auto middle = [](const std::string& text) {
      return std::min(text.find(' ', text.size() / 2), text.size());
    };
    others.push_back(first.substr(0, middle(first)) + second.substr(middle(second)));
  }
  return others;
}

struct Speed {
  std::vector<double> seconds;
  std::size_t titles = 0;

  std::string text() {
    std::sort(seconds.begin(), seconds.end());
    const double each = static_cast<double>(titles);
    const double median = seconds[seconds.size() / 2];
    return fmt::format("{:9.0f} ({:.0f}-{:.0f}), {:.1f} us", 60 * each / median, 60 * each / seconds.back(),
                       60 * each / seconds.front(), 1e6 * median / each);
  }
};

void measure(const seeds::Lists& lists, const Titles& titles) {
  using matcher::Telling;
  const auto make = [&] { return must(matcher::Matcher::make(lists, must(Date::parse("2023-06-01")))); };
  const matcher::Matcher matcher = make();
  Speed strange{{}, titles.size()};
  Speed known = strange;
  Speed new_titles = strange;
  Speed in_words = strange;
  for (int round = 0; round < rounds; ++round) {
    strange.seconds.push_back(pass(make(), titles, Telling::untold));
    known.seconds.push_back(pass(matcher, titles, Telling::untold));
    in_words.seconds.push_back(pass(matcher, titles, Telling::in_words));
    new_titles.seconds.push_back(
        pass(matcher, mixed(titles, static_cast<std::size_t>(round)), Telling::untold));
  }
  fmt::print("{} names, titles a minute and core\n", lists.certificates.size());
  fmt::print("  no word met before           {}\n", strange.text());
  fmt::print("  words met, titles new        {}\n", new_titles.text());
  fmt::print("  titles met before            {}\n", known.text());
  fmt::print("  the same, reasons in words   {}\n", in_words.text());
}

}  // namespace

int main(int argc, char** argv) {
  auto reading = seeds::read_lists(SOURCE_DIR "/seeds");
  if (!reading.lists) return 1;
  std::vector<std::string> titles;
  for (const char* file : {"titles.csv", "third.csv"}) {
    const std::string path = std::string(SOURCE_DIR "/tests/data/matcher/") + file;
    for (const auto& row : must(matcher::read_labelled(bytes_of(path), path)))
      titles.push_back(row.query.title);
  }
  if (argc > 2) {
    const auto lists = register_of(*reading.lists, names_of(*reading.lists, std::stoul(argv[2])));
    const auto matcher = must(matcher::Matcher::make(lists, must(Date::parse("2023-06-01"))));
    pass(matcher, titles, matcher::Telling::untold);
    fmt::print("{}\n",
               1e6 * pass(matcher, titles, matcher::Telling::untold) / static_cast<double>(titles.size()));
    return 0;
  }
  if (argc > 1) {
    std::ofstream names_file(std::string(argv[1]) + "/names.txt");
    for (const auto& name : names_of(*reading.lists, 1300)) names_file << name << '\n';
    std::ofstream titles_file(std::string(argv[1]) + "/titles.txt");
    for (const auto& title : titles) titles_file << title << '\n';
  }
  for (const std::size_t size : sizes)
    measure(register_of(*reading.lists, names_of(*reading.lists, size)), titles);
  return 0;
}
