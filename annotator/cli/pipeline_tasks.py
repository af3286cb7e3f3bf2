"""What the worker does about pipelines, for the window: it looks at files, which may be large, and runs installers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from annotator.cli.params import Params
from annotator.cli.pipelines_command import details_values, examination_values, offer_values
from annotator.domain.errors import PipelineError
from annotator.domain.pipelines import PipelineDetails, PipelineKind
from annotator.domain.ports import Access, Monitor
from annotator.services import corpora, pipelines
from annotator.services.context import AppContext
from annotator.services.corpus_pipelines import delete_pipeline, pipelines_of_corpus

Task = Callable[[AppContext, str, Params, Monitor], Mapping[str, Any]]


def _list(context: AppContext, corpus: str, params: Params, monitor: Monitor) -> Mapping[str, Any]:
    """All pipelines, what can be installed, and which one the corpus uses."""
    del monitor
    params.refuse_unknown()
    here = pipelines.pipelines_here(context)
    names = {each.name for each in here}
    offers = [each for each in context.shelf.offers() if each.name not in names]
    return {
        "pipelines": [details_values(each) for each in here] + _trained(context, corpus),
        "offers": [offer_values(each) for each in offers],
        "in_use": pipelines.pipeline_in_use(context, corpus) if corpus else "",
    }


def _trained(context: AppContext, corpus: str) -> list[dict[str, Any]]:
    """The pipelines trained on the corpus, the newest first, with their scores on held-out articles."""
    return [
        {
            **details_values(_trained_details(context, str(each.folder))),
            "f1": each.manifest.get("new_f1"),
        }
        for each in reversed(pipelines_of_corpus(context, corpus) if corpus else [])
    ]


def _trained_details(context: AppContext, folder: str) -> PipelineDetails:
    try:
        return replace(context.shelf.details(folder), kind=PipelineKind.TRAINED, place=folder)
    except PipelineError as error:
        reason = str(error.params.get("reason", error))
        return PipelineDetails(folder, PipelineKind.TRAINED, place=folder, problem=reason)


def _examine(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """What a pipeline would run, and what its labels are in the schema of the corpus."""
    del monitor
    name = params.required("pipeline")
    params.refuse_unknown()
    found, agreed = pipelines.examine(context, name)
    values = examination_values(found, agreed=agreed)
    if corpus:
        with (
            corpora.opened(context, corpus, Access.READ) as store,
            store.open_unit_of_work() as work,
        ):
            schema = work.schemas.current()
        table = pipelines.label_table(context, name, schema)
        use = pipelines.use_of(context, name, schema)
        values |= {"labels": [asdict(row) for row in table], "entities": use.entities.value}
    return values


def _trust(context: AppContext, corpus: str, params: Params, monitor: Monitor) -> Mapping[str, Any]:
    """Agree to what was shown."""
    del corpus, monitor
    name, digest = params.required("pipeline"), params.required("digest")
    params.refuse_unknown()
    return examination_values(pipelines.trust(context, name, digest), agreed=True)


def _add(context: AppContext, corpus: str, params: Params, monitor: Monitor) -> Mapping[str, Any]:
    """Remember a folder."""
    del corpus, monitor
    folder = params.required("folder")
    params.refuse_unknown()
    return details_values(pipelines.add_folder(context, folder))


def _install(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """Install a package."""
    del corpus
    offer = context.shelf.offer(params.required("pipeline"))
    params.refuse_unknown()
    return {"pipeline": context.shelf.install(offer, monitor), "version": offer.version}


def _remove(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """Uninstall a package, or delete a pipeline trained on the corpus."""
    name = params.required("pipeline")
    params.refuse_unknown()
    trained = pipelines_of_corpus(context, corpus) if corpus else []
    if any(str(each.folder) == name for each in trained):
        delete_pipeline(context, corpus, Path(name).name)
        pipelines.forget(context, name)
        return {"pipeline": Path(name).name}
    context.shelf.remove(context.shelf.removal(name), monitor)
    pipelines.forget(context, name)
    return {"pipeline": name}


PIPELINE_TASKS: Final[Mapping[str, Task]] = {
    "pipelines": _list,
    "examine_pipeline": _examine,
    "trust_pipeline": _trust,
    "add_pipeline": _add,
    "install_pipeline": _install,
    "remove_pipeline": _remove,
}
