"""Every refusal and failure that a person is meant to read.

Each error is one sentence made of a fixed ``template`` and parameters, so that the command line can
print it and the window can translate the template before it fills the parameters in. Anything that is
not an ``AnnotatorError`` is a bug and keeps its traceback.
"""

from __future__ import annotations

from typing import ClassVar


class AnnotatorError(Exception):
    """An expected failure, told in one sentence.

    Attributes:
        template: The English sentence with ``{name}`` placeholders; the key of its translation.
        params: What fills the placeholders.
    """

    template: ClassVar[str] = "{message}"

    def __init__(self, **params: object) -> None:
        self.params = params
        super().__init__(self.template.format(**params))


class DomainError(AnnotatorError):
    """A rule of the schema or the model refuses what was asked; nothing was changed."""


class EmptySelectionError(DomainError):
    """Only white space, or nothing at all, was selected."""

    template = "Select some text first: there is nothing but white space here."


class OutOfTextError(DomainError):
    """A range lies outside the article."""

    template = "The range {begin}–{end} lies outside the article, which has {length} characters."


class UnknownLabelError(DomainError):
    """The schema does not know the layer or the label."""

    template = "The schema has no label {label!r} on layer {layer!r}."


class OverlapNotAllowedError(DomainError):
    """The layer's overlap mode forbids the place."""

    template = "{layer} spans may not overlap: “{covered}” ({label}) is already there."


class DuplicateSpanError(DomainError):
    """The same span exists already."""

    template = "“{covered}” is already marked as {label}."


class FragmentsNotAllowedError(DomainError):
    """The layer only takes contiguous spans."""

    template = "A {layer} span must be one contiguous stretch of text."


class LastFragmentError(DomainError):
    """A span cannot lose its only fragment."""

    template = "“{covered}” has only this one part; remove the span instead."


class SpanTooSmallError(DomainError):
    """An edge was moved onto the other one."""

    template = "“{covered}” cannot get any smaller."


class SplitOutsideError(DomainError):
    """A span is to be split where it has nothing on one side."""

    template = "Put the cursor inside “{covered}” to split it there."


class AttributeNotAllowedError(DomainError):
    """The layer does not have that attribute, or not that value."""

    template = "{layer} spans have no attribute {attribute!r} with the value {value!r}."


class RoleNotAllowedError(DomainError):
    """The head does not take this role, or not this filler."""

    template = "A {label} has no role {role!r} for a {filler} span."


class RoleFullError(DomainError):
    """The role takes no more fillers."""

    template = "{role!r} of “{covered}” takes only {limit}; change the one it has."


class LinkToItselfError(DomainError):
    """A span was to fill one of its own roles."""

    template = "“{covered}” cannot fill its own role {role!r}; choose another one."


class ChainCycleError(DomainError):
    """A link would lead a mention chain back to where it began."""

    template = "“{filler}” leads to “{covered}” already; unlink it there first."


class NothingToLinkError(DomainError):
    """What has the focus can be no part of a mention chain."""

    template = "“{covered}” has nobody yet who could be linked; fill its first role before."


class NotFoundError(DomainError):
    """Something referred to does not exist (any more)."""

    template = "There is no {id!r} here (any more)."


class ArticleNotFoundError(NotFoundError):
    """There is none of this kind."""

    template = "There is no article {id!r} here (any more)."


class SpanNotFoundError(NotFoundError):
    """There is none of this kind."""

    template = "There is no span {id!r} here (any more)."


class ArgumentNotFoundError(NotFoundError):
    """There is none of this kind."""

    template = "There is no argument {id!r} here (any more)."


class DisagreementNotFoundError(NotFoundError):
    """There is none of this kind."""

    template = "There is no disagreement {id!r} here (any more)."


class ReadingNotFoundError(NotFoundError):
    """There is none of this kind."""

    template = "There is no reading of {id!r} here (any more)."


class DecisionNotFoundError(NotFoundError):
    """There is none of this kind."""

    template = "There is no decision on {id!r} here (any more)."


class LogEntryNotFoundError(NotFoundError):
    """There is none of this kind."""

    template = "There is no log entry {id!r} here (any more)."


class QuestionNotFoundError(NotFoundError):
    """There is none of this kind."""

    template = "There is no question {id!r} here (any more)."


class SampleNotFoundError(NotFoundError):
    """There is none of this kind."""

    template = "There is no sample {id!r} here (any more)."


class AssignmentNotFoundError(NotFoundError):
    """There is none of this kind."""

    template = "There is no assignment {id!r} here (any more)."


class ImportNotFoundError(NotFoundError):
    """There is none of this kind."""

    template = "There is no import {id!r} here (any more)."


class RoleOpenError(NotFoundError):
    """What a role has is wanted, and it is open."""

    template = "The role {role!r} of “{covered}” is open."


class NothingProposedError(NotFoundError):
    """All roles that were suggested for a head are decided."""

    template = "No further role is suggested for “{covered}”."


class NothingFollowsError(DomainError):
    """The last quote or event of an article has no next one."""

    template = "Nothing of this kind follows “{covered}”."


class NothingBeforeError(DomainError):
    """The first quote or event of an article has none before it."""

    template = "Nothing of this kind stands before “{covered}”."


class NotASuggestionError(DomainError):
    """Only an open suggestion can be accepted or rejected."""

    template = "“{covered}” is not an open suggestion."


class NothingToUndoError(DomainError):
    """The history is at its end."""

    template = "Nothing to undo in this article."


class NothingToRedoError(DomainError):
    """Nothing was undone, or something new was done since."""

    template = "Nothing to redo in this article."


class StaleChangeError(DomainError):
    """A change was planned on a state that has moved on."""

    template = "This was changed in the meantime ({what}); look again and repeat it."


class KeptChangeError(DomainError):
    """A change does not fit what the same person has stored from another desktop meanwhile; it is kept beside."""

    template = (
        "“{subject}” does not fit any more: this article was changed on another computer meanwhile. Its present state is "
        "shown; what you did is kept under File › Not stored."
    )


class RefusedChangeError(KeptChangeError):
    """The corpus does not take a change; it is kept beside."""

    template = "“{subject}” was not taken ({reason}) The present state is shown; what you did is kept under File › Not stored."


class SetLockedError(DomainError):
    """What is signed off cannot be changed.

    Attributes in params: ``annotator`` (whose set), ``title``, ``sample``, ``by`` (who signed), ``at`` (UTC).
    """

    template = (
        "The annotations of {annotator} in “{title}” are signed off: {by} signed “{sample}” on {at} UTC. They can "
        "be changed once that is unlocked (Review desk, or “annotator review”)."
    )


class ReviewError(DomainError):
    """Something cannot be done with a sample."""

    template = "“{sample}”: {reason}."


class SchemaEditError(DomainError):
    """An edit does not fit the schema, or what came out of it would be none."""

    template = "The schema cannot be changed like that: {reason}."


class SchemaStepError(DomainError):
    """Undo or redo of one article came upon a change of the schema, which concerns the whole corpus."""

    template = (
        "The last step in this article changed the schema of the whole corpus; it cannot be taken back "
        "for one article, only by undoing the change of the schema."
    )


class SchemaOutgrownError(DomainError):
    """Undo or redo would bring back what the schema no longer has."""

    template = (
        "“{subject}” is from before the schema was changed: it would bring back {what}, which the "
        "schema no longer has."
    )


class SchemaChangedError(DomainError):
    """A change of the schema was worked out on a schema that is not the present one."""

    template = (
        "The schema was changed in the meantime (version {version}); look again and repeat it."
    )


class SchemaLacksError(DomainError):
    """Annotations from elsewhere use what the schema of the corpus does not have."""

    template = (
        "they are made with the schema {theirs}; the one of this corpus, {ours}, lacks {unknown}."
    )


class NoSchemaChangeError(DomainError):
    """The schema of the corpus is the one it began with."""

    template = "There is no change of the schema to undo."


class SchemaLeftoverError(DomainError):
    """Articles that are just being imported use what the schema would lose."""

    template = (
        "The schema cannot be changed now: articles that are being imported use {used}; wait until "
        "that is done."
    )


class SchemaUndoError(DomainError):
    """The change of the schema cannot be undone, because work since then rests on it."""

    template = "The change of the schema cannot be undone any more."


class SchemaTouchedError(SchemaUndoError):
    """Somebody changed the same annotations since."""

    template = (
        "The change of the schema cannot be undone any more: {annotator} has changed what it touched in "
        "“{title}”."
    )


class SchemaSuggestedError(SchemaUndoError):
    """A pipeline proposed anew since."""

    template = "The change of the schema cannot be undone any more: “{title}” has got new suggestions since."


class SchemaInUseError(SchemaUndoError):
    """What would go is used by now."""

    template = "The change of the schema cannot be undone any more: annotations made since then use {used}."


class SchemaError(AnnotatorError):
    """A schema file is wrong.

    Attributes in params: ``file``, ``line`` (1-based), ``field`` (dotted path), ``reason``.
    """

    template = "{file}, line {line}: {field}: {reason}"


class InputError(AnnotatorError):
    """A file or a request from outside is wrong."""


class FileReadError(InputError):
    """A file cannot be read."""

    template = "{file} cannot be read: {reason}"


class FileWriteError(AnnotatorError):
    """A file cannot be written; what stood there before is still there."""

    template = "{file} cannot be written: {reason}"


class SystemRefusalError(AnnotatorError):
    """The operating system refuses what nobody thought it would: a name that is too long, a folder one may not enter."""

    template = "{file}: the system refuses it ({reason})."

    @classmethod
    def of(cls, error: OSError, otherwise: str) -> SystemRefusalError:
        """The refusal in a sentence.

        Args:
            error: What the system said.
            otherwise: Names what it is about if the system does not.
        """
        return cls(file=str(error.filename or otherwise), reason=error.strerror or str(error))


class FormatError(InputError):
    """A line of an input file does not follow its format."""

    template = "{file}, line {line}: {reason}"


class ForeignLabelError(FormatError):
    """A foreign file has a label of which nobody has said what it becomes."""

    @property
    def label(self) -> str:
        """As the file has it."""
        return str(self.params["label"])

    @property
    def candidates(self) -> tuple[str, ...]:
        """What it could be, as ``layer.label``."""
        return tuple(str(self.params["candidates"]).split())


class MissingExtraError(InputError):
    """A format needs a library that is not installed."""

    template = "{what} need a part of the program that is not installed; install it with: pip install 'annotator[{extra}]'"


class UnknownFormatError(InputError):
    """No importer or exporter of that name."""

    template = "There is no format {name!r}; known: {known}."


class SettingError(InputError):
    """An option, a query or a setting has an impossible value."""

    template = "{option}: {reason}"


class UnnamedAnnotatorError(SettingError):
    """A file holds annotations and does not say whose."""


class StorageError(AnnotatorError):
    """The corpus cannot be read or written; what was acknowledged before is safe."""

    template = "{corpus} cannot be used: {reason}"


class CorpusMissingError(StorageError):
    """There is no corpus at that place."""

    template = "There is no corpus at {corpus}; make one with “annotator new {corpus}”."


class CorpusExistsError(StorageError):
    """A corpus would be overwritten."""

    template = "{corpus} is there already; choose another name."


class NotACorpusError(StorageError):
    """A file of another kind."""

    template = "{corpus} is not a corpus of this program."


class CorpusTooNewError(StorageError):
    """Written by a later version of the program."""

    template = (
        "{corpus} was written by a newer version of Annotator (format {found}, this one knows "
        "{known}); install that version to open it."
    )


class CorpusDamagedError(StorageError):
    """The integrity check failed."""

    template = (
        "{corpus} is damaged ({reason}); restore one of the backups in {backups}, or save what can be read of it "
        "with “annotator salvage”."
    )


class DamagedValueError(CorpusDamagedError):
    """A single value is not what was written, which the database itself does not notice."""

    template = (
        "{corpus} is damaged: row {row} of the table {table} should hold {kind}, and does not. “annotator verify” tells "
        "what else is damaged; restore one of the backups in {backups}, or save what can be read of it with “annotator "
        "salvage”."
    )


class NoBackupError(StorageError):
    """There is nothing to go back to."""

    template = "There are no backups beside {corpus}; name a file to restore from."


class CorpusLockedError(StorageError):
    """Another process writes to the corpus."""

    template = "{corpus} is open for writing elsewhere ({holder}); close it there first."


class CorpusMovedError(StorageError):
    """The file of an open corpus is not where it was."""

    template = (
        "{corpus} was moved, deleted or replaced while it was open, so nothing more is written to it; put it back, or "
        "open it anew."
    )


class CorpusRescuedError(CorpusMovedError):
    """The same, and what it held is saved."""

    template = (
        "{corpus} was moved, deleted or replaced while it was open, so nothing more is written to it; all that was "
        "stored before is in {saved}: open that."
    )


class CorpusReadOnlyError(StorageError):
    """The file or its folder cannot be written."""

    template = "{corpus} cannot be written: the file or its folder is read-only."


class ServerReadOnlyError(CorpusReadOnlyError):
    """Opened for reading, or on a server that takes no changes."""

    template = (
        "{corpus} cannot be written: it was opened for reading, or the server takes no changes."
    )


class DiskFullError(StorageError):
    """No space left; the change was not made."""

    template = (
        "{corpus}: the disk is full, the last change was not stored; free some space and repeat it."
    )


class ImportRunningError(StorageError):
    """Two imports at a time could not tell what is double."""

    template = "Somebody else is importing into {corpus} just now; try again when that is done."


class ConnectionLostError(StorageError):
    """There is no way to the server any more; what was not acknowledged is not stored."""

    template = (
        "There is no connection to {corpus} ({reason}); what was acknowledged is stored there, the last "
        "change is not. It is tried again with the next one."
    )


class OfflineError(ConnectionLostError):
    """Something needs the server, and there is no way to it just now."""

    template = (
        "There is no connection to {corpus} just now; this has to wait until it is back. What you mark in the open "
        "article is kept on this machine and stored then."
    )


class OutboxError(StorageError):
    """What waits to be stored on a server cannot be kept on this machine either; nothing was changed."""

    template = "What cannot be sent to {corpus} just now cannot be kept in {file} either: {reason}"


class OutboxDamagedError(StorageError):
    """Some of what waited to be stored on a server cannot be read any more; everything else is there.

    Attributes in params: ``count`` (lines, each a step at most), ``file`` (was damaged), ``kept`` (is its copy).
    """

    template = (
        "{file} is damaged: up to {count} of the steps that waited to be stored in {corpus} cannot be read. The damaged "
        "file is kept as {kept}; all other steps are there, and those that do not fit without a lost one are listed "
        "under File › Not stored."
    )


class CommitUnknownError(ConnectionLostError):
    """The connection was lost while a change was being stored, and did not come back."""

    template = (
        "The connection to {corpus} was lost while the last change was being stored ({reason}); repeat it, "
        "it is not stored twice."
    )


class ServerLoginError(StorageError):
    """The server does not let this user in."""

    template = "{corpus} does not let this user in: {reason}"


class ServerRightsError(StorageError):
    """The role of this user on the server does not permit it."""

    template = "{corpus} does not permit this to the user {user}: {reason}"


class ServerAddressError(StorageError):
    """The address of a corpus on a server is not one."""

    template = "{corpus} is no address of a corpus on a server: {reason}"


class UnstorableTextError(StorageError):
    """A text holds characters that have no place in a file; importers clean them away."""

    template = "{corpus} cannot hold {what}: it contains {characters}."


class PipelineError(AnnotatorError):
    """A suggestion pipeline cannot be loaded or fails."""

    template = "Pipeline {pipeline!r}: {reason}"


class NotPermittedError(DomainError):
    """Somebody else's part: people are registered in the corpus, and this one has not the role it takes."""


class BlindCorpusError(NotPermittedError):
    """Whoever decides must not learn whose work something is."""

    template = (
        "Deciding is blind in this corpus, so the work of {name} cannot be asked for by name; whoever leads the work "
        "can do that on the command line, with --reveal."
    )


class WorksIndependentlyError(NotPermittedError):
    """Who only annotates must not see what the others made of an article."""

    template = (
        "{name} is registered as an annotator, who works independently of the others; this window is for curators and "
        "reviewers (menu Team, or “annotator people”)."
    )


class NotAnAnnotatorError(NotPermittedError):
    """Only registered annotators, and whoever was given an article, annotate."""

    template = (
        "{name} is not registered as an annotator of this corpus and has not been given this article; add the role "
        "annotator (menu Team, or “annotator people”), or work under another name."
    )


class OnlyCuratorsError(NotPermittedError):
    """Only curators decide between annotators."""

    template = (
        "{name} is no curator of this corpus, and only curators make its gold set; add the role curator (menu Team, or "
        "“annotator people”), or work under another name."
    )


class OnlyReviewersError(NotPermittedError):
    """Only reviewers sign off."""

    template = (
        "{name} is no reviewer of this corpus, and only reviewers check and sign off; add the role reviewer (menu Team, "
        "or “annotator people”), or work under another name."
    )


class NotRegisteredError(NotPermittedError):
    """A name that the people of the corpus do not have."""

    template = "{name} is not among the people of this corpus ({known}); add the name first."


class PackageError(InputError):
    """A package of work cannot be made, opened or merged; nothing was changed."""

    template = "{package}: {reason}"


class PackageSchemaError(PackageError):
    """A package was made with a schema that nothing leads from to the one of the corpus."""

    template = (
        "{package} was made with the schema {theirs}, and this corpus has {ours}: {reason}. Bring the schema of the "
        "corpus it was made in here (annotator schema), or make the package anew."
    )


class TrainingError(AnnotatorError):
    """A pipeline cannot be trained; nothing was changed."""

    template = "Nothing can be trained: {reason}."


class CodeNotTrustedError(PipelineError):
    """A pipeline would run code of somebody else, and nobody has agreed to that."""

    template = (
        "Pipeline {pipeline!r} would run code of its own ({what}); nothing of it was run. Load it only if "
        "you trust its source: with --trust, or under Pipelines in the window."
    )


class PipelineInstallError(AnnotatorError):
    """A pipeline package was not installed or removed."""

    template = "{pipeline} was not installed: {reason}"


class InstallOfflineError(PipelineInstallError):
    """The package cannot be fetched because there is no way to the server."""

    template = (
        "{pipeline} cannot be fetched: {server} cannot be reached. Check the connection and try again, or "
        "download {url} elsewhere and install that file."
    )


class NoInstallerError(PipelineInstallError):
    """There is neither pip nor uv."""

    template = (
        "{pipeline} cannot be installed: this Python has neither pip nor uv. Install one of them, or "
        "download {url}, unpack it like a ZIP archive and load the folder."
    )


class ManagedEnvironmentError(PipelineInstallError):
    """The Python belongs to the operating system, which does not want packages from elsewhere."""

    template = (
        "{pipeline} cannot be installed: this Python belongs to the operating system. Run Annotator in an "
        "environment of its own (pipx install annotator), or download {url}, unpack it like a ZIP archive "
        "and load the folder."
    )


class ResourceError(AnnotatorError):
    """A file the program ships is missing or broken."""

    template = "The program's own file {path} is missing or broken ({reason}); reinstall Annotator."


class DesktopError(AnnotatorError):
    """The desktop cannot be made to know the program."""

    template = "The desktop was not told about Annotator: {reason}."


class WorkerError(AnnotatorError):
    """The worker process ended unexpectedly."""

    template = "The background process ended unexpectedly ({reason}); nothing was lost, try again."


class WorkerEndedError(WorkerError):
    """The worker process ended in the middle of something that has a name."""

    template = "The background process ended unexpectedly at “{item}” ({reason}); nothing was lost, try again."


class PipelineEndedError(WorkerError):
    """A pipeline has brought the worker process down, or was killed with it."""

    template = (
        "Pipeline {pipeline!r} ended with the background process at “{item}” or an article shortly before "
        "({reason}); the suggestions made before are stored."
    )


class TaskCancelledError(AnnotatorError):
    """Somebody cancelled the task; it has rolled back."""

    template = "Cancelled."


class QueryError(AnnotatorError):
    """A query cannot be understood.

    Attributes:
        column: Where, counted from 1 in code points; one past the end if something is missing there.
    """

    template = "Column {column}: this cannot be understood."

    @property
    def column(self) -> int:
        """Where, counted from 1 in code points."""
        return int(str(self.params["column"]))


class QueryExpectedError(QueryError):
    """Something else should stand here."""

    template = "Column {column}: expected {expected}, not {found}."


class QueryIncompleteError(QueryError):
    """The query ends too early."""

    template = "Column {column}: {expected} is missing here."


class QueryNameError(QueryError):
    """There is no such field, label, role or the like."""

    template = "Column {column}: there is no {what} {name!r}."


class QueryMisspeltError(QueryError):
    """There is no such field, label, role …, but a similar one."""

    template = "Column {column}: there is no {what} {name!r}; did you mean {suggestion!r}?"


class QueryValueError(QueryError):
    """A value is not of the kind that the field takes."""

    template = "Column {column}: {value!r} is no {kind}, as {name} needs it."


class QueryRegexError(QueryError):
    """A regular expression is not well-formed."""

    template = "Column {column}: the regular expression is not well-formed: {reason}."
