/** Who writes and who looks, under the transcript. */

import { useFormat, useWords } from "../i18n";
import { Icon } from "../icons";
import { useView } from "../store";
import type { Thread } from "../thread";

export function Signs({ thread }: { readonly thread: Thread }) {
  const words = useWords();
  const format = useFormat();
  const typing = useView((state) => state.typing);
  const here = typing.filter((one) => one.conversation === thread.conversation);
  return (
    <div class="signs">
      <output class="signs-looking">
        {thread.viewers.length > 0 && (
          <span class="with-icon">
            <Icon name="eye" />
            {words.talk.looking(format.list(thread.viewers.map((viewer) => viewer.name)), thread.viewers.length)}
          </span>
        )}
      </output>
      {here.map((one) => (
        <p key={one.agent ?? ""} class="writes">
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {one.name === null ? words.talk.visitorWrites : words.talk.writes(one.name)}
        </p>
      ))}
    </div>
  );
}
