#include "output/report/rules.hpp"

#include <algorithm>
#include <array>

namespace vindbaar::report {
namespace {

template <class Case>
struct RuleRow {
  Rule rule;
  bool (*applies)(const Case&);
};

bool is_one_of(PageKind kind, std::initializer_list<PageKind> kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

const std::array subject_rules{
    RuleRow<Subject>{{"R19", "the institution is not in the list", "de instelling staat niet in de lijst"},
                     [](const Subject& s) { return s.institution == nullptr; }},
    RuleRow<Subject>{{"R21", "the institution had merged into another by this day",
                      "de instelling was op deze dag al gefuseerd"},
                     [](const Subject& s) {
                       const seeds::Institution& i = *s.institution;
                       return !i.merged_into.empty() && (!i.valid_until || *i.valid_until < s.day);
                     }},
    RuleRow<Subject>{
        {"R19", "the institution did not exist on this day", "de instelling bestond niet op deze dag"},
        [](const Subject& s) { return !s.institution->is_valid_on(s.day); }},
    RuleRow<Subject>{{"R25", "the code is not in the register", "de code staat niet in het register"},
                     [](const Subject& s) { return s.certificate == nullptr; }},
    RuleRow<Subject>{{"R4", "an LNV certificate, left out of all counts",
                      "een LNV-certificaat, blijft buiten alle tellingen"},
                     [](const Subject& s) { return s.certificate->lnv; }},
    RuleRow<Subject>{{"R20", "the certificate is not in the register on this day",
                      "het certificaat staat op deze dag niet in het register"},
                     [](const Subject& s) { return !s.certificate->is_valid_on(s.day); }},
};

const std::array page_rules{
    RuleRow<Evidence>{{"R26", "the page is on a portal, which is a source and no provider",
                       "de pagina staat op een portaal, en dat is een bron en geen aanbieder"},
                      [](const Evidence& e) { return e.is_on_portal; }},
    RuleRow<Evidence>{
        {"R1", "the page itself could not be seen", "de pagina zelf was niet te zien"},
        [](const Evidence& e) {
          return is_one_of(e.kind, {PageKind::soft_404, PageKind::blocked, PageKind::needs_javascript});
        }},
};

const std::array content_rules{
    RuleRow<Evidence>{{"R24", "a news item, vacancy or event is no offer",
                       "een nieuwsbericht, vacature of bijeenkomst is geen aanbod"},
                      [](const Evidence& e) {
                        return is_one_of(e.kind, {PageKind::news, PageKind::vacancy, PageKind::event});
                      }},
    RuleRow<Evidence>{{"R24", "a page about learning as an adult that does not say how to enrol",
                       "een pagina over leren voor volwassenen die niet zegt hoe men zich inschrijft"},
                      [](const Evidence& e) {
                        return e.kind == PageKind::lifelong_learning_info && e.audience == Audience::unknown;
                      }},
    RuleRow<Evidence>{
        {"R14", "an elective unit inside a diploma programme", "een keuzedeel binnen een diploma-opleiding"},
        [](const Evidence& e) { return e.kind == PageKind::elective_list; }},
    RuleRow<Evidence>{{"R13", "a whole diploma programme", "een hele diploma-opleiding"},
                      [](const Evidence& e) { return e.kind == PageKind::diploma_programme; }},
    RuleRow<Evidence>{{"R13", "the page says that it leads to no mbo-certificaat",
                       "de pagina zegt dat het niet tot een mbo-certificaat leidt"},
                      [](const Evidence& e) { return e.claim == Claim::negated; }},
    RuleRow<Evidence>{{"R13", "it leads to something else than an mbo-certificaat",
                       "het leidt tot iets anders dan een mbo-certificaat"},
                      [](const Evidence& e) { return e.claim == Claim::other; }},
};

const std::array statement_rules{
    RuleRow<Statement>{{"R11", "the match was rejected: too weak, or by a person",
                        "de overeenkomst is afgewezen: te zwak, of door een mens"},
                       [](const Statement& s) { return s.verdict == Verdict::rejected; }},
    RuleRow<Statement>{{"R12", "not certain that it leads to the certificate",
                        "niet zeker dat het tot het certificaat leidt"},
                       [](const Statement& s) { return s.verdict == Verdict::doubtful; }},
    RuleRow<Statement>{{"R2", "only employers can enrol", "alleen via de werkgever"},
                       [](const Statement& s) { return s.audience == Audience::employer_only; }},
    RuleRow<Statement>{{"R10", "stopped, past or closed: nobody can enrol now",
                        "gestopt, voorbij of gesloten: niemand kan zich nu inschrijven"},
                       [](const Statement& s) { return s.availability == Availability::unavailable; }},
};

template <class Case>
const Rule* first_that_applies(const auto& rows, const Case& subject) {
  for (const RuleRow<Case>& row : rows) {
    if (row.applies(subject)) return &row.rule;
  }
  return nullptr;
}

}  // namespace

std::string Rule::text() const {
  return std::string(number) + ": " + std::string(reason);
}

const Rule* rule_against(const Evidence& evidence) {
  if (const Rule* rule = first_that_applies(page_rules, evidence)) return rule;
  if (evidence.match->decided_by_human) return nullptr;
  return first_that_applies(content_rules, evidence);
}

const Rule* rule_against(const Subject& subject) {
  return first_that_applies(subject_rules, subject);
}
const Rule* rule_against(const Statement& statement) {
  return first_that_applies(statement_rules, statement);
}

Audience audience_of(const Evidence& evidence) {
  const bool addresses_employers = evidence.kind == PageKind::employer_proposition;
  return addresses_employers && evidence.audience == Audience::unknown ? Audience::employer_only
                                                                       : evidence.audience;
}

namespace {

/// What the course's own pages say; where they say nothing, what lists and other pages say of it.
template <class Value>
std::vector<Value> spoken(const std::vector<Evidence>& pages, Value (*read)(const Evidence&)) {
  std::vector<Value> own;
  std::vector<Value> others;
  for (const Evidence& page : pages) {
    if (const Value value = read(page); value != Value::unknown)
      (page.is_own_page ? own : others).push_back(value);
  }
  return own.empty() ? others : own;
}

template <class Value>
bool has(const std::vector<Value>& values, Value value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

Audience audience_of(const std::vector<Evidence>& pages) {
  const auto said = spoken<Audience>(pages, [](const Evidence& page) { return audience_of(page); });
  const bool individuals = has(said, Audience::individual) || has(said, Audience::both);
  const bool employers = has(said, Audience::employer_only) || has(said, Audience::both);
  if (individuals) return employers ? Audience::both : Audience::individual;
  return employers ? Audience::employer_only : Audience::unknown;
}

Availability availability_of(const std::vector<Evidence>& pages) {
  const auto said = spoken<Availability>(pages, [](const Evidence& page) { return page.availability; });
  if (has(said, Availability::open)) return Availability::open;
  return said.empty() ? Availability::unknown : Availability::unavailable;
}

std::vector<const Rule*> all_rules() {
  std::vector<const Rule*> rules;
  const auto append = [&rules](const auto& rows) {
    for (const auto& row : rows) rules.push_back(&row.rule);
  };
  append(subject_rules);
  append(page_rules);
  append(content_rules);
  append(statement_rules);
  return rules;
}

std::string Rule::key() const {
  int same = 0;
  int before = 0;
  bool is_met = false;
  for (const Rule* rule : all_rules()) {
    is_met = is_met || rule->reason == reason;
    if (rule->number != number) continue;
    ++same;
    before += is_met ? 0 : 1;
  }
  return std::string(number) + (same > 1 ? std::string(1, static_cast<char>('a' + before)) : std::string());
}

const Rule* rule_behind(const std::string& excluded_by) {
  for (const Rule* rule : all_rules()) {
    if (rule->text() == excluded_by) return rule;
  }
  return nullptr;
}

std::string excluded_by_in(Language language, const std::string& excluded_by) {
  const Rule* rule = language == Language::nl ? rule_behind(excluded_by) : nullptr;
  return rule == nullptr ? excluded_by : std::string(rule->number) + ": " + std::string(rule->reason_nl);
}

}  // namespace vindbaar::report
