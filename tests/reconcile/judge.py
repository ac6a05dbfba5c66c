"""Holds replies of the reconciliation service to the API's own JSON schemas.

    judge.py SCHEMAS REPLIES

REPLIES has a folder for each schema, named as it, with replies as .json files. Prints what is wrong, a line each; exits 1
when anything is.
"""
import json
import pathlib
import sys

import jsonschema
import referencing
import referencing.jsonschema

DRAFT = referencing.jsonschema.DRAFT7  # "http://json-schema.org/schema#" names no draft; the API was written for this one
# The one schema outside the API that is referred to: what OpenAPI 2 says of log-in, which the service does not have.
OUTSIDE = "http://swagger.io/v2/schema.json"


def main():
    schemas, replies = map(pathlib.Path, sys.argv[1:])
    by_name = {file.stem: json.loads(file.read_text()) for file in schemas.glob("*.json")}
    resources = [(schema["$id"], DRAFT.create_resource(schema)) for schema in by_name.values()]
    outside = {"definitions": {"securityDefinitions": {"additionalProperties": {}}}}
    registry = referencing.Registry().with_resources([*resources, (OUTSIDE, DRAFT.create_resource(outside))])
    judged = 0
    wrong = []
    for folder in sorted(replies.iterdir()):
        judge = jsonschema.Draft7Validator(by_name[folder.name], registry=registry)
        for file in sorted(folder.glob("*.json")):
            judged += 1
            for error in judge.iter_errors(json.loads(file.read_text())):
                wrong.append(f"{folder.name}/{file.name}: {error.json_path}: {error.message[:200]}")
    print("\n".join(wrong) or f"{judged} replies as the API wants them")
    sys.exit(1 if wrong or not judged else 0)


main()
