"""The client for programs that wait for many things at once: what `jobregistry` has, awaited.

`jobregistry.aio.api` has the operations of `jobregistry.api`; rows and errors are the same. This
is what is written by hand: the modules that do not await are made of these by `./generate`.
"""

from . import api, logins
from .registry import AsyncRegistry
from .retry import Retry

__all__ = ["AsyncRegistry", "Retry", "api", "logins"]
