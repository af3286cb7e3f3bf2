"""What an export declares as lost is what is lost, and nothing else: compares sets with what is read of their export.

``KEEPS`` says what each format keeps; what is compared is each span with its place, attributes, remark and arguments, each
article with its text, id, title, status and remark.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from annotator.domain.errors import EmptySelectionError
from annotator.domain.offsets import TextRange, joined, trimmed
from annotator.domain.span import signature_of
from annotator.formats.catalogue import format_named, recognised
from annotator.formats.reading import Notice, ReadOptions, SourceArticle
from annotator.formats.sidecar import SIDECAR
from annotator.formats.writing import ExportItem, ExportJob, Losses, LossKind
from factories import ANNA


@dataclass(frozen=True)
class Keeps:
    """What a format keeps of an article, as its page says; of spans, the losses say it.

    Attributes:
        ids: Ids of spans and arguments.
        everything: Provenance, decisions and whether a span was seen, too.
        status: How far the annotator was.
        note: The remark on the article; if not, that is a declared loss.
        told_of_training: Whether its losses are of another kind: nothing is lost on the way.
    """

    ids: bool = False
    everything: bool = False
    status: bool = True
    note: bool = True
    told_of_training: bool = False


WHOLE = Keeps(ids=True, everything=True)
KEEPS = {
    "jsonl": WHOLE,
    "prodigy": WHOLE,
    "csv": WHOLE,
    "excel": WHOLE,
    "parquet": WHOLE,
    # Its losses say what training will not see; the bins hold the rest beside it.
    "spacy": replace(WHOLE, told_of_training=True),
    "brat": Keeps(),
    "webanno-tsv": Keeps(),
    "uima-xmi": Keeps(),
    "uima-json": Keeps(),
    "conll": Keeps(),
    "germeval": Keeps(),
    "label-studio": Keeps(ids=True, status=False, note=False),
    "doccano": Keeps(status=False, note=False),
}
"""Of formats that hold spans of any kind, or of some; the one that holds quotes only has a test of its own."""
QUOTES = "quotes-json"
GONE = frozenset(
    {
        *(LossKind.OTHER_LAYER, LossKind.CUT_TOKEN, LossKind.DISCONTINUOUS),
        *(LossKind.GAVE_WAY, LossKind.NOT_ADJUDICATED),
    }
)
MOVED = frozenset({LossKind.WHITE_SPACE, LossKind.LINE_BREAK})


def check_there_and_back(name, folder, schema, sets):
    """Export sets of one annotator to a folder, read them again and compare.

    Raises:
        AssertionError: If what is missing is not what was declared.
    """
    back, losses = round_trip(name, folder, schema, sets)
    assert back.keys() == {own.article.id for own in sets}
    for own in sets:
        mine = [loss for loss in losses if loss.article == own.article.id]
        if name == QUOTES:
            check_quotes(own, back[own.article.id], mine, schema)
        else:
            check_article(own, back[own.article.id], mine, KEEPS[name])


def round_trip(name, folder, schema, sets):
    """The articles as they are read again, by id, and what was lost."""
    each = format_named(name)
    out = folder / "out" if each.makes_folder else folder / f"out{each.endings[0]}"
    job = ExportJob(out, schema, tuple(schema.layers), "0")
    losses = Losses()
    each.exporter().export([ExportItem(own.article, own) for own in sets], job, losses)
    options = ReadOptions(schema=schema, annotator=ANNA)
    found = []
    for path in files_of(each, out):
        assert recognised(path) == name
        found += [a for a in each.reader().read(path, options) if not isinstance(a, Notice)]
    assert all(isinstance(article, SourceArticle) for article in found)
    return {article.id: article for article in found}, losses.first


def files_of(each, out):
    """The files an import of the export would read."""
    if not each.makes_folder:
        return [out]
    ours = {"manifest.json", "losses.jsonl", SIDECAR, *each.companions}
    return [p for p in sorted(out.rglob("*")) if each.may_be(p) and p.name not in ours]


def moved_to(kinds, span, text):
    """Where a span is after what was declared: at the same place, trimmed, cut at line ends, or nowhere."""
    if kinds & GONE:
        return None
    places = span.fragments
    if LossKind.LINE_BREAK in kinds:
        places = [
            TextRange(part.begin + line.start(), part.begin + line.end())
            for part in places
            for line in re.finditer(r"[^\n]+", part.covered_text(text))
        ]
    if kinds & MOVED:
        found = []
        for part in places:
            try:
                # Only a fragment that was cut, or one of a format without blanks, is trimmed.
                whole = LossKind.WHITE_SPACE not in kinds and part in span.fragments
                found.append(part if whole else trimmed(part, text))
            except EmptySelectionError:
                continue
        places = found
    return tuple(places) or None


def facts(spans, arguments, places):
    """What is said about spans, each with the signature of its owner after the way; those that are gone left out."""
    names = {s.id: signature_of(s.layer, s.label, places[s.id]) for s in spans if places[s.id]}
    there = [span for span in spans if span.id in names]
    attributes = Counter(
        ((names[s.id], name), value) for s in there for name, value in s.attributes.items()
    )
    notes = Counter((names[s.id], s.note) for s in there if s.note)
    links = Counter(
        ((names[a.head], a.role), (a.state, names.get(a.filler, a.filler and "gone")))
        for a in arguments
        if a.head in names
    )
    return Counter(names.values()), attributes, notes, links


def keys(missing):
    """How often each owner (and name) lacks something, whatever it was."""
    found = Counter()
    for (key, _), number in missing.items():
        found[key] += number
    return found


def declared(losses, kind, names, pattern=None):
    """How often such a loss was declared for each owner that is still there (and name)."""
    found = Counter()
    for loss in losses:
        if loss.kind is kind and loss.span in names:
            name = names[loss.span]
            found[(name, re.search(pattern, loss.reason)[1]) if pattern else name] += 1
    return found


def check_article(own, back, losses, keeps):
    """What was declared is lost, and nothing else."""
    text = own.article.text
    if keeps.told_of_training:
        losses = []
    assert (back.text, back.id, back.title) == (text, own.article.id, own.article.title)
    assert (back.language, back.notices) == (own.article.language, ())
    found = back.annotations
    assert found.annotator == own.annotator
    assert not keeps.status or found.status is own.status
    kinds = {span: set() for span in own.spans}
    for loss in losses:
        if loss.span:
            kinds[loss.span].add(loss.kind)
    places = {span.id: moved_to(kinds[span.id], span, text) for span in own}
    for span in own:
        assert not kinds[span.id] & MOVED or places[span.id] != span.fragments, "nothing was moved"
    spans, attributes, notes, links = facts(own, own.arguments.values(), places)
    same = {span.id: span.fragments for span in found.spans}
    spans_, attributes_, notes_, links_ = facts(found.spans, found.arguments, same)
    names = {s.id: signature_of(s.layer, s.label, places[s.id]) for s in own if places[s.id]}
    assert spans_ == spans
    lost = attributes - attributes_
    assert keys(lost) == declared(losses, LossKind.ATTRIBUTE, names, r"attribute (\S+)")
    assert (attributes_ - attributes).keys() <= {k for k in attributes_ if k[0] in keys(lost)}
    lost = notes - notes_
    assert keys(lost) == declared(losses, LossKind.REMARK, names)
    assert {owner for owner, _ in notes_ - notes} <= {owner for owner, _ in lost}
    assert keys(links - links_) == declared(losses, LossKind.ROLE, names, r"role (\S+?)[;,]? ")
    assert not links_ - links
    about_article = {loss.kind for loss in losses if not loss.span}
    assert (found.note == own.note) == (LossKind.REMARK not in about_article)
    assert keeps.note <= (found.note == own.note)
    if keeps.ids:
        assert {s.id for s in found.spans} == {s.id for s in own if places[s.id]}
    if keeps.everything:
        assert {s.id: s for s in found.spans} == own.spans
        assert {a.id: a for a in found.arguments} == own.arguments


def check_quotes(own, back, losses, schema):
    """Quotes come back with what fills their roles, told as losses is what else there was."""
    held = ("speaker", "cue", "addressee", "frame")
    wanted = {span.id: span for span in own if "speaker" in schema.layers[span.layer].roles}
    fillers, links, told, alone = set(), Counter(), Counter(), set()
    for head in wanted.values():
        filled = {role: [] for role in held}
        for argument in own.arguments_of(head.id):
            role, state = argument.role, argument.state
            if role not in held:
                told[LossKind.ROLE, head.id] += 1
            elif argument.filler is None:
                links[head.signature, role, state, ""] += 1
            else:
                filled[role].append(own.spans[argument.filler])
        for role, spans in filled.items():
            if spans:
                layers = schema.layers[head.layer].roles[role].fillers
                layer = next((x for x in layers if schema.layers[x].dependent), layers[0])
                label = schema.layers[layer].first_label
                parts = tuple(part for span in spans for part in span.fragments)
                parts = parts if len(spans) == 1 else joined(parts)
                fillers.add(signature_of(layer, label, parts))
                links[head.signature, role, "marked", signature_of(layer, label, parts)] += 1
                told[LossKind.ROLE, head.id] += len(spans) > 1
                alone |= {(layer, label, spans[0].id)} if len(spans) == 1 else set()
        told[LossKind.ATTRIBUTE, head.id] += len(head.attributes.keys() - {"medium"})
        told[LossKind.REMARK, head.id] += head.note != ""
    # Of equal spans one comes along, and it does not matter which.
    coming = {
        own.spans[name].signature
        for layer, label, name in alone
        if (own.spans[name].layer, own.spans[name].label) == (layer, label)
    }
    others = [span for span in own if span.id not in wanted]
    left_out = Counter(s.signature for s in others) - Counter(coming)
    told[LossKind.REMARK, ""] += own.note != ""
    found = back.annotations
    names = {span.id: span.signature for span in found.spans}
    assert (back.text, back.id, back.notices) == (own.article.text, own.article.id, ())
    assert found.status is own.status
    assert Counter(names.values()) == Counter(s.signature for s in wanted.values()) + Counter(
        fillers
    )
    assert links == Counter(
        (names[a.head], a.role, a.state, names.get(a.filler, "")) for a in found.arguments
    )
    observed = Counter((loss.kind, loss.span) for loss in losses)
    lost = [loss.span for loss in losses if loss.kind is LossKind.OTHER_LAYER]
    assert Counter(own.spans[span].signature for span in lost) == left_out
    for span in others:
        if span.id not in lost:
            assert observed[LossKind.REMARK, span.id] == (span.note != "")
            assert observed[LossKind.ATTRIBUTE, span.id] == len(span.attributes)
            assert observed[LossKind.ROLE, span.id] == len(own.arguments_of(span.id))
    about = {"", *wanted}
    assert +told == Counter({key: n for key, n in observed.items() if key[1] in about})
