// What the service answers, held to the API 0.2; no socket.

#include "tests/reconcile/service.hpp"

#include "tests/reconcile/protocol.hpp"

namespace vindbaar::reconcile {
namespace {

json parsed(const Reply& reply) {
  CAPTURE(reply.body);
  const json read = json::parse(reply.body, nullptr, false);
  REQUIRE_FALSE(read.is_discarded());
  return read;
}

json batch(const json& queries) {
  const Reply reply =
      shipped_service().answer({"POST", "/", "queries=" + encoded(queries.dump()), "localhost:1"});
  REQUIRE(reply.status == 200);
  const json answers = parsed(reply);
  CHECK(wrong_batch(answers) == "");
  return answers;
}

TEST_CASE("the manifest is what the API demands, with addresses of the asker's host") {
  const json manifest = parsed(get("/"));
  CHECK(wrong_manifest(manifest) == "");
  CHECK(manifest["view"]["url"] == "http://127.0.0.1:8000/preview?id={{id}}");
  CHECK(manifest["suggest"].size() == 3);
  const Reply forged = shipped_service().answer({"GET", "/", "", "evil.example/\"><script>"});
  CHECK(parsed(forged)["view"]["url"] == "http://127.0.0.1/preview?id={{id}}");
}

TEST_CASE("a batch is answered query by query, each with its features; one certain candidate matches") {
  const json answers = batch({{"q0", {{"query", "Helpende plus"}}},
                              {"q1", {{"query", "Verpleegtechnische handelingen"}, {"limit", 2}}},
                              {"q2", {{"query", "Bloemschikken"}}},
                              {"q3", {{"query", "Helpende plus + Gerontopsychiatrie"}}}});
  const json& sure = answers["q0"]["result"][0];
  CHECK(sure["id"] == "K0905");
  CHECK(sure["match"] == true);
  CHECK(sure["score"].get<double>() > 95);
  CHECK(sure["features"].size() > 2);
  CHECK(answers["q1"]["result"].size() == 2);
  CHECK(answers["q1"]["result"][0]["match"] == false);
  for (const json& candidate : answers["q2"]["result"]) CHECK(candidate["match"] == false);
  for (const json& candidate : answers["q3"]["result"]) CHECK(candidate["match"] == false);
  CHECK(answers["q3"]["result"].size() >= 2);
}

TEST_CASE("properties count: a code beside the title, a denial, a kind of certificate") {
  const auto property = [](const char* id, const json& value) {
    return json::array({{{"pid", id}, {"v", value}}});
  };
  const json answers = batch(
      {{"code", {{"query", "Verpleegtechnische handelingen"}, {"properties", property("code", "K0118")}}},
       {"denied", {{"query", "Helpende plus"}, {"properties", property("context", "geen mbo-certificaat")}}},
       {"only", {{"properties", property("code", json::array({"K0988", {{"id", "x"}}}))}}},
       {"kind", {{"query", "Individuele zorg verlenen"}, {"type", "keuzedeel"}}}});
  CHECK(answers["code"]["result"][0]["id"] == "K0118");
  CHECK(answers["code"]["result"][0]["match"] == true);
  CHECK(answers["denied"]["result"][0]["match"] == false);
  CHECK(answers["only"]["result"][0]["id"] == "K0988");
  for (const json& candidate : answers["kind"]["result"])
    CHECK(candidate["id"].get<std::string>().front() == 'K');
}

TEST_CASE("a single query is answered alone, as text and as object") {
  for (const std::string query : {"Gerontopsychiatrie", R"({"query":"Gerontopsychiatrie"})"}) {
    const json answer = parsed(get("/?query=" + encoded(query)));
    CHECK(wrong_result(answer) == "");
    CHECK(answer["result"][0]["id"] == "K0988");
  }
}

TEST_CASE("suggestions are found by words and codes, paged, and nearest when nothing holds the words") {
  const json zorg = parsed(get("/suggest/entity?prefix=zorg%20tech"));
  CHECK(wrong_suggestions(zorg) == "");
  CHECK(zorg["result"].size() >= 3);
  const json next = parsed(get("/suggest/entity?prefix=zorg%20tech&cursor=1"));
  CHECK(next["result"][0] == zorg["result"][1]);
  CHECK(parsed(get("/suggest/entity?prefix=k0905"))["result"][0]["id"] == "K0905");
  CHECK(parsed(get("/suggest/entity?prefix=gerontopsychatri"))["result"][0]["id"] == "K0988");
  CHECK(parsed(get("/suggest/entity?prefix=x&cursor=-5")).contains("result"));
  for (const char* path : {"/suggest/property?prefix=co", "/suggest/type?prefix="}) {
    const json answer = parsed(get(path));
    CHECK(wrong_suggestions(answer) == "");
    CHECK(answer["result"].size() >= 2);
  }
}

TEST_CASE("a certificate can be previewed; a code that is not there says so, harmlessly") {
  const Reply reply = get("/preview?id=C0021");
  CHECK(reply.status == 200);
  CHECK(reply.content_type.starts_with("text/html"));
  CHECK(reply.body.find("Koken in de horeca") != std::string::npos);
  CHECK(reply.body.find("480") != std::string::npos);
  const Reply unknown = get("/preview?id=%3Cscript%3E");
  CHECK(unknown.status == 404);
  CHECK(unknown.body.find("<script>") == std::string::npos);
}

TEST_CASE("JSONP wraps an answer in a function's name and in nothing else") {
  const Reply reply = get("/?callback=jQuery_1.call&query=Engels");
  CHECK(reply.content_type.starts_with("application/javascript"));
  CHECK(reply.body.starts_with("/**/jQuery_1.call({"));
  CHECK(reply.body.ends_with("});"));
  for (const char* callback : {"alert(1)//", "1a", "a%20b", "%3C"}) {
    CAPTURE(callback);
    CHECK(get(std::string("/?callback=") + callback).status == 400);
  }
}

TEST_CASE("what cannot be answered is refused with what was expected") {
  struct Row {
    const char* what;
    std::string target;
    int status;
  };
  const auto queries = [](const char* text) { return "/?queries=" + encoded(text); };
  const Row rows[] = {
      {"no JSON", queries("{\"q0\":"), 400},
      {"a list", queries("[1]"), 400},
      {"neither query nor properties", queries(R"({"q0":{}})"), 400},
      {"query is a number", queries(R"({"q0":{"query":5}})"), 400},
      {"limit below one", queries(R"({"q0":{"query":"a","limit":0}})"), 400},
      {"property without value", queries(R"({"q0":{"query":"a","properties":[{"pid":"code"}]}})"), 400},
      {"properties no list", queries(R"({"q0":{"query":"a","properties":{}}})"), 400},
      {"deep", "/?queries=" + encoded(std::string(20000, '[')), 400},
      {"no such path", "/nothing", 404},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Reply reply = get(row.target);
    CHECK(reply.status == row.status);
    CHECK(parsed(reply)["status"] == "error");
  }
  CHECK(shipped_service().answer({"DELETE", "/", "", ""}).status == 405);
  CHECK(shipped_service().answer({"OPTIONS", "/", "", ""}).status == 204);
  json many;
  for (int i = 0; i < 2001; ++i) many["q" + std::to_string(i)] = {{"query", "a"}};
  CHECK(get(queries(many.dump().c_str())).status == 400);
}

}  // namespace
}  // namespace vindbaar::reconcile
