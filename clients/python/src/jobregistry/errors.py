"""What can go wrong, each with what the caller needs in order to go on."""

from __future__ import annotations

import httpx

from .models import FieldProblem, Problem


class RegistryError(Exception):
    """Whatever this package raises by itself."""


class NotModified(RegistryError):
    """What `if_none_match` names is still the current answer."""


class Refused(RegistryError):
    """The server's answer was a problem. Branch on `code`, show the message."""

    def __init__(self, problem: Problem, retry_after: float | None = None) -> None:
        self.problem = problem
        self.retry_after = retry_after
        lines = [f"{self.status} {self.code}: {problem.detail}"]
        lines += [f"  {error.pointer or 'the request'}: {error.message}" for error in self.errors]
        super().__init__("\n".join(lines))

    @property
    def code(self) -> str:
        return self.problem.code

    @property
    def status(self) -> int:
        return self.problem.status

    @property
    def retryable(self) -> bool:
        return self.problem.retryable

    @property
    def errors(self) -> list[FieldProblem]:
        """Everything wrong with the request, all at once."""
        return self.problem.errors

    @classmethod
    def of(cls, response: httpx.Response) -> Refused:
        """The problem in an answer that is read already. What a proxy or the token operation says
        in words of its own becomes a problem too."""
        try:
            problem = Problem.from_dict(response.json())
        except (ValueError, KeyError, TypeError, AttributeError):
            problem = _foreign(response)
        return cls(problem, _seconds(response.headers.get("Retry-After")))


class LogInFailed(RegistryError):
    """A browser brought no code. `code` is what OAuth calls the reason, such as `access_denied`."""

    def __init__(self, code: str, detail: str) -> None:
        self.code = code
        super().__init__(detail)


class Unreachable(RegistryError):
    """The line broke, and trying again did not help or was not safe."""


class Damaged(RegistryError):
    """What arrived is not what the server says that it sent."""


def _foreign(response: httpx.Response) -> Problem:
    code, detail = f"HTTP_{response.status_code}", response.reason_phrase
    try:
        body = response.json()
        code, detail = body["error"].upper(), body.get("error_description", detail)
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    return Problem(
        code=code,
        detail=detail,
        errors=[],
        request_id=response.headers.get("X-Request-Id", ""),
        retryable=response.status_code in (408, 429, 502, 503, 504),
        status=response.status_code,
        title=detail,
        type_="about:blank",
    )


def _seconds(header: str | None) -> float | None:
    """`Retry-After` in seconds; this server never sends a date."""
    return float(header) if header and header.isdecimal() else None
