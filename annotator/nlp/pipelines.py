"""Building and loading pipelines: the program's own one, installed packages, folders."""

from __future__ import annotations

import threading
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.util import get_installed_models

from annotator.domain.errors import PipelineError

BUILTIN = "builtin"
_COMPONENTS = (
    "annotator_sentences",
    "annotator_entities",
    "annotator_statistical_entities",
    "annotator_quotes",
    "annotator_events",
)
_LOCK = threading.Lock()
_loaded: dict[tuple[str, bool], Language] = {}


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


def load_pipeline(name_or_path: str, *, allow_code: bool = False) -> Language:
    """A pipeline by name or folder; each is loaded once per process.

    Args:
        name_or_path: ``builtin``, the name of an installed package, or a folder that ``to_disk`` wrote.
        allow_code: Whether a package that brings code of its own may run it.

    Raises:
        PipelineError: If it is not there, cannot be read, or wants to run code and may not.
    """
    with _LOCK:
        key = (name_or_path, allow_code)
        if key not in _loaded:
            _loaded[key] = _load(name_or_path, allow_code=allow_code)
        return _loaded[key]


def installed_pipelines() -> list[str]:
    """Names of the installed spaCy pipeline packages, sorted."""
    return sorted(get_installed_models())


@cache
def register_components() -> None:
    """Make the program's components known to spaCy; needless where entry points do it."""
    from annotator.nlp import sentences  # noqa: F401, PLC0415 - registers its factory when imported
    from annotator.nlp.entities import component as _entities  # noqa: F401, PLC0415 - the same
    from annotator.nlp.events import component as _events  # noqa: F401, PLC0415 - the same
    from annotator.nlp.quotes import component as _quotes  # noqa: F401, PLC0415 - the same
    from annotator.nlp.statistical import component as _statistical  # noqa: F401, PLC0415 - the same
    from annotator.nlp.training import candidates, learned, opinions  # noqa: F401, PLC0415 - the same


def _load(name_or_path: str, *, allow_code: bool) -> Language:
    if name_or_path == BUILTIN:
        return build_builtin()
    register_components()
    if name_or_path in get_installed_models():
        return _load_package(name_or_path, allow_code=allow_code)
    folder = Path(name_or_path)
    if (folder / "config.cfg").is_file():
        return _load_folder(folder, name_or_path)
    if folder.exists():
        raise PipelineError(
            pipeline=name_or_path, reason="the folder holds no spaCy pipeline (no config.cfg)."
        )
    raise PipelineError(
        pipeline=name_or_path,
        reason=f"it is not installed; install it with “python -m spacy download {name_or_path}”.",
    )


def _load_package(name: str, *, allow_code: bool) -> Language:
    data = None if allow_code else _data_folder(name)
    if data is not None:
        return _load_folder(data, name)
    if not allow_code:
        raise PipelineError(
            pipeline=name,
            reason="the package brings code of its own, which only runs if you allow it.",
        )
    try:
        return spacy.load(name)
    except Exception as error:
        # Code of strangers: whatever it raises is a fault of that package.
        raise PipelineError(pipeline=name, reason=f"it cannot be loaded ({error}).") from error


def _data_folder(name: str) -> Path | None:
    """The folder with the data of a package that holds nothing else; it is read without importing the package."""
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return None
    files = package.files or []
    code = [
        file
        for file in files
        if file.suffix in {".py", ".so", ".pyd"} and file.name != "__init__.py"
    ]
    configs = [file for file in files if file.name == "config.cfg"]
    if code or not configs:
        return None
    return Path(str(package.locate_file(configs[0]))).parent


def _load_folder(folder: Path, name: str) -> Language:
    try:
        return spacy.load(folder)
    except (OSError, ValueError, KeyError, TypeError, ImportError) as error:
        first_line = str(error).strip().partition("\n")[0]
        raise PipelineError(pipeline=name, reason=f"it cannot be loaded ({first_line}).") from error


def _own_version() -> str:
    try:
        return version("annotator")
    except PackageNotFoundError:
        return "0.0.0"
