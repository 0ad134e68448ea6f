/** The bar above everything: the house, the connection, and the agent. */

import { useFormat, useWords } from "../i18n";
import { Icon, Mark } from "../icons";
import { KNOWLEDGE, LISTS, type Place } from "../route";
import { useView } from "../store";
import { MeMenu } from "./me";
import { PlaceLink } from "./placelink";
import { useWaiting } from "./title";

interface Props {
  readonly room: Place["room"];
  readonly showHelp: () => void;
}

export function TopBar({ room, showHelp }: Props) {
  const words = useWords();
  return (
    <header class="topbar">
      <p class="brand">
        <Mark />
        <span class="brand-name">{words.product}</span>
      </p>
      <Rooms room={room} />
      <LinkState />
      <span class="spacer" />
      <Colleagues />
      <button
        type="button"
        class="quiet icon-only wide-only"
        aria-label={words.help.button}
        title={`${words.help.button} (?)`}
        onClick={showHelp}
      >
        <Icon name="help" />
      </button>
      <MeMenu />
    </header>
  );
}

/** The panel's two rooms; who waits in the other one is seen from the pages about what is known, too. */
function Rooms({ room }: Pick<Props, "room">) {
  const words = useWords();
  const waiting = useWaiting();
  return (
    <nav class="rooms" aria-label={words.rooms.label}>
      <PlaceLink to={LISTS} aria-current={room === "desk" ? "page" : undefined}>
        <Icon name="inbox" />
        <span>{words.rooms.desk}</span>
        {room === "faq" && waiting > 0 && (
          <b class="count">
            <span aria-hidden="true">{waiting}</span>
            <span class="sr">{words.lists.waiting(waiting)}</span>
          </b>
        )}
      </PlaceLink>
      <PlaceLink to={KNOWLEDGE} aria-current={room === "faq" ? "page" : undefined}>
        <Icon name="book" />
        <span>{words.rooms.faq}</span>
      </PlaceLink>
    </nav>
  );
}

/** Whether what is on the screen is what is true. */
function LinkState() {
  const words = useWords();
  const format = useFormat();
  const link = useView((state) => state.link);
  const asOf = useView((state) => state.asOf);
  return (
    <output class={`link-state is-${link}`}>
      <span class="dot" aria-hidden="true" />
      {words.link[link]}
      {link === "lost" && asOf !== null && <span class="as-of">{words.link.asOf(format.timeExact(asOf))}</span>}
    </output>
  );
}

const MOST_FACES = 4;

function Colleagues() {
  const words = useWords();
  const me = useView((state) => state.me?.id);
  const colleagues = useView((state) => state.colleagues);
  const others = colleagues.filter(({ agent }) => agent.id !== me);
  if (others.length === 0) return null;
  return (
    <ul class="faces wide-only" aria-label={words.me.colleaguesHere(others.length)}>
      {others.slice(0, MOST_FACES).map(({ agent, status }) => (
        <li key={agent.id} class={`face is-${status}`} title={`${agent.name}: ${words.me[status]}`}>
          <span aria-hidden="true">{initials(agent.name)}</span>
          <span class="sr">{`${agent.name}: ${words.me[status]}`}</span>
        </li>
      ))}
      {others.length > MOST_FACES && <li class="face-more">+{others.length - MOST_FACES}</li>}
    </ul>
  );
}

/** "Ana Kowalska" is AK. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const first = [...(parts[0] ?? "")][0] ?? "?";
  const last = parts.length > 1 ? ([...(parts.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toUpperCase();
}
