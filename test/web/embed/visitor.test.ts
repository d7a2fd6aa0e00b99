import { describe, expect, it, vi } from "vitest";
import { createVisitor } from "../../../web/src/embed/visitor.ts";
import { attendeeIdOf } from "../../../web/src/identity/identity.ts";

const tokenOf = (sub: string, issued = 1) => `e30.${btoa(JSON.stringify({ sub, issued }))}.signature`;

function aVisitor() {
  const onChange = vi.fn();
  const visitor = createVisitor(onChange);
  return { visitor, onChange };
}

const userOf = ({ state }: ReturnType<typeof createVisitor>) => attendeeIdOf(state().identity);

describe("a visitor", () => {
  it("is nobody until the site names a person", async () => {
    const { visitor } = aVisitor();
    expect(await visitor.token()).toBe(undefined);
    expect(visitor.state().identity.status).toBe("signed-out");
  });

  it("is the person of the token, even if the site needs a moment to give it", async () => {
    const { visitor, onChange } = aVisitor();
    visitor.identifyBy(async () => tokenOf("ada"));
    expect(await visitor.token()).toBe(tokenOf("ada"));
    expect(userOf(visitor)).toBe("ada");
    expect(onChange).toHaveBeenCalledExactlyOnceWith(false);
  });

  it("stays the same person with a renewed token", async () => {
    const { visitor, onChange } = aVisitor();
    let issued = 1;
    visitor.identifyBy(() => tokenOf("ada", issued++));
    await visitor.token();
    expect(await visitor.token()).toBe(tokenOf("ada", 2));
    expect(onChange).toHaveBeenCalledOnce();
  });

  it("changes when another person signs in, and is nobody after signing out", async () => {
    const { visitor, onChange } = aVisitor();
    for (const token of [tokenOf("ada"), tokenOf("ben"), null]) {
      visitor.identifyBy(() => token);
      await visitor.token();
    }
    expect(userOf(visitor)).toBe(undefined);
    expect(onChange.mock.calls).toEqual([[false], [true], [true]]);
  });

  it("is requested once for simultaneous questions", async () => {
    const { visitor } = aVisitor();
    const getToken = vi.fn(() => tokenOf("ada"));
    for (let button = 0; button < 100; button++) visitor.identifyBy(getToken);
    await Promise.all([visitor.token(), visitor.token()]);
    expect(getToken).toHaveBeenCalledOnce();
  });

  it("is the person named last, even if an earlier answer arrives later", async () => {
    const { visitor } = aVisitor();
    const late = Promise.withResolvers<string>();
    visitor.identifyBy(() => late.promise);
    const token = visitor.token();
    visitor.identifyBy(() => tokenOf("ben"));
    late.resolve(tokenOf("ada"));
    expect(await token).toBe(tokenOf("ben"));
    expect(userOf(visitor)).toBe("ben");
  });

  it("is nobody while the site fails to name a person, and its developers are told", async () => {
    const { visitor } = aVisitor();
    const report = vi.fn();
    vi.stubGlobal("reportError", report);
    visitor.identifyBy(() => Promise.reject(new Error("no session")));
    expect(await visitor.token()).toBe(undefined);
    expect(report).toHaveBeenCalledWith(new Error("no session"));
    vi.unstubAllGlobals();
  });
});

describe("a token that the service has refused", () => {
  it("is not sent again, but the next one is", async () => {
    const { visitor } = aVisitor();
    let token = tokenOf("ada", 1);
    visitor.identifyBy(() => token);
    await visitor.token();
    visitor.expire();
    expect(await visitor.token()).toBe(undefined);
    expect(userOf(visitor)).toBe(undefined);
    token = tokenOf("ada", 2);
    expect(await visitor.token()).toBe(token);
    expect(userOf(visitor)).toBe("ada");
  });

  it("is not sent again after another request with it is refused later", async () => {
    const { visitor } = aVisitor();
    visitor.identifyBy(() => tokenOf("ada"));
    await visitor.token();
    visitor.expire();
    await visitor.token();
    visitor.expire();
    expect(await visitor.token()).toBe(undefined);
  });

  it.each([
    ["nobody is", () => null],
    ["somebody else is", () => tokenOf("ben")],
  ])("makes the page forget the person's seats if %s signed in after that", async (_, next) => {
    const { visitor, onChange } = aVisitor();
    visitor.identifyBy(() => tokenOf("ada"));
    await visitor.token();
    visitor.expire();
    onChange.mockClear();
    visitor.identifyBy(next);
    await visitor.token();
    expect(onChange).toHaveBeenCalledExactlyOnceWith(true);
  });

  it("keeps the seats if the same person signs in again", async () => {
    const { visitor, onChange } = aVisitor();
    let issued = 1;
    visitor.identifyBy(() => tokenOf("ada", issued));
    await visitor.token();
    visitor.expire();
    issued++;
    await visitor.token();
    expect(onChange.mock.calls).toEqual([[false], [false]]);
  });
});

describe("a wish", () => {
  it("belongs to the button that was clicked last, and is dropped after a while", () => {
    vi.useFakeTimers();
    const { visitor } = aVisitor();
    const [first, second] = [{}, {}];
    visitor.want(first);
    vi.advanceTimersByTime(10 * 60_000);
    visitor.want(second);
    vi.advanceTimersByTime(10 * 60_000);
    expect(visitor.state().wantedBy).toBe(second);
    vi.advanceTimersByTime(10 * 60_000);
    expect(visitor.state().wantedBy).toBe(undefined);
    vi.useRealTimers();
  });
});
