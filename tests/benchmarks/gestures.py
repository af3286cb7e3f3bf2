"""How many gestures lead to the annotated quotes of Wikinews articles, with suggestions and by hand: a simulation.

``ANNOTATOR_DATA`` names the folder that holds ``quotes/dev.jsonl`` (uhh-lt/german-news-quotation-attribution-2024,
CC BY-NC-SA: measuring only). A gesture is a key press, a click, or a selection made in one drag; what each step takes
are the numbers of docs/key-counts.md and of the guide:

* By hand: a selection for each fragment of the quote, ``Q``, one key more for a type that is not Direct; for each
  filler a selection for each fragment and the role's key. A filler that is one word, an entity, or was marked before is
  taken from the role's list: its key and Enter, as if the right one always came first. The speakers of
  the quote before take one key (``Ctrl+U``).
* With suggestions: every suggested quote costs a gesture, right or wrong: Enter or Backspace. A right one is done
  then. One that is not quite right is repaired: the type one key; an edge one drag of its handle, with the keyboard one key for
  each word; words within a selection and ``+`` or ``-``; a filler with other words the same, once, even if it fills
  roles of several quotes, and with the keyboard two keys more to get there; with the mouse a click more if its edge lies where the
  quote or a shorter filler has one, or if parts are added; another frame a selection and ``F``, since there is but one; the speakers of the quote before
  ``Ctrl+U``; any other wrong filler ``F4``, which takes the quote over and stays with it (then Tab leads on, instead of Enter), the choice of the role if
  several are filled, and Enter, if the right one is in the list; a filler too many a click on its cross in the inspector, with the keyboard three keys; a
  missing one as by hand. The list has what is proposed as well. What was not proposed is marked by hand.
* Each proposed quote is accepted and repaired, or rejected and marked by hand, whichever takes fewer gestures in all.

Counted twice: with the mouse, where a selection and a click are one gesture each; and with the keyboard alone, where a
selection is as many presses as the caret needs from the nearest end of the quote (for a quote: from the one
before) to its begin and on to its end, by tokens, sentences or lines of twelve tokens, and a filler gets the focus by two keys.

Not counted, since it is the same either way: reading, scrolling, entities, the medium, finishing the article. Finishing leaves
open suggestions where they are, they never become annotations; here every wrong one is rejected all the same. Two
spans are the same if they have the same words: quotation marks and full stops at the edges do not count.

``--pipeline`` takes another pipeline than the built-in one, ``--markdown`` prints the tables for docs/suggestions.md, ``--split``
and ``--limit`` choose the articles.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.ports import SuggestRequest
from annotator.domain.segmentation import paragraphs, sentences
from annotator.domain.workbench import Proposal
from annotator.formats.schema_yaml import read_schema
from annotator.nlp.suggester import SpacySuggester
from annotator.quality.matching import assigned
from annotator.resources import resource_path
from measured import Rows, Topic, at_most

ROWS = Rows(Topic.SUGGESTIONS)
HALF = at_most(0.5)
ROLES = ("speaker", "cue", "addressee", "frame")
DIRECT = "Direct"
TOKEN = re.compile(r"\w+|[^\w\s]")
WRONG = "proposed, no quote"
BUILTIN = "builtin"
DOCUMENTED = "[measured by hand](suggestions.md#gestures-saved)"
WAYS = {"mouse and keyboard": False, "keyboard alone": True}
SHARE = "gestures with suggestions of those by hand"
LIST = 2
"""The role's key and Enter."""
OTHER = 2
"""F4 and Enter."""
LINE = 12
"""Tokens of a line on the screen."""

Words = frozenset[int]
"""A span as the places of its tokens, those without a letter or digit left out."""


@dataclass(frozen=True)
class Quote:
    """A quote with its roles, each filler as its words."""

    label: str
    words: Words
    fillers: dict[str, tuple[Words, ...]]


@dataclass
class Tally:
    """Gestures of one kind of quote."""

    quotes: int = 0
    by_hand: int = 0
    suggested: int = 0
    ways: Counter[str] = field(default_factory=Counter)


class Text:
    """The tokens of an article, to see spans as words and how far they lie apart."""

    def __init__(self, text: str, tokens: Sequence[Sequence[int]] | None) -> None:
        self.tokens = [tuple(t) for t in tokens or [hit.span() for hit in TOKEN.finditer(text)]]
        self._is_word = [any(map(str.isalnum, text[begin:end])) for begin, end in self.tokens]
        borders = [
            sentence.begin
            for paragraph in paragraphs(text)
            for sentence in sentences(text, paragraph.begin, paragraph.end)
        ]
        begins = [begin for begin, _ in self.tokens]
        self._sentences = sorted({bisect_left(begins, border) for border in borders})

    def presses(self, here: int, there: int) -> int:
        """Keys that bring the caret from before one token to before another: by tokens, lines or sentences."""
        distance = abs(there - here)
        lines, rest = divmod(distance, LINE)
        found = min(distance, lines + min(rest, LINE - rest + 1))
        for jump in self._sentences[max(bisect_left(self._sentences, there) - 1, 0) :][:2]:
            if jump >= here:
                jumps = bisect_right(self._sentences, jump) - bisect_right(self._sentences, here)
            else:
                jumps = bisect_left(self._sentences, here) - bisect_left(self._sentences, jump)
            found = min(found, jumps + abs(there - jump))
        return found

    def words(self, fragments: Iterable[Sequence[int]]) -> Words:
        """The words that fragments touch."""
        pairs = [tuple(pair) for pair in fragments]
        return frozenset(
            place
            for place, (begin, end) in enumerate(self.tokens)
            if self._is_word[place] and any(begin < last and first < end for first, last in pairs)
        )

    def runs(self, words: Words) -> list[Words]:
        """The stretches that words make; punctuation between does not part them."""
        found: list[set[int]] = []
        for place in sorted(words):
            between = range(max(found[-1]) + 1, place) if found else ()
            if found and not any(self._is_word[each] for each in between):
                found[-1].add(place)
            else:
                found.append({place})
        return [frozenset(run) for run in found]

    @staticmethod
    def edge(words: Words, side: int) -> tuple[int, int]:
        """Where a span begins (side 0) or ends (1): the word that has the handle."""
        return (max(words) if side else min(words), side)

    def joins(self, one: int, other: int) -> bool:
        """Whether only punctuation stands between two places."""
        low, high = sorted((one, other))
        return not any(self._is_word[each] for each in range(low + 1, high))


class Simulation:
    """What the annotator of one article has to do.

    Args:
        text: Its tokens.
        gold: The quotes that are to be reached, in reading order.
        entities: What is marked already, as words.
        offered: What is proposed as a filler, as words; in the lists where suggestions are repaired.
        keyboard: Whether selections are made with the keyboard; else with the mouse.
    """

    def __init__(
        self,
        text: Text,
        gold: Sequence[Quote],
        entities: AbstractSet[Words],
        *,
        keyboard: bool,
        offered: AbstractSet[Words] = frozenset(),
    ) -> None:
        self._text = text
        self._keyboard = keyboard
        self.gold = gold
        self._listed = [self._in_list(place, entities) for place in range(len(gold))]
        self._offered = offered

    @property
    def _focus(self) -> int:
        """To give a filler the focus: a click, or two keys."""
        return 2 if self._keyboard else 1

    def by_hand(self, place: int) -> int:
        """Gestures for one of the quotes without suggestions."""
        quote = self.gold[place]
        before = self.gold[place - 1].words if place else frozenset({0})
        head = self._selecting(quote.words, before) + 1 + (quote.label != DIRECT)
        return head + sum(
            self._filling(place, role, filler) for role in ROLES for filler in quote.fillers[role]
        )

    def _selecting(self, words: Words, stops: Words) -> int:
        """Gestures to select words, beginning at the nearest end of what was selected before."""
        runs = self._text.runs(words)
        if not self._keyboard:
            return len(runs)
        ends = [min(stops), max(stops) + 1]
        gestures = 0
        for run in runs:
            first, after = min(run), max(run) + 1
            gestures += min(self._text.presses(end, first) for end in ends)
            gestures += self._text.presses(first, after)
            ends.append(after)
        return gestures

    def _filling(self, place: int, role: str, filler: Words, *, offered: bool = False) -> int:
        """Gestures to fill a role, by list or by selection; the list may have what is proposed as well."""
        quote = self.gold[place]
        speakers = quote.fillers["speaker"]
        if role == "speaker" and place and speakers == self.gold[place - 1].fillers["speaker"]:
            return int(filler == speakers[0])
        marking = self._selecting(filler, quote.words) + 1
        listed = filler in self._listed[place] or (offered and filler in self._offered)
        return min(marking, LIST) if listed else marking

    def _in_list(self, place: int, entities: AbstractSet[Words]) -> frozenset[Words]:
        """The fillers of a quote that can be taken from a list."""
        known = {
            filler
            for before in self.gold[:place]
            for fillers in before.fillers.values()
            for filler in fillers
        }
        return frozenset(
            filler
            for fillers in self.gold[place].fillers.values()
            for filler in fillers
            if len(filler) == 1 or filler in known or filler in entities
        )

    def repaired(self, place: int, proposed: Quote) -> int:
        """Gestures to make one of the quotes out of a proposed one, that it is accepted included."""
        quote = self.gold[place]
        edges = self._edges(proposed.words, quote.words)
        if edges is None:
            return self.by_hand(place) + 2  # nothing in common: no way to repair it
        filled = sum(bool(proposed.fillers[role]) for role in ROLES)
        roles = sum(self._role(place, role, proposed, filled) for role in ROLES)
        # Enter, or Tab where a repair has taken the quote over: what leads on to the next one.
        return 1 + (quote.label != proposed.label) + edges + roles

    def corrected(self, place: int, proposed: Quote) -> dict[tuple[str, Words], Words]:
        """The fillers whose edges are moved to repair a proposed quote: other quotes that have them are right then, too."""
        found: dict[tuple[str, Words], Words] = {}
        for role in ROLES:
            for theirs in proposed.fillers[role]:
                for ours in self.gold[place].fillers[role]:
                    moving = self._moving(theirs, ours, proposed)
                    if moving and moving <= self._replacing(place, role, ours, 1):
                        found[role, theirs] = ours
        return found

    def _role(self, place: int, role: str, whole: Quote, filled: int) -> int:
        """Gestures to repair one role: each filler corrected, replaced or removed, what is missing filled."""
        proposed = whole.fillers[role]
        quote = self.gold[place]
        wanted = quote.fillers[role]
        filling = [self._filling(place, role, ours, offered=True) for ours in wanted]
        removing = self._focus + 1 if self._keyboard else 1
        saved = [
            [
                filling[row]
                + removing
                - self._correcting(place, role, (theirs, ours), whole, filled)
                for theirs in proposed
            ]
            for row, ours in enumerate(wanted)
        ]
        apart = sum(filling) + removing * len(proposed)
        cost = apart - sum(saved[row][column] for row, column in assigned(saved))
        same = role == "speaker" and place and wanted == self.gold[place - 1].fillers["speaker"]
        return min(cost, 1) if same and wanted else cost  # Ctrl+U takes the place of what is there

    def _correcting(
        self, place: int, role: str, pair: tuple[Words, Words], whole: Quote, filled: int
    ) -> int:
        """Gestures to put one filler in the place of another."""
        theirs, ours = pair
        if theirs == ours:
            return 0
        moving = self._moving(theirs, ours, whole)
        ways = [] if moving is None else [moving]
        return min([*ways, self._replacing(place, role, ours, filled)])

    def _moving(self, theirs: Words, ours: Words, whole: Quote) -> int | None:
        """Gestures to move the edges of a filler; ``None``: impossible.

        With the mouse they are dragged while the quote has the focus, unless parts are added or cut out, or
        another edge lies at the same place and takes the mouse: that of the quote, or of a shorter filler.
        """
        steps = self._steps(theirs, ours)
        if steps is None:
            return None
        edges = sum(cost for cost, _ in steps)
        if self._keyboard or not edges:
            return self._focus + edges
        above = [
            each for found in whole.fillers.values() for each in found if len(each) < len(theirs)
        ]
        ends = {self._text.edge(each, side) for each in (whole.words, *above) for side in (0, 1)}
        at_once = all(
            side is not None and self._text.edge(theirs, side) not in ends for _, side in steps
        )
        return edges + (0 if at_once else self._focus)

    def _replacing(self, place: int, role: str, ours: Words, filled: int) -> int:
        """Gestures to have another filler instead, without moving its edges."""
        if role == "frame":
            return self._selecting(ours, self.gold[place].words) + 1
        if ours not in self._listed[place] and ours not in self._offered:
            return sys.maxsize
        choosing = 0 if filled == 1 else 1 if role == "speaker" else LIST
        return OTHER + choosing

    def _edges(self, there: Words, wanted: Words) -> int | None:
        """Gestures to turn one span into another: edges moved, parts added and cut out; ``None``: impossible.

        With the mouse an edge is dragged as far as it has to go, with the keyboard it takes a key for each word.
        """
        steps = self._steps(there, wanted)
        return None if steps is None else sum(cost for cost, _ in steps)

    def _steps(self, there: Words, wanted: Words) -> list[tuple[int, int | None]] | None:
        """What ``_edges`` counts, step by step: gestures, and the edge that is moved (0 begin, 1 end) if one is."""
        shared = there & wanted
        if not shared:
            return None
        steps: list[tuple[int, int | None]] = []
        for run in self._text.runs(wanted - there):
            part = self._selecting(run, there) + 1
            side = int(max(run) >= min(shared))
            near = max(shared) if side else min(shared)
            outer = max(run) < min(shared) or min(run) > max(shared)
            reached = outer and self._text.joins(near, min(run, key=lambda each: abs(each - near)))
            moves = max(abs(near - each) for each in run) if self._keyboard else 1
            steps.append((moves, side) if reached and moves <= part else (part, None))
        for run in self._text.runs(there - wanted):
            part = self._selecting(run, there) + 1
            outer = max(run) < min(shared) or min(run) > max(shared)
            moves = len(run) if self._keyboard else 1
            side = int(max(run) >= min(shared))
            steps.append((moves, side) if outer and moves <= part else (part, None))
        return steps


def simulate(simulation: Simulation, proposed: Sequence[Quote]) -> dict[str, Tally]:
    """Gestures of one article by the type of the quote; wrong proposals under ``WRONG``."""
    gold = simulation.gold
    anew = [simulation.by_hand(place) for place in range(len(gold))]
    mended = [[simulation.repaired(place, each) for each in proposed] for place in range(len(gold))]
    partner = dict(
        assigned([[anew[row] + 1 - cost for cost in costs] for row, costs in enumerate(mended)])
    )
    found: defaultdict[str, Tally] = defaultdict(Tally)
    moved: dict[tuple[str, Words], Words] = {}
    for place, quote in enumerate(gold):
        tally = found[quote.label]
        tally.quotes += 1
        tally.by_hand += anew[place]
        cost = anew[place]
        if place in partner:
            now = _as_moved(proposed[partner[place]], moved)
            cost = min(cost + 1, simulation.repaired(place, now))
            again = simulation.corrected(place, now)
            moved = {key: again.get((key[0], ours), ours) for key, ours in moved.items()} | again
        tally.suggested += cost
        way = "by hand" if place not in partner else "repaired" if cost > 1 else "as it is"
        tally.ways[way] += 1
    wrong = len(proposed) - len(partner)
    if wrong:
        found[WRONG] = Tally(wrong, 0, wrong, Counter({"rejected": wrong}))
    return found


def _as_moved(proposed: Quote, moved: dict[tuple[str, Words], Words]) -> Quote:
    """A proposed quote after the edges of some of its fillers were moved for others."""
    fillers = {
        role: tuple(moved.get((role, each), each) for each in proposed.fillers[role])
        for role in ROLES
    }
    return Quote(proposed.label, proposed.words, fillers)


def gold_quotes(article, text: Text) -> list[Quote]:
    """What people annotated, in reading order."""
    quotes = [
        Quote(
            quote["type"],
            text.words(quote["quote"]),
            {role: _one(text.words(quote.get(role) or [])) for role in ROLES},
        )
        for quote in article["quotes"]
    ]
    return sorted(
        (quote for quote in quotes if quote.words),
        key=lambda quote: (min(quote.words), -max(quote.words)),
    )


def proposed_quotes(proposal: Proposal, text: Text) -> list[Quote]:
    """What the pipeline proposes."""
    spans = {
        span.id: text.words((part.begin, part.end) for part in span.fragments)
        for span in proposal.spans
    }
    fillers: defaultdict[tuple[str, str], list[Words]] = defaultdict(list)
    for argument in proposal.arguments:
        if argument.filler is not None:
            fillers[argument.head, argument.role].append(spans[argument.filler])
    return [
        Quote(
            span.label,
            spans[span.id],
            {role: tuple(filter(None, fillers[span.id, role])) for role in ROLES},
        )
        for span in proposal.spans
        if span.layer == "quote"
    ]


def entities(proposal: Proposal, text: Text) -> frozenset[Words]:
    """What the pipeline takes for entities."""
    return frozenset(
        text.words((part.begin, part.end) for part in span.fragments)
        for span in proposal.spans
        if span.layer == "entity"
    )


def _one(words: Words) -> tuple[Words, ...]:
    """The data set knows one filler of a role, with gaps if need be."""
    return (words,) if words else ()


def main() -> None:
    """Print the rows, or say why there are none."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--split", default="dev")
    arguments.add_argument("--pipeline", default=BUILTIN)
    arguments.add_argument("--limit", type=int)
    arguments.add_argument("--markdown", action="store_true")
    options = arguments.parse_args()
    place = os.environ.get("ANNOTATOR_DATA")
    path = Path(place, "quotes", f"{options.split}.jsonl") if place else None
    if path is None or not path.is_file():
        why = f"ANNOTATOR_DATA names no folder with quotes/{options.split}.jsonl, which may not be shipped"
        for way in WAYS:
            ROWS.skip(f"{SHARE}, {way}", why, promise=HALF)
        return
    lines = path.read_text("utf-8").splitlines()
    articles = [json.loads(line) for line in lines if line.strip()][: options.limit]
    proposals = proposals_for(articles, options.pipeline)
    if not options.markdown and options.pipeline == BUILTIN:
        why = f"training takes longer than all of this; --pipeline FOLDER, {DOCUMENTED}"
        ROWS.skip(f"{SHARE}, after training on 200 articles", why)
    for way, keyboard in WAYS.items():
        tallies = gestures(articles, proposals, keyboard=keyboard)
        by_hand = sum(tally.by_hand for tally in tallies.values())
        suggested = sum(tally.suggested for tally in tallies.values())
        if options.markdown:
            print(f"{table(tallies, way, by_hand, suggested)}\n")  # noqa: T201 - asked for by people
            continue
        note = f"{suggested:,} of {by_hand:,} in {len(articles)} articles"
        ROWS.tell(f"{SHARE}, {way}", suggested / by_hand, "", note=note, promise=HALF)


def proposals_for(articles, pipeline: str) -> list[Proposal]:
    """What a pipeline proposes for each article."""
    suggester = SpacySuggester.load(pipeline, read_schema(resource_path("schemas", "news-de.yaml")))
    given = ((article["id"], article["text"]) for article in articles)
    return [proposal for _, proposal in suggester.suggest(given, SuggestRequest())]


def gestures(articles, proposals: Sequence[Proposal], *, keyboard: bool) -> dict[str, Tally]:
    """The gestures of all articles by the type of the quote."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for article, proposal in zip(articles, proposals, strict=True):
        text = Text(article["text"], article.get("tokens"))
        quotes = proposed_quotes(proposal, text)
        simulation = Simulation(
            text,
            gold_quotes(article, text),
            entities(proposal, text),
            keyboard=keyboard,
            offered={
                each for quote in quotes for found in quote.fillers.values() for each in found
            },
        )
        for label, tally in simulate(simulation, quotes).items():
            total = tallies[label]
            total.quotes += tally.quotes
            total.by_hand += tally.by_hand
            total.suggested += tally.suggested
            total.ways += tally.ways
    return tallies


def table(tallies: dict[str, Tally], way: str, by_hand: int, suggested: int) -> str:
    """Gestures by type of quote, as Markdown."""
    ways = ("as it is", "repaired", "by hand", "rejected")
    lines = [
        f"| {way} | number | gestures by hand | with suggestions | ratio | {' | '.join(ways)} |",
        "|---" * (5 + len(ways)) + "|",
    ]
    ranked = sorted(tallies.items(), key=lambda each: (each[0] == WRONG, -each[1].quotes))
    for label, tally in ranked:
        ratio = f"{tally.suggested / tally.by_hand:.2f}" if tally.by_hand else ""
        counted = " | ".join(str(tally.ways[each] or "") for each in ways)
        hand = tally.by_hand or ""
        lines.append(
            f"| {label} | {tally.quotes} | {hand} | {tally.suggested} | {ratio} | {counted} |"
        )
    lines.append(f"| all | | {by_hand} | {suggested} | **{suggested / by_hand:.2f}** | | | | |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
