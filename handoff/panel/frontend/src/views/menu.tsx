/** A button that opens a small panel beside it. Escape, a click elsewhere and a choice close it. */

import { createContext, type ComponentChildren } from "preact";
import { useCallback, useContext, useId, useRef } from "preact/hooks";
import { Icon, type IconName } from "../icons";

interface Props {
  readonly label: string;
  /** Whether the face says what the button is, so that it needs no other name. */
  readonly speaks?: boolean;
  readonly face: ComponentChildren;
  readonly class?: string;
  readonly buttonId?: string;
  readonly children: ComponentChildren;
}

const GAP = 6; // px

const CloseContext = createContext<() => void>(() => undefined);

export function Menu({ label, speaks = false, face, class: className = "quiet icon-only", buttonId, children }: Props) {
  const id = useId();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const panelRef = useRef<HTMLDialogElement>(null);
  const close = useCallback(() => panelRef.current?.hidePopover(), []);
  const place = (opens: boolean) => {
    const box = buttonRef.current?.getBoundingClientRect();
    const panel = panelRef.current;
    if (!opens || !box || !panel) return;
    panel.style.top = `${box.bottom + GAP}px`;
    panel.style.right = `${Math.max(GAP, innerWidth - box.right)}px`;
    panel.querySelector<HTMLElement>("input:checked, button, a")?.focus();
  };
  return (
    <>
      <button
        ref={buttonRef}
        id={buttonId}
        type="button"
        class={className}
        aria-label={speaks ? undefined : label}
        title={label}
        aria-haspopup="dialog"
        popovertarget={id}
      >
        {face}
      </button>
      <dialog
        ref={panelRef}
        id={id}
        class="menu"
        aria-label={label}
        popover="auto"
        onToggle={(event) => place(event.newState === "open")}
      >
        <CloseContext.Provider value={close}>{children}</CloseContext.Provider>
      </dialog>
    </>
  );
}

interface ItemProps {
  readonly icon: IconName;
  readonly text: string;
}

export function MenuItem({ icon, text, act }: ItemProps & { readonly act: () => void }) {
  const close = useContext(CloseContext);
  const choose = () => {
    close();
    act();
  };
  return (
    <button type="button" class="menu-item" onClick={choose}>
      <Icon name={icon} />
      {text}
    </button>
  );
}

export function MenuDownload({ icon, text, href }: ItemProps & { readonly href: string }) {
  const close = useContext(CloseContext);
  return (
    <a class="menu-item" href={href} download onClick={close}>
      <Icon name={icon} />
      {text}
    </a>
  );
}
