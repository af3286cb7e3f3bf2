from annotator.formats.catalogue import FORMATS
from annotator.services.format_choices import FormatChoice, format_choices


def test_every_format_of_the_catalogue_can_be_chosen():
    assert [each.name for each in format_choices()] == [each.name for each in FORMATS]


def test_a_format_that_makes_a_folder_says_the_same_of_itself_as_its_exporter():
    for format_, choice in zip(FORMATS, format_choices(), strict=True):
        if format_.exporter is not None:
            exporter = format_.exporter()
            assert (choice.splits, choice.every_set) == (exporter.splits, exporter.every_set)


def test_exports_are_called_after_corpus_and_format():
    assert FormatChoice("jsonl", endings=(".jsonl",)).place("news") == "news.jsonl"
    assert FormatChoice("prodigy", endings=(".jsonl",)).place("news") == "news-prodigy.jsonl"
    assert FormatChoice("spacy", makes_folder=True).place("news") == "news-spacy"
