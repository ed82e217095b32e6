"""What all tests share: the engines, one Spark session, and the rule that CI leaves nothing out."""

import os
import shutil
import signal
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from hulp import ENGINES, spark_sessie, zonder_spark

CI = os.environ.get("CI") == "true"

settings.register_profile("telmee", deadline=None, derandomize=CI)
settings.load_profile("telmee")

# A job in the background ignores Ctrl-C, and so would every process that the tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def eigen_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program remembers between runs stays out of the user's own cache, and starts empty."""
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """The shared Spark session; skips with the reason when there is no Java, and fails in CI."""
    if reden := zonder_spark():
        (pytest.fail if CI else pytest.skip)(f"Spark kan hier niet draaien: {reden}")
    sessie = spark_sessie()
    yield sessie
    sessie.stop()
    shutil.rmtree(sessie.telmee_werkmap, ignore_errors=True)


@pytest.fixture(params=[pytest.param(naam, marks=pytest.mark.spark if naam == "spark" else ()) for naam in ENGINES])
def engine(request: pytest.FixtureRequest) -> str:
    """The name of each engine in turn; use it with `hulp.maak_frame`."""
    if request.param == "spark":
        request.getfixturevalue("spark")
    return str(request.param)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything on Spark goes to one process: it starts Java once."""
    for item in items:
        if item.get_closest_marker("spark"):
            item.add_marker(pytest.mark.xdist_group("spark"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a test that was skipped is a failure: nothing may be left out unseen."""
    verslag = session.config.pluginmanager.get_plugin("terminalreporter")
    overgeslagen = verslag.stats.get("skipped", []) if verslag else []
    if CI and overgeslagen and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        verslag.write_line(f"\nCI: {len(overgeslagen)} overgeslagen; met CI=true mag niets ontbreken", red=True)
