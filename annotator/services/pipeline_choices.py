"""What a person has decided about pipelines: a file of their own, beside the settings of the window.

It is not in the corpus, because which pipelines there are, and what is trusted, differs from machine to machine; a
table of labels travels as a file (``annotator suggest --label-map``).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

from filelock import FileLock
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from annotator.domain.errors import FileWriteError, SettingError
from annotator.domain.pipelines import EntityChoice
from annotator.domain.reason import Reason


class Consent(BaseModel):
    """Somebody agreed that a pipeline may run code.

    Attributes:
        pipeline: Its name or folder at that time.
        at: When, UTC.
        findings: What it would run, as it was shown.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    pipeline: str
    at: datetime
    findings: tuple[str, ...] = ()


class PipelineChoices(BaseModel):
    """Everything that was decided.

    Attributes:
        folders: Folders with pipelines, the last added one last.
        trusted: Consents by the digest of the content they are given to.
        labels: By pipeline and schema: labels and their targets, empty for left out.
        seen: By pipeline: labels that came up in a run and had no place in the schema.
        entities: Whose entities are proposed, by pipeline.
        in_use: The pipeline of a corpus, by the corpus' location.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    folders: tuple[str, ...] = ()
    trusted: dict[str, Consent] = Field(default_factory=dict)
    labels: dict[str, dict[str, dict[str, str]]] = Field(default_factory=dict)
    seen: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    entities: dict[str, EntityChoice] = Field(default_factory=dict)
    in_use: dict[str, str] = Field(default_factory=dict)

    def with_folder(self, folder: str) -> PipelineChoices:
        """A folder is known from now on."""
        others = tuple(known for known in self.folders if known != folder)
        return self.model_copy(update={"folders": (*others, folder)})

    def without_pipeline(self, name: str) -> PipelineChoices:
        """Everything about a pipeline is forgotten, but for consents, which are about contents."""
        return self.model_copy(
            update={
                "folders": tuple(known for known in self.folders if known != name),
                "labels": {key: value for key, value in self.labels.items() if key != name},
                "seen": {key: value for key, value in self.seen.items() if key != name},
                "entities": {key: value for key, value in self.entities.items() if key != name},
                "in_use": {key: value for key, value in self.in_use.items() if value != name},
            }
        )

    def with_consent(self, digest: str, consent: Consent) -> PipelineChoices:
        """A content is trusted from now on."""
        return self.model_copy(update={"trusted": {**self.trusted, digest: consent}})

    def with_labels(self, pipeline: str, schema: str, labels: Mapping[str, str]) -> PipelineChoices:
        """The decided labels of a pipeline in a schema; none: the defaults hold."""
        of_pipeline = dict(self.labels.get(pipeline, {}))
        of_pipeline.pop(schema, None)
        if labels:
            of_pipeline[schema] = dict(sorted(labels.items()))
        return self.model_copy(update={"labels": {**self.labels, pipeline: of_pipeline}})

    def with_seen(self, pipeline: str, labels: Iterable[str]) -> PipelineChoices:
        """Labels of a pipeline are known from now on, so that they can be decided about."""
        seen = tuple(sorted({*self.seen.get(pipeline, ()), *labels}))
        return self.model_copy(update={"seen": {**self.seen, pipeline: seen}})

    def with_entities(self, pipeline: str, entities: EntityChoice) -> PipelineChoices:
        """Whose entities are proposed with a pipeline."""
        return self.model_copy(update={"entities": {**self.entities, pipeline: entities}})

    def with_use(self, corpus: str, pipeline: str) -> PipelineChoices:
        """A corpus gets its suggestions from a pipeline."""
        return self.model_copy(update={"in_use": {**self.in_use, corpus: pipeline}})


class ChoicesFile:
    """The choices on disk; every process reads them anew, one at a time changes them.

    Args:
        path: The file; ``None``: only in memory.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._memory = PipelineChoices()

    def read(self) -> PipelineChoices:
        """What holds now.

        Raises:
            SettingError: If the file is broken.
        """
        if self._path is None:
            return self._memory
        try:
            return PipelineChoices.model_validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return PipelineChoices()
        except (OSError, ValidationError) as error:
            first_line = str(error).strip().partition("\n")[0]
            raise SettingError(
                option=str(self._path),
                reason=Reason(
                    "cannot be read ({first_line}); mend or remove it.", first_line=first_line
                ),
            ) from error

    def change(self, change: Callable[[PipelineChoices], PipelineChoices]) -> PipelineChoices:
        """Change what holds.

        Raises:
            SettingError: If the file is broken.
            FileWriteError: If it cannot be written.
        """
        if self._path is None:
            self._memory = change(self._memory)
            return self._memory
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self._path.with_suffix(".lock")):
                changed = change(self.read())
                self._write(self._path, changed)
        except OSError as error:
            raise FileWriteError(file=self._path, reason=error.strerror or error) from error
        return changed

    @staticmethod
    def _write(path: Path, choices: PipelineChoices) -> None:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(choices.model_dump_json(indent=2) + "\n")
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
