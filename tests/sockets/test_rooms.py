"""Who comes and goes, and what is kept of them: nothing."""

import pytest

from handoff.sockets.rooms import Rooms

NAMESPACE = "/shop"


@pytest.fixture
def rooms() -> Rooms:
    """Ana and Bruno, who are in the lobby."""
    rooms = Rooms()
    for name in ("ana", "bruno"):
        rooms.basic_enter_room(name, NAMESPACE, None, eio_sid=f"line-{name}")
        rooms.basic_enter_room(name, NAMESPACE, "lobby")
    return rooms


def test_members_are_told_with_their_connections(rooms: Rooms):
    assert rooms.members(NAMESPACE, "lobby") == {"ana": "line-ana", "bruno": "line-bruno"}


def test_a_room_that_nobody_has_entered_is_empty(rooms: Rooms):
    assert rooms.members(NAMESPACE, "attic") == {}
    assert rooms.members("/elsewhere", "lobby") == {}


def test_who_leaves_a_room_stays_in_the_others(rooms: Rooms):
    rooms.basic_enter_room("ana", NAMESPACE, "attic")
    rooms.basic_leave_room("ana", NAMESPACE, "lobby")

    assert rooms.members(NAMESPACE, "lobby") == {"bruno": "line-bruno"}
    assert rooms.members(NAMESPACE, "attic") == {"ana": "line-ana"}


def test_who_goes_leaves_every_room(rooms: Rooms):
    rooms.basic_enter_room("ana", NAMESPACE, "attic")
    rooms.basic_disconnect("ana", NAMESPACE)

    assert rooms.get_rooms("ana", NAMESPACE) == []
    assert rooms.members(NAMESPACE, "lobby") == {"bruno": "line-bruno"}
    assert rooms.sid_from_eio_sid("line-ana", NAMESPACE) is None


def test_who_goes_is_no_longer_on_their_way_out(rooms: Rooms):
    rooms.pre_disconnect("ana", NAMESPACE)
    rooms.basic_disconnect("ana", NAMESPACE)
    rooms.basic_enter_room("ana", NAMESPACE, None, eio_sid="line-ana")

    assert rooms.is_connected("ana", NAMESPACE)


def test_the_last_one_out_leaves_nothing_behind(rooms: Rooms):
    for name in ("ana", "bruno"):
        rooms.basic_disconnect(name, NAMESPACE)
        rooms.basic_leave_room(name, NAMESPACE, "lobby")

    assert rooms.rooms == {}
