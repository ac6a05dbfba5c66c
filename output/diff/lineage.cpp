#include "output/diff/lineage.hpp"

#include "output/diff/defaults.hpp"

#include <algorithm>

namespace vindbaar::diff {

Lineage::Lineage(const seeds::Lists& lists, Date old_day, Date new_day)
    : old_day_(old_day), new_day_(new_day) {
  for (const auto& institution : lists.institutions) institutions_.emplace(institution.id, &institution);
  for (const auto& certificate : lists.certificates)
    certificates_.emplace(certificate.code.text(), &certificate);
  // Either row may name the merger: the one that went, or the one that came.
  for (const auto& institution : lists.institutions) {
    for (const auto& before : institution.successor_of) merged_.emplace(before, institution.id);
  }
  for (const auto& institution : lists.institutions) {
    if (!institution.merged_into.empty()) merged_[institution.id] = institution.merged_into;
  }
  for (const auto& institution : lists.institutions)
    predecessors_[successor(institution.id)].push_back(institution.id);
  for (auto& [id, before] : predecessors_) std::sort(before.begin(), before.end());
}

const seeds::Institution* Lineage::institution(std::string_view id) const {
  const auto found = institutions_.find(id);
  return found == institutions_.end() ? nullptr : found->second;
}

const seeds::Certificate* Lineage::certificate(std::string_view code) const {
  const auto found = certificates_.find(code);
  return found == certificates_.end() ? nullptr : found->second;
}

std::string Lineage::successor(const std::string& id) const {
  std::string now = id;
  for (int step = 0; step < longest_chain; ++step) {
    const auto* row = institution(now);
    const auto next = merged_.find(now);
    if (row == nullptr || row->is_valid_on(new_day_) || next == merged_.end()) return now;
    // A merger that is to come later than the new day has not happened yet.
    const auto* into = institution(next->second);
    if (into != nullptr && into->valid_from && *into->valid_from > new_day_) return now;
    now = next->second;
  }
  return now;
}

std::vector<std::string> Lineage::predecessors(const std::string& id) const {
  const auto found = predecessors_.find(id);
  return found == predecessors_.end() ? std::vector{id} : found->second;
}

bool Lineage::is_site_of(const std::string& id, const std::string& url) const {
  const auto* row = institution(id);
  const auto parsed = Url::parse(url);
  if (row == nullptr || !parsed) return false;
  const auto is_under = [host = parsed->host()](std::string_view domain) {
    if (domain.starts_with("www.")) domain.remove_prefix(4);
    return host == domain || (host.ends_with(domain) && host[host.size() - domain.size() - 1] == '.');
  };
  return std::any_of(row->start_urls.begin(), row->start_urls.end(),
                     [&](const Url& start) { return is_under(start.host()); }) ||
         std::any_of(row->extra_hosts.begin(), row->extra_hosts.end(), [&](std::string_view extra) {
           return is_under(extra.substr(0, extra.find_first_of(":/")));
         });
}

bool Lineage::is_closed(const std::string& id) const {
  const auto* row = institution(successor(id));
  return row != nullptr && row->valid_until && *row->valid_until < new_day_;
}

bool Lineage::is_new(const std::string& id) const {
  const auto* row = institution(id);
  if (row == nullptr || !row->valid_from || *row->valid_from <= old_day_) return false;
  const auto before = predecessors(id);
  return before.size() == 1 && before.front() == id;
}

bool Lineage::was_valid(const std::string& code) const {
  const auto* row = certificate(code);
  return row != nullptr && row->is_valid_on(old_day_);
}

bool Lineage::is_valid(const std::string& code) const {
  const auto* row = certificate(code);
  return row != nullptr && row->is_valid_on(new_day_);
}

std::optional<std::string> Lineage::replacement(const std::string& code) const {
  const auto* row = certificate(code);
  for (int step = 0; row != nullptr && row->replaced_by && step < longest_chain; ++step) {
    row = certificate(row->replaced_by->text());
    if (row != nullptr && row->is_valid_on(new_day_)) return row->code.text();
  }
  return std::nullopt;
}

std::string Lineage::name_of_institution(const std::string& id) const {
  const auto* row = institution(id);
  return row == nullptr ? id : row->name;
}

std::string Lineage::name_of_certificate(const std::string& code) const {
  const auto* row = certificate(code);
  return row == nullptr ? code : row->name;
}

}  // namespace vindbaar::diff
