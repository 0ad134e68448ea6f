"""Hashing, off the event loop and never too much of it at once."""

import asyncio
import threading
from typing import Self

import pytest
from argon2 import extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY

from handoff.panel.passwords import AT_ONCE, WAITING, Busy, FewThreads, Passwords
from tests.panel.conftest import CHEAP, PASSWORD

GIVE_UP = 10.0  # seconds until a test that hangs fails


async def test_the_right_password_and_no_other_is_right(passwords):
    stored = await passwords.hash(PASSWORD)
    assert await passwords.verify(PASSWORD, stored)
    assert not await passwords.verify(PASSWORD + " ", stored)
    assert not await passwords.verify("", stored)


async def test_a_hash_is_argon2id_salted_and_holds_no_password(passwords):
    first, second = [await passwords.hash(PASSWORD) for _ in range(2)]
    assert first.startswith("$argon2id$")
    assert first != second
    assert PASSWORD not in first


async def test_the_house_uses_the_parameters_of_rfc_9106():
    passwords = Passwords()
    stored = await passwords.hash(PASSWORD)
    passwords.close()
    assert extract_parameters(stored) == RFC_9106_LOW_MEMORY


async def test_nobodys_password_is_never_right(passwords):
    assert not await passwords.verify("", None)
    assert not await passwords.verify(PASSWORD, None)
    assert not await passwords.verify(PASSWORD, "")


async def test_a_letter_is_the_same_however_a_keyboard_composes_it(passwords):
    stored = await passwords.hash("zażółć gęślą jaźń")
    assert await passwords.verify(
        "zaz\u0307o\u0301łc\u0301 ge\u0328s\u0301la\u0328 jaz\u0301n\u0301", stored
    )


async def test_a_hash_of_other_parameters_is_outdated(passwords):
    dearer = Passwords(RFC_9106_LOW_MEMORY)
    stored = await passwords.hash(PASSWORD)
    assert not passwords.outdated(stored)
    assert dearer.outdated(stored)
    dearer.close()
    assert extract_parameters(stored) == CHEAP


class Gate:
    """Work that goes on until the test opens the gate, and notes how much went on at once."""

    def __init__(self) -> None:
        self._opened = threading.Event()
        self._entered = threading.Semaphore(0)
        self._lock = threading.Lock()
        self._inside = self.most = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.open()

    def open(self) -> None:
        self._opened.set()

    def work(self) -> None:
        with self._lock:
            self._inside += 1
            self.most = max(self.most, self._inside)
        self._entered.release()
        self._opened.wait()
        with self._lock:
            self._inside -= 1

    async def entered(self, times: int) -> None:
        """Work has begun so many times."""
        for _ in range(times):
            assert await asyncio.to_thread(self._entered.acquire, timeout=GIVE_UP)


async def refused(threads: FewThreads, gate: Gate) -> None:
    with pytest.raises(Busy):
        await asyncio.wait_for(threads.run(gate.work), GIVE_UP)


async def test_two_at_once_a_few_wait_and_the_next_is_refused_while_the_loop_goes_on():
    threads = FewThreads()
    with Gate() as gate:
        taken = [asyncio.ensure_future(threads.run(gate.work)) for _ in range(AT_ONCE + WAITING)]
        await gate.entered(AT_ONCE)
        await refused(threads, gate)
        gate.open()
        await asyncio.gather(*taken)
        assert gate.most == AT_ONCE
        await threads.run(gate.work)  # there is room again
    threads.close()


async def test_who_gives_up_waiting_does_not_let_more_than_two_work():
    threads = FewThreads(at_once=1, waiting=1)
    with Gate() as gate:
        impatient = asyncio.ensure_future(threads.run(gate.work))
        await gate.entered(1)
        impatient.cancel()
        patient = asyncio.ensure_future(threads.run(gate.work))
        await asyncio.sleep(0)
        await refused(threads, gate)
        gate.open()
        await patient
        assert impatient.cancelled()
        assert gate.most == 1
    threads.close()
