/** Oxigraph in a worker: started at the first query, ended when a query is to stop. */

/** @import { Answer } from "../types/page.js" */

import { readBlock, readBytes } from "./blocks.js";

/** @type {Promise<Awaited<ReturnType<typeof startEngine>>> | null} */
let running = null;
let nextId = 1;

/** Whether the page came with an engine and data for it. */
export function hasEngine() {
  return document.getElementById("engine") !== null;
}

async function startEngine() {
  const [engine, dataset, program] = await Promise.all([
    readBytes("engine"),
    readBlock("dataset"),
    readBlock("engine-program"),
  ]);
  const address = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
  const worker = new Worker(address);
  /** @type {Map<number, (answer: Answer) => void>} */
  const waiting = new Map();
  worker.addEventListener("message", ({ data }) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  /** @param {ErrorEvent} event */
  const broken = (event) => {
    event.preventDefault();
    for (const settle of waiting.values()) settle({ kind: "error", message: event.message ?? "" });
    waiting.clear();
    running = null;
  };
  worker.addEventListener("error", broken);
  /**
   * @param {object} message
   * @param {Transferable[]} [transfer]
   * @returns {Promise<Answer>}
   */
  const ask = (message, transfer = []) =>
    new Promise((resolve) => {
      const id = nextId;
      nextId += 1;
      waiting.set(id, resolve);
      worker.postMessage({ id, ...message }, transfer);
    });
  const ready = await ask({ engine, dataset }, [engine.buffer]);
  URL.revokeObjectURL(address);
  return { worker, waiting, ask, ready };
}

/**
 * The answer: rows, a boolean, a graph as Turtle, an error, or that it was stopped.
 * @param {string} query
 */
export async function askEngine(query) {
  running ??= startEngine();
  const started = await running;
  if (started.ready.kind === "error") return started.ready;
  return started.ask({ query });
}

/** End the query that runs, and the worker with it. */
export async function stopEngine() {
  const started = await running;
  running = null;
  started?.worker.terminate();
  for (const settle of started?.waiting.values() ?? []) settle({ kind: "stopped" });
}
