import { foldText } from "../../../functions/contract/fold-text.ts";

/** It serves searching: `capek` finds `Čapek`, and `strasse` finds `Straße`. */
export const plainText = foldText;
