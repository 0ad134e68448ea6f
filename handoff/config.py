"""Settings: from the environment and from `.env`, each with the prefix `FRONTLINE_`."""

import re
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

MIN_SECRET = 32  # characters
MAX_VARIABLES = 100
MAX_VALUE = 200  # characters of a variable
OWN_VARIABLES = {
    "panel_url": "FRONTLINE_CUSTOMER_PANEL_URL",
    "company": "FRONTLINE_COMPANY",
    "billing_email": "FRONTLINE_BILLING_EMAIL",
}


def _origin(text: str) -> str:
    scheme, _, rest = text.partition("://")
    if scheme not in ("http", "https") or not rest or "/" in rest:
        raise ValueError(f"{text!r} is not an origin such as https://shop.example.com")
    return text


def _address(url: str) -> str:
    """The URL of a server or file. Raises ValueError, without it: it may hold a password."""
    parts = urlsplit(url)
    on_this_machine = parts.scheme in ("sqlite", "unix")
    try:
        named = parts.path.strip("/") if on_this_machine else parts.hostname and parts.port != 0
    except ValueError:  # a port that is no number
        named = None
    if not named:
        raise ValueError("names no file" if on_this_machine else "names no host and port")
    return url


class SiteSettings(BaseModel):
    """One site with the widget."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    origins: list[str] = []
    identity_key: SecretStr | None = None  # a shared secret, or a PEM public key (Ed25519)

    @field_validator("origins")
    @classmethod
    def _origins(cls, origins: list[str]) -> list[str]:
        return [_origin(origin) for origin in origins]

    @field_validator("identity_key")
    @classmethod
    def _key(cls, key: SecretStr | None) -> SecretStr | None:
        if key is not None and len(key.get_secret_value()) < MIN_SECRET:
            raise ValueError(f"must have at least {MIN_SECRET} characters")
        return key


class Settings(BaseSettings):
    """All that can be set. `frontline config check` prints what is in force."""

    model_config = SettingsConfigDict(
        env_prefix="FRONTLINE_",
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,  # a variable without a value is none
        extra="ignore",
        frozen=True,
    )

    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8080, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    data_dir: Path = Field(
        Path("var"), description="Folder of the database and of the generated secret."
    )
    database_url: str | None = Field(
        None,
        description="sqlite:///file or postgresql://user:password@host/name;"
        " without it: frontline.db in DATA_DIR.",
    )
    redis_url: SecretStr | None = Field(
        None, description="redis://host:port/0, where several processes serve one house."
    )
    telegram_token: SecretStr | None = Field(
        None, description="Token of the Telegram bot. Kept for the Telegram channel."
    )
    secret: SecretStr | None = Field(
        None,
        description="Signs visitors' tokens, at least 32 characters; the same in every process."
        " Without it, one is generated into DATA_DIR.",
    )
    public_url: str | None = Field(
        None, description="Where people reach the house, such as https://chat.example.com."
    )
    sites: dict[str, SiteSettings] = Field(
        {},
        description="Sites with the widget: their pages' origins, and the key with which they sign"
        ' who a visitor is, as JSON: {"shop": {"origins": ["https://shop.example.com"]}}.',
    )
    trusted_proxies: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = Field(
        (), description="Networks of proxies whose X-Forwarded-* are believed: 10.0.0.0/8,::1."
    )
    company: Annotated[str, Field(min_length=1, max_length=80)] = Field(
        "Example Hosting", description="The company's name, as visitors read it."
    )
    customer_panel_url: str = Field(
        "https://panel.example.com", description="The customers' own panel, named in answers."
    )
    billing_email: str = Field(
        "billing@example.com", description="The address of the billing team, named in answers."
    )
    faq_dir: Path | None = Field(
        None,
        description="Folder of YAML that an empty knowledge starts with; without it, the starter.",
    )
    faq_variables: Annotated[dict[str, str], Field(max_length=MAX_VARIABLES)] = Field(
        {}, description='What {names} in answers stand for, as JSON: {"vps_price": "5 EUR"}.'
    )
    faq_wrong_share: float = Field(
        0.02, description="Highest share of the FAQ's answers that may be wrong, 0.002 to 0.1."
    )
    time_zone: ZoneInfo = Field(
        ZoneInfo("Europe/Warsaw"), description="The zone in which transcripts tell the time."
    )
    metrics_token: SecretStr | None = Field(
        None, description="Bearer token for /metrics; without it only loopback may read them."
    )
    visitor_burst: int = Field(
        60, ge=1, description="Events one visitor may send at once, whatever their sockets."
    )
    visitor_rate: float = Field(5.0, gt=0, description="And a second, from then on.")
    opening_burst: int = Field(
        20, ge=1, description="Conversations one address may begin at once."
    )
    opening_rate: float = Field(0.05, gt=0, description="And a second, from then on.")
    handshake_burst: int = Field(60, ge=1, description="Connections one address may open at once.")
    handshake_rate: float = Field(5.0, gt=0, description="And a second, from then on.")
    sockets_per_address: int = Field(
        100, ge=1, description="Connections one address may have open; an IPv6 /64 counts as one."
    )
    demo_shop: bool = Field(True, description="Whether / and /pl show the demo shop.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="The least that is logged."
    )

    @field_validator("database_url")
    @classmethod
    def _database(cls, url: str | None) -> str | None:
        if url is not None and not url.startswith(("sqlite:///", "postgresql://")):
            raise ValueError("must begin with sqlite:/// or postgresql://")
        return url and _address(url)

    @field_validator("redis_url")
    @classmethod
    def _redis(cls, url: SecretStr | None) -> SecretStr | None:
        if url and not url.get_secret_value().startswith(("redis://", "rediss://", "unix://")):
            raise ValueError("must begin with redis://, rediss:// or unix://")
        return url and SecretStr(_address(url.get_secret_value()))

    @field_validator("faq_variables")
    @classmethod
    def _faq_variables(cls, variables: dict[str, str]) -> dict[str, str]:
        for name, value in variables.items():
            if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", name):
                raise ValueError(f"{name!r} is no name: small letters, digits and _, at most 40")
            if name in OWN_VARIABLES:
                raise ValueError(f"{name} is taken: it is set by {OWN_VARIABLES[name]}")
            if not re.fullmatch(rf"[^\x00-\x1f\x7f]{{1,{MAX_VALUE}}}", value):
                raise ValueError(f"{name} must have 1 to {MAX_VALUE} characters on one line")
        return variables

    @field_validator("faq_wrong_share")
    @classmethod
    def _faq_wrong_share(cls, share: float) -> float:
        # Here, as it takes numpy along, and nothing else that reads settings needs that.
        from faq.calibration_figures import FIGURES

        (least, _), *_, (most, _) = FIGURES.answer
        if not least <= share <= most:
            raise ValueError(f"must be {least} to {most}, for which the FAQ is calibrated")
        return share

    @field_validator("public_url")
    @classmethod
    def _public_url(cls, url: str | None) -> str | None:
        return url and _origin(url.rstrip("/"))

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _proxies(cls, networks: object) -> object:
        return (
            [one.strip() for one in networks.split(",")] if isinstance(networks, str) else networks
        )

    @field_validator("secret")
    @classmethod
    def _secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and len(secret.get_secret_value()) < MIN_SECRET:
            raise ValueError(f"must have at least {MIN_SECRET} characters")
        return secret

    @property
    def variables(self) -> dict[str, str]:
        """All that the FAQ's answers may be filled with, by name."""
        own = {
            "panel_url": self.customer_panel_url,
            "company": self.company,
            "billing_email": self.billing_email,
        }
        return own | self.faq_variables

    @property
    def database(self) -> str:
        """The URL of the database in force."""
        return self.database_url or f"sqlite:///{self.data_dir / 'frontline.db'}"
