"""Puts both namespaces on their servers, and their servers on the web application."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from handoff.app.house import House
from handoff.config import Settings, SiteSettings
from handoff.panel import wire as panel_wire
from handoff.panel.guard import Guard
from handoff.panel.listener import AgentListener
from handoff.panel.namespace import AgentNamespace, SessionOf
from handoff.sockets.events import event
from handoff.sockets.limits import Buckets, Rate, seconds
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
    """Who may connect: known origins, and no address too often."""

    def __init__(self, settings: Settings, guard: Guard) -> None:
        self._guard = guard
        self._handshakes = Buckets(Rate(settings.handshake_burst, settings.handshake_rate))
        self.sites = Sites(_site(key, of) for key, of in settings.sites.items())

    def own_page(self, request: web.Request) -> bool:
        """Whether a page of this house asks: the panel, or the demo shop."""
        return self._guard.foreign(request) is None

    def admit_visitor(self, request: web.Request) -> ErrorInfo | None:
        """None, or why this handshake of a widget is refused."""
        if not self.own_page(request) and not self.sites.allows(request.headers.get("Origin")):
            return _not_allowed("unknown origin")
        return self._too_often(request)

    def admit_agent(self, request: web.Request) -> ErrorInfo | None:
        """None, or why this handshake of a panel is refused."""
        foreign = self._guard.foreign(request)
        return _not_allowed(foreign) if foreign else self._too_often(request)

    def _too_often(self, request: web.Request) -> ErrorInfo | None:
        wait = self._handshakes.take(self._guard.address_of(request), seconds())
        return ErrorInfo(code="too_fast", message="Too many connections.") if wait else None


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
