/** A link to a page of the panel: a plain click stays on this page, any other is the browser's. */

import type { JSX } from "preact";
import { useRoom } from "../room";
import { addressOf, type Place } from "../route";

type Props = Omit<JSX.HTMLAttributes<HTMLAnchorElement>, "href" | "onClick"> & { readonly to: Place };

export function PlaceLink({ to, children, ...rest }: Props) {
  const { visit } = useRoom();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    visit(to);
  };
  return (
    <a {...rest} href={addressOf(to)} onClick={follow}>
      {children}
    </a>
  );
}
