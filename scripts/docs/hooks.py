"""What the site needs that the Markdown files do without: pages and styles from elsewhere in the project, and links to them."""

import posixpath
import re
from pathlib import Path
from typing import Any, Final

from mkdocs.structure.files import File, Files

ROOT: Final = Path(__file__).resolve().parents[2]
# Where pages that do not lie in docs/ stand on the site.
ELSEWHERE: Final = {
    "CHANGELOG.md": "project/changelog.md",
    "exports/README.md": "project/exports.md",
    "resources/guidelines/news-de.md": "project/guideline.md",
    "resources/lexicons/README.md": "project/lexicons.md",
    "resources/pipelines/entities/README.md": "project/entities.md",
}
_STYLES: Final = "css/site.css"
_LINK: Final = re.compile(r"(?<!!)\[(?P<words>[^\]]*)\]\((?P<path>[^)#:\s]+)(?P<anchor>#[^)]*)?\)")


def on_files(files: Files, *, config: Any) -> Files:  # noqa: ANN401 - mkdocs' own types, which are untyped
    """Called by mkdocs with what it found in docs/."""
    for path, uri in (*ELSEWHERE.items(), ("scripts/docs/site.css", _STYLES)):
        files.append(File.generated(config, uri, abs_src_path=str(ROOT / path)))
    return files


def on_page_markdown(markdown: str, *, page: Any, **_others: Any) -> str:  # noqa: ANN401 - the same
    """Called by mkdocs for each page, with its text."""
    uri = page.file.src_uri
    own = next((path for path, there in ELSEWHERE.items() if there == uri), f"docs/{uri}")

    def led(found: re.Match[str]) -> str:
        words, path, anchor = found["words"], found["path"], found["anchor"] or ""
        target = posixpath.normpath(posixpath.join(posixpath.dirname(own), path))
        there = ELSEWHERE.get(target)
        if there is None and target.startswith("docs/") and (ROOT / target).is_file():
            there = target.removeprefix("docs/")
        if there is None:  # a file or folder that the site does not have
            return words if words.strip("`") == path.rstrip("/") else f"{words} (`{target}`)"
        if re.fullmatch(r"[\w-]+\.md", words):  # on the site pages are no files
            words = words.removesuffix(".md").replace("-", " ")
        return f"[{words}]({posixpath.relpath(there, posixpath.dirname(uri) or '.')}{anchor})"

    return _LINK.sub(led, markdown)
