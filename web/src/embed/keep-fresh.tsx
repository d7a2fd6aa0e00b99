import { useRefresh } from "../api/use-refresh.ts";
import type { Connection } from "./connection.ts";

export function KeepFresh({ connection }: { readonly connection: Connection }) {
  useRefresh(connection.board.refresh);
  return null;
}
