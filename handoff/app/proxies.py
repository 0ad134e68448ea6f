"""Who is really asking, and how, when a proxy stands in front."""

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address

from aiohttp import web


class Proxies:
    """Believes X-Forwarded-* only from the proxies it is told of."""

    def __init__(self, trusted: Sequence[IPv4Network | IPv6Network]) -> None:
        self._trusted = trusted

    def address_of(self, request: web.BaseRequest) -> str:
        """The client's address: the nearest one that is not a proxy of ours."""
        address = request.remote or "unknown"
        hops = ",".join(request.headers.getall("X-Forwarded-For", [])).split(",")
        while self._trusts(address) and hops:
            address = hops.pop().strip() or address
        return address

    def is_https(self, request: web.BaseRequest) -> bool:
        """Whether the client's own connection is encrypted."""
        if self._trusts(request.remote or ""):
            return request.headers.get("X-Forwarded-Proto", request.scheme) == "https"
        return request.scheme == "https"

    def _trusts(self, address: str) -> bool:
        try:
            known = ip_address(address)
        except ValueError:
            return False
        return any(known in network for network in self._trusted)
