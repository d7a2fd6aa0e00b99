import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateQueueCommand, GetQueueUrlCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claimPort } from "../../local/engines/claimed-port.ts";
import { startDynamoDb } from "../../local/engines/dynamodb.ts";
import { type Issuer, startIssuer } from "../../local/engines/issuer.ts";
import { startSqs } from "../../local/engines/sqs.ts";
import { close, listen } from "../../local/listen.ts";
import { findJava } from "../../local/machine/java.ts";
import { provision } from "../../local/provision.ts";
import { StartError } from "../../local/start-error.ts";
import { clients, smallTemplate } from "./support/proxied.ts";

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const directories: string[] = [];
const dataDirectory = async () => {
  const directory = await mkdtemp(join(tmpdir(), "engines-test-"));
  directories.push(directory);
  return directory;
};
afterAll(() => Promise.all(directories.map((directory) => rm(directory, { recursive: true }))));

describe("DynamoDB Local", () => {
  const starter = (directory: string) => `
    import { startDynamoDb } from ${JSON.stringify(join(import.meta.dirname, "../../local/engines/dynamodb.ts"))};
    const { pid, endpoint } = await startDynamoDb({ dataDirectory: ${JSON.stringify(directory)} });
    console.log(JSON.stringify({ pid, endpoint }));
    setInterval(() => {}, 1000);
  `;

  it.each<NodeJS.Signals>(["SIGKILL", "SIGTERM"])(
    "dies with the process that started it, even of %s",
    async (signal) => {
      const parent = spawn(process.execPath, ["--input-type=module", "-e", starter(await dataDirectory())]);
      const line = await new Promise<string>((resolve) =>
        parent.stdout.once("data", (chunk) => resolve(String(chunk))),
      );
      const { pid } = JSON.parse(line) as { pid: number };
      expect(alive(pid)).toBe(true);
      parent.kill(signal);
      await expect.poll(() => alive(pid)).toBe(false);
    },
  );

  it("is gone when stop resolves, and keeps its data in its directory", async () => {
    const directory = await dataDirectory();
    const sqs = await startSqs();
    const Item = { PK: "kept", SK: "A" };
    const run = async (work: (document: DynamoDBDocumentClient, table: string) => Promise<void>) => {
      const engine = await startDynamoDb({ dataDirectory: directory });
      const { endpoint } = engine;
      const origins = { sqsEndpoint: sqs.endpoint, proxyUrl: sqs.endpoint };
      const physical = await provision(smallTemplate, { dynamodbEndpoint: endpoint, ...origins });
      await work(clients(endpoint, sqs.endpoint, "local").document, physical.Seats?.ref ?? "");
      await engine.stop();
      expect(alive(engine.pid)).toBe(false);
    };
    await run(async (document, TableName) => void (await document.send(new PutCommand({ TableName, Item }))));
    await run(async (document, TableName) => {
      expect(await document.send(new GetCommand({ TableName, Key: Item }))).toMatchObject({ Item });
    });
    await sqs.stop();
  });

  it("says in one line that a data file is broken", async () => {
    const directory = await dataDirectory();
    await writeFile(join(directory, "shared-local-instance.db"), "not a database ".repeat(1000));
    const refused = startDynamoDb({ dataDirectory: directory });
    await expect(refused).rejects.toBeInstanceOf(StartError);
    await expect(refused).rejects.toThrow(
      /^The data file .*shared-local-instance\.db is broken .* --fresh .*$/,
    );
  });

  it("says in one line that its data directory cannot be made", async () => {
    const file = join(await dataDirectory(), "file");
    await writeFile(file, "");
    await expect(startDynamoDb({ dataDirectory: join(file, "data") })).rejects.toThrow(
      /^The data directory .*$/,
    );
  });
});

describe("the port of an engine", () => {
  it("is claimed once, however many claim one at the same time", async () => {
    const claims = await Promise.all(Array.from({ length: 600 }, claimPort));
    expect(new Set(claims.map(({ port }) => port)).size).toBe(claims.length);
    await Promise.all(claims.map(({ release }) => release()));
  });

  it("is none that the system gives to a server that asks for any", async () => {
    const servers = Array.from({ length: 50 }, () => createServer());
    const given = await Promise.all(servers.map((server) => listen(server, 0, "127.0.0.1")));
    const { port, release } = await claimPort();
    expect(port).toBeLessThan(Math.min(...given));
    await Promise.all([release(), ...servers.map(close)]);
  });
});

describe("SQS", () => {
  it("finds a queue by its name, with any host or region", async () => {
    const engine = await startSqs();
    const client = (region: string) =>
      new SQSClient({
        endpoint: engine.endpoint,
        region,
        credentials: { accessKeyId: "a", secretAccessKey: "b" },
      });
    const { QueueUrl } = await client("us-east-1").send(new CreateQueueCommand({ QueueName: "q" }));
    expect(QueueUrl).toBe(`${engine.endpoint}/000000000000/q`);
    const found = await client("eu-central-1").send(new GetQueueUrlCommand({ QueueName: "q" }));
    expect(found.QueueUrl).toBe(QueueUrl);
    const elsewhere = { QueueUrl: "http://127.0.0.1:1/000000000000/q", MessageBody: "x" };
    await client("us-east-1").send(new SendMessageCommand(elsewhere));
    await engine.stop();
  });
});

describe("the issuer", () => {
  let issuer: Issuer;
  beforeAll(async () => {
    issuer = await startIssuer();
  });
  afterAll(() => issuer.stop());

  it("signs tokens that its published keys verify", async () => {
    const token = await issuer.token({ sub: "ada", "cognito:groups": ["organizer"] }, 60);
    const { payload, protectedHeader } = await jwtVerify(token, createRemoteJWKSet(new URL(issuer.jwksUrl)), {
      issuer: issuer.url,
    });
    expect(protectedHeader.alg).toBe("RS256");
    expect(payload).toMatchObject({ sub: "ada", "cognito:groups": ["organizer"] });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
  });

  it("publishes the address of its keys", async () => {
    const discovery = await fetch(`${issuer.url}/.well-known/openid-configuration`);
    expect(await discovery.json()).toMatchObject({ issuer: issuer.url, jwks_uri: issuer.jwksUrl });
  });

  it("makes expired tokens on request", async () => {
    const token = await issuer.token({ sub: "ada" }, -10);
    const verified = jwtVerify(token, createRemoteJWKSet(new URL(issuer.jwksUrl)));
    await expect(verified).rejects.toMatchObject({ code: "ERR_JWT_EXPIRED" });
  });
});

describe("finding Java", () => {
  it("says in one line what to install if Java is missing", async () => {
    const refused = findJava(["/nowhere"]);
    await expect(refused).rejects.toBeInstanceOf(StartError);
    await expect(refused).rejects.toThrow(/^Missing on this machine: Java 11 or newer\. .*JAVA_HOME.*$/);
  });

  it("skips one that is too old", async () => {
    const folders = await Promise.all([dataDirectory(), dataDirectory()]);
    await fakeJava(folders[0] ?? "", "1.8.0_292");
    await fakeJava(folders[1] ?? "", "17.0.1");
    expect(await findJava(folders)).toBe(join(folders[1] ?? "", "java"));
  });
});

const fakeJava = (folder: string, version: string) =>
  writeFile(join(folder, "java"), `#!/bin/sh\necho 'openjdk version "${version}"' >&2\n`, { mode: 0o755 });
