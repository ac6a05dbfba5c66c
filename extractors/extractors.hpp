#pragma once
// Extractors: reads one archived response as a careful research assistant would. Bytes become a Document
// (structure), a site's documents teach a SiteProfile (what is furniture there), and both become a Reading:
// what the page is, and every course on it that could be a certificate, each with the words that prove it. No
// network, no files, no state but the profile.
//
// Entry points: find_links(), Reader. Reader is immutable after construction and may be used from many
// threads.

#include "core/certificate_code.hpp"
#include "core/date.hpp"
#include "core/probability.hpp"
#include "core/url.hpp"
#include "core/vocabulary.hpp"
#include "seeds/seeds.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::extractors {

/// What a server answered, content coding taken off.
struct Response {
  std::string url;
  int status = 200;
  std::string content_type;  ///< The header's value, "text/html; charset=utf-8".
  std::string_view body;     ///< Must outlive the call.
};

struct Link {
  Url url;
  std::string anchor;  ///< What a reader sees (text, or the image's alt), spaces collapsed.
  bool nofollow = false;
  bool is_alternate = false;  ///< From <link rel=canonical|alternate|next>, not from the text.
  bool is_refresh = false;    ///< From meta refresh: the page sends its visitors there by itself.
};

/// Every http(s) link of an HTML page, <base> and meta refresh obeyed, in page order, each URL once: of <a>,
/// <area>, <link>, frames, then of JSON-LD and of the data a page hands to its own programs (__NEXT_DATA__).
/// One pass, no tree. Other content types have none.
std::vector<Link> find_links(const Response& response);

/// Whether the page is a shell that only a browser fills: next to no text outside its links, and programs
/// that wait to put some there. One pass, no tree.
bool needs_browser(const Response& response);

/// A page taken apart, before anything is known about its site.
class Document {
 public:
  struct Parts;
  explicit Document(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}
  const Parts& parts() const noexcept { return *parts_; }

  /// As bytes, to be kept; they mean something to code of the same reading_version() alone.
  std::string packed() const;
  /// Nothing when the bytes are damaged.
  static std::optional<Document> unpacked(std::string_view packed);

 private:
  std::shared_ptr<const Parts> parts_;
};

/// What one pass over a page shows, without taking it apart: its texts and where it links to. A tenth of the
/// work.
class FirstLook {
 public:
  struct Parts;
  explicit FirstLook(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}
  const Parts& parts() const noexcept { return *parts_; }

  /// The addresses it links to, each once, without <link> elements and the page itself; none when it is no
  /// HTML.
  const std::vector<std::string>& targets() const noexcept;
  bool is_pdf() const noexcept;

  /// As Document has them.
  std::string packed() const;
  static std::optional<FirstLook> unpacked(std::string_view packed);

 private:
  std::shared_ptr<const Parts> parts_;
};

/// Whether a page deserves to be taken apart, and which words say so, or what was missed.
struct Worth {
  bool deserves_tree = false;
  std::string because;
};

using TitleOpinion = std::function<bool(std::string_view title)>;

/// Changes when the code does that makes a Document or a FirstLook of bytes. What was kept under another
/// version is not to be used.
std::string_view reading_version() noexcept;

/// Which blocks of text are furniture on this site: those repeated on many of its pages.
class SiteProfile {
 public:
  SiteProfile();
  /// Call once a page, with the one or the other, then `read` with the finished profile. It keeps
  /// fingerprints of texts, no texts.
  void learn(const Document& document);
  void learn(const FirstLook& look);
  bool is_furniture(std::string_view block_text) const;

  /// `often`: on many pages, furniture where it stands outside a page's own content. `everywhere`: furniture
  /// wherever it stands.
  enum class Repetition { rare, often, everywhere };
  Repetition repetition(std::string_view block_text) const;
  Repetition repetition_of(std::uint64_t key) const;  ///< By the key of a text in a first look.

  std::size_t pages() const noexcept;

 private:
  void learn(std::string_view url, std::vector<std::uint64_t> keys, bool is_plain);
  struct State;
  std::shared_ptr<State> state_;
};

/// What a page that says nothing means.
template <class T>
inline constexpr T nothing_said{};
template <>
inline constexpr Claim nothing_said<Claim> = Claim::none;
template <>
inline constexpr Audience nothing_said<Audience> = Audience::unknown;
template <>
inline constexpr Availability nothing_said<Availability> = Availability::unknown;

/// A conclusion and the words it rests on.
template <class T>
struct Evident {
  T value = nothing_said<T>;
  std::string quote;  ///< The sentence as printed; empty when the page says nothing.
};

/// What the page as a whole is.
struct Page {
  std::string url;
  PageKind kind = PageKind::other;
  Probability kind_probability;
  std::vector<std::string> kind_reasons;  ///< In words, strongest first.
  std::string title;                      ///< <title>.
  std::string heading;                    ///< H1, or what stands for it.
  std::vector<std::string> breadcrumb;
  std::string language;     ///< "nl", "en", "de", or empty.
  std::string encoding;     ///< What the bytes were read as.
  std::string main_text;    ///< Without furniture; blocks on lines of their own.
  std::string fingerprint;  ///< Changes when the main text changes: 16 hexadecimal digits.
  std::vector<std::string> problems;
};

/// A feature of the coding frame (core/coding_frame.hpp) that the page states.
struct CodedFeature {
  std::string feature;  ///< Its id: "learning_mix".
  std::string value;    ///< One of its words; free text for a duration, "20 weken".
  std::string quote;    ///< The sentence that says so.
};

/// One thing on a page that could be a course.
struct Candidate {
  enum class Source { page, list_item, table_row, card, accordion, structured_data, line };
  Source source = Source::page;
  std::string title;         ///< As printed, packaging included.
  std::string section_text;  ///< The text that is about this candidate.
  std::optional<Url> link;   ///< Its detail page, when it has one.
  Evident<Claim> claim;
  Evident<Audience> audience;
  Evident<Availability> availability;
  std::vector<CertificateCode> codes;  ///< Printed near it, or in the page's URL.
  bool is_code_in_address_only =
      false;  ///< No text prints them: they tell which certificate, not that it is one.
  std::vector<int> levels;
  std::optional<int> sbu;
  std::vector<CodedFeature> features;  ///< What is not stated is not here.
};

struct Reading {
  Page page;
  std::vector<Candidate> candidates;  ///< In page order; none on pages that offer nothing.
  std::vector<std::string> steps;     ///< How the page was read, a line a step, for `vindbaar explain`.
};

/// "page", "list_item" …
std::string_view word(Candidate::Source value) noexcept;

class Reader {
 public:
  /// Compiles the phrases of `lists` (topics claim, audience, availability, page_kind …). Fails with
  /// `bad_input`: "E-PHRASES-MISSING" when a topic has none, "E-PHRASE" naming file and line of the first
  /// pattern RE2 refuses.
  static Result<Reader> make(const seeds::Lists& lists);

  /// The first tier of reading. Never fails.
  FirstLook look(const Response& response) const;

  /// Whether the full reading could find an offer of a course on it. Depends on the phrases and the register.
  /// `profile`: of all pages of its site.
  /// `names_certificate`: whether a short text could be the title of a certificate's course, in the opinion
  /// of someone who knows the register better; asked only for texts that hold enough of its words, and not at
  /// all when empty.
  Worth worth(const FirstLook& look, const SiteProfile& profile,
              const TitleOpinion& names_certificate = {}) const;

  /// What can be said of a page that does not deserve more: its kind by address and titles, its language, its
  /// text outside what repeats on the site. No candidates.
  Reading read(const FirstLook& look, const SiteProfile& profile) const;

  /// The second tier. Never fails: whatever the bytes are, there is a Document. Hostile input is capped
  /// (defaults.hpp) and said so.
  Document parse(const Response& response) const;

  /// `day`: when the page was answered, or the run's reference date; start dates before it are past. Without
  /// it none are.
  Reading read(const Document& document, const SiteProfile& profile,
               const std::optional<Date>& day = std::nullopt) const;

 private:
  struct State;
  explicit Reader(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

/// Tests each phrase on its own example and counterexample.
std::vector<seeds::Problem> check_phrases(const seeds::Lists& lists);

}  // namespace vindbaar::extractors
