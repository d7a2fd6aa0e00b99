import { foldText } from "../../../functions/contract/fold-text.ts";

/** For searching: `Čapek` is found by `capek`, and `Straße` by `strasse`. */
export const plainText = foldText;
