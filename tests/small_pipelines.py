"""Pipelines of somebody else, small enough to be made in a test: folders, packages with and without code, wheels."""

from __future__ import annotations

import zipfile
from pathlib import Path

import spacy
from spacy.cli.package import TEMPLATE_INIT
from spacy.tokens import Doc
from spacy.training import Example

NAME = "de_tiny_news"
VERSION = "1.2.0"
TEXT = "Gestern traf Jutta Brinkhoff in Hameln die Rhyner Tabak. „Der Deich hält“, sagte Brinkhoff."
WORDS = "Gestern traf Jutta Brinkhoff in Hameln die Rhyner Tabak . „ Der Deich hält “ , sagte Brinkhoff .".split()
HEADS = [1, 1, 3, 1, 1, 4, 8, 8, 1, 1, 16, 12, 13, 16, 16, 16, 16, 16, 16]
DEPS = "mo ROOT pnc sb mo nk nk pnc oa punct punct nk sb oc punct punct ROOT sb punct".split()
TAGS = "ADV VVFIN NE NE APPR NE ART NE NE $. $( ART NN VVFIN $( $, VVFIN NE $.".split()
MORPHS = ["" if tag[0] != "N" else "Case=Nom|Number=Sing" for tag in TAGS]
ENTITIES = [(2, 4, "PERSON"), (5, 6, "GPE"), (6, 9, "FIRM")]


def trained(*components: str):
    """A German pipeline that knows ``TEXT`` by heart.

    Args:
        components: Of ``tagger morphologizer parser ner entity_ruler``.
    """
    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("de")
    for name in components:
        nlp.add_pipe(name, config={"min_action_freq": 1} if name == "parser" else {})
    reference = Doc(nlp.vocab, words=WORDS, heads=HEADS, deps=DEPS, tags=TAGS, morphs=MORPHS)
    reference.ents = [_span(reference, *entity) for entity in ENTITIES]
    trainable = [name for name in components if name != "entity_ruler"]
    if trainable:
        example = Example(nlp.make_doc(TEXT), reference)
        optimizer = nlp.initialize(lambda: [example])
        with nlp.select_pipes(enable=trainable):
            for _ in range(40):
                nlp.update([example], sgd=optimizer)
    if "entity_ruler" in components:
        patterns = [{"label": "GPE", "pattern": "Hameln"}, {"label": "ODD", "pattern": "Tabak"}]
        nlp.get_pipe("entity_ruler").add_patterns(patterns)
    nlp.meta.update(
        name="tiny_news", version=VERSION, license="CC0", description="A tiny pipeline."
    )
    return nlp


def _span(doc, begin, end, label):
    return spacy.tokens.Span(doc, begin, end, label=label)


def saved(folder: Path, *components: str) -> Path:
    """A trained pipeline in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    trained(*components).to_disk(folder)
    return folder


def packaged(folder: Path, *components: str, init: str = "", **files: str) -> Path:
    """The folder of a package as ``spacy package`` makes it.

    Args:
        folder: Where to put the package's folder.
        components: Of the pipeline.
        init: Python to put into its ``__init__.py``.
        files: Further files beside it, by name without ``.py``.
    """
    package = folder / NAME
    data = package / f"{NAME}-{VERSION}"
    saved(data, *components)
    (package / "__init__.py").write_text(TEMPLATE_INIT.replace("{imports}", init), encoding="utf-8")
    (package / "meta.json").write_bytes((data / "meta.json").read_bytes())
    for name, code in files.items():
        (package / f"{name}.py").write_text(code, encoding="utf-8")
    return package


def installed(site: Path, *components: str, entry_points: str = "", **files: str) -> Path:
    """A package as an installer leaves it in ``site``, which has to be put on ``sys.path``."""
    package = packaged(site, *components, **files)
    (site / f"{NAME}-{VERSION}.dist-info").mkdir()
    for name, text in _metadata(site, package, entry_points).items():
        (site / name).write_text(text, encoding="utf-8")
    return package


def wheel(folder: Path, *components: str, entry_points: str = "", **files: str) -> Path:
    """The same as a wheel."""
    site = folder / "site"
    site.mkdir(parents=True)
    package = packaged(site, *components, **files)
    path = folder / f"{NAME}-{VERSION}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(package.rglob("*")):
            archive.write(file, file.relative_to(site))
        for name, text in _metadata(site, package, entry_points).items():
            archive.writestr(name, text)
    return path


def _metadata(site: Path, package: Path, entry_points: str) -> dict[str, str]:
    info = f"{NAME}-{VERSION}.dist-info"
    record = "".join(f"{file.relative_to(site)},,\n" for file in sorted(package.rglob("*.*")))
    return {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {NAME.replace('_', '-')}\nVersion: {VERSION}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[spacy_models]\n{NAME} = {NAME}\n{entry_points}",
        f"{info}/RECORD": f"{record}{info}/METADATA,,\n{info}/WHEEL,,\n{info}/entry_points.txt,,\n{info}/RECORD,,\n",
    }
