"""Start a lab: its folder and its entry in the manifest, both from templates."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from string import Template

from courseware.messages import problem
from graders import curriculum
from groundwork.files import write_whole

LAB_ID = re.compile(r"[a-z]\d+-\d+(-[a-z0-9]+)+")
TEMPLATES = Path(__file__).parent / "templates"


def new_lab(
    lab_id: str,
    course_id: str,
    title: str,
    root: Path | None = None,
) -> Path:
    """Make a lab that ``labs check`` can judge at once, and give its folder.

    Raises `Problem` for a name that is no lab's, a lab that is there already, or an unknown course.
    """
    root = root or curriculum.labs_root()
    programme = curriculum.load(root)
    if not LAB_ID.fullmatch(lab_id):
        raise problem("{lab}: 실습 이름은 a1-1-report와 같은 형식이어야 합니다.", lab=lab_id)
    course = next((c for c in programme.courses if c.id == course_id), None)
    if course is None:
        known = ", ".join(c.id for c in programme.courses)
        raise problem(
            "과정 {course:이} 없습니다. 있는 과정: {known}", course=course_id, known=known
        )
    folder = root / course.field / lab_id.replace("-", "_")
    if folder.exists():
        raise problem("{path:은} 이미 있습니다.", path=folder)
    values = {"lab": lab_id, "course": course_id, "title": title}
    shutil.copytree(TEMPLATES / "lab", folder)
    for path in (path for path in folder.rglob("*") if path.is_file()):
        path.write_text(_filled_in(path, values), encoding="utf-8")
    entry = _filled_in(TEMPLATES / "manifest.toml", values)
    manifest = root / curriculum.MANIFEST
    write_whole(manifest, manifest.read_text(encoding="utf-8") + entry)
    return folder


def _filled_in(path: Path, values: Mapping[str, str]) -> str:
    """The text of a template; catalogs and TOML put quotation marks round what is filled in."""
    if path.suffix in {".po", ".toml"}:
        values = {
            name: json.dumps(value, ensure_ascii=False)[1:-1] for name, value in values.items()
        }
    return Template(path.read_text(encoding="utf-8")).substitute(values)
