#pragma once
// Frontier: every URL of a run with what is known about it, in crawl.sqlite. A URL is queued, or fetched,
// failed or skipped with its record or reason; nothing that was ever known is without a row. Changes gather
// in one transaction that Journal commits after the archive is safe. Belongs to the network thread; members
// throw StorageFailure.

#include "archive/archive.hpp"
#include "core/url.hpp"
#include "crawler/database.hpp"
#include "crawler/families.hpp"
#include "crawler/key_filter.hpp"
#include "crawler/lanes.hpp"
#include "crawler/look.hpp"
#include "crawler/recall.hpp"
#include "crawler/twins.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace vindbaar::crawler {

/// A URL to remember.
struct Offer {
  InstitutionNumber institution = 0;
  Url url;
  std::string kind = "page";
  std::string skip_reason{};  ///< Not empty: on record, but not to be asked.
  int priority = 0;
  int depth = 0;
  int hops = 0;  ///< Redirects that led here.
  UrlNumber found_on = 0;
  std::string source{};  ///< Family key of the page it was found on.
  std::string anchor{};
  bool in_sitemap = false;
  bool is_start = false;
};

/// A URL whose turn it is.
struct Task {
  UrlNumber number = 0;
  InstitutionNumber institution = 0;
  Url url;
  std::string kind;
  int attempts = 0;  ///< Failed ones so far.
  int depth = 0;
  int hops = 0;
  std::string via;  ///< Where it was found; empty for a start page.
  int priority = 0;
  FamilyNumber family = 0;
};

/// What became of a task.
struct Entry {
  std::string state;  ///< "fetched", "failed", "skipped", or "queued" to be asked again.
  std::string reason;
  int status = 0;
  std::string content_type;
  Instant when{};
  std::int64_t bytes = 0;
  std::string digest;
  std::string redirect_to;
  archive::Location location;
  bool is_unread = false;  ///< Its links (or a sitemap's entries) are still to be taken in.
};

/// Counters of one institution that decide whether it may ask on.
struct Tally {
  std::int64_t queued = 0;
  std::int64_t pages = 0;     ///< 2xx.
  std::int64_t requests = 0;  ///< Pages asked, whatever came back.
  std::int64_t known = 0;
  std::int64_t bytes = 0;  ///< Of bodies, as they came.
};

class Frontier {
 public:
  /// `database` is from open_store() and outlives the frontier.
  explicit Frontier(Database& database);
  ~Frontier();

  InstitutionNumber institution(const std::string& id, bool has_start_url);
  const Tally& tally(InstitutionNumber institution) { return tallies_[institution]; }
  /// Every (institution, host) that has something queued.
  std::vector<std::pair<InstitutionNumber, std::string>> lanes();
  /// The hosts at which an institution asks, or has asked, for pages.
  std::set<std::string, std::less<>> hosts(InstitutionNumber institution);

  std::optional<Known> find(InstitutionNumber institution, const Url& url);
  /// The URL as a task, when it is queued.
  std::optional<Task> queued(InstitutionNumber institution, const Url& url);
  UrlNumber add(const Offer& offer);
  void mark_start(UrlNumber number);
  /// A better place in the queue, a shorter way or a link text for a URL that is known.
  void improve(const Known& known, const Offer& offer);
  /// Puts a skipped URL into the queue after all.
  void requeue(const Known& known, const Offer& offer);
  /// All links of a page; none for none.
  void link(UrlNumber source, std::span<const UrlNumber> targets);
  /// One more URL of a shape; how many there are now.
  std::int64_t count_shape(InstitutionNumber institution, const std::string& key);

  /// The queued URL of the lane that comes first, by its own priority and what was learned of its family; it
  /// stays queued until entered.
  std::optional<Task> next(InstitutionNumber institution, std::string_view host);
  bool has_queued(InstitutionNumber institution, std::string_view host) const;
  void enter(const Task& task, const Entry& entry);
  void skip(const Task& task, const std::string& reason);
  /// Skips all that is queued at a host; how many.
  std::int64_t skip_host(InstitutionNumber institution, std::string_view host, const std::string& reason);
  /// Queues again what failed or was given up, and what robots.txt kept us from by not answering.
  void queue_failed(InstitutionNumber institution);

  /// The first page of the institution that had this body, other than `than`.
  std::optional<std::string> same_body(InstitutionNumber institution, const std::string& digest,
                                       UrlNumber than);
  void mark_read(UrlNumber number);

  // Learning from what was read (frontier_learning.cpp)
  /// The key of a family; empty for 0.
  std::string key_of(InstitutionNumber institution, FamilyNumber family);
  /// A page of the institution that was read before and says the same.
  std::optional<std::string> near_duplicate(InstitutionNumber institution, const Look& look);
  void keep_look(const Task& task, const Look& look);
  /// What the page was worth; `is_empty`: it says what another said and leads nowhere new.
  void learn(const Task& task, double worth, bool is_empty);
  /// Writes what was learned since the last time; before every commit.
  void keep_learned();
  bool is_flood(InstitutionNumber institution, FamilyNumber family);
  /// Skips all that is queued of a family's place; how many.
  std::int64_t skip_family(InstitutionNumber institution, FamilyNumber family, const std::string& reason);
  /// A remark about a page that was fetched.
  void remark(UrlNumber number, const std::string& reason);
  FamilyNumber family_of(InstitutionNumber institution, const Url& url, std::string_view source);

  // Addresses that may be one page (frontier_twins.cpp)
  /// The address of which this one is another spelling, by what its site was seen to do; nothing otherwise.
  std::optional<std::string> twin_of(InstitutionNumber institution, const Url& url);
  /// The same for an address that has come to its turn: only a page that was fetched may stand for it.
  std::optional<std::string> fetched_twin_of(const Task& task);
  /// Learns from two addresses that turned out to be one page, or not to be.
  void learn_twins(InstitutionNumber institution, const Url& a, const Url& b, bool are_same);
  /// Compares a page that was just read, or was not there, with its twins that were asked before.
  void compare_with_twins(const Task& task, const Look* look);

  struct Unread {
    Task task;
    archive::Location location;
  };
  std::vector<Unread> unread();
  /// Whether a start page's redirects led to this URL, or it is one.
  bool comes_from_start(UrlNumber number);
  /// The page was had, and leads its visitors to `target` by itself.
  void note_redirect(UrlNumber number, const Url& target);
  /// The site of the institution has moved to `target` (Settings::follow_moves).
  void note_move(InstitutionNumber institution, const Url& target);
  std::vector<Url> moves(InstitutionNumber institution);
  /// Whether `target` redirects, perhaps over others, to `source`.
  bool redirects_back(InstitutionNumber institution, const Url& target, const Url& source);

 private:
  struct Statements;
  void settled(const Task& task, Known::Skipped skipped);
  void count_all();
  void load_lanes();
  void load_families();
  void load_looks();
  void load_twins();
  bool has_proven_twins(InstitutionNumber institution) const;
  bool are_one_page(InstitutionNumber institution, const Url& a, const Url& b) const;
  void load_filters();
  void keep_twin_key(std::uint64_t key);
  static std::uint64_t key_of_body(std::string_view digest);

  Database& database_;
  std::unique_ptr<Statements> do_;
  std::map<InstitutionNumber, Tally> tallies_;
  std::map<InstitutionNumber, Families> families_;
  std::set<std::pair<InstitutionNumber, FamilyNumber>> taught_;  ///< Whose row is older than they are.
  Lanes lanes_;
  Recall recall_;
  KeyFilter twin_keys_;         ///< Of all addresses that are or were to be asked.
  KeyFilter shared_twin_keys_;  ///< Of more than one of them.
  KeyFilter bodies_;            ///< Digests of all bodies.
  struct Seen {
    std::uint64_t simhash = 0;
    UrlNumber url = 0;
  };
  /// Fingerprints of the pages that were read, by institution and title.
  std::map<InstitutionNumber, std::unordered_map<std::uint64_t, std::vector<Seen>>> looks_;
  /// By institution, host and difference.
  std::map<std::tuple<InstitutionNumber, std::string, Difference>, TwinEvidence> twins_;
};

}  // namespace vindbaar::crawler
