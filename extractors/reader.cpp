#include "core/text.hpp"
#include "extractors/document.hpp"
#include "extractors/phrase_set.hpp"

namespace vindbaar::extractors {

struct Reader::State {
  PhraseSet claim;
};

Reader::Reader(std::shared_ptr<const State> state) : state_(std::move(state)) {
}

Result<Reader> Reader::make(const seeds::Lists& lists) {
  auto state = std::make_shared<State>();
  auto claim = PhraseSet::make(lists.topic("claim"));
  if (!claim) return tl::unexpected(claim.error());
  state->claim = *claim;
  return Reader(std::move(state));
}

Document Reader::parse(const Response& response) const {
  return Document(std::make_shared<Document::Parts>(take_apart(response)));
}

Reading Reader::read(const Document& document, const SiteProfile& profile) const {
  const Document::Parts& parts = document.parts();
  Reading reading;
  reading.page.url = parts.url;
  reading.page.title = parts.title;
  reading.page.encoding = parts.encoding;
  reading.page.problems = parts.problems;
  reading.page.breadcrumb = parts.breadcrumb;
  reading.steps = parts.steps;
  for (const Block& block : parts.blocks) {
    if (block.place != Place::content || profile.is_furniture(block.text)) continue;
    if (block.level == 1 && reading.page.heading.empty()) reading.page.heading = block.text;
    reading.page.main_text += block.text + "\n";
  }
  Candidate candidate;
  candidate.title = reading.page.heading.empty() ? parts.title : reading.page.heading;
  candidate.section_text = reading.page.main_text;
  if (!candidate.title.empty()) reading.candidates.push_back(std::move(candidate));
  return reading;
}

std::string_view word(Candidate::Source value) noexcept {
  switch (value) {
    case Candidate::Source::page:
      return "page";
    case Candidate::Source::list_item:
      return "list_item";
    case Candidate::Source::table_row:
      return "table_row";
    case Candidate::Source::card:
      return "card";
    case Candidate::Source::accordion:
      return "accordion";
    case Candidate::Source::structured_data:
      return "structured_data";
    case Candidate::Source::line:
      return "line";
  }
  return "";
}

}  // namespace vindbaar::extractors
