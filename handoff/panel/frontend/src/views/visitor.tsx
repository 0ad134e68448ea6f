/** What a visitor is called: the name that the site vouches for, or a short one for somebody unknown. */

import { useWords } from "../i18n";
import { Icon } from "../icons";
import type { Card } from "../wire.gen";

export function VisitorName({ card }: { readonly card: Card }) {
  const words = useWords();
  if (!card.verified) return <>{words.visitor(card.visitor)}</>;
  return (
    <>
      <bdi>{card.visitor}</bdi>
      <span class="verified" title={words.verified}>
        <Icon name="verified" />
        <span class="sr">{words.verified}</span>
      </span>
    </>
  );
}
