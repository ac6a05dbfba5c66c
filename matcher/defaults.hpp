#pragma once
// Every limit of the matcher, with unit, reason and source.

#include <cstddef>

namespace vindbaar::matcher::defaults {

/// Bytes of a title that are read. The longest official name is under 150 characters (RIO allows 225); a
/// longer "title" is a paragraph, and the rest of it is left unread, with a reason in the answer.
inline constexpr std::size_t title_bytes = 600;
/// Words of a title that are compared; 600 bytes of one-letter words would otherwise make the alignment slow.
inline constexpr std::size_t title_words = 48;
/// Candidates scored in full for one title. Recall at 10 is over 99 % on the development set, so 16 leaves
/// room.
inline constexpr std::size_t candidates = 16;
/// Of these, at least so many are scored, however far they are behind the first.
inline constexpr std::size_t candidates_least = 4;
/// A further one is scored only with at least this share of the first one's nearness: what lies below never
/// came out best on the development set, and takes no certainty from the first.
inline constexpr double far_share = 0.4;
/// Parts a bundle title is split into at most; a longer enumeration is a list, not a course.
inline constexpr std::size_t bundle_parts = 4;
/// Shortest word, in letters, in which a typing error is looked for: in shorter ones every error gives
/// another word.
inline constexpr std::size_t typo_letters = 4;
/// Similar register words kept for one misspelt word.
inline constexpr std::size_t similar_words = 6;
/// Letters two words must share at their beginning to be called related ("hoogspanningstechnicus",
/// "hoogspanningstechniek").
inline constexpr std::size_t related_letters = 6;
/// Words whose facts are kept between titles (some 500 bytes each); with more, all are forgotten at once. A
/// large site has fewer.
inline constexpr std::size_t remembered_words = 20000;
/// Words of a title once abbreviations are written in full and compounds taken apart; the places in a Link
/// have one byte.
inline constexpr std::size_t title_words_in_full = 255;
/// A part of a bundle must be at least this probable on its own.
inline constexpr double bundle_part_probability = 0.6;
/// What is at most believed of a page that says nothing of a certificate: below any sensible acceptance
/// (report rule R12).
inline constexpr double unclaimed_ceiling = 0.80;
/// What is at most believed when the page says that something else is given out (R13).
inline constexpr double other_credential_ceiling = 0.10;
/// The same when the certificate's code is printed next to it: the page contradicts itself, a person has to
/// look.
inline constexpr double other_credential_with_code_ceiling = 0.60;
/// What is at most believed when the page denies it ("geen mbo-certificaat").
inline constexpr double negated_ceiling = 0.03;
/// What is at most believed on a page that can hold no offer: news, vacancy, diploma programme … (R13, R14,
/// R24).
inline constexpr double no_offer_page_ceiling = 0.05;
/// What is at most believed on a page about learning in general, which seldom offers one certificate.
inline constexpr double information_page_ceiling = 0.60;

/// Deciding a site together, in log-odds. Set by hand: no judged sites are at hand to fit them. A sibling
/// that another course of the site claims for sure loses this much for a title that fits both.
inline constexpr double claimed_elsewhere = 1.5;
/// What a listing and its detail page gain by agreeing, and lose by disagreeing.
inline constexpr double listing_and_detail = 2.0;
/// Most that a site's habit of printing official names takes from a title that deviates, or gives it.
inline constexpr double official_names = 0.6;
/// Matches a site must have before it has habits.
inline constexpr std::size_t habit_matches = 5;
/// A runner-up with this much belief makes a title ambiguous.
inline constexpr double ambiguous = 0.1;
/// Ambiguous titles that share certificates are decided exactly, all combinations, up to so many (3^8); more
/// are decided in rounds, each given the others (mean field).
inline constexpr std::size_t exact_titles = 8;
inline constexpr std::size_t rounds = 20;

/// Fitting: how strongly a weight is held to where it started (a normal prior of variance 1 / this). With a
/// few hundred examples 2 lets what was seen often speak, and keeps sensible what was seen seldom.
inline constexpr double pull_to_start = 2.0;
/// Fitting: steps, and the first step's size in log-odds; the loss stands still well before the last.
inline constexpr std::size_t training_steps = 2000;
inline constexpr double training_step = 0.1;

}  // namespace vindbaar::matcher::defaults
