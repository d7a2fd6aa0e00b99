// This file is plain JavaScript because stripping types would slow down every cold start. It plays Lambda's
// Node runtime: it loads the bundle once, then answers one event at a time.
import { parentPort, workerData } from "node:worker_threads";

const { bundle, exportName, clockOffsetMs, timeoutMs, context } = workerData;

function shiftClock(offsetMs) {
  const RealDate = Date;
  const now = () => RealDate.now() + offsetMs;
  const ShiftedDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
  });
  RealDate.prototype.constructor = ShiftedDate;
  globalThis.Date = ShiftedDate;
}

function describe(error) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? "").split("\n") };
}

function marshal(result) {
  try {
    return JSON.stringify(result) ?? "null";
  } catch (error) {
    throw Object.assign(new Error(`Unable to stringify response body: ${error}`), {
      name: "Runtime.MarshalError",
    });
  }
}

function contextOf(requestId) {
  const deadline = performance.now() + timeoutMs;
  return {
    ...context,
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
  };
}

async function loadHandler() {
  const handler = (await import(bundle))[exportName];
  if (typeof handler === "function") return handler;
  throw Object.assign(new Error(`${exportName} is undefined or not a function`), {
    name: "Runtime.HandlerNotFound",
  });
}

if (clockOffsetMs !== 0) shiftClock(clockOffsetMs);

try {
  const handler = await loadHandler();
  parentPort.on("message", async ({ requestId, traceId, payload }) => {
    process.env._X_AMZN_TRACE_ID = traceId;
    try {
      const result = await handler(JSON.parse(payload), contextOf(requestId));
      parentPort.postMessage({ kind: "result", requestId, payload: marshal(result) });
    } catch (error) {
      parentPort.postMessage({ kind: "error", requestId, error: describe(error) });
    }
  });
  parentPort.postMessage({ kind: "ready" });
} catch (error) {
  parentPort.postMessage({ kind: "init-error", error: describe(error) });
}
