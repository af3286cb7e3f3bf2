"""Wire copies: articles that say the same with small differences, found by MinHash.

What near-duplicates are says ``annotator.domain.likeness``. Articles are taken in the order
they came into the corpus, and each looks only at those before it: what was found out about an article
never changes when others come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped]  # has no stubs

from annotator.domain.likeness import SIMILAR, runs_of

_PERMUTATIONS = 128
# With 2 rows a band a pair at the threshold is missed once in a hundred million times.
_BANDS = 64
_SEED = 20_250_314


@dataclass(frozen=True, slots=True)
class NearDuplicates:
    """What was found.

    Attributes:
        group: Of each article, by id: the id of the first article of its group, perhaps its own.
        earlier: By id, the earlier articles it is a near-duplicate of; those without any are missing.
    """

    group: Mapping[str, str] = field(default_factory=dict)
    earlier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def near_duplicates(articles: Iterable[tuple[str, str]]) -> NearDuplicates:
    """Group near-duplicate articles.

    An article joins the group of the earliest one it is a near-duplicate of. If it is one of articles of
    two groups, these stay two: joining them would move articles that have their place.

    Args:
        articles: Id and text of each, in the order they came.
    """
    index = RMinHashLSH(threshold=SIMILAR, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    ids: list[str] = []
    prints: list[RMinHash] = []
    group: dict[str, str] = {}
    earlier: dict[str, tuple[str, ...]] = {}
    for article, text in articles:
        found = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        found.update(runs_of(text))
        near = sorted(
            number for number in index.query(found) if prints[number].jaccard(found) >= SIMILAR
        )
        group[article] = group[ids[near[0]]] if near else article
        if near:
            earlier[article] = tuple(ids[number] for number in near)
        index.insert(len(ids), found)
        ids.append(article)
        prints.append(found)
    return NearDuplicates(group, earlier)
