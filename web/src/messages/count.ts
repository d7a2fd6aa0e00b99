/** `1,204 seats`, `1 seat`. */
export const count = (n: number, one: string, many: string) =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** `1,204 people`, `1 person`. */
export const people = (n: number) => count(n, "person", "people");
