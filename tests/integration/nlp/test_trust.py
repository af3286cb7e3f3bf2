"""Pipelines that would run code: found out without running any of it, and refused until somebody agrees."""

import sys

import pytest

import small_pipelines as small
from annotator.domain.errors import CodeNotTrustedError, PipelineError
from annotator.domain.pipelines import CodeKind, PipelineUse
from annotator.nlp.locating import locate
from annotator.nlp.pipelines import installed_pipelines, load_pipeline
from annotator.nlp.shelf import MachineShelf
from annotator.nlp.trust import examine

RULER = "entity_ruler"


@pytest.fixture
def trap(tmp_path):
    """Python that leaves a file behind if it is ever run, and that file."""
    sprung = tmp_path / "sprung"
    return f"open({str(sprung)!r}, 'w').close()\n", sprung


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A folder packages are found in."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    yield folder
    for name in [name for name in sys.modules if name.startswith(small.NAME)]:
        del sys.modules[name]


def kinds(pipeline):
    return {finding.kind for finding in examine(locate(str(pipeline))).findings}


def edit_config(folder, old, new):
    path = folder / "config.cfg"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_saved_pipeline_is_nothing_but_data(tmp_path):
    assert not kinds(small.saved(tmp_path, "tagger", "morphologizer", "parser", "ner", RULER))


def test_a_package_as_spacy_makes_it_is_nothing_but_data(tmp_path):
    assert not kinds(small.packaged(tmp_path, RULER))


def test_a_pipeline_of_this_program_is_nothing_but_data(tmp_path):
    from annotator.nlp.pipelines import build_builtin  # noqa: PLC0415 - takes a second

    build_builtin().to_disk(tmp_path / "own")
    assert not kinds(tmp_path / "own")


def test_code_beside_the_data_is_found_and_does_not_run(tmp_path, trap):
    code, sprung = trap
    folder = small.saved(tmp_path / "p", RULER)
    (folder / "functions.py").write_text(code, encoding="utf-8")
    assert kinds(folder) == {CodeKind.PYTHON}
    with pytest.raises(CodeNotTrustedError, match=r"functions\.py"):
        load_pipeline(str(folder))
    assert not sprung.exists()


def test_a_package_with_code_of_its_own_is_found_and_does_not_run(tmp_path, trap):
    code, sprung = trap
    package = small.packaged(tmp_path, RULER, init="from . import functions", functions=code)
    assert [str(f) for f in examine(locate(str(package))).findings] == [
        "__init__.py",
        "functions.py",
    ]
    with pytest.raises(CodeNotTrustedError):
        load_pipeline(str(package))
    assert not sprung.exists()


def test_an_installed_package_is_listed_described_and_examined_without_importing_it(site, trap):
    code, sprung = trap
    small.installed(
        site,
        RULER,
        init=code,
        entry_points=f"[spacy_factories]\nevil = {small.NAME}:evil\n",
    )
    assert small.NAME in installed_pipelines()
    assert MachineShelf().details(small.NAME).version == small.VERSION
    assert {found.kind for found in MachineShelf().examine(small.NAME).findings} == {
        CodeKind.PYTHON,
        CodeKind.ENTRY_POINT,
    }
    with pytest.raises(CodeNotTrustedError):
        load_pipeline(small.NAME)
    assert not sprung.exists()
    assert small.NAME not in sys.modules


def test_an_installed_package_without_code_is_loaded_without_importing_it(site):
    small.installed(site, RULER)
    assert load_pipeline(small.NAME).meta["name"] == "tiny_news"
    assert small.NAME not in sys.modules


def test_after_consent_the_code_runs_and_the_pipeline_loads(tmp_path, trap):
    code, sprung = trap
    component = (
        "from spacy.language import Language\n"
        "@Language.component('trap_component')\n"
        "def trap_component(doc):\n    return doc\n"
    )
    package = small.packaged(
        tmp_path, RULER, init="from . import functions", functions=code + component
    )
    data = package / f"{small.NAME}-{small.VERSION}"
    edit_config(data, 'pipeline = ["entity_ruler"]', 'pipeline = ["entity_ruler","trap_component"]')
    section = "[components.entity_ruler]"
    added = '[components.trap_component]\nfactory = "trap_component"'
    edit_config(data, f"{section}\n", f"{added}\n\n{section}\n")
    found = examine(locate(str(package)))
    assert {each.kind for each in found.findings} == {CodeKind.PYTHON, CodeKind.FACTORY}
    nlp = load_pipeline(PipelineUse(str(package), trusted=frozenset({found.digest})))
    assert sprung.exists()
    assert "trap_component" in nlp.pipe_names
    # Known in this process by now, and still somebody else's.
    assert CodeKind.FACTORY in kinds(package)


def test_consent_is_given_to_the_content(tmp_path, trap):
    code, sprung = trap
    folder = small.saved(tmp_path / "p", RULER)
    (folder / "functions.py").write_text("x = 1\n", encoding="utf-8")
    digest = examine(locate(str(folder))).digest
    (folder / "functions.py").write_text(code, encoding="utf-8")
    with pytest.raises(CodeNotTrustedError):
        load_pipeline(PipelineUse(str(folder), trusted=frozenset({digest})))
    assert not sprung.exists()


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ('factory = "entity_ruler"', 'factory = "somebodys_ruler"', CodeKind.FACTORY),
        (
            '@scorers = "spacy.entity_ruler_scorer.v1"',
            '@scorers = "evil.scorer.v1"',
            CodeKind.FUNCTION,
        ),
        ('@tokenizers = "spacy.Tokenizer.v1"', '@nowhere = "x"', CodeKind.FUNCTION),
        ('factory = "entity_ruler"', 'source = "en_core_web_sm"', CodeKind.SOURCE),
        ('lang = "de"', 'lang = "evil"', CodeKind.LANGUAGE),
        (
            '@scorers = "spacy.entity_ruler_scorer.v1"',
            '@architectures = "spacy.TorchBiLSTMEncoder.v1"',
            CodeKind.PICKLE,
        ),
        (
            "before_creation = null",
            'before_creation = {"@callbacks":"spacy.copy_from_base_model.v1"}',
            CodeKind.SOURCE,
        ),
    ],
)
def test_a_configuration_that_names_somebody_elses_code_is_found(tmp_path, old, new, kind):
    folder = small.saved(tmp_path, RULER)
    edit_config(folder, old, new)
    assert kinds(folder) == {kind}


def test_a_function_that_is_smuggled_in_by_reference_is_found(tmp_path):
    folder = small.saved(tmp_path, RULER)
    edit_config(folder, '@scorers = "spacy.entity_ruler_scorer.v1"', "a = ${corpora.evil}")
    edit_config(folder, "[corpora]", '[corpora]\n\n[corpora.evil]\n@misc = "evil.v1"')
    assert kinds(folder) == {CodeKind.FUNCTION}


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("data.pkl", b"anything", CodeKind.PICKLE),
        ("weights.dat", b"\x80\x04\x95", CodeKind.PICKLE),
        ("model.zip", b"PK\x03\x04", CodeKind.PICKLE),
        ("fast.so", b"\x7fELF", CodeKind.BINARY),
    ],
)
def test_pickles_and_binaries_are_found(tmp_path, name, content, kind):
    folder = small.saved(tmp_path, RULER)
    (folder / name).write_bytes(content)
    assert kinds(folder) == {kind}


def test_a_broken_configuration_is_named(tmp_path):
    (tmp_path / "config.cfg").write_text("[nlp\n", encoding="utf-8")
    with pytest.raises(PipelineError, match=r"config\.cfg cannot be read"):
        examine(locate(str(tmp_path)))


def test_a_folder_of_several_pipelines_asks_for_one(tmp_path):
    small.saved(tmp_path / "model-best", RULER)
    small.saved(tmp_path / "model-last", RULER)
    with pytest.raises(PipelineError, match="model-best, model-last"):
        locate(str(tmp_path))
