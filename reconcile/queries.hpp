#pragma once
// Reconciliation queries and their answers, as JSON.

#include "matcher/matcher.hpp"
#include "reconcile/reconcile.hpp"

#include <nlohmann/json.hpp>

namespace vindbaar::reconcile {

using Json = nlohmann::ordered_json;

/// What queries are answered from; the references outlive the call.
struct Register {
  const seeds::Lists& lists;
  const matcher::Matcher& matcher;
  const ReadContext& read_context;
};

/// The types a certificate has: "mbo-certificaat" and its kind.
Json types_of(const seeds::Certificate& certificate);

/// {"result": [candidate…]} for one query: a text, or an object with query, type, limit and properties.
/// Fails with `bad_input`, "E-QUERY", saying what was expected.
Result<Json> answer_query(const Register& with, const Json& query);

/// One answer a key, for a batch.
Result<Json> answer_batch(const Register& with, const Json& queries);

}  // namespace vindbaar::reconcile
