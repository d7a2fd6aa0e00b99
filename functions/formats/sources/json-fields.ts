export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads a text or a number as text. Any other value counts as absent. */
export function word(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" ? String(value) : null;
}

/** Reads a text, or one of several by language. English is preferred. */
export function translated(value: unknown): string | null {
  if (!isFields(value)) return word(value);
  const texts = [value.en, ...Object.values(value)].map(word);
  return texts.find((text) => text !== null && text.trim() !== "") ?? null;
}

/** Returns every object of a list. */
export function objectsOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** Reads the first usable name of a person. The result is empty if there is none. */
export function personName(value: unknown): string {
  const person = isFields(value) ? value : { name: value };
  const { public_name, full_public_name, fullName, name, first_name, last_name } = person;
  const whole = [first_name, last_name].map(word).filter(Boolean).join(" ");
  return [public_name, full_public_name, fullName, name, whole].map(word).find((text) => text?.trim()) ?? "";
}
