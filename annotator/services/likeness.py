"""Finding articles that say the same as one that is there already, without comparing it with all of them.

An article leaves hashes of parts of its MinHash sketch (*bands*) in the corpus. Later articles that share one of them may say the
same; whether they do is decided by their words. Of pairs at the threshold one in eight shares no band, of pairs that have 60 % of
their runs in common one in eighty, of those with 70 % one in five thousand.
"""

from __future__ import annotations

import struct
import zlib

from rensa import RMinHash  # type: ignore[import-untyped]  # has no stubs

from annotator.domain.ids import ArticleId
from annotator.domain.likeness import SIMILAR, likeness, runs_of
from annotator.domain.ports import UnitOfWork

_BANDS = 32
_ROWS = 4
_SEED = 20_250_314
_SIGN = 1 << 31


def bands_of(text: str) -> tuple[int, ...]:
    """32 signed numbers of 32 bits; texts that say the same have some in common."""
    sketch = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    sketch.update(runs_of(text))
    values = sketch.digest()
    return tuple(
        zlib.crc32(struct.pack(f">{_ROWS}I", *values[band * _ROWS : (band + 1) * _ROWS]), band)
        - _SIGN
        for band in range(_BANDS)
    )


def place(work: UnitOfWork, article: ArticleId, text: str) -> None:
    """Note what an article is like, unless that is known; commits nothing.

    Args:
        work: The transaction.
        article: The article.
        text: Its text.
    """
    if work.queue.is_placed(article):
        return
    bands = bands_of(text)
    like = next(
        (
            other
            for other in work.queue.sharing(bands)
            if likeness(text, work.articles.get(other).text) >= SIMILAR
        ),
        None,
    )
    work.queue.place(article, bands, like)
