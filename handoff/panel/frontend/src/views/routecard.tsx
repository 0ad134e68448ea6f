/** Where the front line sent a question that only people may answer, and what to ask the visitor for. */

import { useWords } from "../i18n";
import { Icon } from "../icons";
import type { RouteView } from "../wire.gen";

export function RouteCard({ route }: { readonly route: RouteView }) {
  const words = useWords();
  return (
    <li class="route-card">
      <p class="with-icon">
        <Icon name="people" />
        <b>{words.team[route.team] ?? route.team}</b>
        <span>· {words.matter[route.problem]}</span>
      </p>
      {route.facts.length > 0 && (
        <>
          <p class="dim">{words.askFor}:</p>
          <ul>
            {route.facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </>
      )}
    </li>
  );
}
