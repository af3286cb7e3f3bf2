"""Data stay data: no pickle, no evaluation, no parser that follows what a file says, no page that fetches anything."""

from __future__ import annotations

import ast
import csv
import io
import re
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from annotator.formats.csv_cells import neutralised, restored
from annotator.resources import resource_path
from annotator.services.feedback_pages import sheet_page
from annotator.ui.one_window import OneWindow
from hostile import MARK_UP

ROOT = Path(__file__).parents[2]
PICKLES = {"pickle", "cPickle", "dill", "joblib", "marshal", "shelve", "cloudpickle", "torch"}
BETWEEN_OWN_PROCESSES = {"annotator/services/helping.py"}
"""Handles what goes wrong in the pipe to a process this one has started; reads no file with it."""
PARSERS = {
    "xml.etree.ElementTree": {"annotator/formats/label_studio_configuration.py"},
    "xml.sax": set(),
    "xml.dom": set(),
    "xml.parsers.expat": {"annotator/formats/uima_safety.py"},
    "lxml": set(),
}
"""Who may use which parser of XML: Label Studio's configuration is only written, uima_safety refuses document types."""


@cache
def imported(tree):
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            found.update(f"{node.module}.{each.name}" for each in node.names)
    return found


@cache
def called(tree):
    return [(ast.unparse(each.func), each) for each in ast.walk(tree) if isinstance(each, ast.Call)]


@cache
def trees():
    """Every module of the program, parsed."""
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_bytes())
        for path in sorted((ROOT / "annotator").rglob("*.py"))
    }


def test_nobody_reads_or_writes_pickles():
    users = {
        name
        for name, tree in trees().items()
        if PICKLES & {m.split(".")[0] for m in imported(tree)}
    }
    assert users == BETWEEN_OWN_PROCESSES
    for name in users:
        words = {word for word, _ in called(trees()[name])}
        assert not words & {"pickle.load", "pickle.loads", "pickle.dump", "pickle.dumps"}


def test_nothing_is_evaluated_compiled_or_handed_to_a_shell():
    found = [
        f"{name}:{node.lineno} {word}"
        for name, tree in trees().items()
        for word, node in called(tree)
        if word in {"eval", "exec", "compile", "__import__", "os.system", "os.popen"}
        or any(
            each.arg == "shell" and getattr(each.value, "value", None) is not False
            for each in node.keywords
        )
    ]
    assert found == []


def test_yaml_is_read_as_plain_values_only():
    found = {
        (name, word): node
        for name, tree in trees().items()
        for word, node in called(tree)
        if word.startswith("yaml.") and "load" in word.casefold() and word != "yaml.safe_load"
    }
    assert found.keys() == {
        ("annotator/formats/yaml_safety.py", "yaml.load"),
        ("annotator/resources.py", "yaml.load"),
    }
    for node in found.values():
        (loader,) = (each.value for each in node.keywords if each.arg == "Loader")
        assert ast.unparse(loader) == "getattr(yaml, 'CSafeLoader', yaml.SafeLoader)"


def test_no_decoder_that_may_run_code_is_asked():
    """Arrays may hold pickles, and packages may register decoders of msgpack."""
    risky = ("np.load", "numpy.load", "pd.read_pickle", "srsly.msgpack_loads", "srsly.read_msgpack")
    asked = {
        (name, word)
        for name, tree in trees().items()
        for word, node in called(tree)
        if word in risky
        or word.endswith((".get_docs", "DocBin.from_bytes", "DocBin.from_disk"))
        or any(each.arg == "allow_pickle" for each in node.keywords)
    }
    # Tables of pipelines, numbers and words: srsly's own decoder of arrays makes no objects of them.
    assert {word for _, word in asked} <= {"srsly.msgpack_loads"}
    assert all(name.startswith("annotator/nlp/") for name, _ in asked)


@pytest.mark.parametrize("parser", PARSERS)
def test_xml_is_parsed_by_those_who_harden_it(parser):
    users = {
        name
        for name, tree in trees().items()
        if any(m == parser or m.startswith(f"{parser}.") for m in imported(tree))
    } - {"annotator/formats/uima_types.py"}  # escapes what it writes
    assert users == PARSERS[parser]
    for name in users & {"annotator/formats/label_studio_configuration.py"}:
        assert not {word for word, _ in called(trees()[name])} & {"ET.parse", "ET.fromstring"}


EVIL = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file://%s">]><x>&e;</x>'


def test_the_parsers_of_the_libraries_open_no_file_that_xml_names(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", "utf-8")
    evil = EVIL % str(secret).encode()
    parse_docx = pytest.importorskip("docx.oxml.parser").parse_xml
    parse_xlsx = pytest.importorskip("openpyxl.xml.functions").fromstring
    for parse in (parse_docx, parse_xlsx):
        assert b"geheim" not in etree.tostring(parse(evil))
    trafilatura = pytest.importorskip("trafilatura.utils")
    page = trafilatura.load_html(f"<html><body>{evil.decode()}<p>Text</p></body></html>")
    assert page is None or b"geheim" not in etree.tostring(page)


def test_zips_are_opened_where_they_are_bounded():
    users = {name for name, tree in trees().items() if {"zipfile", "tarfile"} & imported(tree)}
    assert users == {
        "annotator/formats/archives.py",  # the bounds
        "annotator/formats/excel_tables.py",  # writes; reads after check_office
        "annotator/formats/package.py",  # writes; reads through archives
        "annotator/formats/package_kind.py",  # one file, its first megabyte
        "annotator/nlp/installing.py",  # one file of a wheel, its beginning
    }
    for name in users - {"annotator/formats/archives.py"}:
        words = {word.rpartition(".")[2] for word, _ in called(trees()[name])}
        assert not words & {"extractall", "extract", "unpack_archive"}


def test_the_manifest_of_a_package_is_looked_at_for_a_megabyte_only(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b" " * (64 << 20))
    limit = (
        "import resource, sys; from pathlib import Path;"
        "from annotator.formats.package_kind import is_package;"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "assert not is_package(Path(sys.argv[1]));"
        "assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 32 << 10"
    )
    subprocess.run([sys.executable, "-c", limit, str(path)], check=True)


LOADING = re.compile(
    r"<(?:script|link|iframe|img|object|embed|base)\b|@import|url\(|\bsrc\s*=|http-equiv|\bon\w+\s*=",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "path", sorted(resource_path("templates").glob("*.html")), ids=lambda each: each.name
)
def test_no_template_of_a_page_loads_anything(path):
    text = path.read_text("utf-8")
    found = {hit[0].casefold() for hit in LOADING.finditer(text)}
    assert found <= {"<script", "http-equiv"}
    for hit in re.finditer(r"<meta http-equiv[^>]*>", text):
        assert "Content-Security-Policy" in hit[0]
        assert "default-src 'none'" in hit[0]
    # What stands in it is data of the page itself, in a type that nothing runs.
    for hit in re.finditer(r"<script\b[^>]*>", text):
        assert 'type="application/ld+json"' in hit[0]
    assert not re.search(r"\|\s*safe\b|autoescape\s+false", text)


def test_a_page_of_feedback_escapes_what_a_corpus_says():
    page = sheet_page([], MARK_UP)
    assert MARK_UP not in page
    assert not LOADING.search(page.replace("&lt;", "").replace("&quot;", "")) or "&lt;img" in page
    assert "<img" not in page


@pytest.mark.parametrize(
    "cell", ["=1+1", "+49 30", "-7", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''x", "=cmd|' /C calc'!A0"]
)
def test_no_cell_of_a_table_begins_like_a_formula_and_every_cell_comes_back(cell):
    written = neutralised(cell)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert restored(written) == cell
    out = io.StringIO(newline="")
    csv.writer(out).writerow([written])
    (row,) = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert restored(row[0]) == cell


def test_the_window_listens_for_nobody_but_its_own_user():
    text = (ROOT / "annotator" / "ui" / "one_window.py").read_text("utf-8")
    assert "UserAccessOption" in text
    assert OneWindow.__doc__
