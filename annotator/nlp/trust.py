"""What loading a pipeline would run, found out by reading its files: nothing of it is imported or executed.

A spaCy pipeline is data that names functions. Those of spaCy, of its libraries and of this program are
trusted; everything else – Python beside the data, functions of other packages, pickles – runs only after a
person has seen the list and agreed. Consent is given to the content, by its digest: a changed file asks again.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import re
from collections.abc import Iterable, Iterator, Mapping
from configparser import Error as ConfigParserError
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import catalogue  # type: ignore[import-untyped]  # has no type information
import spacy
from confection import Config
from spacy.cli.package import TEMPLATE_INIT
from spacy.util import registry

from annotator.domain.errors import PipelineError
from annotator.domain.pipelines import CodeFinding, CodeKind, Examination
from annotator.domain.reason import Reason
from annotator.nlp.locating import Place
from annotator.nlp.registration import register_components

_STOCK_MODULES: Final = frozenset(
    {"annotator", "confection", "spacy", "spacy_legacy", "spacy_loggers", "srsly", "thinc"}
)
_STOCK_PACKAGES: Final = frozenset(name.replace("_", "-") for name in _STOCK_MODULES)
_BINARY: Final = frozenset({".so", ".pyd", ".dll", ".dylib", ".pyc"})
_PICKLES: Final = frozenset({".pkl", ".pickle", ".dill", ".joblib", ".pt", ".pth", ".ckpt"})
_PICKLE_STARTS: Final = tuple(b"\x80" + bytes([protocol]) for protocol in range(2, 6))
_TORCH_START: Final = b"PK\x03\x04"
_RISKS: Final = (
    # Their weights are pickles inside the file of the component.
    (re.compile("torch|tensorflow|keras|mxnet", re.IGNORECASE), CodeKind.PICKLE),
    # Loads another pipeline, which nobody has examined.
    (re.compile("copy_from_base_model"), CodeKind.SOURCE),
)
"""Functions of spaCy and thinc that may run what somebody else wrote."""
_MOST_CONFIG: Final = 5_000_000
_CHUNK: Final = 1 << 20
_UNREADABLE: Final = (OSError, ValueError, KeyError, TypeError, RecursionError, ConfigParserError)
"""What reading a configuration raises that is none."""
_RUN_BY_SPACY: Final = "spacy_"


def examine(place: Place) -> Examination:
    """What loading a pipeline would run.

    Args:
        place: Where it lies.

    Raises:
        PipelineError: If its configuration cannot be read.
    """
    register_components()
    registry.ensure_populated()
    findings = (
        *_code_files(place),
        *_pickles(place),
        *_config_findings(place),
        *_registered(place),
    )
    digest = _digest(place, findings) if findings else ""
    return Examination(place.name, digest, tuple(dict.fromkeys(findings)))


def _code_files(place: Place) -> Iterator[CodeFinding]:
    package = place.data.parent if place.module else place.root
    for file in place.files:
        # The recipe that builds a source package is never run here.
        if file.name == "setup.py" and file.parent != package:
            continue
        where = str(file.relative_to(place.root))
        if file.suffix in _BINARY:
            yield CodeFinding(CodeKind.BINARY, where)
        elif file.suffix == ".py" and not _is_stock(file):
            yield CodeFinding(CodeKind.PYTHON, where)


def _is_stock(file: Path) -> bool:
    """Whether a Python file holds nothing but what spaCy writes into every package."""
    if file.name != "__init__.py" or file.stat().st_size > _MOST_CONFIG:
        return False
    try:
        body = ast.parse(file.read_bytes()).body
    except (SyntaxError, ValueError):
        return False
    return all(ast.dump(statement) in _stock_statements() for statement in body)


@cache
def _stock_statements() -> frozenset[str]:
    written = ast.parse(TEMPLATE_INIT.replace("{imports}", "")).body
    # Older packages begin with this.
    written += ast.parse("from __future__ import unicode_literals").body
    return frozenset(ast.dump(statement) for statement in written)


def _pickles(place: Place) -> Iterator[CodeFinding]:
    for file in place.files:
        if file.suffix in {".py", ".json", ".jsonl", ".txt", ".md", ".cfg"}:
            continue
        with file.open("rb") as stream:
            start = stream.read(4)
        # A msgpack map may begin like a pickle of protocol 2; spaCy reads those files as msgpack only.
        looks = start[:2] in _PICKLE_STARTS and file.suffix not in {".bin", ".msg", ".msgpack", ""}
        if file.suffix in _PICKLES or looks or (start == _TORCH_START and file.suffix != ".npz"):
            yield CodeFinding(CodeKind.PICKLE, str(file.relative_to(place.root)))


def _config_findings(place: Place) -> Iterator[CodeFinding]:
    config = read_config(place)
    nlp = config.get("nlp", {})
    language = nlp.get("lang") if isinstance(nlp, Mapping) else None
    if isinstance(language, str) and not _is_stock_language(language):
        yield CodeFinding(CodeKind.LANGUAGE, "config.cfg [nlp] lang", language)
    for section in ("nlp", "components"):
        yield from _walk(section, config.get(section, {}))


def read_config(place: Place) -> Config:
    """The configuration of a pipeline, as data: functions are named in it, not looked up.

    Raises:
        PipelineError: If it cannot be read.
    """
    path = place.data / "config.cfg"
    try:
        if path.stat().st_size > _MOST_CONFIG:
            raise PipelineError(
                pipeline=place.name, reason=Reason("its config.cfg is far too large.")
            )
        return Config().from_disk(path, interpolate=True)
    except _UNREADABLE as error:
        first_line = str(error).strip().partition("\n")[0]
        raise PipelineError(
            pipeline=place.name,
            reason=Reason("its config.cfg cannot be read ({error}).", error=first_line),
        ) from error


def _walk(place: str, value: object) -> Iterator[CodeFinding]:
    if isinstance(value, list):
        for item in value:
            yield from _walk(place, item)
    if not isinstance(value, Mapping):
        return
    for key, inner in value.items():
        if str(key).startswith("@"):
            risk = next((kind for words, kind in _RISKS if words.search(str(inner))), None)
            stranger = str(inner) if risk else _provider(str(key)[1:], inner)
            kind = risk or CodeKind.FUNCTION
        elif key == "factory" and place.count(".") == 1:
            stranger = _factory_provider(inner)
            kind = CodeKind.FACTORY
        elif key == "source" and place.count(".") == 1:
            stranger, kind = str(inner), CodeKind.SOURCE
        else:
            yield from _walk(f"{place}.{key}", inner)
            continue
        if stranger:
            yield CodeFinding(kind, f"config.cfg [{place}] {key}", stranger)


def _provider(registry_name: str, function: object) -> str:
    """Who brings a registered function, if it is a stranger; else empty."""
    found = getattr(registry, registry_name, None)
    if not isinstance(found, catalogue.Registry) or not isinstance(function, str):
        return f"@{registry_name} = {function!r}"
    names = [function]
    if function.startswith("spacy."):
        names.append(function.replace("spacy.", "spacy-legacy.", 1))
    return _stranger(found, names, function)


def _factory_provider(factory: object) -> str:
    if not isinstance(factory, str):
        return repr(factory)
    # Factories are stored under their own name, or behind the language they are meant for.
    for namespace in (
        name for name in catalogue.REGISTRY if name[:-1] == registry.factories.namespace
    ):
        if namespace[-1] == factory or namespace[-1].endswith(f".{factory}"):
            if not _is_stock_function(catalogue.REGISTRY[namespace]):
                return f"{factory} ({_module(catalogue.REGISTRY[namespace])})"
            return ""
    return _from_entry_points("spacy_factories", [factory], factory)


def _stranger(found: Any, names: list[str], function: str) -> str:  # noqa: ANN401 - catalogue has no types
    for name in names:
        registered = catalogue.REGISTRY.get((*found.namespace, name))
        if registered is not None:
            if _is_stock_function(registered):
                return _from_entry_points(found.entry_point_namespace, [name], "")
            return f"{function} ({_module(registered)})"
    return _from_entry_points(found.entry_point_namespace, names, function)


def _from_entry_points(group: str, names: Iterable[str], otherwise: str) -> str:
    """The stranger among the packages that register one of the names; ``otherwise`` if nobody does."""
    wanted = set(names)
    points = [point for point in metadata.entry_points(group=group) if point.name in wanted]
    for point in points:
        package = point.dist.name if point.dist is not None else point.module
        if package.lower().replace("_", "-") not in _STOCK_PACKAGES:
            version = f" {point.dist.version}" if point.dist is not None else ""
            return f"{point.name} ({package}{version})"
    return "" if points else otherwise


def _is_stock_function(function: object) -> bool:
    return _module(function).partition(".")[0] in _STOCK_MODULES


def _module(function: object) -> str:
    """Where a registered function comes from; spaCy wraps plain components, then what it wraps counts."""
    inner = [cell.cell_contents for cell in getattr(function, "__closure__", None) or ()]
    modules = [str(each.__module__) for each in inner if hasattr(each, "__module__")]
    modules.append(str(getattr(function, "__module__", "") or type(function).__module__))
    strangers = (each for each in modules if each.partition(".")[0] not in _STOCK_MODULES)
    return next((each for each in strangers if each != "builtins"), modules[-1])


def _is_stock_language(language: str) -> bool:
    if not language.isidentifier():
        return False
    # Not by the file: a frozen program keeps modules in an archive.
    found = importlib.util.find_spec(f"spacy.lang.{language}")
    if found is None or found.origin is None:
        return False
    return Path(found.origin).is_relative_to(Path(spacy.__file__).parent)


def _registered(place: Place) -> Iterator[CodeFinding]:
    """What an installed package has spaCy or Python run by itself, besides being a pipeline."""
    if place.distribution is None:
        return
    for point in place.distribution.entry_points:
        if point.group.startswith(_RUN_BY_SPACY) and point.group != "spacy_models":
            yield CodeFinding(CodeKind.ENTRY_POINT, f"{point.group}.{point.name}", point.value)


def _digest(place: Place, findings: Iterable[CodeFinding]) -> str:
    """Over names and contents of all files, and over what others would run for it."""
    total = hashlib.sha256()
    for file in place.files:
        content = hashlib.sha256()
        with file.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                content.update(chunk)
        name = file.relative_to(place.root).as_posix()
        total.update(f"{content.hexdigest()}  {name}\n".encode("utf-8", "surrogateescape"))
    for finding in findings:
        total.update(f"{finding.kind}  {finding}\n".encode("utf-8", "surrogatepass"))
    return total.hexdigest()
