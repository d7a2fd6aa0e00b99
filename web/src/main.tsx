import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { readConfig } from "./identity/config.ts";
import "./app/theme.css";

const element = document.getElementById("app");
if (element === null) throw new Error("The page has no element for the app");
const config = await readConfig();
const root = createRoot(element);
// A transition renders in pieces, between which the page responds.
startTransition(() =>
  root.render(
    <StrictMode>
      <App config={config} />
    </StrictMode>,
  ),
);
