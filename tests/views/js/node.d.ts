/** What the programs' tests use of node, as node 20 documents it. */

declare module "node:test" {
  export function test(name: string, run: () => void | Promise<void>): Promise<void>;
  export default test;
}

declare module "node:assert/strict" {
  interface Assert {
    equal(actual: unknown, expected: unknown, message?: string): void;
    deepEqual(actual: unknown, expected: unknown, message?: string): void;
    match(text: string, pattern: RegExp, message?: string): void;
    ok(value: unknown, message?: string): asserts value;
    throws(run: () => unknown, error?: RegExp): void;
  }
  const assert: Assert;
  export default assert;
}

declare module "node:fs" {
  export function readFileSync(path: URL | string, encoding: "utf8"): string;
}

declare const process: { readonly env: Readonly<Record<string, string | undefined>> };
