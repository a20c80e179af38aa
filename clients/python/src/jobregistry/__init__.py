"""A client of the Job-Training Registry.

`Registry` is the connection; `jobregistry.api` holds one function per operation and
`jobregistry.models` what they take and answer, both made from the server's own document.
`jobregistry.aio` has the same for programs that wait for many things at once.
"""

from . import api, logins, models
from .errors import Damaged, LogInFailed, NotModified, Refused, RegistryError, Unreachable
from .registry import Registry
from .retry import Retry
from .types import UNSET, Unset
from .versions import etag

__all__ = [
    "UNSET",
    "Damaged",
    "LogInFailed",
    "NotModified",
    "Refused",
    "Registry",
    "RegistryError",
    "Retry",
    "Unreachable",
    "Unset",
    "api",
    "etag",
    "logins",
    "models",
]
