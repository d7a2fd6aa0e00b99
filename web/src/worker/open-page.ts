/** Addresses on the app's origin that are not the app's. `/outbox` is a page of the local service. */
export const NOT_OF_THE_APP: RegExp[] = [
  /^\/api(?:[/?]|$)/,
  /^\/outbox(?:[/?]|$)/,
  /^\/[^/]+\.[a-z]+(?:\?|$)/,
];

interface Ways {
  readonly fromNetwork: () => Promise<Response>;
  readonly kept: () => Promise<Response | undefined>;
  readonly patienceMs: number;
}

/** The page from the network, or the kept one if there is no answer in time or the answer is a failure. */
export async function openPage({ fromNetwork, kept, patienceMs }: Ways): Promise<Response> {
  const asked = fromNetwork().then(
    (response) => (response.status >= 500 ? undefined : response),
    () => undefined,
  );
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs));
  return (await Promise.race([asked, late])) ?? (await kept()) ?? (await asked) ?? Response.error();
}
