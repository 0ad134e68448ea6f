"""What is no event of ours is refused in words, counted once, and disturbs nobody."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from handoff.wire import MAX_FRAME
from tests.counted import cuts, refusals
from tests.house import House
from tests.people import Person, a_visitor, an_agent, code_of, unjoined

pytestmark = pytest.mark.usefixtures("undisturbed")

SIDES = ("visitor", "agent")


@pytest.fixture(params=SIDES)
async def caller(
    request: pytest.FixtureRequest, house: House
) -> AsyncIterator[tuple[str, Person]]:
    """Somebody on either side who has been let in."""
    side: str = request.param
    if side == "visitor":
        async with a_visitor(house) as visitor:
            yield side, visitor
    else:
        async with an_agent(house) as agent:
            yield side, agent


NO_JSON = {
    "cut short": '["sync",{"since":',
    "NaN": '["sync",{"since":NaN}]',
    "Infinity": '["sync",{"since":Infinity}]',
    "minus Infinity": '["sync",{"since":-Infinity}]',
    "a number beyond all": '["sync",{"since":1e999}]',
    "5,000 digits": f'["sync",{{"since":{"9" * 5000}}}]',
    "a lone surrogate": '["sync",{"since":"\\ud800"}]',
    "half a pair": '["sync",{"since":"\\udc00\\ud800"}]',
    "a raw line break in text": '["sync",{"since":"a\nb"}]',
    "nested beyond reason": "[" * 30_000,
    "nested and closed": "[" * 30_000 + "]" * 30_000,
    "something behind it": '["sync",{}]x',
    "single quotes": "['sync',{}]",
    "a comment": '["sync",{}/**/]',
    "a comma too many": '["sync",{},]',
}


@pytest.mark.parametrize("data", NO_JSON.values(), ids=NO_JSON.keys())
async def test_what_is_no_json_is_refused(house, caller, data):
    side, person = caller
    with refusals(house, side, "bad_request"):
        assert code_of(await person.line.ask_raw(data)) == "bad_request"


NO_EVENT = (
    "",
    "{}",
    "[]",
    "[[]]",
    "[{}]",
    "-5",
    '"hello"',
    "null",
    "[null]",
    "[1,{}]",
    '[["hello"]]',
)


@pytest.mark.parametrize("data", NO_EVENT)
async def test_what_is_no_event_is_refused(house, caller, data):
    side, person = caller
    with refusals(house, side, "bad_request"):
        assert code_of(await person.line.ask_raw(data)) == "bad_request"


NO_PAYLOAD = ('["hello"]', '["hello",null]', '["hello","x"]', '["hello",[]]', '["hello",{},{}]')


@pytest.mark.parametrize("data", NO_PAYLOAD)
async def test_an_event_carries_one_object(house, caller, data):
    side, person = caller
    with refusals(house, side, "bad_request"):
        assert code_of(await person.line.ask_raw(data)) == "bad_request"


UNKNOWN = (
    "nope", "", "HELLO", "hello ", "connect", "disconnect", "connect_error", "newListener", "*",
    "__proto__", "constructor", "entries", "state", "cards", "__init__", "serve", "end_session",
    "hello\x00", "ą" * 5000,
)  # fmt: skip


@pytest.mark.parametrize("event", UNKNOWN, ids=lambda name: repr(name)[:20])
async def test_an_event_that_nobody_knows_is_refused(house, caller, event):
    side, person = caller
    environ = {"HTTP_X_FORWARDED_USER": "admin", "REMOTE_ADDR": "127.0.0.1"}
    with refusals(house, side, "unknown_event"):
        assert await person.refused(event, **environ) == "unknown_event"


async def test_a_client_cannot_pretend_to_connect_or_to_go(house, caller):
    side, person = caller
    with refusals(house, side, "unknown_event", times=2):
        for data in ('["connect",{"HTTP_COOKIE":"x"},{"token":"x"}]', '["disconnect"]'):
            assert code_of(await person.line.ask_raw(data)) == "unknown_event"

    assert await person.refused("hello", unknown="field") == "bad_request"  # still connected


@pytest.mark.parametrize(
    "packet",
    [
        '3{}7["an answer to nothing"]',
        '4{}7{"message":"an error"}',
        '51-{}7["send",{"_placeholder":true,"num":0}]',
        '59999999999-{}7["send",{"_placeholder":true,"num":0}]',
        '61-{}7[{"_placeholder":true,"num":0}]',
        "0{}7",
        '7{}7["send",{}]',
        '9{}7["send",{}]',
    ],
)
async def test_a_packet_that_no_client_of_ours_sends_is_refused(house, caller, packet):
    side, person = caller
    with refusals(house, side, "bad_request"):
        await person.line.packet(packet)
        await settled(person)

    assert [code_of(answer) for answer in person.line.answers] == ["bad_request"]


async def settled(person: Person) -> None:
    """What was sent before has been dealt with: one client's packets are taken in order."""
    assert await person.refused("nobody_knows_this") == "unknown_event"


@pytest.mark.parametrize(
    "packet",
    ["", "x", "2/", "2/,", "-", "²", "٣[]", "2{}٣[", "2{}[" + "1" * 200, "599999999999-{}7[]"],
)
async def test_what_is_no_packet_is_refused(house, caller, packet):
    side, person = caller
    with refusals(house, side, "bad_request"):
        await person.line.packet(packet)
        await settled(person)


@pytest.mark.parametrize("packet", ['2["hello",{}]', '2/nowhere,["hello",{}]', "1", "1/nowhere,"])
async def test_there_is_no_other_namespace(house, caller, packet):
    side, person = caller
    with refusals(house, side, "bad_request"):
        await person.line.packet(packet)
        await settled(person)


@pytest.mark.parametrize("namespace", ["", "/nowhere,", "/admin,", "/Visitor,", "/agent/,"])
async def test_another_namespace_cannot_be_joined(house, caller, namespace):
    side, person = caller
    with refusals(house, side, "bad_request"):
        await person.line.packet("0" + namespace)
        await person.line.until(lambda: len(person.line.joins) == 2)
        await settled(person)

    assert person.line.joins[1]["data"]["code"] == "bad_request"
    assert person.line.joins[1]["message"]


async def test_a_second_connect_is_refused_and_changes_nothing(house, caller):
    side, person = caller
    with refusals(house, side, "bad_request"):
        await person.line.packet('0{}{"token":"another"}')
        await settled(person)

    assert len(person.line.joins) == 1


@pytest.mark.parametrize("side", SIDES)
async def test_an_event_before_the_namespace_is_joined_is_refused(house, side):
    async with unjoined(house, side) as line:
        with refusals(house, side, "bad_request"):
            assert code_of(await line.ask("hello", {})) == "bad_request"


FOUL_FRAMES = {
    "empty": "",
    "binary": b"\x00\x01",
    "a binary packet": b"4",
    "an empty binary one": b"",
    "Engine.IO's open": "0{}",
    "a ping": "2",
    "a probe": "2probe",
    "an upgrade": "5",
    "a noop": "6",
    "base64 of polling": "bAAAA",
    "no digit": "x",
    "a letter that counts as a digit": "٤2",
    "longer than allowed": "4" * (MAX_FRAME + 1),
    "nested 100,000 deep": "42/visitor,1" + "[" * 100_000,
}


@pytest.mark.parametrize("frame", FOUL_FRAMES.values(), ids=FOUL_FRAMES.keys())
async def test_a_frame_that_no_client_of_ours_sends_ends_its_connection(house, caller, frame):
    side, person = caller
    with cuts(house, side, "frame"):
        await person.line.raw(frame)
        await person.line.cut()


async def test_the_longest_frame_is_taken(house, caller):
    side, person = caller
    room = MAX_FRAME - len(f'42/{side},1["hello",{{"x":""}}]')
    payload = '["hello",{"x":"' + "x" * room + '"}]'
    with refusals(house, side, "bad_request"):
        assert code_of(await person.line.ask_raw(payload)) == "bad_request"


async def test_who_goes_on_sending_nonsense_is_cut_and_not_heard_any_more(house, caller):
    side, person = caller
    logged = house.log_size()
    with cuts(house, side, "faults"):
        await person.line.raw("\n".join("4x"))
        for _ in range(2000):
            await asyncio.gather(person.line.packet("x"), return_exceptions=True)
        await person.line.cut()

    refused = [line for line in house.log(logged) if line.get("event") == "packet_refused"]
    assert len(refused) <= 25


async def test_nobody_joins_and_leaves_for_ever(house, caller):
    side, person = caller
    with cuts(house, side, "faults"):
        for _ in range(30):
            packets = (person.line.packet(packet) for packet in ("1{}", "0{}"))
            await asyncio.gather(*packets, return_exceptions=True)
        await person.line.cut()
