"""Download of published files into a cache that never holds a broken one.

A file is loaded beside the cache entry, checked, and moved there in one step. Nothing is retried:
a failure names the address, what came back and what to do instead.
"""

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from jobmorph.build.origin import Origin
from jobmorph.build.payload import BY_HAND, check_payload, refused, sha256_of
from jobmorph.schema.errors import DataError

_CHUNK_BYTES = 1 << 16
_AGENT = "jobmorph (open source; reads public statistics)"


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """When a download is given up.

    Attributes
    ----------
    silence_seconds : float
        Longest wait for an answer or for the next piece of it.
    total_seconds : float
        Longest time for one file.
    total_bytes : int
        Largest file.
    """

    silence_seconds: float = 60.0
    total_seconds: float = 1800.0
    total_bytes: int = 1 << 30


DEFAULT_LIMITS = FetchLimits()


def default_cache() -> Path:
    """Return the user's cache folder for raw files. It need not exist."""
    import platformdirs

    return platformdirs.user_cache_path("jobmorph") / "raw"


def fetch(
    origin: Origin,
    cache: Path | None = None,
    *,
    limits: FetchLimits = DEFAULT_LIMITS,
    on_progress: Callable[[int], None] | None = None,
) -> Path:
    """Return the cached copy of a published file, downloading it if there is none.

    The cache is laid out as a raw folder (`origin.path`), so `RawFolder(cache)` reads it. A cached
    copy whose bytes no longer match is replaced.

    Parameters
    ----------
    origin : Origin
        What to load.
    cache : pathlib.Path, optional
        Where to; `default_cache()` if not given.
    limits : FetchLimits
        When to give up.
    on_progress : callable, optional
        Called with the number of bytes loaded so far.

    Returns
    -------
    pathlib.Path
        The file in the cache.

    Raises
    ------
    DataError
        If the file cannot be had: no download exists, the address or the connection fails, it
        takes too long, it is too large, is a web page, is damaged, or has another hash than the
        one recorded; or if the cache cannot be written. The cache is then as it was before.
    """
    root = default_cache() if cache is None else cache
    if origin.path is None:
        raise DataError(
            "this table was put together by others and has no download of its own",
            where=origin.source_id,
            hint="Hand in the folder that holds it with --from.",
        )
    target = root / origin.path
    if _is_intact(target, origin):
        return target
    with _workshop(root) as workshop:
        loaded = _download(origin, workshop, limits, on_progress)
        check_payload(loaded, origin)
        record = _record(loaded, origin)
        with _writing(root):
            target.parent.mkdir(parents=True, exist_ok=True)
            # A file without a fitting record is loaded again: safe to be interrupted here.
            loaded.replace(target)
            _record_path(target).write_text(record, encoding="utf-8")
    return target


def fetch_all(
    origins: Iterable[Origin],
    cache: Path | None = None,
    *,
    limits: FetchLimits = DEFAULT_LIMITS,
    on_progress: Callable[[int], None] | None = None,
) -> tuple[Path, ...]:
    """Fetch several files and report all failures at once.

    Raises
    ------
    DataError
        If any could not be had; the others are in the cache.
    """
    paths: list[Path] = []
    faults: list[str] = []
    for origin in origins:
        try:
            paths.append(fetch(origin, cache, limits=limits, on_progress=on_progress))
        except DataError as error:
            faults.append(f"{origin.source_id} ({error.what})")
    if faults:
        raise DataError("not everything could be downloaded", items=faults, hint=BY_HAND)
    return tuple(paths)


def _is_intact(target: Path, origin: Origin) -> bool:
    if not target.is_file():
        return False
    digest = sha256_of(target)
    if origin.sha256 is not None:
        return digest == origin.sha256
    try:
        record = json.loads(_record_path(target).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(record, dict) and record.get("sha256") == digest


def _download(
    origin: Origin,
    workshop: Path,
    limits: FetchLimits,
    on_progress: Callable[[int], None] | None,
) -> Path:
    import pooch
    import requests

    def load(url: str, output_file: str, _: object) -> None:
        # pooch's own downloader leaves the connection of a failed transfer open.
        with (
            requests.get(
                url,
                timeout=limits.silence_seconds,
                stream=True,
                headers={"User-Agent": _AGENT},
            ) as response,
            Path(output_file).open("wb") as stream,
        ):
            response.raise_for_status()
            gauge = _Gauge(stream, origin, limits, on_progress)
            for chunk in response.iter_content(_CHUNK_BYTES):
                gauge.write(chunk)

    logger = pooch.get_logger()
    level = logger.level
    logger.setLevel("ERROR")
    try:
        # The hash is compared below, so that a web page is told from a changed file.
        name = pooch.retrieve(
            origin.url, known_hash=None, fname=origin.file_name, path=workshop, downloader=load
        )
    except requests.exceptions.RequestException as error:
        raise _failed(origin, error) from error
    except OSError as error:
        raise _unwritable(workshop.parent, error) from error
    finally:
        logger.setLevel(level)
    return Path(name)


class _Gauge:
    """A file that stops a download once it is too large or takes too long."""

    def __init__(
        self,
        stream: IO[bytes],
        origin: Origin,
        limits: FetchLimits,
        on_progress: Callable[[int], None] | None,
    ) -> None:
        self._stream, self._origin, self._limits = stream, origin, limits
        self._on_progress = on_progress
        self._size_bytes = 0
        self._started = time.monotonic()

    def write(self, chunk: bytes) -> int:
        self._size_bytes += len(chunk)
        limits = self._limits
        if self._size_bytes > limits.total_bytes:
            raise refused(self._origin, f"the file is larger than {limits.total_bytes:,} bytes")
        if time.monotonic() - self._started > limits.total_seconds:
            raise refused(
                self._origin, f"the download took longer than {limits.total_seconds:g} seconds"
            )
        if self._on_progress is not None:
            self._on_progress(self._size_bytes)
        return self._stream.write(chunk)


def _record(path: Path, origin: Origin) -> str:
    record = {
        "source_id": origin.source_id,
        "url": origin.url,
        "sha256": sha256_of(path),
        "size_bytes": path.stat().st_size,
        "accessed": time.strftime("%Y-%m-%d", time.gmtime()),
    }
    return json.dumps(record, indent=2) + "\n"


def _record_path(target: Path) -> Path:
    return target.with_name(f"{target.name}.origin.json")


@contextmanager
def _workshop(root: Path) -> Iterator[Path]:
    # Inside the cache, so that the last step is a rename on one file system.
    with _writing(root):
        root.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".loading-", dir=root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _writing(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unwritable(root, error) from error


def _unwritable(root: Path, error: OSError) -> DataError:
    return DataError(
        f"the cache cannot be written ({error.strerror or error})",
        where=str(root),
        hint="Free space or rights there, or name another folder.",
    )


def _failed(origin: Origin, error: Exception) -> DataError:
    import requests

    status = getattr(getattr(error, "response", None), "status_code", None)
    if status in (404, 410):
        return refused(origin, f"there is no file at this address any more (HTTP {status})")
    if status in (401, 403, 429):
        return refused(origin, f"the site refuses automated downloads (HTTP {status})")
    if status is not None:
        return refused(origin, f"the site answered with an error (HTTP {status})")
    if isinstance(error, requests.exceptions.Timeout):
        return refused(origin, "the site did not answer in time")
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return refused(origin, "the connection was cut before the file was complete")
    return refused(origin, f"the connection failed ({type(error).__name__})")
