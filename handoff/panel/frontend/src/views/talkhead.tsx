/** The head of a conversation: who, how long, and what the agent may do with it. */

import { useState } from "preact/hooks";
import { useWords } from "../i18n";
import { Icon } from "../icons";
import { useRoom } from "../room";
import { transcriptUrl } from "../session";
import { useView } from "../store";
import type { Card } from "../wire.gen";
import { Dialog } from "./dialog";
import { Due } from "./due";
import { Menu, MenuDownload, MenuItem } from "./menu";
import { Phase } from "./phase";
import { VisitorName } from "./visitor";

interface Props {
  readonly conversation: string;
  readonly card: Card | undefined;
  readonly mine: boolean;
  readonly resolve: () => void;
}

export function TalkHead({ conversation, card, mine, resolve }: Props) {
  const words = useWords();
  const { go, prefs, setPrefs } = useRoom();
  const sides = prefs.hideDetails ? words.talk.showDetails : words.talk.hideDetails;
  return (
    <header class="talk-head">
      <button
        type="button"
        class="quiet icon-only narrow-only"
        aria-label={words.talk.back}
        title={words.talk.back}
        onClick={() => go(null)}
      >
        <Icon name="back" />
      </button>
      <div class="talk-who">
        <h2 tabIndex={-1}>{card ? <VisitorName card={card} /> : words.talk.loading}</h2>
        {card && (
          <p class="talk-state">
            <Phase card={card} />
            {card.proposed && <span class="phase is-proposed">{words.proposed}</span>}
            <Due card={card} long />
          </p>
        )}
      </div>
      {card && <Buttons card={card} mine={mine} resolve={resolve} />}
      {card && <More conversation={conversation} mine={mine} />}
      <button
        type="button"
        class="quiet icon-only details-button"
        aria-label={sides}
        aria-pressed={!prefs.hideDetails}
        title={`${sides} (])`}
        onClick={() => setPrefs({ hideDetails: !prefs.hideDetails })}
      >
        <Icon name="panel" />
      </button>
    </header>
  );
}

function Buttons({ card, mine, resolve }: { readonly card: Card; readonly mine: boolean; readonly resolve: () => void }) {
  const words = useWords();
  const { act } = useRoom();
  const live = useView((state) => state.link === "live");
  if (!mine) return null; // taking over and reopening stand where one would write
  return (
    <div class="talk-buttons">
      <button type="button" disabled={!live} onClick={() => void act.release(card.conversation)}>
        <Icon name="release" />
        <span>{words.talk.release}</span>
      </button>
      <button type="button" class="primary" disabled={!live} onClick={resolve}>
        <Icon name="check" />
        <span>{words.talk.resolve}</span>
      </button>
    </div>
  );
}

function More({ conversation, mine }: { readonly conversation: string; readonly mine: boolean }) {
  const words = useWords();
  const [closing, close] = useState(false);
  return (
    <>
      <Menu label={words.talk.more} face={<Icon name="more" />}>
        {mine && (
          <div class="menu-part">
            <MenuItem icon="close" text={words.talk.closeWithout} act={() => close(true)} />
          </div>
        )}
        <div class="menu-part">
          <h3>{words.talk.download}</h3>
          <MenuDownload icon="download" text={words.talk.asText} href={transcriptUrl(conversation, "text")} />
          <MenuDownload icon="download" text={words.talk.asPage} href={transcriptUrl(conversation, "html")} />
        </div>
      </Menu>
      {closing && <Closing conversation={conversation} close={() => close(false)} />}
    </>
  );
}

function Closing({ conversation, close }: { readonly conversation: string; readonly close: () => void }) {
  const words = useWords();
  const { act } = useRoom();
  const live = useView((state) => state.link === "live");
  return (
    <Dialog title={words.closing.title} close={close}>
      <p>{words.closing.lead}</p>
      <footer class="dialog-foot">
        <button type="button" onClick={close}>
          {words.cancel}
        </button>
        <button type="button" class="danger" disabled={!live} onClick={() => void act.close(conversation).then(close)}>
          {words.closing.submit}
        </button>
      </footer>
    </Dialog>
  );
}
