import { describe, expect, it, vi } from "vitest";
import { createSiteAttendee } from "../../../web/src/embed/site-attendee.ts";
import { attendeeIdOf } from "../../../web/src/identity/identity.ts";

const tokenOf = (sub: string, issued = 1) => `e30.${btoa(JSON.stringify({ sub, issued }))}.signature`;

function aSiteAttendee() {
  const onChange = vi.fn();
  const attendee = createSiteAttendee(onChange);
  return { attendee, onChange };
}

const attendeeIn = ({ state }: ReturnType<typeof createSiteAttendee>) => attendeeIdOf(state().identity);

describe("the attendee of a site", () => {
  it("is nobody until the site names a person", async () => {
    const { attendee } = aSiteAttendee();
    expect(await attendee.token()).toBe(undefined);
    expect(attendee.state().identity.status).toBe("signed-out");
  });

  it("is the person of the token, even if the site needs a moment to give it", async () => {
    const { attendee, onChange } = aSiteAttendee();
    attendee.identifyBy(async () => tokenOf("ada"));
    expect(await attendee.token()).toBe(tokenOf("ada"));
    expect(attendeeIn(attendee)).toBe("ada");
    expect(onChange).toHaveBeenCalledExactlyOnceWith(false);
  });

  it("stays the same person with a renewed token", async () => {
    const { attendee, onChange } = aSiteAttendee();
    let issued = 1;
    attendee.identifyBy(() => tokenOf("ada", issued++));
    await attendee.token();
    expect(await attendee.token()).toBe(tokenOf("ada", 2));
    expect(onChange).toHaveBeenCalledOnce();
  });

  it("changes when another person signs in, and is nobody after signing out", async () => {
    const { attendee, onChange } = aSiteAttendee();
    for (const token of [tokenOf("ada"), tokenOf("ben"), null]) {
      attendee.identifyBy(() => token);
      await attendee.token();
    }
    expect(attendeeIn(attendee)).toBe(undefined);
    expect(onChange.mock.calls).toEqual([[false], [true], [true]]);
  });

  it("is requested once for simultaneous questions", async () => {
    const { attendee } = aSiteAttendee();
    const getToken = vi.fn(() => tokenOf("ada"));
    for (let button = 0; button < 100; button++) attendee.identifyBy(getToken);
    await Promise.all([attendee.token(), attendee.token()]);
    expect(getToken).toHaveBeenCalledOnce();
  });

  it("is the person named last, even if an earlier answer arrives later", async () => {
    const { attendee } = aSiteAttendee();
    const late = Promise.withResolvers<string>();
    attendee.identifyBy(() => late.promise);
    const token = attendee.token();
    attendee.identifyBy(() => tokenOf("ben"));
    late.resolve(tokenOf("ada"));
    expect(await token).toBe(tokenOf("ben"));
    expect(attendeeIn(attendee)).toBe("ben");
  });

  it("is nobody while the site fails to name a person, and its developers are told", async () => {
    const { attendee } = aSiteAttendee();
    const report = vi.fn();
    vi.stubGlobal("reportError", report);
    attendee.identifyBy(() => Promise.reject(new Error("no session")));
    expect(await attendee.token()).toBe(undefined);
    expect(report).toHaveBeenCalledWith(new Error("no session"));
    vi.unstubAllGlobals();
  });
});

describe("a token that the service has refused", () => {
  it("is not sent again, but the next one is", async () => {
    const { attendee } = aSiteAttendee();
    let token = tokenOf("ada", 1);
    attendee.identifyBy(() => token);
    await attendee.token();
    attendee.expire();
    expect(await attendee.token()).toBe(undefined);
    expect(attendeeIn(attendee)).toBe(undefined);
    token = tokenOf("ada", 2);
    expect(await attendee.token()).toBe(token);
    expect(attendeeIn(attendee)).toBe("ada");
  });

  it("is not sent again after another request with it is refused later", async () => {
    const { attendee } = aSiteAttendee();
    attendee.identifyBy(() => tokenOf("ada"));
    await attendee.token();
    attendee.expire();
    await attendee.token();
    attendee.expire();
    expect(await attendee.token()).toBe(undefined);
  });

  it.each([
    ["nobody is", () => null],
    ["somebody else is", () => tokenOf("ben")],
  ])("makes the page forget the person's seats if %s signed in after that", async (_, next) => {
    const { attendee, onChange } = aSiteAttendee();
    attendee.identifyBy(() => tokenOf("ada"));
    await attendee.token();
    attendee.expire();
    onChange.mockClear();
    attendee.identifyBy(next);
    await attendee.token();
    expect(onChange).toHaveBeenCalledExactlyOnceWith(true);
  });

  it("keeps the seats if the same person signs in again", async () => {
    const { attendee, onChange } = aSiteAttendee();
    let issued = 1;
    attendee.identifyBy(() => tokenOf("ada", issued));
    await attendee.token();
    attendee.expire();
    issued++;
    await attendee.token();
    expect(onChange.mock.calls).toEqual([[false], [false]]);
  });
});

describe("a pending reservation", () => {
  it("belongs to the button that was clicked last, and is dropped after a while", () => {
    vi.useFakeTimers();
    const { attendee } = aSiteAttendee();
    const [first, second] = [{}, {}];
    attendee.want(first);
    vi.advanceTimersByTime(10 * 60_000);
    attendee.want(second);
    vi.advanceTimersByTime(10 * 60_000);
    expect(attendee.state().wantedBy).toBe(second);
    vi.advanceTimersByTime(10 * 60_000);
    expect(attendee.state().wantedBy).toBe(undefined);
    vi.useRealTimers();
  });
});
