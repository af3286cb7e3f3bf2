"""Segmentation: paragraphs, tokens and sentences of German text as ranges of code points.

Everything works on a stretch ``[begin, end)`` of the text, so that a long article is segmented one
paragraph at a time. Tokens follow the boundaries of spaCy's German tokenizer, because the export aligns
spans to those; they differ on purpose where that tokenizer glues a full stop to a year or to a name such
as *AfD* and where it cuts an emoji sequence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from sys import intern

from annotator.domain.offsets import TextRange

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_CHUNK = re.compile(r"\S+")

_CURRENCY = "$£€¥฿₽₴₩₪₫₭₮₱₲₹₺₼₿"
_QUOTES = "'\"”“`‘´’‚„»«›‹「」『』《》〈〉"
_PUNCT = "….,:;!?¿¡()[]{}<>_#*&。？！，、；：·"
_SYMBOLS = "\u00a6\u00a9\u00ae\u00b0\u2100-\u218b\u2195-\u2bff\U0001f000-\U0001faff"
_LETTER = r"[^\W\d_]"
_UNITS = r"km[²³]?|mm[²³]?|cm[²³]?|dm[²³]?|m[²³]|km/h|m/s|kmh|ha|kg|mg|µg|hPa|Pa|mbar|MB|KB|kb|GB|TB|nm|µm|[mgtTGMK%]"

_PREFIX = re.compile(
    rf"\.\.+|\+(?!\d)|[§%=—–{re.escape(_PUNCT.replace('.', ''))}{re.escape(_QUOTES)}{re.escape(_CURRENCY)}{_SYMBOLS}]"
)
_SUFFIX = re.compile(
    rf"(?:\.\.+|''|/|[{re.escape(_PUNCT.replace('.', ''))}{re.escape(_QUOTES)}{_SYMBOLS}]"
    rf"|(?<=\d)(?:\+|[{re.escape(_CURRENCY)}]|{_UNITS}))\Z"
)
_INFIX = re.compile(
    rf"\.\.+|…|[{_SYMBOLS}]"
    r"|(?<=[a-zäöüßéèáàóòúùñç])\.(?=[A-ZÄÖÜÉÁÓ])"
    rf"|(?<={_LETTER})[,!?:<>=](?={_LETTER})"
    rf"|(?<=[^\W_])/(?=[^\W_])"
    rf"|(?<={_LETTER})[{re.escape(_QUOTES.replace(chr(39), ''))})(\]\[](?={_LETTER})"
    rf"|(?<={_LETTER})--(?={_LETTER})"
    r"|(?<=\d)-(?=\d)"
)
_WEB_ADDRESS = re.compile(
    r"(?:[\w+.-]{2,}://)?(?:[^\s@]+@)?(?:[^\W_][\w-]*\.)+[a-zäöüß]{2,63}(?::\d{2,5})?(?:[/?#]\S*)?\Z"
)
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_DOTTED = re.compile(rf"(?:{_LETTER}\.){{2,}}\Z")
_ORDINAL = re.compile(r"(?:\d{1,2}\.)+\Z|[IVX]+\.\Z")
_LONGEST_KEPT = 16
_LONGEST_ADDRESS = 2_000

_ALWAYS_INSIDE = frozenset(
    """
    abs. abschn. abt. bspw. bzgl. ca. chr. dipl. dr. ehem. engl. etw. ev. evtl. fa. frz. geb. gebr. gegr. gem.
    ggf. gst. hl. hr. hrn. hrsg. ing. inkl. insb. jur. kath. lat. lt. max. med. min. mind. mr. mrs. ms. nat. nr.
    phil. pol. prof. rd. rer. röm. sog. st. stellv. str. tel. vgl. vol. vs. z. zit. zzgl. österr. gen.
    maj. sgt. capt. ltd. bd. hptm. ofw. fr. frl. sen. rep. gov. pp. verf. vors. betr.
    """.split()
)
"""Abbreviations after which the sentence goes on: a title, a preposition, a part of a name follows."""

_OFTEN_LAST = frozenset(
    """
    abk. al. bhf. bzw. cie. co. corp. d.h. e.v. etc. hbf. inc. jan. jh. jhd. jr. jun. feb. febr. mär. mrz.
    apr. jul. aug. sep. sept. okt. nov. dez. mio. mrd. mwst. o.ä. p.a. s.a. std. tsd. u.a. usf. usw. uvm. v.chr. n.chr.
    mo. di. mi. do. fr. sa. so. abb. abg. allg. anm. aufl. bsp. dgl. ebd. eigtl. entspr. ggü. ggfs. orig. pers. pkt. red.
    tägl. univ. wiss. a.d. a.m. biol. fam. incl. mtl. rel. bf.
    """.split()
)
"""Abbreviations that may end a sentence: what follows decides."""

_KEPT_WHOLE = frozenset(
    """
    'S 's S' s' 'n 'ne 'nen 'nem `` C++ CDU/CSU c/o :) :-) ;) ;-) :( :-( :D :-D :P :-P :/ <3 ^^ d' L' I.
    """.split()
)
_LOWER_ABBREVIATIONS = (_ALWAYS_INSIDE | _OFTEN_LAST) - {
    "rund.",
    "oberst.",
    "gen.",
    "so.",
    "min.",
    "euro.",
    "mo.",
}
_CAPITAL_ONLY = frozenset({"do.", "mi.", "di.", "sa.", "so.", "mo.", "str.", "fr.", "red.", "gen."})

_STARTERS = frozenset(
    """
    aber ab alle allein allerdings als also am an andere anders auch auf aufgrund aus außerdem bei beide beim bereits bis
    bisher da dabei dadurch dafür dagegen daher dahinter damals damit danach daneben dann daran darauf daraufhin daraus
    darin darüber darum darunter das dass davon davor dazu dem demnach den denn dennoch der deren derzeit des deshalb
    dessen deswegen die dies diese diesem diesen dieser dieses doch dort durch ebenfalls ebenso eigentlich ein eine einem
    einen einer eines einige einst er erst es etwa etwas für ganz gegen gegenüber gemeinsam gestern hat haben heute hier
    hierbei hierzu hinter ich ihr ihre ihrem ihren ihrer im immer in infolge innerhalb ins insgesamt inzwischen ist
    jede jedem jeden jeder jedes jedoch jene jetzt kein keine kurz laut lediglich letztlich man manche mehr mehrere mein
    meine mit mittlerweile morgen nach nachdem nachts natürlich neben nicht nichts noch nun nur ob obwohl oder offenbar
    ohne schließlich schon sein seine seinem seinen seiner seit seitdem sei sie sind so sobald sodass sogar solche somit
    sondern sonst soll sollte sowohl später statt trotz trotzdem über überhaupt um und uns unser unsere unter viele
    vielleicht vielmehr vom von vor wann war waren warum was wegen weil weiter weitere weiterhin weitergehend welche wenig
    wenige wenn wer werden wie wieder wir wird wo wobei während wurde wurden zehn zu zudem zuerst zufolge zugleich zuletzt
    zum zunächst zur zusätzlich zuvor zwar zwei zwischen drei vier fünf
    """.split()
)
"""Words with which a sentence opens; German capitalises every noun, so a capital alone proves nothing."""

_STOP = re.compile(
    r"(?P<mark>\.\.\.|[.!?…]+)(?P<closing>[\"”“’‘'»«‹›)\]]*)(?=\s|\Z)"
    r"|(?<=[a-zäöüß]{3})\.(?=[A-ZÄÖÜ][a-zäöüß])(?P<glued>)"
)
_OPENING = " \u00a0\t\"„“”»«‚‘’›‹'([–—-"
_WORD_BEFORE = re.compile(r"[^\s\"„“»«‚‘›‹(\[/–]*\Z")
_WORD_AFTER = re.compile(r"[\w-]+")
_INITIAL = re.compile(rf"(?:{_LETTER}\.-?)*{_LETTER}\.\Z")
_ROMAN = re.compile(r"[IVXLC]+\.\Z")
_NUMBER = re.compile(r"[\d.,:]*\d\.\Z")
_MONTHS = frozenset(
    "januar februar märz april mai juni juli august september oktober november dezember jänner".split()
)
_LOOK_BACK = 40

_Cuts = tuple[tuple[int, int], ...]
_cache: dict[str, _Cuts] = {}
_CACHE_SIZE = 1 << 16
_LONGEST_CACHED = 64


def paragraphs(text: str) -> list[TextRange]:
    r"""The lines of the text that hold more than white space.

    Args:
        text: Normalised text; only ``\n`` ends a line.

    Returns:
        Half-open ranges of code points in reading order, without the newline.
    """
    return [TextRange(*line.span()) for line in _LINE.finditer(text)]


def tokens(text: str, begin: int, end: int) -> list[TextRange]:
    """The tokens of ``text[begin:end]``.

    Returns:
        Disjoint ranges in reading order (code points of ``text``) that together cover every character
        that is not white space. A hyphenated compound is one token, punctuation and quotation marks stand
        alone, an abbreviation or ordinal keeps its dot, no combining mark leaves its base.
    """
    return [TextRange(first, last) for first, last in token_bounds(text, begin, end)]


def token_bounds(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The tokens of ``text[begin:end]`` as bare ``(begin, end)`` pairs, for loops over whole corpora."""
    for chunk in _CHUNK.finditer(text, begin, end):
        letters = chunk[0]
        cuts = _cache.get(letters) or _cuts_of(letters)
        start = chunk.start()
        for first, last in cuts:
            yield start + first, start + last


def token_words(text: str) -> tuple[list[int], list[int], list[str]]:
    """Begins, ends and words of the tokens of a whole text, for loops over whole corpora."""
    begins: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    for chunk in _CHUNK.finditer(text):
        letters, start = chunk[0], chunk.start()
        cuts = _cache.get(letters) or _cuts_of(letters)
        for first, last in cuts:
            begins.append(start + first)
            ends.append(start + last)
            words.append(intern(letters[first:last]))
    return begins, ends, words


def _cuts_of(letters: str) -> _Cuts:
    """Where a stretch without white space is cut; remembered, unless it is very long."""
    cuts = _split(letters)
    if len(letters) <= _LONGEST_CACHED:
        if len(_cache) >= _CACHE_SIZE:
            _cache.clear()
        _cache[letters] = cuts
    return cuts


def token_count(text: str) -> int:
    """How many tokens a text has, for loops over whole corpora: quicker than counting their bounds."""
    chunks: list[str] = _CHUNK.findall(text)
    try:
        return sum(map(len, map(_cache.__getitem__, chunks)))
    except KeyError:  # something that was not met before, or is too long to be remembered
        return sum([len(_cache.get(each) or _split(each)) for each in chunks])


def sentences(text: str, begin: int, end: int) -> list[TextRange]:
    """The sentences of ``text[begin:end]``; a newline always ends one.

    Closing quotation marks and brackets belong to the sentence they close, opening ones to the sentence
    they open. *z. B.*, *Dr.*, *18. November*, *George W. Bush* do not end one, nor does a question mark
    or full stop in a quotation that goes on with *, sagte er*.

    Returns:
        Disjoint ranges of code points of ``text`` in reading order, without white space at the edges.
    """
    found: list[TextRange] = []
    for line in _LINE.finditer(text, begin, end):
        start = line.start()
        for stop in _STOP.finditer(text, line.start(), line.end()):
            if stop["glued"] is not None or _ends_sentence(text, line.start(), line.end(), stop):
                _append_trimmed(found, text, start, stop.end())
                start = stop.end()
        _append_trimmed(found, text, start, line.end())
    return found


def _append_trimmed(found: list[TextRange], text: str, begin: int, end: int) -> None:
    covered = text[begin:end]
    begin += len(covered) - len(covered.lstrip())
    end -= len(covered) - len(covered.rstrip())
    if begin < end:
        found.append(TextRange(begin, end))


def _ends_sentence(text: str, line_begin: int, line_end: int, stop: re.Match[str]) -> bool:
    after = stop.end()
    while after < line_end and text[after] in _OPENING:
        after += 1
    if after >= line_end:
        return True
    following = text[after]
    if following.islower() or following in ",;:)]}":
        return False
    mark = stop["mark"]
    word = _WORD_AFTER.match(text, after, line_end)
    opens = word is not None and word[0].lower() in _STARTERS
    if mark in {"…", "..."}:
        return opens or text[stop.end() : after].strip(" \u00a0–—-") != ""
    if mark != "." or stop["closing"].strip(")]"):
        return True
    dot = stop.start() + 1
    before = _WORD_BEFORE.search(text, max(line_begin, dot - _LOOK_BACK), dot)
    last = before[0] if before else "."
    return _full_stop_ends(last, opens=opens, following=word[0] if word else following)


def _full_stop_ends(last: str, *, opens: bool, following: str) -> bool:
    """Whether the full stop that ends the word ``last`` ends the sentence as well."""
    lowered = last.lower()
    if lowered in _ALWAYS_INSIDE and _may_be_abbreviation(last):
        return False
    if _NUMBER.match(last):
        if following.lower() in _MONTHS or following[0].isdigit():
            return False
        return opens or len(last) > len("100.")
    is_short = _INITIAL.match(last) or _ROMAN.match(last) or lowered in _OFTEN_LAST
    return opens or not is_short


def _may_be_abbreviation(word: str) -> bool:
    return word.lower() not in _CAPITAL_ONLY or word[0].isupper()


def _is_kept(part: str) -> bool:
    """Whether a stretch is one token as it stands, its dot included."""
    if part in _KEPT_WHOLE or _DOTTED.match(part):
        return True
    if not part.endswith("."):
        return False
    stem = part[:-1]
    if len(stem) == 1 and stem.isalpha():
        return True
    lowered = part.lower()
    return lowered in _LOWER_ABBREVIATIONS and _may_be_abbreviation(part)


def _split(chunk: str) -> _Cuts:
    """The tokens of a stretch without white space, as offsets into it."""
    if chunk.isalpha():
        return ((0, len(chunk)),)
    length = len(chunk)
    cuts = {0, length}
    begin, end = _strip_affixes(chunk, cuts)
    rest_is_kept = end - begin <= _LONGEST_KEPT and _is_kept(chunk[begin:end])
    if begin < end and not rest_is_kept and not _is_address(chunk, begin, end):
        for infix in _INFIX.finditer(chunk, begin, end):
            cuts.update(infix.span())
    edges = sorted(cuts)
    if not chunk.isascii():
        flags = {flag.start() + 1 for flag in _FLAG.finditer(chunk)}
        edges = [
            edge
            for edge in edges
            if edge in {0, length} or not (edge in flags or _joins(chunk, edge))
        ]
    return tuple(pairwise(edges))


def _strip_affixes(chunk: str, cuts: set[int]) -> tuple[int, int]:
    """Cut punctuation off both ends, adding to ``cuts``; what is left."""
    begin, end = 0, len(chunk)
    while begin < end:
        if end - begin <= _LONGEST_KEPT and _is_kept(chunk[begin:end]):
            break
        if prefix := _PREFIX.match(chunk, begin, end):
            begin = prefix.end()
            cuts.add(begin)
        elif (width := _suffix_width(chunk, begin, end)) > 0:
            end -= width
            cuts.add(end)
        else:
            break
    return begin, end


def _suffix_width(chunk: str, begin: int, end: int) -> int:
    suffix = _SUFFIX.search(chunk, max(begin, end - 8), end)
    if suffix:
        return suffix.end() - suffix.start()
    if chunk[end - 1] != "." or end - begin == 1:
        return 0
    if end - begin <= _LONGEST_KEPT and _ORDINAL.match(chunk[begin:end]):
        return 0
    return 1


def _is_address(chunk: str, begin: int, end: int) -> bool:
    return end - begin <= _LONGEST_ADDRESS and _WEB_ADDRESS.match(chunk, begin, end) is not None


def _joins(chunk: str, edge: int) -> bool:
    """Whether the characters around an edge belong to one user-perceived character."""
    left, right = chunk[edge - 1], chunk[edge]
    if left == "\u200d" or right in "\u200d\ufe0e\ufe0f" or unicodedata.category(right)[0] == "M":
        return True
    return "\U0001f3fb" <= right <= "\U0001f3ff" or "\U000e0020" <= right <= "\U000e007f"
