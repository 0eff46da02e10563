from types import SimpleNamespace

import pytest

from config.server import Threads, bind


def test_a_worker_told_to_stop_waits_for_no_lock_of_its_pool():
    worker = Threads.__new__(Threads)
    worker.tpool = SimpleNamespace(shutdown=pytest.fail)  # the line that was interrupted may hold its lock
    worker.cfg = SimpleNamespace(worker_int=lambda worker: None)
    with pytest.raises(SystemExit):
        worker.handle_quit(None, None)


def test_it_serves_this_machine_alone():
    assert bind == "127.0.0.1:8000"
