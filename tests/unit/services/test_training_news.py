import pytest

from annotator.domain.training import Doing, TrainingStep
from annotator.services.training_news import News, Stage, news_of, read_news


@pytest.mark.parametrize(
    "news",
    [
        News(Stage.READING),
        News(Stage.LEARNING, 100, 3.25),
        News(Stage.CURVE, 25, 0.125, 0.5),
        News(Stage.MEASURING, 75, None, 1.0),
        News(Stage.LOADING),
        News(Stage.READING, 100, count=3, of=40),
        News(Stage.LEARNING, 100, 3.25, 0.5, count=14, of=600, round=2, rounds=4),
        News(Stage.SCORING, 50, count=1, of=12, round=1, rounds=4),
    ],
)
def test_news_are_read_as_they_were_written(news):
    assert read_news(str(news)) == news


def test_other_lines_are_no_news():
    assert read_news("Artikel 1") is None
    assert read_news("") is None


@pytest.mark.parametrize("doing", list(Doing))
def test_whatever_a_training_is_at_has_news(doing):
    news = news_of(TrainingStep(0, 10, doing=doing, count=1, of=3), 100)
    assert (news.stage, news.count, news.of, news.loss) == (Stage(doing.value), 1, 3, None)


def test_learning_from_a_part_is_the_curve():
    assert news_of(TrainingStep(3, 10, 1.0), 100).stage is Stage.LEARNING
    assert news_of(TrainingStep(3, 10, 1.0), 50).stage is Stage.CURVE
