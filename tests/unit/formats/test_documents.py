"""Web pages, Word documents and PDFs."""

from __future__ import annotations

import io
import socket
import sys
import zipfile
from contextlib import suppress

import docx
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import AnnotatorError, FileReadError, MissingExtraError
from annotator.formats.archives import Bounds, check_office
from annotator.formats.catalogue import format_named, recognised
from annotator.formats.docx import DocxReader
from annotator.formats.html import HtmlReader
from annotator.formats.pdf import PdfReader, flowing
from annotator.formats.reading import Notice, ReadOptions, SourceArticle

OPTIONS = ReadOptions()
FIRST = "Berlin (dpa) – Die Ministerin Zoë Öztürk kam am Dienstag nach Genf und sprach dort lange mit dem Präsidenten."
SECOND = "„Das ist gut so“, sagte sie am Abend vor der Presse, ehe sie nach einem langen Tag wieder abreiste."
PAGE = f"""<!DOCTYPE html><html lang="de-DE"><head><meta charset="utf-8"><title>Ein Treffen | Beispielblatt</title>
<meta property="og:title" content="Ein Treffen in Genf"><meta property="og:site_name" content="Beispielblatt">
<meta name="author" content="Änne Muster"><meta property="article:published_time" content="2024-03-05T10:00:00+01:00">
<link rel="canonical" href="https://example.org/a/1"><script src="https://example.org/x.js"></script></head>
<body><nav><a href="/">Startseite</a><a href="/abo">Jetzt abonnieren</a></nav>
<article><h1>Ein Treffen in Genf</h1><p>{FIRST}</p><img src="https://example.org/x.png"><p>{SECOND}</p></article>
<footer>Impressum und Datenschutz</footer></body></html>"""


def only(items):
    articles = [each for each in items if isinstance(each, SourceArticle)]
    assert len(articles) == 1
    return articles[0]


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*args, **kwargs):
        pytest.fail("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-15"])
def test_a_web_page_is_its_article_with_what_the_page_says_of_it(tmp_path, no_network, encoding):
    path = tmp_path / "a.html"
    page = PAGE.replace("–", "-").replace("„", '"').replace("“", '"')
    path.write_bytes(page.replace("utf-8", encoding).encode(encoding))
    assert recognised(path) == "html"
    article = only(HtmlReader().read(path, OPTIONS))
    assert article.title == "Ein Treffen in Genf"
    assert "Zoë Öztürk" in article.text
    assert article.text.endswith("wieder abreiste.")
    assert "abonnieren" not in article.text + article.title
    assert "Impressum" not in article.text
    assert (article.source, article.language) == ("Beispielblatt", "de")
    assert article.meta == {
        "author": "Änne Muster",
        "date": "2024-03-05",
        "url": "https://example.org/a/1",
    }
    assert [notice.text.partition(";")[0] for notice in article.notices] == [
        "taken out of its page"
    ]


def test_a_page_that_says_no_date_has_none(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(
        f"<html><body><article><p>{FIRST}</p><p>{SECOND} Am 5. März 2019.</p></article></body></html>"
    )
    assert "date" not in only(HtmlReader().read(path, OPTIONS)).meta


@pytest.mark.parametrize(
    "page", ["", "<html><body></body></html>", "<?xml version='1.0' encoding='utf-8'?><html/>"]
)
def test_a_page_without_an_article_is_told(tmp_path, page):
    path = tmp_path / "a.html"
    path.write_text(page)
    (notice,) = HtmlReader().read(path, OPTIONS)
    assert isinstance(notice, Notice)
    assert notice.text == "there is no article in it"


def test_entities_of_a_page_read_no_file(tmp_path):
    (tmp_path / "secret.txt").write_text("streng geheim")
    path = tmp_path / "a.xhtml"
    declared = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
    path.write_text(
        f"{declared}<html><body><article><p>{FIRST} &x;</p><p>{SECOND}</p></article></body></html>"
    )
    assert "geheim" not in only(HtmlReader().read(path, OPTIONS)).text


@pytest.fixture
def word(tmp_path):
    document = docx.Document()
    document.core_properties.title = "Ein Treffen"
    document.core_properties.author = "Änne Muster"
    document.add_heading("Überschrift")
    document.add_paragraph(FIRST)
    table = document.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"Zelle {number}"
    document.add_paragraph(SECOND)
    path = tmp_path / "a.docx"
    document.save(str(path))
    return path


def test_a_word_document_keeps_the_order_of_paragraphs_and_tables(word):
    assert recognised(word) == "docx"
    article = only(DocxReader().read(word, OPTIONS))
    assert article.text.split("\n") == [
        "Überschrift",
        FIRST,
        "Zelle 0\tZelle 1",
        "Zelle 2\tZelle 3",
        SECOND,
    ]
    assert article.title == "Ein Treffen"
    assert article.meta["author"] == "Änne Muster"


def test_tracked_insertions_and_content_controls_are_text_and_deletions_are_not(word):
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        f'<?xml version="1.0"?><w:document xmlns:w="{w}"><w:body>'
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Titel im Feld</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:r><w:t>Sie </w:t></w:r><w:del><w:r><w:delText>ging</w:delText></w:r></w:del>"
        '<w:ins><w:r><w:t>kam</w:t></w:r></w:ins><w:r><w:tab/><w:t xml:space="preserve"> an.</w:t><w:br/><w:t>Ende</w:t></w:r></w:p>'
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>innen</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc>"
        "<w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "</w:body></w:document>"
    )
    repacked(word, "word/document.xml", lambda _: body.encode())
    assert only(DocxReader().read(word, OPTIONS)).text.split("\n") == [
        "Titel im Feld",
        "Sie kam\t an.",
        "Ende",
        "a innen\tb",
    ]


def repacked(path, name, change):
    old = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            new.writestr(member.filename, change(content) if member.filename == name else content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_bomb_of_entities_in_a_word_document_is_refused(word, encoding):
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    repacked(word, "word/document.xml", lambda _: bomb.encode(encoding))
    with pytest.raises(FileReadError, match=r"'word/document\.xml' in it declares entities"):
        list(DocxReader().read(word, OPTIONS))


def test_a_word_document_that_grows_beyond_bounds_is_refused(word):
    repacked(word, "word/document.xml", lambda old: old + b" " * (2 << 20))
    with pytest.raises(FileReadError, match="unpacked it is larger than 1 MB"):
        check_office(word, Bounds(total=1 << 20))


def pdf(pages):
    """A PDF of lines of text, as small as one can be."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 780 Td {shown} ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents "
            f"{len(objects) + 2} 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 "
            "/BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    size = len(objects) + 1
    return (
        out
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
            f"startxref\n{start}\n%%EOF"
        ).encode()
    )


def test_the_text_of_a_pdf_flows_and_words_are_whole(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(
        pdf(
            [
                [
                    "Die Regierung will im nächsten Jahr die Bundes-",
                    "kanzlerin über die CDU-",
                    "Politik befragen.",
                ],
                ["Neue Seite."],
            ]
        )
    )
    assert recognised(path) == "pdf"
    article = only(PdfReader().read(path, OPTIONS))
    assert article.text.split("\n") == [
        "Die Regierung will im nächsten Jahr die Bundeskanzlerin über die CDU-Politik befragen.",
        "Neue Seite.",
    ]
    (notice,) = article.notices
    assert notice.text == "words put together at line ends: 2, of which 1 kept their hyphen"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("Bundes-\nkanzler", "Bundeskanzler"),
        ("Ein-\nund Ausgang", "Ein- und Ausgang"),
        ("CDU-\nPolitiker", "CDU-Politiker"),
        ("U-\n20-Spiel", "U-20-Spiel"),
        ("Bun\u00ad\ndesrat", "Bundesrat"),
        ("1990-\nneunzig", "1990- neunzig"),
        ("so – \nnun", "so – nun"),
        ("eine Zeile\n\nnoch eine", "eine Zeile\nnoch eine"),
        (
            "Das war ein langer erster Absatz hier.\nKurz.\nNeuer Absatz, der lang ist wie der erste.",
            "Das war ein langer erster Absatz hier. Kurz.\nNeuer Absatz, der lang ist wie der erste.",
        ),
    ],
)
def test_line_ends_go_by_the_rules(lines, text):
    assert flowing([lines])[0] == text


def test_a_pdf_without_letters_is_told(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([[]]))
    (notice,) = PdfReader().read(path, OPTIONS)
    assert "there is no text in it, perhaps only pictures" in notice.text


def test_a_locked_pdf_is_refused(tmp_path):
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(pdf([["Geheim"]])))
    writer.encrypt("geheim", algorithm="RC4-128")
    path = tmp_path / "a.pdf"
    writer.write(path)
    with pytest.raises(FileReadError, match="protected by a password"):
        list(PdfReader().read(path, OPTIONS))


@pytest.mark.parametrize(
    ("name", "what", "module"),
    [
        ("html", "Web pages", "trafilatura"),
        ("docx", "Word documents", "docx"),
        ("pdf", "PDF files", "pypdf"),
        ("excel", "Excel workbooks", "openpyxl"),
    ],
)
def test_a_library_that_is_missing_is_named_with_the_command(
    tmp_path, monkeypatch, name, what, module
):
    monkeypatch.setitem(sys.modules, module, None)
    path = tmp_path / "x"
    path.write_bytes(b"x")
    with pytest.raises(MissingExtraError) as error:
        list(format_named(name).reader().read(path, OPTIONS))
    assert str(error.value) == (
        f"{what} need a part of the program that is not installed; "
        f"install it with: pip install 'annotator[{name}]'"
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_document_is_an_error_with_a_name_or_an_article(tmp_path, word, data):
    name, reader, content = data.draw(
        st.sampled_from(
            [
                ("a.html", HtmlReader(), PAGE.encode()),
                ("b.docx", DocxReader(), word.read_bytes()),
                ("a.pdf", PdfReader(), pdf([["Ein Satz.", "Noch einer."]])),
            ]
        )
    )
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(0, 6))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / name
    path.write_bytes(changed[: data.draw(st.integers(0, len(changed)))])
    with suppress(AnnotatorError):
        for item in reader.read(path, OPTIONS):
            assert isinstance(item, Notice) or item.text.strip()
