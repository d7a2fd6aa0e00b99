import { expect, it } from "vitest";
import {
  aUser,
  becomes,
  failures,
  openTab,
  said,
  store,
  stored,
  tokenOf,
  useIssuer,
} from "./support/tab.tsx";

useIssuer();
const FOREIGN = "/signed-in?code=zzz&state=q";

it("a return that nobody began says so, and leaves the person signed in as before", async () => {
  store(aUser("ada"));
  const { navigate } = await openTab(undefined, FOREIGN);
  await becomes("ada");
  expect(failures).toHaveBeenCalledOnce();
  expect(navigate).toHaveBeenCalledWith("/");
  expect(stored()).toContain(tokenOf("ada"));
});

it("a return that nobody began leaves nobody signed in if nobody was", async () => {
  const { navigate } = await openTab(undefined, FOREIGN);
  await becomes("signed-out");
  expect(failures).toHaveBeenCalledOnce();
  expect(navigate).toHaveBeenCalledWith("/");
});

it.each([
  ["a person who is signed in", aUser("ada"), "ada"],
  ["nobody", undefined, "signed-out"],
])("a return without the issuer's answer leads %s to all events", async (_, user, expected) => {
  if (user !== undefined) store(user);
  const { navigate } = await openTab(undefined, "/signed-in");
  expect(navigate).toHaveBeenCalledWith("/");
  expect(said()).toBe(expected);
  expect(failures).not.toHaveBeenCalled();
});
