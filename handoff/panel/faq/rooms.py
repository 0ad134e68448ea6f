"""All routes about what is known, together."""

from collections.abc import Sequence

from handoff.knowledge.keeper import KnowledgeKeeper
from handoff.panel.auth import Doorkeeper
from handoff.panel.faq.counts_routes import CountsRoutes
from handoff.panel.faq.knowledge_routes import KnowledgeRoutes
from handoff.panel.faq.learning_routes import LearningRoutes
from handoff.panel.faq.suggestions_routes import SuggestionsRoutes
from handoff.panel.routes import Room
from handoff.ports import Accounts, Clock, FaqRecord, FaqStore, Log


def rooms(
    doorkeeper: Doorkeeper,
    keeper: KnowledgeKeeper,
    *,
    store: FaqStore,
    record: FaqRecord,
    accounts: Accounts,
    log: Log,
    clock: Clock,
) -> Sequence[Room]:
    """Each adds its routes to the panel's."""
    return (
        KnowledgeRoutes(doorkeeper, keeper, store, accounts).add,
        LearningRoutes(doorkeeper, keeper, record, clock).add,
        CountsRoutes(doorkeeper, record, clock).add,
        SuggestionsRoutes(doorkeeper, keeper, log).add,
    )
