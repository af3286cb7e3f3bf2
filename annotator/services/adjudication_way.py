"""How gold is made in a corpus: kept with it, so that window, command line and the queue mean the same."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import UnitOfWork
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.quality.verdicts import Policy
from annotator.services.adjudication_gold import AdjudicationRequest

_POLICY, _TRUSTED, _ANNOTATORS, _STATUS = "policy", "trusted", "annotators", "status"
_BETWEEN = "\n"


def way_of(work: UnitOfWork) -> AdjudicationRequest:
    """How gold is made here: as it was last made, by majority of finished sets if it never was."""
    kept = work.gold_decisions.settings()
    status: Literal["done", "all"] = "all" if kept.get(_STATUS) == "all" else "done"
    return AdjudicationRequest(
        policy=Policy(kept.get(_POLICY, Policy.MAJORITY.value)),
        annotators=tuple(filter(None, kept.get(_ANNOTATORS, "").split(_BETWEEN))),
        status=status,
        trusted=kept.get(_TRUSTED, ""),
    )


def keep_way(work: UnitOfWork, request: AdjudicationRequest) -> None:
    """Remember how gold is made; the caller commits."""
    if way_of(work) == replace(request, dry_run=False):
        return
    work.gold_decisions.set(_POLICY, request.policy.value)
    work.gold_decisions.set(_TRUSTED, request.trusted)
    work.gold_decisions.set(_ANNOTATORS, _BETWEEN.join(request.annotators))
    work.gold_decisions.set(_STATUS, request.status)


def check_way(request: AdjudicationRequest, people: Sequence[AnnotatorId]) -> None:
    """Refuse what makes no sense.

    Raises:
        SettingError: If nobody is trusted where somebody has to be, or somebody who does not vote.
    """
    if request.policy is Policy.TRUSTED and request.trusted not in people:
        told = request.trusted or Reason("nobody")
        reason = Reason(
            "{told} is none of those whose sets count; the policy “trusted” takes one of them.",
            told=told,
        )
        raise SettingError(option="--trusted", reason=reason)
    if request.trusted and request.policy is not Policy.TRUSTED:
        reason = Reason(
            "the policy “{value}” trusts nobody more than others.", value=request.policy.value
        )
        raise SettingError(option="--trusted", reason=reason)


def name_of_way(request: AdjudicationRequest, schema: Schema) -> str:
    """What this way and this schema are called together: what was worked out with others does not count."""
    said = (request.policy, request.trusted, request.annotators, request.status)
    return hashlib.sha256(f"{said}|{schema.model_dump_json()}".encode()).hexdigest()[:16]
