#include "output/report/listed.hpp"

#include "core/text.hpp"
#include "output/report/defaults.hpp"
#include "output/report/index.hpp"
#include "output/report/offering_facts.hpp"
#include "output/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace vindbaar::report {
namespace {

/// What was achieved of one certificate, year by year: "2021: 12, 2022: <5".
struct Achievement {
  std::string words;
  bool any = false;
};

std::map<std::string_view, Achievement> achievements(const seeds::Achieved* achieved) {
  std::map<std::string_view, Achievement> by_code;
  if (achieved == nullptr) return by_code;
  for (const seeds::AchievedRow& row : achieved->rows) {
    Achievement& one = by_code[row.code.text()];
    one.any = one.any || row.is_hidden || row.count.value_or(0) > 0;
    one.words += fmt::format("{}{}: {}", one.words.empty() ? "" : ", ", row.year,
                             row.is_hidden ? "<5" : std::to_string(row.count.value_or(0)));
  }
  return by_code;
}

/// Says things in one language, a line each.
struct Lines {
  Language language;
  std::vector<std::string> lines = {};

  std::string_view say(std::string_view nl, std::string_view en) const { return in(language, nl, en); }
  void add(std::string line) { lines.push_back(std::move(line)); }
};

std::string in_register(const seeds::Certificate& one, bool is_now, bool was_before, const Lines& to) {
  std::string words(to.say("in het register", "in the register"));
  if (!is_now) words = to.say("niet meer in het register", "no longer in the register");
  if (is_now && !was_before) words += to.say(", een jaar eerder niet", ", not a year before");
  if (one.valid_from) words += fmt::format(", {} {}", to.say("vanaf", "from"), one.valid_from->text());
  if (one.valid_until)
    words += fmt::format(", {} {}", to.say("tot en met", "until"), one.valid_until->text());
  return words;
}

Supply findable_supply(const Rows& rows) {
  Supply supply;
  for (const auto& row : rows.offerings) {
    if (row.findable) supply[row.institution].insert(row.code);
  }
  return supply;
}

/// What is looked up for each institution.
struct Known {
  std::map<std::string_view, const store::InstitutionRow*> rows;
  Supply potential;
  Supply findable;
};

/// "mag aanbieden: 3, waarvan vindbaar: 1; niet vindbaar: K0001 K0165".
std::string potential_line(const Known& known, std::string_view institution, const Lines& to) {
  const auto may = known.potential.find(institution);
  if (may == known.potential.end()) return {};
  const auto findable = known.findable.find(institution);
  std::string missing;
  std::size_t both = 0;
  for (const std::string_view code : may->second) {
    if (findable != known.findable.end() && findable->second.contains(code))
      ++both;
    else
      missing += ' ' + std::string(code);
  }
  std::string line = fmt::format(
      fmt::runtime(to.say("mag aanbieden: {}, waarvan vindbaar: {}", "may offer: {}, of which findable: {}")),
      may->second.size(), both);
  if (!missing.empty()) line += fmt::format("; {}:{}", to.say("niet vindbaar", "not findable"), missing);
  return line;
}

std::string measured_line(const InstitutionCount& one, const store::InstitutionRow* row, const Lines& to) {
  std::string line(outcome_name(one.outcome, to.language));
  if (!one.reason.empty()) line += ": " + one.reason;
  if (row != nullptr)
    line += fmt::format(fmt::runtime(to.say("; {} pagina's, {} fouten, {} overgeslagen, {} nog te doen",
                                            "; {} pages, {} errors, {} skipped, {} waiting")),
                        row->pages, row->errors, row->skipped, row->waiting);
  return line;
}

Listed listed_institution(const Material& material, const Known& known, const InstitutionCount& one,
                          Language language) {
  const auto* in_list = material.lists.institution(one.id);
  const auto row = known.rows.find(one.id);
  Lines to{language};
  Listed listed{one.id, one.name, {}, {one.id}, institutions_behind(material.lists, one.id)};
  listed.tags.emplace_back(funding_tag(one.funded));
  if (in_list != nullptr && !in_list->type.empty()) listed.tags.push_back(lower(in_list->type));
  listed.tags.push_back(province_tag(in_list != nullptr ? in_list->province : std::string()));
  listed.tags.push_back(outcome_tag(one.outcome));
  for (const int least :
       {1, defaults::substantial_private, defaults::substantial_funded, defaults::large_funded}) {
    if (one.current.value_or(0) >= least) listed.tags.push_back(size_tag(least));
  }
  const bool is_gone = one.previous.value_or(0) > 0 && one.current == 0 && one.outcome == Outcome::complete;
  if (is_gone) listed.tags.emplace_back("offline");  // R6
  to.add(measured_line(one, row == known.rows.end() ? nullptr : row->second, to));
  to.add(fmt::format(
      "{}: {}; {}: {}", to.say("vindbaar", "findable"),
      one.current ? std::to_string(*one.current) : std::string(to.say("niet gemeten", "not measured")),
      to.say("vorige telling", "previous count"),
      one.previous ? std::to_string(*one.previous) : std::string(to.say("geen rij", "no row"))));
  if (std::string line = potential_line(known, one.id, to); !line.empty()) to.add(std::move(line));
  if (listed.stands_for > 1)
    to.add(fmt::format(fmt::runtime(to.say("gezamenlijk merk van {} instellingen (R9)",
                                           "joint brand of {} institutions (R9)")),
                       listed.stands_for));
  listed.lines = std::move(to.lines);
  return listed;
}

}  // namespace

std::string providers_tag(int providers) {
  if (providers == 0) return "aanbieders=0";
  if (providers <= defaults::few_providers) return fmt::format("aanbieders=1-{}", defaults::few_providers);
  if (providers < defaults::many_providers)
    return fmt::format("aanbieders={}-{}", defaults::few_providers + 1, defaults::many_providers - 1);
  return fmt::format("aanbieders={}+", defaults::many_providers);
}

std::string size_tag(int least) {
  return fmt::format("aanbod={}+", least);
}

Date a_year_before(Date day) {
  const std::string text = day.text();
  const std::string rest = text.substr(4) == "-02-29" ? "-02-28" : text.substr(4);
  const auto earlier = Date::parse(fmt::format("{:04}{}", day.year() - 1, rest));
  return earlier ? *earlier : day;
}

Supply potential_supply(const Material& material) {
  Supply supply;
  if (material.potential == nullptr) return supply;
  const ListIndex index(material.lists);
  for (const seeds::PotentialRow& row : material.potential->rows) {
    if (!row.is_valid_on(material.day)) continue;
    const auto* certificate = index.certificate(row.code.text());
    if (certificate != nullptr && !certificate->lnv && certificate->is_valid_on(material.day))
      supply[row.institution_id].insert(row.code.text());
  }
  return supply;
}

std::vector<Listed> certificates_listed(const Material& material, Language language) {
  std::map<std::string_view, const CertificateCount*> counts;
  for (const CertificateCount& one : material.counts.certificates) counts.emplace(one.code, &one);
  const auto achieved = achievements(material.achieved);
  const Date before = a_year_before(material.day);
  std::vector<Listed> all;
  for (const seeds::Certificate& one : material.lists.certificates) {
    const bool is_now = one.is_valid_on(material.day);
    const bool was_before = one.is_valid_on(before);
    if (one.lnv || (!is_now && !was_before)) continue;  // R4, R20
    Lines to{language};
    Listed listed{one.code.text(), one.name, {}, {one.code.text()}};
    listed.tags.emplace_back(word(one.kind));
    listed.tags.emplace_back(word(one.sector));
    if (is_now) listed.tags.emplace_back("register");
    if (was_before) listed.tags.emplace_back("register-eerder");
    if (is_now != was_before) listed.tags.emplace_back("gewijzigd");
    to.add(fmt::format("{}, {}; {}", kind_name(one.kind, language), sector_name(one.sector),
                       in_register(one, is_now, was_before, to)));
    if (const auto found = counts.find(one.code.text()); found != counts.end()) {
      const CertificateCount& count = *found->second;
      listed.tags.push_back(providers_tag(count.total()));
      listed.tags.emplace_back(count.total() > 0 ? "vindbaar" : "niet-vindbaar");
      to.add(fmt::format(fmt::runtime(to.say("aanbieders: {} ({} bekostigd, {} niet-bekostigd)",
                                             "providers: {} ({} funded, {} private)")),
                         count.total(), count.funded, count.private_));
    }
    const auto got = achieved.find(one.code.text());
    const bool any = got != achieved.end() && got->second.any;
    listed.tags.emplace_back(any ? "behaald" : "niet-behaald");
    if (got != achieved.end())
      to.add(fmt::format("{}: {}", to.say("behaald", "achieved"), got->second.words));
    listed.lines = std::move(to.lines);
    all.push_back(std::move(listed));
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return all;
}

std::vector<Listed> institutions_listed(const Material& material, Language language) {
  Known known{{}, potential_supply(material), findable_supply(material.rows)};
  for (const auto& row : material.rows.institutions) known.rows.emplace(row.id, &row);
  std::vector<Listed> all;
  for (const InstitutionCount& one : material.counts.institutions)
    all.push_back(listed_institution(material, known, one, language));
  return all;
}

}  // namespace vindbaar::report
