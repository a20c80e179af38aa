"""A client of the Job-Training Registry.

`Registry` is the connection; `jobregistry.api` holds one function per operation and
`jobregistry.models` what they take and answer, both made from the server's own document.
"""

from . import api, models
from .errors import Damaged, NotModified, Refused, RegistryError, Unreachable
from .registry import Registry, etag
from .retry import Retry
from .types import UNSET, Unset

__all__ = [
    "UNSET",
    "Damaged",
    "NotModified",
    "Refused",
    "Registry",
    "RegistryError",
    "Retry",
    "Unreachable",
    "Unset",
    "api",
    "etag",
    "models",
]
