/** What is at which address of the web app, be it served by the local runtime or by CloudFront. */
export const addresses = {
  page: [
    "/",
    "/events/demo",
    "/events/demo/sessions/demo.4ff89705",
    "/events/demo/sessions/demo.css",
    "/events/demo.json/my-schedule",
    "/signed-in",
    "/apiary",
    "/assets",
  ],
  api: ["/api", "/api/events", "/api/nowhere", "/api/sessions/demo.js"],
  missing: ["/assets/app-old.js", "/assets/no-extension", "/nothing.css", "/old.html"],
};
