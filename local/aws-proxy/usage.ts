import type { ConsumedCapacity } from "./capacity.ts";

interface IndexUsage {
  readUnits: number;
  writeUnits: number;
}

interface OperationUsage {
  calls: number;
  /** The sum, indexes included. */
  readUnits: number;
  writeUnits: number;
  /** The part that each index consumed. */
  indexes: Record<string, IndexUsage>;
}

export interface Usage {
  functions: Record<string, Record<string, OperationUsage>>;
  requests: Record<string, Record<string, OperationUsage>>;
}

type Operations = Record<string, OperationUsage>;

/** Requests are counted one by one, so a service that runs for days forgets the oldest. */
const MAX_REQUESTS_KEPT = 50_000;

const READS = new Set(["GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems"]);

export class UsageLedger {
  #functions = new Map<string, Operations>();
  #requests = new Map<string, Operations>();

  /** Counts every call, refused calls too. Returns a function that adds the units once they are known. */
  count(functionName: string, requestId: string | undefined, operation: string) {
    const usages = [usageOf(this.#functions, functionName, operation)];
    if (requestId !== undefined) usages.push(usageOf(this.#requests, requestId, operation));
    if (this.#requests.size > MAX_REQUESTS_KEPT)
      this.#requests.delete(this.#requests.keys().next().value ?? "");
    for (const usage of usages) usage.calls += 1;
    return (consumed: readonly ConsumedCapacity[]) => {
      for (const usage of usages) for (const capacity of consumed) add(usage, operation, capacity);
    };
  }

  report(): Usage {
    return structuredClone({
      functions: Object.fromEntries(this.#functions),
      requests: Object.fromEntries(this.#requests),
    });
  }

  reset(): void {
    this.#functions = new Map();
    this.#requests = new Map();
  }
}

function usageOf(all: Map<string, Operations>, key: string, operation: string): OperationUsage {
  let operations = all.get(key);
  if (!operations) {
    operations = {};
    all.set(key, operations);
  }
  operations[operation] ??= { calls: 0, readUnits: 0, writeUnits: 0, indexes: {} };
  return operations[operation];
}

function add(usage: OperationUsage, operation: string, capacity: ConsumedCapacity): void {
  charge(usage, operation, capacity);
  const indexes = { ...capacity.GlobalSecondaryIndexes, ...capacity.LocalSecondaryIndexes };
  for (const [name, units] of Object.entries(indexes)) {
    usage.indexes[name] ??= { readUnits: 0, writeUnits: 0 };
    charge(usage.indexes[name], operation, units);
  }
}

/** Only transactions say which kind of unit they mean. */
function charge(usage: IndexUsage, operation: string, units: Omit<ConsumedCapacity, "TableName">): void {
  const { CapacityUnits = 0, ReadCapacityUnits, WriteCapacityUnits } = units;
  if (ReadCapacityUnits !== undefined || WriteCapacityUnits !== undefined) {
    usage.readUnits += ReadCapacityUnits ?? 0;
    usage.writeUnits += WriteCapacityUnits ?? 0;
  } else if (READS.has(operation)) usage.readUnits += CapacityUnits;
  else usage.writeUnits += CapacityUnits;
}
