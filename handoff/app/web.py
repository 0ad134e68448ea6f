"""The web application: all doors of the house on one port."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from handoff.app.health import Check, Health
from handoff.app.house import DEMO, PANEL_DIST, WIDGET_DIST, House
from handoff.app.proxies import Proxies
from handoff.app.sockets import Doors, install_panel, install_widget
from handoff.app.transcripts import TranscriptFiles
from handoff.config import Settings
from handoff.core.agents import Session
from handoff.panel import cookie, routes
from handoff.panel.faq.rooms import rooms
from handoff.panel.guard import Guard
from handoff.panel.namespace import AgentNamespace, SessionOf
from handoff.panel.routes import Room
from handoff.sockets.server import GuardedServer
from handoff.store.migrate import HEAD, revision
from web_widget import routes as widget_routes


@dataclass(frozen=True, slots=True)
class Doorway:
    """The application, and what has to be closed with care."""

    app: web.Application
    health: Health
    servers: tuple[GuardedServer, ...]
    agents: AgentNamespace


def open_doors(house: House) -> Doorway:
    """Build the web application of a house."""
    settings = house.settings
    guard = _guard(settings)
    app = web.Application()
    health = _health(house)
    health.install(app)
    transcripts = TranscriptFiles(house.log, settings.company, settings.time_zone)
    doors = Doors(settings, guard)
    visitors = install_widget(app, house, doors, transcripts)
    panel, agents = install_panel(app, house, doors, _session_of(house))
    house.doorkeeper.on_ended(agents.end_session)
    widget_routes.install(app, dist=WIDGET_DIST, demo=DEMO if settings.demo_shop else None)
    routes.install(
        app,
        guard=guard,
        doorkeeper=house.doorkeeper,
        transcript=transcripts.for_agents,
        dist=PANEL_DIST,
        rooms=_faq_rooms(house),
    )
    return Doorway(app, health, (visitors, panel), agents)


def _guard(settings: Settings) -> Guard:
    proxies = Proxies(settings.trusted_proxies)
    return Guard(
        is_https=proxies.is_https,
        address_of=proxies.address_of,
        origins=[settings.public_url] if settings.public_url else [],
    )


def _health(house: House) -> Health:
    token = house.settings.metrics_token
    return Health(
        _checks(house),
        spare={"redis"},  # the clients' own timers find what it would have told
        metrics_token=token.get_secret_value() if token else None,
    )


def _faq_rooms(house: House) -> Sequence[Room]:
    return rooms(
        house.doorkeeper,
        house.knowledge,
        store=house.faq_store,
        record=house.faq_record,
        accounts=house.accounts,
        log=house.log,
        clock=house.clock,
    )


def _session_of(house: House) -> SessionOf:
    async def session_of(request: web.Request) -> Session | None:
        return await house.doorkeeper.session_of(cookie.secret_of(request))

    return session_of


def _checks(house: House) -> dict[str, Check]:
    async def database() -> str:
        current = await house.database.read(revision)
        return "ok" if current and current >= HEAD else f"at {current}, not at {HEAD}"

    async def assets() -> str:
        missing = [
            str(folder.name)
            for folder, name in ((WIDGET_DIST, "widget.js"), (PANEL_DIST, "index.html"))
            if not (folder / name).is_file()
        ]
        return "not built" if missing else "ok"

    checks: dict[str, Check] = {"database": database, "assets": assets}
    if house.doorbell:
        checks["redis"] = house.doorbell.check
    return checks
