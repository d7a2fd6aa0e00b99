import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import document from "../../functions/contract/openapi.json" with { type: "json" };
import { Problems } from "../../functions/contract/problems.ts";
import { DOCUMENT, openApiText } from "../../local/openapi/document.ts";
import { deployedApp, resources } from "./support/stacks.ts";

const { template } = deployedApp();
const routes = resources(template, "AWS::ApiGatewayV2::Route").map(([, { Properties }]) => Properties);
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    route: `${method.toUpperCase()} ${path}`,
    operation: operation as {
      operationId: string;
      security: object[];
      parameters?: { in: string; name: string }[];
    },
  })),
);

test("openapi.json is what `npm run openapi` makes of the contract", () => {
  expect(readFileSync(DOCUMENT, "utf8")).toBe(openApiText());
});

test("openapi.json is a valid OpenAPI 3.1 document", async () => {
  const validator = new Validator();
  expect(await validator.validate(structuredClone(document))).toMatchObject({ valid: true });
  expect(validator.version).toBe("3.1");
});

describe("the operations", () => {
  test("are the routes of the API", () => {
    const named = routes.map(({ RouteKey }) => RouteKey).filter((key) => key !== "$default");
    expect(operations.map(({ route }) => route).toSorted()).toEqual(named.toSorted());
  });

  test("need a token where API Gateway requires one", () => {
    const needing = operations.filter(
      ({ operation: { security } }) =>
        security.some((way) => Object.keys(way).length > 0) &&
        !security.some((way) => Object.keys(way).length === 0),
    );
    const authorized = routes.filter(({ AuthorizationType }) => AuthorizationType === "JWT");
    expect(needing.map(({ route }) => route).toSorted()).toEqual(
      authorized.map(({ RouteKey }) => RouteKey).toSorted(),
    );
  });

  test.each(operations)("$route describes every part of its path", ({ route, operation }) => {
    const parts = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const described = (operation.parameters ?? []).filter((parameter) => parameter.in === "path");
    expect(described.map(({ name }) => name)).toEqual(parts);
  });

  test("have a name each", () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test("every code of the API is the refusal of an operation", () => {
  const text = JSON.stringify([document.paths, document.components.responses]);
  expect(Object.keys(Problems).filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
});
