"""Update the translation files from the sources and compile them.

    python scripts/translations.py           update the .ts files, then compile
    python scripts/translations.py --check   change nothing; status 1 if something is missing or old

Needs ``pyside6-lupdate`` and ``pyside6-lrelease``, which come with PySide6.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "annotator"
FOLDER = ROOT / "resources" / "translations"
GERMAN = FOLDER / "annotator_de.ts"
ENGLISH = FOLDER / "annotator_en.ts"
"""Only the plural forms: everything else is said as it stands in the source."""

_NOTICES = ("template", "Notice", "TrainingWarning", "changed", "_report", "Reason")
"""One of these names stands in every statement that has a sentence."""


def error_templates() -> list[str]:
    """The sentences of all errors, wherever in the package they are declared."""
    found: dict[str, None] = {}
    for path in sorted(SOURCES.rglob("*.py")):
        for node in _nodes_of(path, "template"):
            if isinstance(node, ast.ClassDef):
                found.update(dict.fromkeys(_templates_of(node)))
    return list(found)


def notice_templates() -> list[str]:
    """The sentences in which importers report what they skipped or changed, and those of quality checks."""
    found: dict[str, None] = {}
    for path in sorted(SOURCES.rglob("*.py")):
        if SOURCES / "ui" in path.parents or path == SOURCES / "domain" / "errors.py":
            continue
        for node in _nodes_of(path, *_NOTICES):
            found.update(dict.fromkeys(_notices_of(node)))
    return list(found)


def update(folder: Path = FOLDER) -> None:
    """Bring the .ts files in ``folder`` in step with the sources; translations stay."""
    files = [str(path.relative_to(ROOT)) for path in sorted((SOURCES / "ui").rglob("*.py"))]
    with tempfile.TemporaryDirectory() as scratch:
        # Errors and importers know nothing of Qt: what they say is put where lupdate looks.
        outside = Path(scratch) / "outside.py"
        calls = [f"QT_TRANSLATE_NOOP('errors', {text!r})\n" for text in error_templates()]
        calls += [f"QT_TRANSLATE_NOOP('notices', {text!r})\n" for text in notice_templates()]
        outside.write_text("".join(calls), encoding="utf-8")
        sources = [*files, str(outside)]
        _lupdate(sources, folder / GERMAN.name, "de")
        _lupdate(sources, folder / ENGLISH.name, "en", "-pluralonly")


def release(folder: Path = FOLDER) -> None:
    """Compile the .ts files in ``folder`` into .qm files beside them."""
    for name in (GERMAN.name, ENGLISH.name):
        source = folder / name
        _run("lrelease", str(source), "-qm", str(source.with_suffix(".qm")))


def problems() -> Iterator[str]:
    """Everything that keeps the translations in the repository from being complete and current."""
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch)
        for name in (GERMAN.name, ENGLISH.name):
            (fresh / name).write_bytes((FOLDER / name).read_bytes())
        update(fresh)
        release(fresh)
        for name in (GERMAN.name, ENGLISH.name):
            known, wanted = messages(FOLDER / name), messages(fresh / name)
            yield from (f"{name}: not in the file: {source}" for source in wanted - known)
            yield from (f"{name}: not in the sources: {source}" for source in known - wanted)
            yield from (f"{name}: not translated: {text}" for text in unfinished(FOLDER / name))
            compiled = Path(name).with_suffix(".qm")
            if (FOLDER / compiled).read_bytes() != (fresh / compiled).read_bytes():
                yield f"{compiled}: not made from {name} as it is"


def messages(path: Path) -> set[tuple[str, str]]:
    """Context and source of every string in a .ts file."""
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ET.parse(path).getroot().iter("context")  # noqa: S314 - our own file
        for message in context.iter("message")
    }


def unfinished(path: Path) -> list[str]:
    """Sources without a finished translation, all plural forms included."""
    return [
        message.findtext("source", "")
        for message in ET.parse(path).getroot().iter("message")  # noqa: S314 - our own file
        if not _is_finished(message)
    ]


def _is_finished(message: ET.Element) -> bool:
    translation = message.find("translation")
    if translation is None or translation.get("type") is not None:
        return False
    forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
    return all(forms)


def _nodes_of(path: Path, *names: str) -> Iterator[ast.AST]:
    """What a module is made of; nothing if it has none of the names: most have none, and need not be parsed."""
    text = path.read_text(encoding="utf-8")
    if any(name in text for name in names):
        yield from ast.walk(ast.parse(text))


def _templates_of(node: ast.ClassDef) -> Iterator[str]:
    for statement in node.body:
        targets: list[ast.expr] = []
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            targets = [statement.target]
        named = any(isinstance(target, ast.Name) and target.id == "template" for target in targets)
        value = statement.value if named else None  # type: ignore[attr-defined] # it has one then
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value


def _notices_of(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Assign(targets=[ast.Name(id="template")], value=value):
            yield from _texts(value)
        case ast.Call(func=ast.Name(id="Notice"), args=[_, _, value, *_]):
            yield from _texts(value)
        case ast.Call(func=ast.Name(id="TrainingWarning"), args=[_, value, *_]):
            yield from _texts(value)
        case ast.Call(func=ast.Name(id="changed"), args=[value, *_]):
            yield from _texts(value)
        case ast.Call(func=ast.Attribute(attr="_report"), args=[_, _, value, *_]):
            yield from _texts(value)
        case ast.Call(func=ast.Name(id="Reason"), args=[value, *_]):
            yield from _texts(value)
        case ast.keyword(arg="template", value=value):
            yield from _texts(value)


def _texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body)
            yield from _texts(orelse)


def _lupdate(sources: list[str], target: Path, language: str, *options: str) -> None:
    common = ["-locations", "none", "-no-obsolete", "-source-language", "en"]
    options = (*common, "-target-language", language, *options)
    _run("lupdate", *options, *sources, "-ts", str(target))


def _run(tool: str, *arguments: str) -> None:
    command = [str(Path(sys.executable).with_name(f"pyside6-{tool}")), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - fixed tools
    if done.returncode:
        sys.exit(f"{tool} failed: {done.stdout}{done.stderr}")


def main() -> None:
    """Update and compile, or check."""
    if "--check" in sys.argv[1:]:
        found = list(problems())
        print("\n".join(found) or "translations are complete and current")
        sys.exit(bool(found))
    update()
    release()
    for path in (GERMAN, ENGLISH):
        for source in unfinished(path):
            print(f"{path.name}: not translated: {source}")


if __name__ == "__main__":
    main()
