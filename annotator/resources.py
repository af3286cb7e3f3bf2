"""Where the program's own read-only files are: schemas, lexicons, samples, fonts, translations.

In a checkout they are the folder ``resources`` beside the package, in an installed wheel they are
``_resources`` inside it. Nobody else needs to know which.
"""

from __future__ import annotations

from pathlib import Path

from annotator.domain.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


def resource_path(*parts: str) -> Path:
    """Return the path of a shipped file or folder.

    Args:
        parts: Its place below ``resources``, as in ``resource_path("schemas", "news.yaml")``;
            none for the folder itself.

    Raises:
        ResourceError: There is no such file or folder in this installation.
    """
    root = next((place for place in _PLACES if place.is_dir()), None)
    if root is None:
        raise ResourceError(path=_PLACES[0].joinpath(*parts), reason="no resources are installed")
    path = root.joinpath(*parts)
    if not path.exists():
        raise ResourceError(path=path, reason="no such file or folder")
    return path
