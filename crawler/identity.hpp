#pragma once

#include "core/url.hpp"

namespace vindbaar::crawler {

/// The URL under which a link is remembered and asked, so that one page is asked once: tracking parameters
/// (utm_*, gclid …) and session ids are gone, percent-encoding is in its normal form (RFC 3986, 6.2.2), a
/// bare '?' is dropped. Only what cannot change the page is touched: the order of parameters, letter case and
/// slashes stay. A redirect's target is asked as the server wrote it, without this.
Url identity(const Url& url);

}  // namespace vindbaar::crawler
