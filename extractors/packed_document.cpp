// A Document as bytes: every member of its parts, in the order of document_parts.hpp. What the steps and
// problems of a page say is kept too, so that `explain` tells the same of a page that was read before.
#include "extractors/document_parts.hpp"
#include "extractors/packing.hpp"

#include <utility>

namespace vindbaar::extractors {

/// T to be read from, or to be filled.
template <class T, class Value>
concept Packed = std::is_same_v<std::remove_const_t<T>, Value>;

template <class Bytes, Packed<Block> T>
void pack_members(Bytes& bytes, T& block) {
  bytes(block.role, block.place, block.level, block.text, block.lead, block.link, block.is_bold,
        block.is_link, block.is_in_main, block.column, block.reach);
}

template <class Bytes, Packed<Group> T>
void pack_members(Bytes& bytes, T& group) {
  bytes(group.source, group.columns, group.first_block, group.end_block);
}

template <class Bytes, Packed<Item> T>
void pack_members(Bytes& bytes, T& item) {
  bytes(item.source, item.group, item.first_block, item.end_block);
}

template <class Bytes, Packed<StructuredThing> T>
void pack_members(Bytes& bytes, T& thing) {
  bytes(thing.type, thing.name, thing.url, thing.description, thing.credential, thing.code, thing.start_dates,
        thing.has_price, thing.is_out_of_stock, thing.trail);
}

template <class Bytes, Packed<ScriptSigns> T>
void pack_members(Bytes& bytes, T& signs) {
  bytes(signs.scripts, signs.script_bytes, signs.has_app_root, signs.asks_for_script, signs.is_guarded);
}

template <class Bytes, Packed<Document::Parts> T>
void pack_members(Bytes& bytes, T& parts) {
  bytes(parts.url, parts.status, parts.media_type, parts.encoding, parts.title, parts.description,
        parts.open_graph_title, parts.open_graph_type, parts.open_graph_site, parts.declared_language,
        parts.breadcrumb, parts.blocks, parts.groups, parts.items, parts.structured, parts.scripts,
        parts.says_published, parts.asks_proof_of_human, parts.problems, parts.steps);
}

std::string Document::packed() const {
  Packer bytes;
  bytes(*parts_);
  return bytes.take();
}

std::optional<Document> Document::unpacked(std::string_view packed) {
  auto parts = std::make_shared<Parts>();
  Unpacker bytes(packed);
  bytes(*parts);
  if (!bytes.is_whole()) return std::nullopt;
  return Document(std::move(parts));
}

}  // namespace vindbaar::extractors
