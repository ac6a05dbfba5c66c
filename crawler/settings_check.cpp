#include "crawler/settings_check.hpp"

#include "core/text.hpp"
#include "core/url.hpp"
#include "crawler/quiet_hours.hpp"

#include <algorithm>

namespace vindbaar::crawler {
namespace {

tl::unexpected<Error> bad_setting(const std::string& what, const std::string& next) {
  return failure(Error::Kind::usage, "E-SETTING", what, next);
}

bool is_on_loopback(const std::string& proxy) {
  const auto url = Url::parse(proxy);
  return url && (url->host() == "localhost" || url->host() == "[::1]" || url->host().starts_with("127."));
}

bool fits_in_a_header(const std::string& text) {
  return is_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
         });
}

}  // namespace

bool may_ask_private_addresses(const Settings& settings) {
  return settings.allow_private_addresses || !settings.proxy.empty();
}

std::string user_agent(const Settings& settings) {
  std::string about;
  if (!settings.research_page.empty()) about = "+" + settings.research_page;
  if (!settings.contact.empty()) about += (about.empty() ? "+" : "; ") + settings.contact;
  return about.empty() ? settings.software : settings.software + " (" + about + ")";
}

Result<void> check_settings(const Settings& settings, const seeds::Lists& lists) {
  if (settings.delay.count() < 0) return bad_setting("the delay is negative", "Give --delay 0 or more.");
  if (settings.concurrency < 1 || settings.concurrency > 1000)
    return bad_setting("the concurrency is " + std::to_string(settings.concurrency) + ", expected 1 to 1000",
                       "Change --concurrency.");
  if (const auto hours = QuietHours::parse(settings.quiet_hours); !hours)
    return tl::unexpected(hours.error());
  if (settings.max_pages < 1)
    return bad_setting("the budget is less than one page", "Give --max-pages 1 or more.");
  if (settings.max_megabytes < 1)
    return bad_setting("the budget is less than one megabyte", "Give --max-megabytes 1 or more.");
  if (!fits_in_a_header(settings.contact))
    return bad_setting("the contact has control characters",
                       "Give --contact a mail address or the address of a page.");
  if (!settings.research_page.empty() && !Url::parse(settings.research_page))
    return bad_setting("the research page '" + settings.research_page + "' is no http or https address",
                       "Give --research-page https://….");
  if (!settings.proxy.empty() && !Url::parse(settings.proxy))
    return bad_setting("the proxy '" + settings.proxy + "' is no http or https address",
                       "Give --proxy http://host:port.");
  if (settings.contact.empty() && !settings.allow_private_addresses && !is_on_loopback(settings.proxy))
    return failure(Error::Kind::usage, "E-CONTACT", "--contact is needed for a real run",
                   "Give --contact with a mail address or page where site owners can reach you; it is sent "
                   "with every request.");
  for (const std::string& id : settings.only)
    if (lists.institution(id) == nullptr)
      return failure(Error::Kind::usage, "E-ONLY", "there is no institution '" + id + "' in institutions.csv",
                     "Look up its id in the first column.");
  return {};
}

}  // namespace vindbaar::crawler
