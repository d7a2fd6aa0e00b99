import { type ApiResponse, patiently } from "./api.ts";

/**
 * Repeats an import until it is complete, as clients do: on a slow machine, one request imports only a part.
 */
export async function importWhole(send: () => Promise<ApiResponse>): Promise<ApiResponse> {
  for (;;) {
    const answer = await patiently(send);
    if (answer.status !== 200 || answer.body.complete) return answer;
  }
}
