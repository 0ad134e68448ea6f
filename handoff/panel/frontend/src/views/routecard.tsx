/** Where the front line sent a question that only people may answer, and what to ask the visitor for. */

import { useWords } from "../i18n";
import { Icon } from "../icons";
import type { RouteView } from "../wire.gen";

export function RouteCard({ route }: { readonly route: RouteView }) {
  const words = useWords();
  return (
    <span class="route-card">
      <span class="with-icon">
        <Icon name="people" />
        <b>{words.team[route.team] ?? route.team}</b>
        <span>· {words.matter[route.problem]}</span>
      </span>
      {route.facts.length > 0 && (
        <span>
          {words.askFor}: <bdi>{route.facts.join(", ")}</bdi>
        </span>
      )}
    </span>
  );
}
