"""Forms that change or compute something answer only to a page of this server."""

import hashlib
import hmac
import time
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from jobmorph.schema.errors import ParameterError
from jobmorph.web.asgi import Scope, header

FIELD: Final = "form_key"
LASTS_SECONDS: Final = 12 * 3600
_SAME: Final = ("same-origin", "none")


class FormError(ParameterError):
    """A form that did not come from a page of this server, or is too old."""


@dataclass(frozen=True, slots=True)
class FormKeys:
    """Makes and checks the hidden field of a form.

    Another site can send a form here but cannot read one of our pages, so it never has a key.

    Parameters
    ----------
    secret : bytes
        Made anew by each process.
    """

    secret: bytes

    def make(self, moment: float | None = None) -> str:
        """Return a key for a form shown now."""
        issued = str(int(time.time() if moment is None else moment))
        return f"{issued}.{self._sign(issued)}"

    def check(self, offered: str, scope: Scope, moment: float | None = None) -> None:
        """Check a form's key and where the form came from.

        Raises
        ------
        FormError
            If either is not ours.
        """
        now = time.time() if moment is None else moment
        issued, _, signature = offered.partition(".")
        is_ours = issued.isdecimal() and hmac.compare_digest(
            self._sign(issued).encode(), signature.encode("utf-8", "replace")
        )
        is_fresh = is_ours and 0 <= now - int(issued) <= LASTS_SECONDS
        if not is_fresh or not is_same_origin(scope):
            raise FormError(
                "this form did not come from a page of this server, or was open for too long",
                hint="Open the page again and send it once more.",
            )

    def _sign(self, text: str) -> str:
        return hmac.new(self.secret, f"form:{text}".encode(), hashlib.sha256).hexdigest()


def is_same_origin(scope: Scope) -> bool:
    """Say whether a request came from a page of this server, as far as the browser tells."""
    site = header(scope, b"sec-fetch-site")
    if site and site not in _SAME:
        return False
    origin = header(scope, b"origin")
    # Under the policy 'no-referrer' browsers send the word null in a form's place of origin.
    return origin in ("", "null") or urlsplit(origin).netloc == header(scope, b"host")
