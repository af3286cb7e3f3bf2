"""The article view: the widget in which an article is read and annotated, and its pure modules."""

from __future__ import annotations

from annotator.ui.article_view.style import ViewStyle
from annotator.ui.article_view.view import ArticleView

__all__ = ["ArticleView", "ViewStyle"]
