import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { LateMarkdown } from "../../web/src/ui/late-markdown.tsx";
import { LinkedText } from "../../web/src/ui/linked-text.tsx";

const draw = async (text: string) => {
  const { container } = render(<LateMarkdown text={text} below={2} fallback="Loading" />);
  await expect.poll(() => container.textContent).not.toBe("Loading");
  return container;
};
const LINK = { target: "_blank", rel: "noopener noreferrer nofollow ugc" };

it("links open elsewhere, tell that site nothing and vouch for nothing, in Markdown and in messages", async () => {
  await draw("[words](https://x.example)");
  expect(screen.getByRole("link", { name: "words" })).toMatchObject({ ...LINK, href: "https://x.example/" });
  expect(document.querySelector("a svg")).not.toBe(null);
  render(<LinkedText text="See https://y.example" />);
  expect(screen.getByRole("link", { name: "https://y.example" })).toMatchObject(LINK);
});

it("headings come below the page's own, the highest one first", async () => {
  const container = await draw("## One\n\n#### Two\n\n## Three");
  const found = [...container.querySelectorAll("h1,h2,h3,h4,h5,h6")].map(({ tagName }) => tagName);
  expect(found).toEqual(["H3", "H4", "H3"]);
});

it("lists, quotes, code and tables are elements", async () => {
  const { innerHTML } = await draw(
    "- a\n\n4. **b** *c* ~~d~~ `e`\n\n> f\n\n```\ng\n```\n\n---\n\n|h|\n|-|\n|i|",
  );
  for (const tag of "ul ol strong em s code blockquote pre hr table th td".split(" "))
    expect(innerHTML).toContain(`<${tag}`);
  expect(innerHTML).toContain('start="4"');
});

it.each([
  "<script>alert(1)</script>",
  "<img src=https://x.example/a.png onerror=alert(1)>",
  "<div style='position:fixed' onclick=alert(1)>a</div>",
  "<iframe src=https://x.example></iframe><object data=a></object><svg onload=alert(1)><use href=b /></svg>",
  "![a](https://x.example/a.png) ![b](data:image/png;base64,AA==)",
  "[a](javascript:alert(1)) <javascript:alert(1)> [b](data:text/html,x)",
  "<a href=javascript:alert(1)>a</a><form action=https://x.example><input></form><meta http-equiv=refresh>",
])("of %s nothing can run or load", async (text) => {
  const container = await draw(text);
  for (const icon of container.querySelectorAll("a svg")) icon.remove();
  const tags = new Set([...container.querySelectorAll("*")].map(({ tagName }) => tagName));
  for (const harmless of ["DIV", "P", "BR", "A"]) tags.delete(harmless);
  expect([...tags]).toEqual([]);
  expect(container.innerHTML).not.toMatch(/ (on\w+|style|src|srcdoc|action)=/);
  for (const link of container.querySelectorAll("a")) expect(link.href).toMatch(/^https:/);
});
