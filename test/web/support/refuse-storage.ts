import { vi } from "vitest";

/** As a browser without storage: reading and writing throw. The end of the test undoes it. */
export function refuseStorage(): void {
  const refuse = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
}
