export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Text or number, as text; whatever else stands there says nothing. */
export function word(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" ? String(value) : null;
}

/** Text, or a text by language: English before the others. */
export function translated(value: unknown): string | null {
  if (!isFields(value)) return word(value);
  const texts = [value.en, ...Object.values(value)].map(word);
  return texts.find((text) => text !== null && text.trim() !== "") ?? null;
}

/** Every object of a list. */
export function objectsOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** The first name of a person that can be read; empty where none can. */
export function personName(value: unknown): string {
  const person = isFields(value) ? value : { name: value };
  const { public_name, full_public_name, fullName, name, first_name, last_name } = person;
  const whole = [first_name, last_name].map(word).filter(Boolean).join(" ");
  return [public_name, full_public_name, fullName, name, whole].map(word).find((text) => text?.trim()) ?? "";
}
