"""The document as it is when rows are thinned: thinned.py openapi/registry.json > thinned.json

What `fields=` leaves out is missing from rows whose schema calls it required (docs/API-DESIGN.md, quirks). A
validator cannot know what was asked for, so here each operation with `fields` answers rows that need their id
alone. All else is as it was.
"""

import copy
import json
import sys


def name_of(schema: dict) -> str:
    return schema["$ref"].rpartition("/")[2]


def thin(schemas: dict, schema: dict) -> dict:
    """A reference to a copy of a page or a row, made the first time."""
    name = name_of(schema)
    thinned = f"Thinned_{name}"
    if thinned not in schemas:
        whole = schemas[thinned] = copy.deepcopy(schemas[name])
        if name.startswith("Page_"):
            rows = whole["properties"]["data"]
            rows["items"] = thin(schemas, rows["items"])
        else:
            whole["required"] = [
                member for member in whole.get("required", []) if member == "id"
            ]
    return {"$ref": f"#/components/schemas/{thinned}"}


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        document = json.load(file)
    schemas = document["components"]["schemas"]
    for item in document["paths"].values():
        for operation in item.values():
            names = [
                parameter.get("name") for parameter in operation.get("parameters", [])
            ]
            if "fields" in names:
                content = operation["responses"]["200"]["content"]["application/json"]
                content["schema"] = thin(schemas, content["schema"])
    json.dump(document, sys.stdout, ensure_ascii=False)


main()
