import { dropped, type Mutation, replaced } from "./mutation.ts";

const book = "functions/store/pictures/picture-book.ts";
const take = "functions/core/pictures/take-picture.ts";
const store = ["test/store/pictures/picture-book.test.ts"];
const core = ["test/core/pictures/take-picture.test.ts"];

/** What keeps the pictures of events right. */
export const pictureMutations: readonly Mutation[] = [
  dropped("pictures: a picture is replaced by one request", book, "#picture = :replaced", store),
  dropped("pictures: a first picture is shown by one request", book, "attribute_not_exists(#picture)", store),
  replaced(
    "pictures: only an event that exists gets one",
    book,
    'if (item === null) return { kind: "event-not-found" };',
    "item ??= Key;",
    store,
  ),
  replaced("pictures: a copy that no event shows is removed", take, "    await tidy(key);\n", "", core),
  replaced(
    "pictures: the content has the type that was announced",
    take,
    'if (!isNamedFor(uploadId, facts.type)) return "OTHER_TYPE";',
    "",
    core,
  ),
];
