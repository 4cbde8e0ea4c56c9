"""The part of JSON Schema 2020-12 that the schemas of packets use, with the stricter spellings of FORMAT.md, section 5."""

import datetime
import re

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}|\.\d{6}|\.\d{9})?Z")
BITS = {"uint8": 8, "uint32": 32, "uint64": 64}
TYPES = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "null": lambda v: v is None,
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
}
KNOWN = {
    "$schema", "$defs", "$ref", "title", "description", "default", "type", "properties", "required", "items",
    "additionalProperties", "anyOf", "oneOf", "const", "enum", "pattern", "format", "minimum", "maximum",
}


def is_day(text):
    try:
        return DAY.fullmatch(text) is not None and datetime.date.fromisoformat(text) is not None
    except ValueError:
        return False


def is_moment(text):
    found = MOMENT.fullmatch(text)
    if not found or not is_day(text[:10]):
        return False
    hour, minute, second = int(text[11:13]), int(text[14:16]), int(text[17:19])
    # No more digits than are needed, in groups of three. A leap second is a moment too.
    needless = found.group(1) is not None and found.group(1).endswith("000")
    return hour < 24 and minute < 60 and second <= 60 and not needless


def errors(schema, value, root, at="packet.json"):
    """Everything that is wrong with a value, as texts."""
    if schema is True or schema == {}:
        return
    unknown = set(schema) - KNOWN
    assert not unknown, f"a schema with keywords that this reader does not know: {unknown}"
    if "$ref" in schema:
        yield from errors(root["$defs"][schema["$ref"].removeprefix("#/$defs/")], value, root, at)
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(TYPES[name](value) for name in types):
        yield f"{at}: not {' or '.join(types)}"
        return
    if "const" in schema and (value != schema["const"] or type(value) is not type(schema["const"])):
        yield f"{at}: not {schema['const']}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: not one of {schema['enum']}"
    for name, wanted in (("anyOf", None), ("oneOf", 1)):
        if name in schema:
            fits = sum(not any(errors(one, value, root, at)) for one in schema[name])
            if fits == 0 or (wanted and fits != wanted):
                yield f"{at}: none of the forms that it may have"
    if isinstance(value, str):
        yield from _text(schema, value, at)
    if TYPES["integer"](value):
        bits = BITS.get(schema.get("format"), 64)
        if not schema.get("minimum", -(2**63)) <= value <= schema.get("maximum", 2**bits - 1):
            yield f"{at}: out of range"
    if isinstance(value, list) and "items" in schema:
        for number, item in enumerate(value):
            yield from errors(schema["items"], item, root, f"{at}/{number}")
    if isinstance(value, dict):
        yield from _fields(schema, value, root, at)


def _text(schema, value, at):
    if "pattern" in schema and not re.search(schema["pattern"].replace("$", r"\Z"), value):
        yield f"{at}: not of the form {schema['pattern']}"
    form = schema.get("format")
    if form == "uuid" and not UUID.fullmatch(value):
        yield f"{at}: not an id"
    if form == "date" and not is_day(value):
        yield f"{at}: not a day"
    if form == "date-time" and not is_moment(value):
        yield f"{at}: not a moment"


def _fields(schema, value, root, at):
    properties = schema.get("properties", {})
    for name in schema.get("required", []):
        if name not in value:
            yield f"{at}: no {name}"
    for name, one in properties.items():
        # Ids are never left out, also where the schema would let them.
        inner = root.get("$defs", {}).get(one.get("$ref", "").removeprefix("#/$defs/"), one) if one is not True else {}
        if isinstance(inner, dict) and inner.get("format") == "uuid" and name not in value:
            yield f"{at}: no {name}"
        if name in value:
            yield from errors(one, value[name], root, f"{at}/{name}")
    rest = schema.get("additionalProperties", True)
    if rest is not True:
        for name in value.keys() - properties.keys():
            if rest is False:
                yield f"{at}: a field that is not known: {name!r}"
            else:
                yield from errors(rest, value[name], root, f"{at}/{name}")
