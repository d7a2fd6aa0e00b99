import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { readConfig } from "./identity/config.ts";
import "./app/theme.css";

const root = document.getElementById("app");
if (root === null) throw new Error("The page has no element for the app");
const config = await readConfig();
createRoot(root).render(
  <StrictMode>
    <App config={config} />
  </StrictMode>,
);
