"""Hashes passwords with argon2id, in threads of its own, and never more than two at once."""

import secrets
import unicodedata
from base64 import b64encode

from argon2 import Parameters, PasswordHasher
from argon2.exceptions import VerifyMismatchError
from argon2.profiles import RFC_9106_LOW_MEMORY

from handoff.few_threads import FewThreads

AT_ONCE = 2  # 64 MiB of memory each
WAITING = 16  # more than these would wait longer than a person does


class Passwords:
    """Makes and checks the hashes of passwords.

    The parameters are the second recommendation of RFC 9106 (3 passes over 64 MiB, 4 lanes;
    about a tenth of a second), named here so that an update of the library does not change them.
    """

    def __init__(
        self, parameters: Parameters = RFC_9106_LOW_MEMORY, *, threads: FewThreads | None = None
    ) -> None:
        self._hasher = PasswordHasher.from_parameters(parameters)
        self._nobody = _hash_of_nothing(parameters)
        self._threads = threads or FewThreads("passwords", at_once=AT_ONCE, waiting=WAITING)

    async def hash(self, password: str) -> str:
        """The hash to store, with its parameters and salt in it. Raises Busy."""
        data = _bytes(password)
        return await self._threads.run(lambda: self._hasher.hash(data))

    async def verify(self, password: str, stored: str | None) -> bool:
        """Whether this is the password of that hash. Raises Busy.

        None (there is no such account) is always False, and takes as long.
        """
        data = _bytes(password)
        return await self._threads.run(lambda: self._matches(stored or self._nobody, data))

    def outdated(self, stored: str) -> bool:
        """Whether the hash was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(stored)

    def close(self) -> None:
        """End the threads."""
        self._threads.close()

    def _matches(self, stored: str, password: bytes) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except VerifyMismatchError:  # a hash that cannot be read is a fault of ours, and is raised
            return False


def _bytes(password: str) -> bytes:
    """The same letters typed on another system may come composed in another way."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


def _hash_of_nothing(parameters: Parameters) -> str:
    """A hash that no password has, and that costs as much to check as any other."""
    salt = secrets.token_bytes(parameters.salt_len)
    digest = secrets.token_bytes(parameters.hash_len)
    costs = f"m={parameters.memory_cost},t={parameters.time_cost},p={parameters.parallelism}"
    return f"$argon2id$v={parameters.version}${costs}${_unpadded(salt)}${_unpadded(digest)}"


def _unpadded(data: bytes) -> str:
    return b64encode(data).decode().rstrip("=")
