"""What a learner's process says its cells have shown, made harmless and short.

It may be anything. Only plain text, pictures and HTML without scripts are kept: the page on which
an instructor reads it has the instructor's rights.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat import NotebookNode
from nbformat.v4 import new_output

from graders.execution.shell import MAX_OUTPUTS, MAX_TEXT, error_output

_PICTURES = ("image/png", "image/jpeg")
_TABLES = ["table", "thead", "tbody", "tr", "th", "td", "p", "div", "span", "br", "b", "i", "ul"]
_MAX_PICTURE = 4 << 20
_sanitizer = SanitizeHTML(tags=[*_TABLES, "li", "code", "strong", "em"], strip=True)


def read_outputs(payload: bytes, execution_count: int) -> list[NotebookNode]:
    """The outputs of one cell; what is not an output is left out."""
    try:
        said = json.loads(payload)
    except (ValueError, RecursionError):
        return []
    outputs = said[:MAX_OUTPUTS] if isinstance(said, list) else []
    return list(_readable(outputs, execution_count))


def _readable(outputs: list[Any], execution_count: int) -> Iterator[NotebookNode]:
    for output in outputs:
        kind = output.get("output_type") if isinstance(output, Mapping) else None
        if kind == "stream":
            name = "stderr" if output.get("name") == "stderr" else "stdout"
            yield new_output("stream", name=name, text=_text(output.get("text")))
        elif kind == "error":
            words = (_text(output.get(key)) for key in ("ename", "evalue", "traceback"))
            yield NotebookNode(error_output(*words))
        elif kind == "execute_result" and (data := _data(output)):
            yield new_output(kind, data=data, execution_count=execution_count)
        elif kind == "display_data" and (data := _data(output)):
            yield new_output(kind, data=data)


def _data(output: Mapping[str, Any]) -> dict[str, str]:
    said = output.get("data")
    if not isinstance(said, Mapping):
        return {}
    data = {}
    if "text/plain" in said:
        data["text/plain"] = _text(said["text/plain"])
    if "text/html" in said:
        data["text/html"] = _sanitizer.sanitize_html_tags(_text(said["text/html"]))
    for kind in _PICTURES:
        if isinstance(said.get(kind), str) and len(said[kind]) < _MAX_PICTURE:
            data[kind] = said[kind]
    return data


def _text(value: Any) -> str:
    """Text as it can be saved: half a surrogate pair is legal in JSON, and cannot be written."""
    if isinstance(value, list):
        value = "\n".join(line for line in value if isinstance(line, str))
    text = value if isinstance(value, str) else ""
    return text[:MAX_TEXT].encode("utf-8", "replace").decode("utf-8")
