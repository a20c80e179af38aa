"""The document as the generator reads it: `document.py FROM TO`.

The classes of enumerations keep values that they do not know, so those of answers may be read as
the generator knows enumerations, and what answers and requests have alike but for that is one
class.
"""

import json
import sys
from pathlib import Path
from typing import Any

SCHEMAS = "#/components/schemas/"
SEEN = "Seen"


def prepared(document: dict[str, Any]) -> dict[str, Any]:
    schemas = document["components"]["schemas"]
    twins = {name for name in schemas if name.endswith(SEEN) and name.removesuffix(SEEN) in schemas}
    for name in twins:
        del schemas[name]
    adapt(document, {SCHEMAS + name for name in twins})
    return document


def adapt(value: Any, twins: set[str]) -> None:
    if isinstance(value, list):
        for item in value:
            adapt(item, twins)
    elif isinstance(value, dict):
        if isinstance(value.get("x-extensible-enum"), list):
            value["enum"] = value.pop("x-extensible-enum")
        if value.get("$ref") in twins:
            value["$ref"] = value["$ref"].removesuffix(SEEN)
        for item in value.values():
            adapt(item, twins)


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    target.write_text(json.dumps(prepared(json.loads(source.read_text()))))
