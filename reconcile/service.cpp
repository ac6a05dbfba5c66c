#include "core/text.hpp"
#include "reconcile/defaults.hpp"
#include "reconcile/form.hpp"
#include "reconcile/preview.hpp"
#include "reconcile/queries.hpp"
#include "reconcile/suggest.hpp"

#include <algorithm>
#include <charconv>

namespace vindbaar::reconcile {

struct Service::State {
  seeds::Lists lists;
  Date day;
  matcher::Matcher matcher;
  ReadContext read_context;

  Register with() const { return {lists, matcher, read_context}; }
};

namespace {

constexpr const char* json_type = "application/json; charset=utf-8";
constexpr const char* html_type = "text/html; charset=utf-8";
/// Names in the register's own space; nothing has to be found there.
constexpr const char* identifier_space = "https://kwalificatiestructuur.s-bb.nl/certificaten/";
constexpr const char* schema_space = "https://kwalificatiestructuur.s-bb.nl/";

/// "127.0.0.1:8000", when it holds nothing but a host and port.
std::string base_address(const std::string& host) {
  const bool is_plain =
      !host.empty() && host.size() < 256 && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
               c == '-' || c == ':' || c == '[' || c == ']';
      });
  return "http://" + (is_plain ? host : std::string("127.0.0.1"));
}

Json manifest(const std::string& base) {
  const auto suggest = [&](const char* path) { return Json{{"service_url", base}, {"service_path", path}}; };
  return {{"versions", {"0.1", "0.2"}},
          {"name", "vindbaar: mbo-certificaten"},
          {"identifierSpace", identifier_space},
          {"schemaSpace", schema_space},
          {"defaultTypes", {{{"id", "mbo-certificaat"}, {"name", "Mbo-certificaat"}}}},
          {"view", {{"url", base + "/preview?id={{id}}"}}},
          {"preview",
           {{"url", base + "/preview?id={{id}}"},
            {"width", defaults::preview_width},
            {"height", defaults::preview_height}}},
          {"suggest",
           {{"entity", suggest("/suggest/entity")},
            {"property", suggest("/suggest/property")},
            {"type", suggest("/suggest/type")}}}};
}

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// A name that JavaScript may call, and nothing else: letters, digits, '_', '$', '.'.
bool is_callback(std::string_view name) {
  if (name.empty() || name.size() > defaults::callback_characters || (name[0] >= '0' && name[0] <= '9'))
    return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '$' || c == '.';
  });
}

Reply problem(int status, const Error& error) {
  return {
      status, json_type,
      dumped({{"status", "error"}, {"code", error.code}, {"message", error.what}, {"details", error.next}})};
}

Reply reply(const Fields& fields, const Json& json) {
  const auto callback = fields.find("callback");
  if (callback == fields.end()) return {200, json_type, dumped(json)};
  if (!is_callback(callback->second))
    return problem(
        400, {Error::Kind::bad_input, "E-CALLBACK", "the name of the callback cannot be a function's", ""});
  return {200, "application/javascript; charset=utf-8",
          "/**/" + callback->second + "(" + dumped(json) + ");"};
}

std::string field(const Fields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? "" : found->second;
}

/// `queries` (a batch), `query` (one, as OpenRefine 2.x asked), or neither: the manifest.
Reply reconcile(const Register& with, const Fields& fields, const std::string& base) {
  const auto batch = fields.find("queries");
  const auto single = fields.find("query");
  if (batch == fields.end() && single == fields.end()) return reply(fields, manifest(base));
  const bool is_batch = batch != fields.end();
  const std::string& text = is_batch ? batch->second : single->second;
  const bool is_text = !is_batch && trim(text).substr(0, 1) != "{";
  const Json json = is_text ? Json(text) : Json::parse(text, nullptr, false);
  if (json.is_discarded())
    return problem(400, {Error::Kind::bad_input, "E-QUERY", "the query is no JSON", ""});
  const auto answered = is_batch ? answer_batch(with, json) : answer_query(with, json);
  return answered ? reply(fields, *answered) : problem(400, answered.error());
}

Reply show(const Register& with, const std::string& id) {
  const seeds::Certificate* certificate = with.lists.certificate(id);
  if (certificate == nullptr)
    return {404, html_type, "<!DOCTYPE html><title>?</title><p>Onbekende code: " + escaped(id) + "</p>\n"};
  return {200, html_type, preview(*certificate)};
}

std::size_t cursor_of(const Fields& fields) {
  const std::string text = field(fields, "cursor");
  std::size_t cursor = 0;
  std::from_chars(text.data(), text.data() + text.size(), cursor);
  return cursor;
}

}  // namespace

Service::Service(std::shared_ptr<const State> state) : state_(std::move(state)) {
}

Result<Service> Service::make(const seeds::Lists& lists, Date day, ReadContext read_context) {
  auto matcher = matcher::Matcher::make(lists, day);
  if (!matcher) return tl::unexpected(matcher.error());
  return Service(
      std::make_shared<const State>(State{lists, day, std::move(*matcher), std::move(read_context)}));
}

Reply Service::answer(const Request& request) const {
  if (request.method == "OPTIONS") return {204, "", ""};
  if (request.method != "GET" && request.method != "HEAD" && request.method != "POST")
    return problem(
        405, {Error::Kind::bad_input, "E-METHOD", request.method + " means nothing here", "use GET or POST"});
  Target target = read_target(request.target);
  if (request.method == "POST") target.fields.merge(read_form(request.body));
  const Register with = state_->with();
  const std::string prefix = field(target.fields, "prefix");
  if (target.path == "/" || target.path == "/reconcile")
    return reconcile(with, target.fields, base_address(request.host));
  if (target.path == "/suggest/entity")
    return reply(target.fields, suggest_entities(with, state_->day, prefix, cursor_of(target.fields)));
  if (target.path == "/suggest/property") return reply(target.fields, suggest_properties(prefix));
  if (target.path == "/suggest/type") return reply(target.fields, suggest_types(prefix));
  if (target.path == "/preview") return show(with, field(target.fields, "id"));
  return problem(
      404, {Error::Kind::bad_input, "E-PATH", "there is nothing at " + target.path, "the service is at /"});
}

}  // namespace vindbaar::reconcile
