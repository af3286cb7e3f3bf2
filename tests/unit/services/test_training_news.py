import pytest

from annotator.domain.training import TrainingStep
from annotator.services.training_news import News, Stage, news_of, read_news


@pytest.mark.parametrize(
    "news",
    [
        News(Stage.READING),
        News(Stage.LEARNING, 100, 3.25),
        News(Stage.CURVE, 25, 0.125, 0.5),
        News(Stage.MEASURING, 75, None, 1.0),
    ],
)
def test_news_are_read_as_they_were_written(news):
    assert read_news(str(news)) == news


def test_other_lines_are_no_news():
    assert read_news("Artikel 1") is None
    assert read_news("") is None


def test_before_the_first_update_gold_is_read():
    assert news_of(TrainingStep(0, 10), 100).stage is Stage.READING
    assert news_of(TrainingStep(3, 10, 1.0), 100).stage is Stage.LEARNING
    assert news_of(TrainingStep(3, 10, 1.0), 50).stage is Stage.CURVE
