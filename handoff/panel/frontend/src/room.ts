/** What every view of the panel may use: the live connection, the agent's taste, and where to go. */

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Actions } from "./actions";
import type { Drafts } from "./drafts";
import type { Live } from "./live";
import type { Prefs, SetPrefs } from "./prefs";
import type { Go, Visit } from "./route";

export interface Room {
  readonly live: Live;
  readonly drafts: Drafts;
  readonly act: Actions;
  readonly prefs: Prefs;
  readonly setPrefs: SetPrefs;
  /** To a conversation, or (null) to the lists. */
  readonly go: Go;
  /** To any page. */
  readonly visit: Visit;
  readonly signOut: () => void;
}

export const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error("This view belongs into a room.");
  return room;
}
