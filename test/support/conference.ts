import { afterAll, beforeAll } from "vitest";
import { anEvent } from "./api.ts";
import { startService, type TestService, type TestServiceOptions } from "./service.ts";

export interface Conference {
  readonly service: TestService;
  readonly conference: Awaited<ReturnType<typeof anEvent>>;
}

/** Starts a service with one event for the surrounding tests. Both are empty until those tests begin. */
export function useConference(options: TestServiceOptions = {}): Conference {
  const { service, conference } = { service: {}, conference: {} } as Conference;
  beforeAll(async () => {
    Object.assign(service, await startService(options));
    Object.assign(conference, await anEvent(service));
  });
  afterAll(() => service.stop());
  return { service, conference };
}
