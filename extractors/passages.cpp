#include "extractors/passages.hpp"

#include "extractors/document_parts.hpp"

namespace vindbaar::extractors {
namespace {

Passage::Role role_of(Block::Role role) {
  switch (role) {
    case Block::Role::heading:
    case Block::Role::summary:
      return Passage::Role::heading;
    case Block::Role::list_item:
      return Passage::Role::list_item;
    case Block::Role::cell:
      return Passage::Role::cell;
    case Block::Role::paragraph:
    case Block::Role::term:
    case Block::Role::definition:
    case Block::Role::control:
      break;
  }
  return Passage::Role::paragraph;
}

bool is_own_content(Place place) {
  return place == Place::content || place == Place::aside || place == Place::breadcrumb;
}

}  // namespace

std::vector<Passage> passages_of(const Document& document) {
  std::vector<Passage> passages;
  for (const Block& block : document.parts().blocks) {
    Passage passage;
    passage.role = role_of(block.role);
    passage.level = block.role == Block::Role::summary ? 4 : block.level;
    passage.text = block.text;
    passage.link = block.is_link ? block.link : std::string();
    passage.starts_row = block.role == Block::Role::cell && block.column == 0;
    passage.is_furniture = !is_own_content(block.place);
    passages.push_back(std::move(passage));
  }
  return passages;
}

}  // namespace vindbaar::extractors
