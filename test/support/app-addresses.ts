/** What each address of the web app serves, from the local runtime and from CloudFront alike. */
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
  /**
   * These look like API paths but are not below its address. They get a refusal that an API client can read.
   */
  refused: [
    ...["/api/..", "/api/../index.html", "/api/sessions/../../events/demo", "/api/sessions/%2e%2e/%2e%2e"],
    ...["/API", "/API/events", "/Api/events", "/api%2fevents", "/api%2Fevents", "/api%5cevents"],
    ...["/%61pi%2fevents", "//API/events", "/assets/../API/events"],
  ],
  missing: ["/assets/app-old.js", "/assets/no-extension", "/nothing.css", "/old.html"],
};
