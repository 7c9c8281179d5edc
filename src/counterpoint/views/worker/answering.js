/*
 * Stands after Oxigraph's own module in the worker's program. It loads the data once and answers
 * queries one by one; the page stops a slow one by ending the worker.
 */

const MOST_ROWS = 20_000;
/** @type {Store | null} */
let store = null;

/**
 * What a query asks for, read from its first word outside comments, addresses and strings.
 * @param {string} query
 */
function formOf(query) {
  const bare = query.replace(
    /<[^<>"{}|^`\\\s]*>|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#[^\n]*/g,
    " ",
  );
  return /\b(select|ask|construct|describe)\b/i.exec(bare)?.[1].toLowerCase() ?? "select";
}

/**
 * @param {Store} loaded
 * @param {string} query
 */
function answer(loaded, query) {
  const form = formOf(query);
  const isGraph = form === "construct" || form === "describe";
  const format = isGraph ? "text/turtle" : "application/sparql-results+json";
  const text = loaded.query(query, { results_format: format, use_default_graph_as_union: true });
  if (isGraph) return { kind: "graph", text };
  /** @type {Results} */
  const results = JSON.parse(text);
  if ("boolean" in results) return { kind: "boolean", value: results.boolean };
  const rows = results.results.bindings;
  return {
    kind: "rows",
    variables: results.head.vars,
    rows: rows.slice(0, MOST_ROWS),
    count: rows.length,
  };
}

globalThis.addEventListener("message", ({ data: { id, engine, dataset, query } }) => {
  try {
    if (engine) {
      initSync({ module: engine });
      store = new Store();
      store.load(dataset, { format: "application/trig" });
      globalThis.postMessage({ id, kind: "ready", size: store.size });
    } else if (store) {
      const started = performance.now();
      const reply = answer(store, query);
      globalThis.postMessage({ id, ...reply, time: performance.now() - started });
    }
  } catch (problem) {
    globalThis.postMessage({
      id,
      kind: "error",
      message: problem instanceof Error ? problem.message : String(problem),
    });
  }
});
