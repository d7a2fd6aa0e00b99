import fc from "fast-check";

/** Types of the web app do not know Node. */
declare const process: { readonly env: { readonly SEED?: string } };

/** Every run of the tests plays the same examples. `SEED` names others. */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) });

export default fc;
