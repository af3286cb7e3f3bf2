"""Syntax from the heads, labels and features of a spaCy document: TIGER labels of ``de_core_news_*``, and Universal Dependencies.

A parse may be wrong anywhere, so nothing here trusts it to be a tree that makes sense: walks are bounded, phrases must be
contiguous and short, and what does not fit is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc

from annotator.nlp.reading import Reading
from annotator.nlp.syntax import Dependent, Function, Mood, Range

_SUBJECTS = frozenset({"sb", "nsubj", "nsubj:pass", "nsubjpass"})
_OBJECTS = frozenset({"oa", "oa2", "obj", "dobj"})
_DATIVES = frozenset({"da", "iobj", "obl:arg"})
_AGENTS = frozenset({"sbp", "obl:agent"})
_PHRASES = frozenset({"mo", "op", "mnr", "pg", "cvc", "obl", "nmod", "obl:mod", "nmod:poss"})
_AUXILIARY = frozenset({"aux", "aux:pass", "auxpass"})
_PARTICLES = frozenset({"svp", "compound:prt"})
_RELATIVES = frozenset({"rc", "acl:relcl", "acl"})
_CLAUSES = frozenset({"oc", "rs", "re", "ccomp", "xcomp"})
_CONJUNCTS = frozenset({"cj", "conj"})
_CONJUNCTIONS = frozenset({"cd", "cc"})
_NONFINITE_TAGS = frozenset("VVPP VAPP VMPP VVINF VAINF VMINF VVIZU".split())
_FINITE_TAGS = frozenset("VVFIN VAFIN VMFIN VVIMP VAIMP".split())
_EDGE_SIGNS = frozenset({",", ";", ":", "–", "—", "-", ".", "!", "?"})
_BECOME = frozenset("wird werden wurde wurden worden werde würden würde".split())
_LONGEST_PHRASE = 40
_LONGEST_CLAUSE = 90
_FARTHEST = 150
_MOST_VERBS = 8


class Parse:
    """What a document's parser, tagger and morphology say, in the tokens of a reading.

    Args:
        reading: The reading of the same text.
        doc: The document.
    """

    def __init__(self, reading: Reading, doc: Doc) -> None:
        self._reading = reading
        self._has_heads = doc.has_annotation("DEP")
        self._own = [reading.token_at(token.idx) for token in doc]
        self._theirs = _aligned(reading, doc)
        self._deps = [token.dep_ for token in doc]
        self._tags = [token.tag_ for token in doc]
        self._pos = [token.pos_ for token in doc]
        self._morphs = [str(token.morph) for token in doc]
        self._words = [token.lower_ for token in doc]
        self._heads = [token.head.i for token in doc] if self._has_heads else []
        self._children: list[list[int]] = [[] for _ in doc]
        for index, head in enumerate(self._heads):
            if head != index and abs(head - index) <= _FARTHEST:
                self._children[head].append(index)

    def mood(self, token: int) -> Mood:
        """By the morphology, else by the tag."""
        place = self._place(token)
        if place is None:
            return "unknown"
        morph, tag, pos = self._morphs[place], self._tags[place], self._pos[place]
        if morph and pos in {"VERB", "AUX", ""}:
            found = _mood(morph)
            if found != "unknown":
                return found
        if tag in _NONFINITE_TAGS or (pos and pos not in {"VERB", "AUX", "X"}):
            return "none"
        return "unknown"

    def particle(self, verb: int) -> int | None:
        """The child with the label of a separated prefix."""
        place = self._place(verb)
        if place is None or not self._has_heads:
            return None
        found = [child for child in self._children[place] if self._deps[child] in _PARTICLES]
        return self._own[found[0]] if len(found) == 1 and found[0] > place else None

    def dependents(self, token: int) -> tuple[Dependent, ...]:
        """Of the verb with its auxiliaries; a subject that a conjunct lacks is that of the verb before."""
        place = self._place(token)
        if place is None or not self._has_heads:
            return ()
        members = self._complex(place)
        found = list(self._of(members))
        if not any(each.function in {"subject", "agent"} for each in found):
            shared = self._conjunct_head(members)
            if shared is not None:
                found += [
                    each for each in self._of(self._complex(shared)) if each.function == "subject"
                ]
        return tuple(sorted(found, key=lambda each: each.first))

    def is_passive(self, token: int) -> bool | None:
        """Whether *werden* with a participle or a passive subject is part of the verb."""
        place = self._place(token)
        if place is None or not self._has_heads:
            return None
        members = self._complex(place)
        if len(members) == 1 and not self._children[place]:
            return None
        if any(
            self._deps[child] in {"nsubj:pass", "nsubjpass", "aux:pass", "auxpass"}
            for member in members
            for child in self._children[member]
        ):
            return True
        has_participle = any(
            self._tags[member] in {"VVPP", "VMPP"} or "VerbForm=Part" in self._morphs[member]
            for member in members
        )
        return has_participle and any(self._words[member] in _BECOME for member in members)

    def complement(self, verb: int) -> Range | None:
        """The one clause that is the object of the verb."""
        place = self._place(verb)
        if place is None or not self._has_heads:
            return None
        members = self._complex(place)
        clauses = [
            child
            for member in members
            for child in self._children[member]
            if child not in members and self._deps[child] in _CLAUSES
        ]
        if len(clauses) != 1:
            return None
        span = self._subtree(clauses[0], _LONGEST_CLAUSE)
        if span is None or any(span[0] <= member < span[1] for member in members):
            return None
        return self._to_own(span)

    def governs(self, negation: int, token: int) -> bool | None:
        """Whether the head of the negation is the token, its verb, or a phrase right below it."""
        place, anchor = self._place(negation), self._place(token)
        if place is None or anchor is None or not self._has_heads:
            return None
        members = self._complex(anchor)
        head = self._heads[place]
        for _ in range(3):
            if head in members:
                return True
            if self._deps[head] not in _SUBJECTS | _OBJECTS | _DATIVES | _PHRASES | {"nk", "obl"}:
                return False
            if self._heads[head] == head:
                return False
            head = self._heads[head]
        return False

    def _place(self, token: int) -> int | None:
        place = self._theirs[token] if 0 <= token < len(self._theirs) else -1
        return place if place >= 0 else None

    def _complex(self, place: int) -> frozenset[int]:
        """A verb with its auxiliaries, participles and bare infinitives; a noun by itself."""
        members = {place}
        waiting = [place]
        while waiting and len(members) < _MOST_VERBS:
            verb = waiting.pop()
            near = [child for child in self._children[verb] if self._joins(child, verb)]
            head = self._heads[verb]
            if head != verb and self._joins(verb, head):
                near.append(head)
            for other in near:
                if other not in members:
                    members.add(other)
                    waiting.append(other)
        return frozenset(members)

    def _joins(self, child: int, head: int) -> bool:
        """Whether a child is an auxiliary of its head, or the head one of its child."""
        dep = self._deps[child]
        if dep in _AUXILIARY:
            return True
        if dep not in {"oc", "pd"} or not self._is_nonfinite(child):
            return False
        if dep == "pd" and not self._is_participle(child):
            return False
        if "," in self._words[min(child, head) : max(child, head)]:
            return False
        with_zu = self._tags[child] == "VVIZU" or any(
            self._words[each] == "zu" for each in self._children[child]
        )
        return not with_zu and not any(
            self._deps[each] in _SUBJECTS for each in self._children[child]
        )

    def _is_nonfinite(self, place: int) -> bool:
        tag, morph = self._tags[place], self._morphs[place]
        if tag in _NONFINITE_TAGS or "VerbForm=Part" in morph or "VerbForm=Inf" in morph:
            return True
        if tag in _FINITE_TAGS or "VerbForm=Fin" in morph:
            return False
        return self._words[place].endswith(("n", "t"))

    def _is_participle(self, place: int) -> bool:
        return self._tags[place] in {"VVPP", "VMPP"} or "VerbForm=Part" in self._morphs[place]

    def _conjunct_head(self, members: frozenset[int]) -> int | None:
        """The verb to which the verb of these is coordinated: *sagte … und fügte hinzu*."""
        for member in members:
            if self._deps[member] in _CONJUNCTS:
                head = self._heads[member]
                for _ in range(3):
                    if self._deps[head] not in _CONJUNCTIONS | _CONJUNCTS:
                        break
                    head = self._heads[head]
                return head if head not in members else None
        return None

    def _of(self, members: frozenset[int]) -> Iterator[Dependent]:
        for member in sorted(members):
            for child in self._children[member]:
                if child in members:
                    continue
                found = self._dependent(child)
                if found is not None:
                    yield found

    def _dependent(self, child: int) -> Dependent | None:
        dep = self._deps[child]
        function: Function | None = None
        for labels, name in _FUNCTIONS:
            if dep in labels:
                function = name
        if function is None:
            return None
        preposition, core = "", child
        if function in {"agent", "phrase", "dative", "object"}:
            preposition, core = self._preposition(child)
            if function == "phrase" and not preposition:
                return None
        span = self._phrase(core, child if preposition else None)
        if span is None:
            return None
        return Dependent(function, *span, preposition)

    def _preposition(self, child: int) -> tuple[str, int]:
        """The preposition of a phrase and its noun: above the noun in TIGER, below it in UD."""
        if self._pos[child] == "ADP" or self._tags[child] in {"APPR", "APPRART"}:
            inner = [each for each in self._children[child] if self._deps[each] in {"nk", "pobj"}]
            return (self._words[child], inner[-1]) if inner else ("", child)
        for each in self._children[child]:
            if self._deps[each] == "case":
                return self._words[each], child
        return "", child

    def _phrase(self, core: int, above: int | None) -> Range | None:
        """The words of a phrase, its preposition and its relative clauses left out."""
        left_out = {
            child
            for child in self._children[core]
            if self._deps[child] in _RELATIVES or self._deps[child] == "case"
        }
        if above is not None and above != core:
            left_out.add(above)
        span = self._subtree(core, _LONGEST_PHRASE, left_out)
        if span is None and left_out:
            return None
        if span is None or any(each in range(*span) for each in left_out):
            return None
        return self._to_own(span)

    def _subtree(
        self, root: int, longest: int, left_out: set[int] | frozenset[int] = frozenset()
    ) -> Range | None:
        """The extent of what depends on a token; none if something else stands inside or it is too long."""
        seen = {root}
        waiting = [root]
        while waiting:
            for child in self._children[waiting.pop()]:
                if child not in seen and child not in left_out:
                    seen.add(child)
                    waiting.append(child)
            if len(seen) > longest:
                return None
        first, last = min(seen), max(seen) + 1
        gaps = [
            place
            for place in range(first, last)
            if place not in seen and self._words[place][:1].isalnum()
        ]
        return None if gaps else (first, last)

    def _to_own(self, span: Range) -> Range | None:
        """The tokens of the reading, without punctuation at the edges."""
        words = self._reading.words
        first, last = self._own[span[0]], self._own[span[1] - 1] + 1
        while first < last and words[first] in _EDGE_SIGNS:
            first += 1
        while last > first and words[last - 1] in _EDGE_SIGNS:
            last -= 1
        return (first, last) if first < last else None


_FUNCTIONS: tuple[tuple[frozenset[str], Function], ...] = (
    (_SUBJECTS, "subject"),
    (_OBJECTS, "object"),
    (_DATIVES, "dative"),
    (_AGENTS, "agent"),
    (_PHRASES, "phrase"),
)


@lru_cache(maxsize=4096)
def _mood(morph: str) -> Mood:
    features = dict(part.split("=", 1) for part in morph.split("|") if "=" in part)
    if features.get("VerbForm") in {"Inf", "Part"}:
        return "none"
    return {"Sub": "subjunctive", "Ind": "indicative", "Imp": "none"}.get(  # type: ignore[return-value]  # all are moods
        features.get("Mood", ""), "unknown"
    )


def _aligned(reading: Reading, doc: Doc) -> list[int]:
    """For each token of the reading the document's token that begins with or inside it; -1 if none does."""
    places = [-1] * len(reading)
    for token in doc:
        if token.is_space:
            continue
        own = reading.token_at(token.idx)
        if own < len(places) and places[own] < 0:
            places[own] = token.i
    return places


def read_doc(doc: Doc, reading: Reading) -> Reading:
    """A reading of a document that knows its parse, if the document has one."""
    if len(doc) == 0 or not (doc.has_annotation("DEP") or doc.has_annotation("MORPH")):
        return reading
    return reading.with_syntax(Parse(reading, doc))
