/** The left column: who waits, who is with whom, and what is over. */

import type { SectionName, Sections } from "../lists";
import { useWords } from "../i18n";
import { Icon, type IconName } from "../icons";
import { useRoom } from "../room";
import { useView } from "../store";
import { useNow } from "../ticker";
import type { Card } from "../wire.gen";
import { CardLine } from "./cards";

interface Props {
  readonly lists: Sections;
  readonly open: string | null;
  readonly takeNext: () => void;
  readonly canTake: boolean;
  /** One is being taken. */
  readonly taking: boolean;
}

const SECTIONS: readonly (readonly [SectionName, IconName])[] = [
  ["mine", "person"],
  ["queue", "inbox"],
  ["others", "people"],
  ["bot", "bot"],
  ["closed", "check"],
];

export function ListsColumn({ lists, open, takeNext, canTake, taking }: Props) {
  const words = useWords();
  const { drafts } = useRoom();
  const waiting = lists.queue.length;
  const written = drafts.conversations();
  return (
    <nav class="lists" aria-label={words.lists.label} data-lists>
      <div class="take-next">
        <button
          type="button"
          class="primary wide"
          disabled={!canTake || waiting === 0}
          aria-disabled={taking} // not disabled: that would take the focus away
          onClick={takeNext}
        >
          <Icon name="hand" />
          {words.lists.takeNext}
          <kbd aria-hidden="true">⇧T</kbd>
        </button>
        <output class="sr">{waiting > 0 ? words.lists.waiting(waiting) : ""}</output>
      </div>
      <div class="sections">
        {SECTIONS.map(([name, icon]) => (
          <Section key={name} name={name} icon={icon} cards={lists[name]} open={open} drafts={written} />
        ))}
      </div>
    </nav>
  );
}

interface SectionProps {
  readonly name: SectionName;
  readonly icon: IconName;
  readonly cards: readonly Card[];
  readonly open: string | null;
  readonly drafts: ReadonlySet<string>;
}

function Section({ name, icon, cards, open, drafts }: SectionProps) {
  const words = useWords();
  const { prefs, setPrefs } = useRoom();
  const known = useView((state) => state.me !== null);
  const folded = prefs.folded.includes(name);
  const fold = () =>
    setPrefs({ folded: folded ? prefs.folded.filter((one) => one !== name) : [...prefs.folded, name] });
  return (
    <section class={`section of-${name}`}>
      <h2>
        <button type="button" class="section-head" aria-expanded={!folded} onClick={fold}>
          <Icon name={icon} />
          {words.lists[name]}
          <span class="count">{cards.length}</span>
          {name === "queue" && <Missed cards={cards} />}
          <Icon name="chevron" class="fold" />
        </button>
      </h2>
      {!folded && cards.length === 0 && <p class="empty">{known ? words.lists.empty[name] : "…"}</p>}
      {!folded && cards.length > 0 && (
        <ul>
          {cards.map((card) => (
            <CardLine
              key={card.conversation}
              card={card}
              current={card.conversation === open}
              withAgent={name === "others"}
              draft={drafts.has(card.conversation)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** How many promises to visitors in the queue have been missed. */
function Missed({ cards }: { readonly cards: readonly Card[] }) {
  const words = useWords();
  const now = useNow();
  const missed = cards.filter((card) => card.missed || (card.due_at && Date.parse(card.due_at) < now)).length;
  return missed > 0 ? <span class="missed">{words.lists.missed(missed)}</span> : null;
}
