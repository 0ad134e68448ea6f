/** Puts the panel on the page. */

import { render } from "preact";
import { App } from "./app";
import "./styles/index.css";

const place = document.getElementById("app");
if (place) render(<App />, place);
