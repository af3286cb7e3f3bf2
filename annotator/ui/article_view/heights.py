"""Heights of all blocks, known or estimated, and what of them is visible: pure arithmetic, no Qt.

A Fenwick tree, so that a changed height and the search for the block at a height cost O(log n) however long
the article is. Heights are whole pixels, so that scrolled content can be moved instead of painted anew.
"""

from __future__ import annotations

import math
from collections.abc import Iterable


class Heights:
    """The heights of the blocks of one article, from top to bottom."""

    def __init__(self, heights: Iterable[int]) -> None:
        self._heights = list(heights)
        size = len(self._heights)
        self._tree = [0, *self._heights]
        for node in range(1, size + 1):
            parent = node + (node & -node)
            if parent <= size:
                self._tree[parent] += self._tree[node]
        self._total = sum(self._heights)

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, block: int) -> int:
        return self._heights[block]

    @property
    def total(self) -> int:
        """Height of everything."""
        return self._total

    def set(self, block: int, height: int) -> int:
        """Give a block another height; by how much it grew."""
        grown = height - self._heights[block]
        if grown:
            self._heights[block] = height
            self._total += grown
            node = block + 1
            while node <= len(self._heights):
                self._tree[node] += grown
                node += node & -node
        return grown

    def top(self, block: int) -> int:
        """Where a block begins; ``len(self)`` asks for the end of the last one."""
        total = 0
        while block > 0:
            total += self._tree[block]
            block -= block & -block
        return total

    def at(self, y: float) -> int:
        """Number of the block at height ``y``; the first above all, the last below all; 0 if none."""
        node, left = 0, y
        step = 1 << max(0, len(self._heights).bit_length() - 1)
        while step:
            following = node + step
            if following <= len(self._heights) and self._tree[following] <= left:
                node = following
                left -= self._tree[node]
            step >>= 1
        return min(node, max(0, len(self._heights) - 1))

    def between(self, top: float, bottom: float) -> range:
        """Numbers of the blocks that lie at least partly in ``[top, bottom)``."""
        if not self._heights or bottom <= 0 or top >= self._total or bottom <= top:
            return range(0)
        return range(self.at(max(0.0, top)), self.at(math.nextafter(bottom, -math.inf)) + 1)


def estimated_lines(length: int, per_line: float) -> int:
    """How many lines a block of ``length`` code points will probably have, at least one."""
    return max(1, math.ceil(length * 1.03 / max(1.0, per_line)))
