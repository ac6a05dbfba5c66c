#include "crawler/defaults.hpp"
#include "crawler/fingerprint.hpp"
#include "crawler/frontier.hpp"

namespace vindbaar::crawler {

void Frontier::load_families() {
  Statement select =
      database_.prepare("SELECT institution, number, key, pages, worth, empties FROM family ORDER BY number");
  while (select.step())
    families_[select.integer(0)].put(
        {select.integer(1), select.text(2), select.integer(3), select.real(4), select.integer(5)});
}

void Frontier::load_lanes() {
  lanes_.clear();
  Statement select = database_.prepare(
      "SELECT institution, host, family, max(priority), count(*) FROM url WHERE state = 'queued' GROUP BY 1, "
      "2, 3");
  while (select.step())
    lanes_.add(select.integer(0), select.text(1), select.integer(2), static_cast<int>(select.integer(3)),
               select.integer(4));
}

void Frontier::load_looks() {
  Statement select = database_.prepare(
      "SELECT url.institution, fingerprint.title, fingerprint.simhash, fingerprint.url FROM fingerprint JOIN "
      "url "
      "ON url.number = fingerprint.url ORDER BY fingerprint.url");
  while (select.step())
    looks_[select.integer(0)][static_cast<std::uint64_t>(select.integer(1))].push_back(
        {static_cast<std::uint64_t>(select.integer(2)), select.integer(3)});
}

std::string Frontier::key_of(InstitutionNumber institution, FamilyNumber family) {
  const Families::Family* known = families_[institution].find(family);
  return known == nullptr ? std::string() : known->key;
}

FamilyNumber Frontier::family_of(InstitutionNumber institution, const Url& url, std::string_view source) {
  Families& families = families_[institution];
  const std::string key = family_key(url, source);
  if (const Families::Family* known = families.find(key)) return known->number;
  const Lent add = database_.lend("INSERT INTO family (institution, key) VALUES (?, ?)");
  add->bind(1, institution).bind(2, key).run();
  const FamilyNumber number = database_.last_row();
  families.put({number, key, 0, 0, 0});
  return number;
}

std::optional<std::string> Frontier::near_duplicate(InstitutionNumber institution, const Look& look) {
  if (look.word_count < defaults::words_to_compare) return std::nullopt;
  for (const Seen& seen : looks_[institution][look.title_hash]) {
    if (distance(seen.simhash, look.simhash) > defaults::near_duplicate_bits) continue;
    const Lent find = database_.lend("SELECT url FROM url WHERE number = ?");
    if (find->bind(1, seen.url).step()) return find->text(0);
  }
  return std::nullopt;
}

void Frontier::keep_look(const Task& task, const Look& look) {
  const Lent keep = database_.lend("INSERT OR REPLACE INTO fingerprint VALUES (?, ?, ?)");
  keep->bind(1, task.number)
      .bind(2, static_cast<std::int64_t>(look.simhash))
      .bind(3, static_cast<std::int64_t>(look.title_hash))
      .run();
  looks_[task.institution][look.title_hash].push_back({look.simhash, task.number});
}

void Frontier::learn(const Task& task, double worth, bool is_empty) {
  Families& families = families_[task.institution];
  if (families.find(task.family) == nullptr) return;
  families.learn(task.family, worth, is_empty);
  taught_.emplace(task.institution, task.family);
}

void Frontier::keep_learned() {
  const Lent keep = database_.lend("UPDATE family SET pages = ?, worth = ?, empties = ? WHERE number = ?");
  for (const auto& [institution, number] : taught_) {
    const Families::Family& family = *families_[institution].find(number);
    keep->bind(1, family.pages)
        .bind_real(2, family.worth)
        .bind(3, family.empties)
        .bind(4, family.number)
        .run();
  }
  taught_.clear();
}

bool Frontier::is_flood(InstitutionNumber institution, FamilyNumber family) {
  return families_[institution].is_flood(family);
}

std::int64_t Frontier::skip_family(InstitutionNumber institution, FamilyNumber family,
                                   const std::string& reason) {
  Statement skip = database_.prepare(
      "UPDATE url SET state = 'skipped', reason = ? WHERE institution = ? AND family = ? AND state = "
      "'queued' "
      "AND kind = 'page' AND is_start = 0 RETURNING host");
  std::int64_t count = 0;
  for (const FamilyNumber number : families_[institution].of_same_place(family)) {
    skip.bind(1, reason).bind(2, institution).bind(3, number);
    for (; skip.step(); ++count) lanes_.remove(institution, skip.text(0));
    skip.reset();
  }
  if (count > 0) recall_.clear();
  tallies_[institution].queued -= count;
  return count;
}

void Frontier::remark(UrlNumber number, const std::string& reason) {
  const Lent note = database_.lend("UPDATE url SET reason = ? WHERE number = ?");
  note->bind(1, reason).bind(2, number).run();
}

}  // namespace vindbaar::crawler
