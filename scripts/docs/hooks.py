"""What the site needs that the Markdown files do without: links out of docs/ become names of files."""

import re
from typing import Any

_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((\.\./)+(?P<path>[^)#]+)(#[^)]*)?\)")
_FOLDER = re.compile(r"(?<!!)\[([^\]]*)\]\((?P<path>[\w-]+/)\)")


def on_page_markdown(markdown: str, *, page: Any, **_others: Any) -> str:  # noqa: ANN401 - mkdocs' own types, which are untyped
    """Called by mkdocs for each page, with its text."""
    depth = page.file.src_uri.count("/")

    def named(found: re.Match[str]) -> str:
        ups = found.group(0).count("../")
        return found.group(0) if ups <= depth else f"{found[1]} (`{found['path']}`)"

    markdown = _LINK.sub(named, markdown)
    return _FOLDER.sub(r"\1", markdown)
