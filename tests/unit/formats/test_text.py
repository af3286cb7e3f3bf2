"""Plain text files: encodings, what is changed, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import FileReadError, SettingError
from annotator.domain.offsets import normalise_text
from annotator.formats.encoding import decode
from annotator.formats.reading import Notice, NoticeKind, ReadOptions, SourceArticle
from annotator.formats.text import MAX_BYTES, TextReader, title_of
from factories import TEXT

GERMAN = (
    "Köln (dpa) – Die Außenministerin sagte „Das geht so nicht“, fügte aber hinzu: Größere Maßnahmen müssten "
    "überprüft werden.\nDie Bürger hätten für ähnliche Pläne früher Verständnis geäußert.\n"
)


def read(path, encoding=None):
    (item,) = TextReader().read(path, ReadOptions(encoding))
    return item


def written(tmp_path, data, name="artikel.txt"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_german_text_is_read_whatever_it_is_encoded_in(tmp_path, codec):
    assert read(written(tmp_path, GERMAN.encode(codec))).text == GERMAN


def test_latin_1_is_read(tmp_path):
    plain = GERMAN.replace("„", "»").replace("“", "«").replace("–", "-")
    assert read(written(tmp_path, plain.encode("latin-1"))).text == plain


@pytest.mark.parametrize("codec", ["mac_roman", "cp850"])
def test_older_encodings_are_told_apart(tmp_path, codec):
    plain = GERMAN.replace("„", '"').replace("“", '"').replace("–", "-")
    assert read(written(tmp_path, plain.encode(codec))).text == plain


def test_a_guessed_encoding_is_reported_with_its_confidence(tmp_path):
    (notice,) = read(written(tmp_path, GERMAN.encode("cp1252"))).notices
    assert notice.kind is NoticeKind.CHANGED
    assert notice.params["encoding"] == "cp1252"
    assert "confidence" in notice.text


def test_a_doubtful_guess_asks_to_look_at_the_umlauts(tmp_path):
    (notice,) = read(written(tmp_path, "Grüße aus Köln".encode("cp1252"))).notices
    assert "check the umlauts" in notice.text


def test_sound_utf8_needs_no_notice(tmp_path):
    assert read(written(tmp_path, GERMAN.encode())).notices == ()


def test_broken_utf8_keeps_the_rest_and_says_where_it_was_broken(tmp_path):
    data = GERMAN.encode() + "Müller".encode("latin-1") + b"\n"
    article = read(written(tmp_path, data))
    (notice,) = article.notices
    assert article.text == GERMAN + "M\ufffdller\n"
    assert (notice.line, notice.params["count"]) == (3, 1)


def test_a_forced_encoding_is_used(tmp_path):
    article = read(written(tmp_path, "Größe".encode("cp850")), encoding="cp850")
    assert (article.text, article.notices) == ("Größe", ())


def test_a_forced_encoding_that_does_not_fit_names_the_line(tmp_path):
    path = written(tmp_path, "gut\nschön\n".encode("latin-1"))
    with pytest.raises(FileReadError, match=r"not in utf-8 \(byte 0xf6 in line 2\)"):
        read(path, encoding="utf-8")


@pytest.mark.parametrize("name", ["utf-9", "hex", ""])
def test_an_encoding_that_does_not_exist_is_refused(tmp_path, name):
    with pytest.raises(SettingError, match="there is no encoding"):
        decode(b"x", tmp_path / "a", name)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (bytes(range(256)) * 4, "binary"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n", "image"),
        (b"text\0more", "binary"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path, data, what):
    path = written(tmp_path, data)
    with pytest.raises(FileReadError, match=what) as caught:
        read(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u00a0\n".encode()])
def test_a_file_without_text_is_skipped_and_named(tmp_path, data):
    path = written(tmp_path, data)
    notice = read(path)
    assert isinstance(notice, Notice)
    assert (notice.kind, notice.file) == (NoticeKind.SKIPPED, str(path))


def test_control_characters_become_blanks_one_by_one(tmp_path):
    article = read(written(tmp_path, "eins\nzwei\x07\x0bdrei\x85\x7f\tvier\n".encode()))
    (notice,) = article.notices
    assert article.text == "eins\nzwei  drei  \tvier\n"
    assert (notice.line, notice.params["count"]) == (2, 4)


def test_line_ends_and_byte_order_mark_are_normalised(tmp_path):
    raw = "\ufeffa\r\nb\rc\n"
    assert read(written(tmp_path, raw.encode())).text == "a\nb\nc\n"


def test_emoji_and_combining_marks_stay_as_they_are(tmp_path):
    assert read(written(tmp_path, TEXT.encode())).text == TEXT


def test_twenty_megabytes_are_read(tmp_path):
    text = GERMAN * (20_000_000 // len(GERMAN.encode()) + 1)
    assert len(read(written(tmp_path, text.encode())).text) == len(text)


def test_more_than_the_bound_is_refused_without_reading_it_all(tmp_path):
    path = tmp_path / "riesig.txt"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(FileReadError, match="larger than 64 MB"):
        read(path)


def test_a_file_that_has_vanished_is_named(tmp_path):
    with pytest.raises(FileReadError, match=r"weg\.txt cannot be read"):
        read(tmp_path / "weg.txt")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    with pytest.raises(FileReadError, match="no ordinary file"):
        read(path)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(FileReadError, match="it is a folder"):
        read(tmp_path)


def test_an_unreadable_file_is_named(tmp_path, monkeypatch):
    path = written(tmp_path, b"geheim")

    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything
    with pytest.raises(FileReadError, match=r"artikel\.txt cannot be read: Permission denied"):
        read(path)


def test_the_first_line_that_says_anything_is_the_title_and_stays_in_the_text(tmp_path):
    article = read(written(tmp_path, "\n---\n  Rücktritt\u00a0 in Berlin \n\nText.".encode()))
    assert article.title == "Rücktritt in Berlin"
    assert "Rücktritt\u00a0 in Berlin" in article.text


def test_a_text_without_words_is_called_after_its_file(tmp_path):
    assert read(written(tmp_path, b"***\n", "sterne.txt")).title == "sterne"


def test_a_long_first_line_is_cut_at_a_word():
    title = title_of("Wort " * 100)
    assert len(title) <= 122
    assert title.endswith("Wort …")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_without_controls_comes_back_as_it_was(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "a.txt"
    path.write_bytes(text.encode())
    article = read(path, encoding="utf-8")
    if isinstance(article, SourceArticle):
        assert article.text == normalise_text(text).replace("\ufffe", " ").replace("\uffff", " ")
    else:
        assert not normalise_text(text).strip()
