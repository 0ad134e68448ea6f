/** What every view is given. */

import type { Session } from "../session";
import type { Speech } from "../words";

export interface Ui {
  readonly session: Session;
  readonly speech: Speech;
  /** The panel fills the screen, as on a phone. */
  readonly full: boolean;
  readonly close: () => void;
}

export interface Props {
  readonly ui: Ui;
}
