#pragma once
// Which text names the page.

#include "extractors/page_view.hpp"

#include <string>
#include <string_view>

namespace vindbaar::extractors {

/// Sets `heading` and `heading_block` of a view whose blocks are known: the H1 that agrees best with <title>,
/// never the site's name alone; without one the first heading, a trail's last step, or <title> without the
/// site's name.
void choose_heading(PageView& view);

/// <title> without the site's name: "X | ROC Y" and "ROC Y - X" are "X". The site's name is the part that its
/// address or og:site_name holds; when no part is known there, the last.
std::string title_without_site(const std::string& title, const Document::Parts& parts);

/// Whether a text is the site's name: og:site_name says so, or the host holds it.
bool is_site_name(std::string_view text, const Document::Parts& parts);

}  // namespace vindbaar::extractors
