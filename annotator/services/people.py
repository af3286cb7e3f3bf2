"""Who works on a corpus."""

from __future__ import annotations

import getpass
import logging

from annotator.domain.ids import RESERVED, AnnotatorId

_log = logging.getLogger(__name__)


def default_annotator() -> AnnotatorId:
    """The name of the account, for those who never chose another one."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError) as error:
        _log.info("the account has no name: %s", error)
        name = ""
    return AnnotatorId(name if name and name not in RESERVED else "annotator")
