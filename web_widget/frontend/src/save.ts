/** Gives the visitor a file to keep. */

import type { TranscriptReply } from "./wire.gen";

export function save({ name, media_type, content }: TranscriptReply): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: media_type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000); // not before the browser has begun to read it
}
