/** The bar above everything: the house, the connection, and the agent. */

import { useFormat, useWords } from "../i18n";
import { Icon, Mark } from "../icons";
import { useView } from "../store";
import { MeMenu } from "./me";

export function TopBar({ showHelp }: { readonly showHelp: () => void }) {
  const words = useWords();
  return (
    <header class="topbar">
      <p class="brand">
        <Mark />
        {words.product}
      </p>
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
