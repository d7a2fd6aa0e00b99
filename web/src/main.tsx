import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import { Keeper } from "./api/kept/keeper.ts";
import { createQueryClient } from "./api/query-client.ts";
import { App } from "./app/app.tsx";
import { askEarly } from "./app/ask-early.ts";
import { readConfig } from "./identity/config.ts";
import { personIn, storedIdentity } from "./identity/stored-identity.ts";
import "./app/install-prompt.ts";
import "./app/fonts/display.css";
import "./app/theme.css";
import "./app/offers.css";

const element = document.getElementById("app");
if (element === null) throw new Error("The page has no element for the app");
const config = await readConfig();
const client = createQueryClient(new Keeper(() => personIn(config)));
askEarly(client, storedIdentity(config), location.pathname);
const root = createRoot(element);
// A transition renders in pieces, between which the page responds.
startTransition(() =>
  root.render(
    <StrictMode>
      <App config={config} client={client} />
    </StrictMode>,
  ),
);
