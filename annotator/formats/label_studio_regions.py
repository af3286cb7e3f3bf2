"""From the regions and relations of a Label Studio task to an annotation set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.domain.argument import RoleState
from annotator.domain.errors import FormatError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.reason import Reason
from annotator.domain.span import AttributeValue, Span
from annotator.formats.foreign import ForeignSet
from annotator.formats.label_studio_configuration import (
    NEXT_FRAGMENT,
    NOTE,
    attribute_control,
    state_control,
)
from annotator.formats.normalised import NormalisedText
from annotator.formats.reading import Notice, NoticeKind, ReadOptions, SourceArticle, shown
from annotator.formats.text import title_of
from annotator.formats.type_names import layer_and_label
from annotator.formats.units import Utf16Offsets

_OURS = ("text", "article_id", "article_title", "article_language", "annotator")


@dataclass
class _Region:
    """A region: where, what, and what was said of it."""

    id: str
    start: int
    end: int
    covered: str | None
    labels: list[str]
    said: dict[str, str] = field(default_factory=dict)


class Regions:
    """Makes articles of what people and models said about one task.

    Args:
        data: The task's data, with a text.
        number: 1-based number of the task, for messages.
        path: The file.
        options: How to read.
    """

    def __init__(
        self, data: Mapping[str, Any], number: int, path: Path, options: ReadOptions
    ) -> None:
        self._data = data
        self._number = number
        self._path = path
        self._options = options
        self._raw = NormalisedText(data["text"])
        self._title = str(data.get("article_title") or title_of(self._raw.text))

    def annotator(self, completed_by: object, *, among: int) -> AnnotatorId | None:
        """Whose an annotation is; ``None`` where only the caller can know.

        Args:
            completed_by: As Label Studio has it: a number, or an object with an e-mail address.
            among: How many annotations the task has.
        """
        if among == 1 and isinstance(self._data.get("annotator"), str):
            return AnnotatorId(self._data["annotator"])
        if isinstance(completed_by, dict):
            named = completed_by.get("email") or completed_by.get("id")
            return AnnotatorId(str(named)) if named else None
        return AnnotatorId(f"user {completed_by}") if isinstance(completed_by, int) else None

    def article(
        self, result: Sequence[Mapping[str, Any]], whose: AnnotatorId | None, pipeline: str = ""
    ) -> SourceArticle:
        """The article with one set.

        Args:
            result: Regions, relations and what is said of regions.
            whose: Its annotator, or ``suggestions``.
            pipeline: For suggestions, what proposed them.

        Raises:
            FormatError: If something in it is not as Label Studio writes it.
            SettingError: If nobody says whose it is.
        """
        found = ForeignSet(
            self._raw.text,
            shown(self._path),
            self._options,
            source="label-studio",
            article=self._title,
        )
        regions = self._regions(result, found)
        relations = self._relations(result)
        spans = self._spans(regions, relations, found)
        for one, other, kinds in relations:
            for kind in kinds:
                if kind != NEXT_FRAGMENT:
                    found.add_argument(kind, spans.get(one), spans.get(other))
        annotations = found.finished(whose, pipeline=pipeline)
        return self._article(annotations=annotations, notices=tuple(found.notices))

    def bare(self) -> SourceArticle:
        """The article without a set."""
        return self._article()

    def _article(self, **fields: Any) -> SourceArticle:  # noqa: ANN401 - fields of SourceArticle
        data, file = self._data, shown(self._path)
        notices = (*self._raw.notices(file, None, self._title), *fields.pop("notices", ()))
        article, language = data.get("article_id"), data.get("article_language")
        return SourceArticle(
            file=file,
            title=self._title,
            text=self._raw.text,
            id=ArticleId(str(article)) if article else None,
            language=str(language) if language else None,
            source=shown(Path(self._path.name)),
            meta={key: value for key, value in data.items() if key not in _OURS},
            notices=notices,
            **fields,
        )

    def _regions(
        self, result: Sequence[Mapping[str, Any]], found: ForeignSet
    ) -> dict[str, _Region]:
        regions: dict[str, _Region] = {}
        for item in result:
            if item.get("type") == "labels":
                region = self._region(item)
                same = regions.setdefault(region.id, region)
                if (same.start, same.end) != (region.start, region.end):
                    reason = Reason("the region {id!r} is there twice", id=region.id)
                    raise self._wrong(reason)
                # One region may have been given labels one after the other.
                same.labels += [label for label in region.labels if label not in same.labels]
        for item in result:
            if item.get("type") in ("labels", "relation"):  # a list: anything may stand there
                continue
            region_id, control = str(item.get("id")), str(item.get("from_name"))
            said = _said(item.get("value"))
            if region_id in regions and said is not None:
                regions[region_id].said[control] = said
            else:
                template = "task {task}: what {control!r} says has no place here; left out"
                params = {"task": self._number, "control": control}
                found.notices.append(
                    Notice(NoticeKind.SKIPPED, shown(self._path), template, params)
                )
        return regions

    def _region(self, item: Mapping[str, Any]) -> _Region:
        value: Any = item.get("value")
        try:
            covered = value.get("text")
            region = _Region(
                str(item["id"]),
                int(value["start"]),
                int(value["end"]),
                covered if isinstance(covered, str) else None,
                [str(label) for label in value["labels"]],
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise self._wrong(f"region {item.get('id')!r} has no start, end and labels") from error
        if not region.labels:
            raise self._wrong(f"region {region.id!r} has no label")
        return region

    def _relations(self, result: Iterable[Mapping[str, Any]]) -> list[tuple[str, str, list[str]]]:
        found = []
        for item in result:
            if item.get("type") == "relation":
                labels = item.get("labels") or []
                if not isinstance(labels, list) or "from_id" not in item or "to_id" not in item:
                    raise self._wrong("a relation has no from_id, to_id and labels")
                one, other = str(item["from_id"]), str(item["to_id"])
                if item.get("direction") == "left":
                    one, other = other, one
                found.append((one, other, [str(label) for label in labels]))
        return found

    def _spans(
        self,
        regions: Mapping[str, _Region],
        relations: Iterable[tuple[str, str, list[str]]],
        found: ForeignSet,
    ) -> dict[str, Span | None]:
        """The spans by the id of each of their regions; every further label of a region is a span of its own."""
        following = {one: other for one, other, kinds in relations if NEXT_FRAGMENT in kinds}
        later = set(following.values())
        place = self._placing(list(regions.values()))
        spans: dict[str, Span | None] = {}
        for region in regions.values():
            if region.id in later:
                continue
            chain = [region]
            while (after := regions.get(following.get(chain[-1].id, ""))) and after not in chain:
                chain.append(after)
            for label in region.labels:
                span = self._span(label, chain, [place(each) for each in chain], found)
                for each in chain:
                    spans.setdefault(each.id, span)
        if lost := [name for name in regions if name not in spans]:
            template = "task {task}: a circle of fragments is left out: {ids}"
            params = {"task": self._number, "ids": ", ".join(lost)}
            found.notices.append(Notice(NoticeKind.SKIPPED, shown(self._path), template, params))
        return spans

    def _span(
        self,
        label: str,
        chain: Sequence[_Region],
        places: Sequence[tuple[int, int]],
        found: ForeignSet,
    ) -> Span | None:
        region = chain[0]
        layer, bare = layer_and_label(found.schema, label)
        covered = [each.covered for each in chain if each.covered is not None]
        said = dict(region.said)
        note = said.pop(NOTE, "")
        attributes, states = _sorted(said, found.layer_of(bare, layer), found)
        span = found.add_span(
            bare,
            places,
            layer=layer,
            covered=" ".join(covered) if len(covered) == len(chain) else None,
            id=region.id,
            attributes=attributes,
            note=note,
        )
        for role, state in states.items():
            found.add_argument(role, span, None, state=state)
        return span

    def _placing(self, regions: Sequence[_Region]) -> Callable[[_Region], tuple[int, int]]:
        """How offsets are counted in this task: in UTF-16 units, as browsers do, unless code points fit better."""
        text = self._data["text"]
        units = Utf16Offsets(text)

        def as_utf16(region: _Region) -> tuple[int, int]:
            return units.to_code_points(region.start), units.to_code_points(region.end)

        def as_code_points(region: _Region) -> tuple[int, int]:
            return region.start, region.end

        def fits(count: Callable[[_Region], tuple[int, int]]) -> int:
            good = 0
            for region in regions:
                try:
                    begin, end = count(region)
                except ValueError:
                    continue
                here = "".join(text[begin:end].split())
                good += here == "".join((region.covered or "").split())
            return good

        counted = as_utf16 if fits(as_utf16) >= fits(as_code_points) else as_code_points

        def place(region: _Region) -> tuple[int, int]:
            try:
                begin, end = counted(region)
                return self._raw.offset(begin), self._raw.offset(end)
            except ValueError as error:
                raise self._wrong(f"region {region.id!r}: {error}") from error

        return place

    def _wrong(self, reason: str) -> FormatError:
        return FormatError(
            file=self._path,
            line=1,
            reason=Reason("task {number}: {reason}", number=self._number, reason=reason),
        )


def _said(value: object) -> str | None:
    """What a choice or text of a region says."""
    if not isinstance(value, Mapping):
        return None
    for key in ("choices", "text"):
        found = value.get(key)
        if isinstance(found, list) and found:
            return "\n".join(map(str, found))
    return None


def _sorted(
    said: Mapping[str, str], layer: str | None, found: ForeignSet
) -> tuple[dict[str, AttributeValue], dict[str, RoleState]]:
    """What is said of a region as attributes of its span and states of its roles."""
    attributes: dict[str, AttributeValue] = {}
    states: dict[str, RoleState] = {}
    roles = found.schema.layers[layer].roles if layer else {}
    by_control = {state_control(layer or "", role): role for role in roles}
    for control, value in said.items():
        role = by_control.get(control)
        if role is not None and value in {RoleState.IMPLICIT, RoleState.ABSENT}:
            states[role] = RoleState(value)
        else:
            attributes[control.removeprefix(attribute_control(layer or "", ""))] = value
    return attributes, states
