#pragma once
// Who can enrol, and whether one can now, each with the sentence that says so (report rules R1, R2, R23).

#include "extractors/extractors.hpp"
#include "extractors/page_view.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vindbaar::extractors {

/// What beside its sentences speaks for a page's enrolment; nothing of it holds for an item of a list.
struct EnrolmentHints {
  bool has_price = false;
  const Sentence* enrol_label = nullptr;  ///< A heading or label "Aanmelden" with something under it.
  std::string start_quote;                ///< A start date or price in JSON-LD, in words; or empty.
  std::string start_value;                ///< The sentence that gives a start, whatever it says; or empty.
  std::string price_quote;                ///< The sentence that names a price; or empty.
  std::string ahead_quote;                ///< A sentence with a date that is still to come; or empty.
  std::string past_quote;        ///< The last of its start dates, when all of them lie behind; or empty.
  bool is_out_of_stock = false;  ///< JSON-LD says so.
};

/// `own`: the page's own sentences. `day`: of the answer, or of the run; without it no date is past.
EnrolmentHints enrolment_hints(const PageView& view, const std::vector<const Sentence*>& own,
                               const std::optional<Date>& day);

/// An explicit "only through the employer" decides, unless the text says elsewhere that others can too. Weak
/// signs (an offer on request, "uw organisatie") decide only together and only when nothing speaks for
/// individuals, as a price does.
Evident<Audience> read_audience(const PageView& view, const std::vector<const Sentence*>& sentences,
                                const EnrolmentHints& hints);

/// "No longer offered" decides; full with a waiting list is open, and so is "bij voldoende aanmeldingen".
Evident<Availability> read_availability(const PageView& view, const std::vector<const Sentence*>& sentences,
                                        const EnrolmentHints& hints);

}  // namespace vindbaar::extractors
