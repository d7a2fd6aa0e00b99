import type { Plugin } from "vite";

/**
 * React Router names its components for developer tools, and does not mark them as unused if nobody uses them. Both keep
 * forms and scroll restoration in the first load, which no page of this app has.
 */
export const leanRouter = (): Plugin => ({
  name: "lean-router",
  apply: "build",
  transform: {
    filter: { id: /\/react-router\/dist\/production\/lib\/.+\.js$/ },
    handler: (code) => ({
      code: code
        .replace(/^\w+\.displayName = .*$/gm, "")
        .replace(/\bReact\$1\.forwardRef\(/g, "/* @__PURE__ */ $&"),
      map: null,
    }),
  },
});
