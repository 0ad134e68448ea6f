/** Why nothing can be sent now, and how old is what one sees. */

import { useFormat, useWords } from "../i18n";
import { Icon } from "../icons";
import { useView } from "../store";

export function LockLine() {
  const words = useWords();
  const format = useFormat();
  const link = useView((state) => state.link);
  const asOf = useView((state) => state.asOf);
  return (
    <output class="lock-line">
      <Icon name="lock" />
      <span>
        {asOf !== null && <b>{words.link.asOf(format.timeExact(asOf))}. </b>}
        {link === "live" ? words.link.catchingUp : words.link.locked}
      </span>
    </output>
  );
}
