"""Building and loading pipelines: the program's own one, installed packages, folders, and ours on top of theirs."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import threading
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language

from annotator.domain.errors import CodeNotTrustedError, PipelineError
from annotator.domain.pipelines import EntityChoice, PipelineUse
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.nlp.foreign import NAME as FOREIGN
from annotator.nlp.locating import Place, installed_packages, locate
from annotator.nlp.registration import register_components
from annotator.nlp.trust import examine

BUILTIN = "builtin"
_SENTENCES: Final = "annotator_sentences"
_ENTITIES: Final = ("annotator_entities", "annotator_statistical_entities")
_COMPONENTS = (
    _SENTENCES,
    *_ENTITIES,
    "annotator_quotes",
    "annotator_events",
    "annotator_acting",
    "annotator_chains",
)
_CATEGORISERS: Final = frozenset({"spancat", "spancat_singlelabel", "span_ruler"})
_TRAINED_HERE: Final = "annotator_learned"
_MOST_TOLD: Final = 3
_MOST_LOADED: Final = 3
_LOCK = threading.Lock()
_loaded: dict[tuple[object, ...], Language] = {}


def build_builtin() -> Language:
    """The German pipeline of the program: rules, lexicons and a small model, nothing to install.

    It is an ordinary spaCy pipeline: ``nlp.to_disk(folder)`` saves it with all of these, ``spacy.load(folder)``
    loads it wherever this package is installed.
    """
    register_components()
    nlp = spacy.blank("de")
    for component in _COMPONENTS:
        nlp.add_pipe(component)
    nlp.meta.update(name="news_annotator", version=_own_version(), license="MIT")
    return nlp


def load_pipeline(use: PipelineUse | str, schema: Schema | None = None) -> Language:
    """A pipeline by name or folder; the last few are kept, so that each is loaded once per process.

    Args:
        use: ``builtin``, the name of an installed package, or a folder; a ``PipelineUse`` also says what is
            trusted and how labels and entities are treated.
        schema: What proposals are for: a pipeline of somebody else is completed by the program's components
            it lacks, and what it finds is put into the words of the schema. Without one it stays as it is.

    Raises:
        CodeNotTrustedError: If it would run code nobody has agreed to.
        PipelineError: If it is not there or cannot be read.
    """
    use = use if isinstance(use, PipelineUse) else PipelineUse(use)
    with _LOCK:
        key = _key(use, schema)
        if key in _loaded:
            _loaded[key] = _loaded.pop(key)
            return _loaded[key]
        nlp = _load(use)
        if schema is not None and use.pipeline != BUILTIN:
            complete(nlp, use, schema)
        _loaded[key] = nlp
        while len(_loaded) > _MOST_LOADED:
            del _loaded[next(iter(_loaded))]
        return nlp


def complete(nlp: Language, use: PipelineUse, schema: Schema) -> None:
    """Put the program's components behind those of a pipeline that lacks them.

    Sentences are only marked where nothing else marks them. The pipeline's entities and categorised spans come
    among the proposals before quotes and events look for names. A pipeline that was trained here is whole.

    Raises:
        PipelineError: If only its entities are wanted and it recognises none.
    """
    if _TRAINED_HERE in _factories(nlp):
        return
    recognises = _assigns(nlp, "doc.ents")
    groups = _groups(nlp)
    if use.entities is EntityChoice.THEIRS and not recognises:
        raise PipelineError(
            pipeline=use.pipeline,
            reason=Reason("it recognises no entities; choose ours or both instead of only theirs."),
        )
    with_ours = use.entities is not EntityChoice.THEIRS
    with_theirs = use.entities is not EntityChoice.OURS and (recognises or bool(groups))
    if not _assigns(nlp, "token.is_sent_start"):
        nlp.add_pipe(_SENTENCES, first=True)
    lacking = [each for each in _COMPONENTS[1:] if each not in _factories(nlp)]
    for component in lacking:
        if component in _ENTITIES and with_ours:
            nlp.add_pipe(component)
    if with_theirs and FOREIGN not in _factories(nlp):
        config = {
            "known": [
                f"{name}.{each}" for name, layer in schema.layers.items() for each in layer.labels
            ],
            "labels": dict(use.labels),
            "groups": groups,
            "merge": with_ours,
        }
        nlp.add_pipe(FOREIGN, config=config)
    for component in lacking:
        if component not in _ENTITIES:
            nlp.add_pipe(component)


def installed_pipelines() -> list[str]:
    """Names of the installed spaCy pipeline packages, sorted."""
    return list(installed_packages())


def _key(use: PipelineUse, schema: Schema | None) -> tuple[object, ...]:
    if use.pipeline == BUILTIN:
        return (BUILTIN,)
    place = locate(use.pipeline)
    bare = (place.data, place.stamp, use.trusted)
    if schema is None:
        return bare
    known = tuple((name, tuple(layer.labels)) for name, layer in schema.layers.items())
    return (*bare, use.entities, tuple(sorted(use.labels.items())), known)


def _load(use: PipelineUse) -> Language:
    if use.pipeline == BUILTIN:
        return build_builtin()
    register_components()
    place = locate(use.pipeline)
    found = examine(place)
    if found.findings:
        if found.digest not in use.trusted:
            what = "; ".join(str(each) for each in found.findings[:_MOST_TOLD])
            rest = len(found.findings) - _MOST_TOLD
            more = f" and {rest} more" if rest > 0 else ""
            raise CodeNotTrustedError(pipeline=use.pipeline, what=what + more)
        return _load_with_code(place)
    try:
        return spacy.load(place.data)
    except (OSError, ValueError, KeyError, TypeError, ImportError) as error:
        first_line = str(error).strip().partition("\n")[0]
        raise PipelineError(
            pipeline=use.pipeline,
            reason=Reason("it cannot be loaded ({error}).", error=first_line),
        ) from error


def _load_with_code(place: Place) -> Language:
    """Run what a person has agreed to, then load."""
    try:
        if place.distribution is not None:
            _import_registered(place)
        else:
            for file in _modules(place):
                _import_file(file, place)
        return spacy.load(place.data)
    except Exception as error:
        # Code of strangers: whatever it raises is a fault of that pipeline.
        raise PipelineError(
            pipeline=place.name,
            reason=Reason(
                "it cannot be loaded ({name}: {error}).",
                name=type(error).__name__,
                error=str(error),
            ),
        ) from error


def _import_registered(place: Place) -> None:
    """Import an installed package and what it would have spaCy import by itself."""
    importlib.import_module(place.module)
    for point in place.distribution.entry_points if place.distribution is not None else ():
        if point.group.startswith("spacy_") and point.group != "spacy_models":
            found = point.load()
            if point.group == "spacy_factories" and not Language.has_factory(point.name):
                Language.factory(point.name, func=found)


def _modules(place: Place) -> Sequence[Path]:
    """What to import for a folder: its package, or the Python files beside its configuration."""
    if place.module:
        return [place.data.parent / "__init__.py"]
    return sorted({*place.root.glob("*.py"), *place.data.glob("*.py")})


def _import_file(file: Path, place: Place) -> None:
    name = file.parent.name if file.name == "__init__.py" else file.stem
    inside = [str(file.parent)] if file.name == "__init__.py" else None
    spec = importlib.util.spec_from_file_location(name, file, submodule_search_locations=inside)
    if spec is None or spec.loader is None:
        raise PipelineError(
            pipeline=place.name, reason=Reason("{file} is no module.", file=str(file))
        )
    known = sys.modules.get(name)
    if known is not None and getattr(known, "__file__", None) != str(file):
        raise PipelineError(
            pipeline=place.name,
            reason=Reason("its module {name!r} has the name of another one; rename it.", name=name),
        )
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise


def _factories(nlp: Language) -> set[str]:
    """What it has, also what is switched off in it."""
    return {nlp.get_pipe_meta(name).factory for name in nlp.component_names}


def _assigns(nlp: Language, attribute: str) -> bool:
    return any(attribute in nlp.get_pipe_meta(name).assigns for name in nlp.pipe_names)


def _groups(nlp: Language) -> list[str]:
    """The span groups that components of the pipeline fill."""
    keys = (
        getattr(nlp.get_pipe(name), "key", None)
        for name in nlp.pipe_names
        if nlp.get_pipe_meta(name).factory in _CATEGORISERS
    )
    return sorted({key for key in keys if isinstance(key, str)})


def _own_version() -> str:
    try:
        return version("annotator")
    except PackageNotFoundError:
        return "0.0.0"
