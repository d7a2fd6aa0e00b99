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
    "/apiary/..%2fapi/events",
    "/events/..%2fapi%2fevents",
    "/assets",
  ],
  api: [
    ...["/api", "/api/events", "/api/nowhere", "/api/sessions/demo.js"],
    ...["/api/sessions/..%2f..", "/api/sessions/%2e%2e%2f%2e%2e", "/api/..%2findex.html", "/api//events"],
    ...["//api/events", "/%61pi/events", "/events/../api/events", "/./api/health"],
  ],
  /** Meant for the API and not below its address: neither the page nor a file, but a refusal that a client of the API can read. */
  refused: [
    ...["/api/..", "/api/../index.html", "/api/sessions/../../events/demo", "/api/sessions/%2e%2e/%2e%2e"],
    ...["/API", "/API/events", "/Api/events", "/api%2fevents", "/api%2Fevents", "/api%5cevents"],
    ...["/%61pi%2fevents", "//API/events", "/assets/../API/events"],
  ],
  missing: ["/assets/app-old.js", "/assets/no-extension", "/nothing.css", "/old.html"],
};
