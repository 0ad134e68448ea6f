"""Puts both namespaces on their servers, and their servers on the web application."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from aiohttp import web

from handoff.app.house import House
from handoff.config import Settings, SiteSettings
from handoff.panel import wire as panel_wire
from handoff.panel.guard import Guard
from handoff.panel.listener import AgentListener
from handoff.panel.namespace import AgentNamespace, SessionOf
from handoff.sockets.events import event
from handoff.sockets.limits import Buckets, Places, Rate, network_of, seconds
from handoff.sockets.server import Event, GuardedServer
from handoff.wire import ErrorInfo, FromClient, ToClient
from web_widget import wire as widget_wire
from web_widget.doorstep import Doorstep
from web_widget.listener import VisitorListener
from web_widget.namespace import VisitorNamespace
from web_widget.reader import Reader, Transcripts
from web_widget.sites import Site, Sites
from web_widget.visitor_token import VisitorTokens
from web_widget.waiting_line import WaitingLine

WIDGET_PATH = "/w/socket.io"
PANEL_PATH = "/panel/socket.io"

Wire = dict[str, tuple[type[FromClient], type[ToClient]]]


class Doors:
    """Who may connect: known origins, and no network too often, nor too many at once."""

    def __init__(self, settings: Settings, guard: Guard) -> None:
        self._guard = guard
        self._handshakes = Buckets(Rate(settings.handshake_burst, settings.handshake_rate))
        self._places = Places(settings.sockets_per_address)
        self.openings = Buckets(Rate(settings.opening_burst, settings.opening_rate))
        shop = {"demo": SiteSettings()} if settings.demo_shop else {}
        self.sites = Sites(_site(key, of) for key, of in (shop | settings.sites).items())

    def own_page(self, request: web.Request) -> bool:
        """Whether a page of this house asks: the panel, or the demo shop."""
        return self._guard.foreign(request) is None

    def network_of(self, request: web.Request) -> str:
        """Where a request comes from, for counting."""
        return network_of(self._guard.address_of(request))

    def admit_visitor(self, request: web.Request) -> AbstractContextManager[ErrorInfo | None]:
        """None, or why this handshake of a widget is refused.

        Whether its page may speak for a site is `hello`'s to say: no page can read why a
        handshake was refused, and its visitor would be told of an outage.
        """
        return self._place_for(request)

    def admit_agent(self, request: web.Request) -> AbstractContextManager[ErrorInfo | None]:
        """None, or why this handshake of a panel is refused."""
        foreign = self._guard.foreign(request)
        return nullcontext(_not_allowed(foreign)) if foreign else self._place_for(request)

    @contextmanager
    def _place_for(self, request: web.Request) -> Iterator[ErrorInfo | None]:
        network = self.network_of(request)
        if self._handshakes.take(network, seconds()):
            yield ErrorInfo(code="too_fast", message="Too many connections.")
            return
        with self._places.one(network) as free:
            message = "Too many connections are open from your network."
            yield None if free else ErrorInfo(code="too_many", message=message)


def install_widget(
    app: web.Application, house: House, doors: Doors, transcripts: Transcripts
) -> GuardedServer:
    """The socket of the visitors."""
    line = WaitingLine(house.log, house.clock)
    front_line = house.desk.policy.front_line
    settings = house.settings
    namespace = VisitorNamespace(
        desk=house.desk,
        log=house.log,
        reception=house.reception,
        fanout=house.fanout,
        reader=Reader(house.log, line, front_line, transcripts),
        doorstep=Doorstep(
            VisitorTokens(house.secret), house.used_tokens, doors.sites, house.clock
        ),
        sites=doors.sites,
        own_page=doors.own_page,
        network_of=doors.network_of,
        openings=doors.openings,
        company=settings.company,
        allowance=Rate(settings.visitor_burst, settings.visitor_rate),
    )
    events = _events("visitor", widget_wire.FROM_CLIENT, namespace)
    server = GuardedServer("visitor", "/visitor", events, doors.admit_visitor)
    listener = VisitorListener(server, namespace.callers, line)
    namespace.serve(server, listener)
    house.fanout.join(listener)
    server.attach(app, WIDGET_PATH)
    return server


def install_panel(
    app: web.Application, house: House, doors: Doors, session_of: SessionOf
) -> tuple[GuardedServer, AgentNamespace]:
    """The socket of the agents."""
    namespace = AgentNamespace(
        desk=house.desk,
        log=house.log,
        clock=house.clock,
        fanout=house.fanout,
        presence=house.presence,
        session_of=session_of,
    )
    events = _events("agent", panel_wire.FROM_CLIENT, namespace)
    server = GuardedServer("agent", "/agent", events, doors.admit_agent)
    listener = AgentListener(server, house.presence)
    namespace.serve(server, listener)
    house.fanout.join(listener)
    server.attach(app, PANEL_PATH)
    return server, namespace


def _not_allowed(why: str) -> ErrorInfo:
    return ErrorInfo(code="not_allowed", message=f"This page may not connect: {why}.")


def _site(key: str, settings: SiteSettings) -> Site:
    signed = settings.identity_key
    return Site(key, frozenset(settings.origins), signed.get_secret_value() if signed else None)


def _events(side: str, wire: Wire, namespace: object) -> dict[str, Event]:
    """Every event of the wire, handled by the method of its name."""
    handled: dict[str, Event] = {}
    for name, (payload, _) in wire.items():
        handler: Callable[[str, Any], Awaitable[ToClient]] = getattr(namespace, name)
        handled[name] = event(side, payload, handler)
    return handled
