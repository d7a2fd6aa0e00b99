import { expect, it } from "vitest";
import { isPushEndpoint } from "../../functions/contract/push.ts";

it.each([
  "https://fcm.googleapis.com/fcm/send/abc:APA91b-_",
  "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
  "https://web.push.apple.com/QGu",
  "https://db5p.notify.windows.com/w/?token=BQ%2b",
])("takes the push service %s", (endpoint) => {
  expect(isPushEndpoint(endpoint, false)).toBe(true);
  expect(isPushEndpoint(endpoint, true)).toBe(true);
});

it.each([
  "http://fcm.googleapis.com/x",
  "https://user@fcm.googleapis.com/x",
  "https://fcm.googleapis.com:8443/x",
  "https://127.0.0.1/x",
  "https://2130706433/x",
  "https://0x7f.1/x",
  "https://[::1]/x",
  "https://[::ffff:169.254.169.254]/x",
  "https://localhost/x",
  "https://localhost./x",
  "https://api.localhost/x",
  "https://router/x",
  "https://printer.local/x",
  "https://metadata.google.internal/x",
  "https://1.0.0.127.in-addr.arpa/x",
  "https://push.xn--bcher-kva.de/x",
  "https://fcm.googleapis.com.evil.net/x",
  "https://evilpush.apple.com.net/x",
  "https://notpush.apple.com.evil.net/x",
  "https://fcm.googleapis.com./x",
  "https://fcm.googleapis.com/x y",
  "https://fcm.googleapis.com/x#part",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "fcm.googleapis.com",
  "",
])("does not let people make a function call %s", (endpoint) => {
  expect(isPushEndpoint(endpoint, false)).toBe(false);
  expect(isPushEndpoint(endpoint, true)).toBe(false);
});

it("takes this machine's push service only where the whole service is on this machine", () => {
  const endpoint = "http://127.0.0.1:4000/push/x";
  expect([isPushEndpoint(endpoint, true), isPushEndpoint(endpoint, false)]).toEqual([true, false]);
  expect(isPushEndpoint("http://127.0.0.1.evil.example:4000/push/x", true)).toBe(false);
  expect(isPushEndpoint("http://127.0.0.1:4000@evil.example/x", true)).toBe(false);
});
