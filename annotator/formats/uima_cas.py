"""Articles as CAS objects of dkpro-cassis and back; that library converts offsets to UTF-16 units and back itself."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from annotator.domain.article import Article
from annotator.domain.errors import FormatError
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.segmentation import paragraphs, sentences, tokens
from annotator.formats.extras import extra_module
from annotator.formats.normalised import NormalisedText
from annotator.formats.uima_marks import Annotated, Arc, Mark
from annotator.formats.uima_types import (
    ANNOTATION,
    LABEL,
    ROLES,
    SENTENCE,
    TOKEN,
    TypeNames,
    type_system_xml,
)

_WHAT: Final = Reason("UIMA CAS files")
_EXTRA: Final = "uima"
_DOCUMENT: Final = "uima.tcas.DocumentAnnotation"
_UNKNOWN: Final = "x-unspecified"
_PLACE: Final = frozenset({"sofa", "begin", "end"})
_ENDS: Final = frozenset({"Governor", "Dependent"})
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OUTSIDE = re.compile(r"external offset \[(\d+)\]")


def cassis() -> Any:  # noqa: ANN401 - the library has no types
    """The library.

    Raises:
        MissingExtraError: If it is not installed.
    """
    return extra_module("cassis", _EXTRA, _WHAT)


def xml_value(value: str) -> str:
    """A value without the characters that XML 1.0 cannot hold."""
    return _NO_XML.sub("\ufffd", value)


def xml_text(text: str) -> str:
    """A text in which blanks stand for them, as everywhere when texts are read."""
    return _NO_XML.sub(" ", text)


class CasWriter:
    """Makes CAS objects.

    Args:
        schema: Of the corpus.
        names: Of types and features.

    Raises:
        MissingExtraError: If the library is not installed.
    """

    def __init__(self, schema: Schema, names: TypeNames) -> None:
        self._library = cassis()
        self._names = names
        self.type_system = type_system_xml(schema, names)
        self._types = self._library.load_typesystem(self.type_system)
        self._link_types = {names.types[layer]: names.link_type(layer) for layer in names.types}

    def cas(self, article: Article, text: str, annotated: Annotated) -> Any:  # noqa: ANN401 - see above
        """The CAS of an article.

        Args:
            article: Whose it is.
            text: Of it, as the format can hold it; as long as the article's own.
            annotated: Its annotations.
        """
        cas = self._library.Cas(typesystem=self._types)
        cas.sofa_string = text
        cas.sofa_mime = "text/plain"
        cas.document_language = article.language or _UNKNOWN
        for paragraph in paragraphs(text):
            for sentence in sentences(text, paragraph.begin, paragraph.end):
                cas.add(self._made(SENTENCE, sentence.begin, sentence.end))
                for token in tokens(text, sentence.begin, sentence.end):
                    cas.add(self._made(TOKEN, token.begin, token.end))
        made = {
            mark: self._made(mark.type, mark.begin, mark.end, mark.features)
            for mark in annotated.marks
        }
        array = self._types.get_type("uima.cas.FSArray")
        for mark, each in made.items():
            if mark.links:
                link = self._types.get_type(self._link_types[mark.type])
                links = [link(role=role, target=made[target]) for role, target in mark.links]
                setattr(each, ROLES, array(elements=links))
            cas.add(each)
        for arc in annotated.arcs:
            # A relation stands where its dependent does: so dkpro-core and INCEpTION have it.
            features = arc.features | {"Governor": made[arc.source], "Dependent": made[arc.target]}
            cas.add(self._made(arc.type, arc.target.begin, arc.target.end, features))
        return cas

    def _made(
        self,
        name: str,
        begin: int,
        end: int,
        features: Any = None,  # noqa: ANN401 - values of all kinds
    ) -> Any:  # noqa: ANN401 - a feature structure
        return self._types.get_type(name)(begin=begin, end=end, **(features or {}))


class CasFile:
    """A CAS that was read.

    Args:
        path: For errors.
        load: Loads it with the library.

    Attributes:
        text: Of its first view, as it stands there.
        language: BCP 47 tag, if it says so.

    Raises:
        FormatError: If it is none.
    """

    def __init__(self, path: Path, load: Callable[[], Any]) -> None:
        self._path = path
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            try:
                self._cas = load()
                self.text: str = self._cas.sofa_string or ""
                language: str | None = self._cas.document_language
                self._all = sorted(self._cas.select_all_annotations(), key=lambda each: each.xmiID)
                _check_kinds(self.text, self._all)
            except Exception as error:
                # The library checks little: what is wrong in a file comes up as an error of any kind.
                reason = Reason(
                    "is no CAS that can be read ({name}: {error})",
                    name=type(error).__name__,
                    error=str(error),
                )
                raise FormatError(file=path, line=1, reason=reason) from error
        self.language = None if language in {None, "", _UNKNOWN} else language
        self._check(str(each.message) for each in told)
        self._document = self._cas.typesystem.get_type(_DOCUMENT)

    @property
    def views(self) -> int:
        """How many views have a text."""
        return sum(each.sofa.sofaString is not None for each in self._cas.views)

    def annotated(self, raw: NormalisedText) -> Annotated:
        """The annotations of the first view.

        Args:
            raw: How its text became another one, to which the offsets of the result refer.
        """
        result = Annotated()
        made: dict[int, Mark] = {}
        for each in self._all:
            if self._passed_over(each) or _is_arc(each):
                continue
            if each.begin is None or each.end is None:
                result.loose[each.type.name] += 1
            else:
                made[each.xmiID] = mark = Mark(
                    each.type.name, _place(raw, each.begin), _place(raw, each.end), _plain(each)
                )
                result.marks.append(mark)
        for each in self._all:
            if each.xmiID in made:
                self._link(each, made, result)
            elif _is_arc(each):
                one, other = made.get(each.Governor.xmiID), made.get(each.Dependent.xmiID)
                if one is None or other is None:
                    result.loose[each.type.name] += 1
                else:
                    result.arcs.append(Arc(each.type.name, one, other, _plain(each)))
        return result

    @staticmethod
    def _link(each: Any, made: dict[int, Mark], result: Annotated) -> None:  # noqa: ANN401 - a feature structure
        mark = made[each.xmiID]
        for role, target in _links(each):
            if getattr(target, "xmiID", None) in made:
                mark.links.append((role, made[target.xmiID]))
            else:
                result.loose[each.type.name] += 1
        following = getattr(getattr(each, "next", None), "xmiID", None)
        if following in made:
            result.arcs.append(Arc(each.type.name, made[following], mark, chain=True))

    def _passed_over(self, each: Any) -> bool:  # noqa: ANN401 - a feature structure
        known = self._cas.typesystem
        passed_over = each.type.name in {SENTENCE, TOKEN, ANNOTATION}
        return passed_over or bool(known.subsumes(self._document, each.type))

    def _check(self, told: Iterator[str]) -> None:
        units = len(self.text.encode("utf-16-le", "surrogatepass")) // 2
        for words in told:
            found = _OUTSIDE.search(words)
            # Offsets outside are told with their span; one inside a character would be taken for another.
            if found and int(found[1]) <= units:
                reason = Reason(
                    "the offset {found} lies inside a character; they are UTF-16 units",
                    found=found[1],
                )
                raise FormatError(file=self._path, line=1, reason=reason)


def xmi_loader(data: bytes, types: bytes) -> Callable[[], Any]:
    """Loads a CAS of XMI that was checked.

    Args:
        data: The XMI.
        types: The type system.
    """
    library = cassis()

    def load() -> Any:  # noqa: ANN401 - see above
        return library.load_cas_from_xmi(BytesIO(data), typesystem=_type_system(types))

    return load


# All articles of a folder have the same one.
@lru_cache(maxsize=1)
def _type_system(types: bytes) -> Any:  # noqa: ANN401 - see above
    return cassis().load_typesystem(BytesIO(types))


def json_loader(data: bytes) -> Callable[[], Any]:
    """Loads a CAS of JSON, which brings its type system along."""
    library = cassis()

    def load() -> Any:  # noqa: ANN401 - see above
        return library.load_cas_from_json(BytesIO(data))

    return load


def _check_kinds(text: object, annotations: list[Any]) -> None:
    """The library takes anything for a text or an offset."""
    if not isinstance(text, str):
        raise TypeError(f"its text is {text!r}")
    for each in annotations:
        for offset in (each.begin, each.end):
            if not isinstance(offset, int | None):
                raise TypeError(f"{offset!r} is no offset")


def _place(raw: NormalisedText, offset: int) -> int:
    try:
        return raw.offset(offset)
    except ValueError:
        return offset  # outside of the text: refused with its span


def _is_arc(each: Any) -> bool:  # noqa: ANN401 - a feature structure
    return all(getattr(getattr(each, name, None), "xmiID", None) is not None for name in _ENDS)


def _plain(each: Any) -> dict[str, str]:  # noqa: ANN401 - a feature structure
    """Values that are words, numbers or flags; of chains the type of the mention is the label."""
    found: dict[str, str] = {}
    for feature in each.type.all_features:
        value = each.get(feature.name)
        if feature.name in _PLACE or not isinstance(value, str | bool | int | float):
            continue
        name = LABEL if feature.name == "referenceType" else feature.name
        found[name] = str(value).lower() if isinstance(value, bool) else str(value)
    if LABEL in found:
        found.pop("referenceRelation", None)
    return found


def _links(each: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - a feature structure
    for feature in each.type.all_features:
        value = each.get(feature.name)
        elements = value if isinstance(value, list) else getattr(value, "elements", None)
        for link in elements or ():
            if hasattr(link, "role") and hasattr(link, "target"):
                yield link.role or "", link.target
