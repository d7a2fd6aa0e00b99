export type Ending = "done" | "refused" | "conflict" | "throttled";

export interface Used {
  calls: number;
  writeUnits: number;
  readUnits: number;
}

/** Capacity that the calls of one operation consumed, by how they ended. Refused writes cost the same as others. */
export class Usage {
  readonly #used = new Map<string, Used>();

  count(
    operation: string,
    ending: Ending,
    units: { readonly writes?: number; readonly reads?: number },
  ): void {
    const name = `${operation} ${ending}`;
    const used = this.#used.get(name) ?? { calls: 0, writeUnits: 0, readUnits: 0 };
    used.calls += 1;
    used.writeUnits += units.writes ?? 0;
    used.readUnits += units.reads ?? 0;
    this.#used.set(name, used);
  }

  of(operation: string, ending: Ending): Used {
    return this.#used.get(`${operation} ${ending}`) ?? { calls: 0, writeUnits: 0, readUnits: 0 };
  }

  /** The sum over all operations. */
  total(): Used {
    const sum = { calls: 0, writeUnits: 0, readUnits: 0 };
    for (const { calls, writeUnits, readUnits } of this.#used.values()) {
      sum.calls += calls;
      sum.writeUnits += writeUnits;
      sum.readUnits += readUnits;
    }
    return sum;
  }
}
