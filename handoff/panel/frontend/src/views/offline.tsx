/** The server cannot be reached, so nobody knows who is signed in. */

import { OFFLINE } from "../http";
import { useWords } from "../i18n";
import { Complaint, Door, type DoorProps } from "./door";

export function OfflinePage({ locale, setLocale }: DoorProps) {
  const words = useWords();
  return (
    <Door locale={locale} setLocale={setLocale} title={words.panel} lead={words.link.lost}>
      <Complaint refusal={OFFLINE} seconds={0} />
    </Door>
  );
}
