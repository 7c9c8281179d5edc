/** The query editor: asks this server and no other; whatever comes back is shown as text. */

const SHOWN_AT_MOST = 1000;
const START =
  "SELECT ?name WHERE {\n  ?expert a cp:Expert ; schema:name ?name .\n}\nORDER BY ?name";
/** @type {{ readonly [type: string]: string }} */
const ENDINGS = {
  "application/sparql-results+json": "json",
  "text/csv": "csv",
  "text/tab-separated-values": "tsv",
  "application/sparql-results+xml": "xml",
  "text/turtle": "ttl",
  "application/ld+json": "jsonld",
};
const ANY_ANSWER = "application/sparql-results+json, text/turtle;q=0.9";

/**
 * The element of that id, which the page has always.
 * @param {string} id
 */
function at(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`no element ${id}`);
  return node;
}

/**
 * The fields that the reader fills in.
 * @template {HTMLElement} Field
 * @param {string} id
 * @param {new () => Field} kind
 */
function field(id, kind) {
  const node = at(id);
  if (!(node instanceof kind)) throw new Error(`${id} is another element`);
  return node;
}

/**
 * @param {string} name
 * @param {{ readonly [attribute: string]: string }} attributes
 * @param {...(Node | string)} children
 */
function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/**
 * The vendored editor if it works here, else the plain text field.
 * @param {HTMLTextAreaElement} area
 * @returns {Editor}
 */
function editorOf(area) {
  if (typeof Yasqe !== "function") {
    return {
      get: () => area.value,
      set: (text) => {
        area.value = text;
      },
      mark: () => undefined,
    };
  }
  const yasqe = new Yasqe(at("editor"), {
    autocompleters: [],
    createShareableLink: null,
    persistenceId: null,
    showQueryButton: false,
    resizeable: true,
    value: "",
    extraKeys: { "Ctrl-Enter": run, "Cmd-Enter": run, Tab: false, "Shift-Tab": false },
  });
  area.hidden = true;
  yasqe.getInputField().setAttribute("aria-label", "SPARQL query");
  return {
    get: () => yasqe.getValue(),
    set: (text) => yasqe.setValue(text),
    mark: ({ line, column }) => {
      yasqe.setCursor({ line: line - 1, ch: column - 1 });
      yasqe.focus();
    },
  };
}

/** @type {{ readonly [prefix: string]: string }} */
let prefixes = {};
/** @type {AbortController | null} */
let running = null;

/**
 * `text` with a declaration for each usual prefix that it uses: so it runs elsewhere as well.
 * @param {string} text
 */
function declared(text) {
  const outside = text.replace(/<[^<>\s]*>|"[^"\n]*"|'[^'\n]*'|#.*/g, " ");
  const missing = Object.entries(prefixes).filter(
    ([prefix]) =>
      new RegExp(`(^|[^\\w:.-])${prefix}:`).test(outside) &&
      !new RegExp(`prefix\\s+${prefix}:`, "i").test(outside),
  );
  return missing.map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`).join("") + text;
}

/** @param {string} text */
function write(text) {
  const whole = declared(text);
  if (whole !== editor.get()) editor.set(whole);
}

/**
 * Ask for an answer in one of the formats of `accept`; an earlier question is given up.
 * @param {string} accept
 */
function ask(accept) {
  running?.abort();
  running = new AbortController();
  return fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: accept },
    body: editor.get(),
    signal: running.signal,
  });
}

async function run() {
  const started = performance.now();
  const answer = at("answer");
  write(editor.get());
  history.replaceState(null, "", `#query=${encodeURIComponent(editor.get())}`);
  say("Asking …");
  field("run", HTMLButtonElement).disabled = true;
  try {
    const response = await ask(ANY_ANSWER);
    if (!response.ok) return await showProblem(response);
    const took = Math.round(performance.now() - started);
    const notice = response.headers.get("Counterpoint-Notice");
    const sentence = (response.headers.get("Content-Type") ?? "").includes("json")
      ? showResults(answer, await response.json())
      : showText(answer, await response.text());
    say(`${sentence} in ${took} ms${notice ? `; ${notice}` : ""}`);
    answer.hidden = false;
  } catch (error) {
    sayFailure(error);
  } finally {
    field("run", HTMLButtonElement).disabled = false;
  }
}

async function save() {
  const type = field("form", HTMLSelectElement).value;
  try {
    const response = await ask(type);
    if (!response.ok) return await showProblem(response);
    const address = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type }));
    element("a", { href: address, download: `answer.${ENDINGS[type]}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    say(response.headers.get("Counterpoint-Notice") ?? "Saved");
  } catch (error) {
    sayFailure(error);
  }
}

/**
 * Say why there is no answer, unless the reader has asked something else since.
 * @param {unknown} error
 */
function sayFailure(error) {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (name !== "AbortError") say(`The server did not answer: ${message}`, true);
}

/** @param {Response} response */
async function showProblem(response) {
  /** @type {Problem} */
  const problem = await response.json().catch(() => ({ detail: `status ${response.status}` }));
  const first = problem.problems?.[0];
  at("answer").hidden = true;
  if (!first) return say(problem.detail, true);
  const place = first.line ? `Line ${first.line}, column ${first.column}: ` : "";
  say(`${place}${first.message}${first.advice ? `; ${first.advice}` : ""}`, true);
  const { line, column } = first;
  if (line && column) editor.mark({ line, column });
}

/**
 * Show rows, or yes and no; gives how many there are, in words.
 * @param {HTMLElement} answer
 * @param {Results} results
 */
function showResults(answer, results) {
  if ("boolean" in results) {
    answer.replaceChildren(element("pre", {}, results.boolean ? "yes" : "no"));
    return results.boolean ? "Yes," : "No,";
  }
  const names = results.head.vars;
  const rows = results.results.bindings;
  const lines = rows
    .slice(0, SHOWN_AT_MOST)
    .map((row) =>
      element(
        "tr",
        {},
        ...names.map((name) => element("td", {}, ...(row[name] ? cell(row[name]) : []))),
      ),
    );
  const head = element("tr", {}, ...names.map((name) => element("th", { scope: "col" }, name)));
  const sentence = `${rows.length} ${rows.length === 1 ? "row" : "rows"}`;
  const caption =
    rows.length > lines.length
      ? `${sentence}, of which ${lines.length} are shown; save them to see all`
      : sentence;
  answer.replaceChildren(
    element(
      "table",
      {},
      element("caption", {}, caption),
      element("thead", {}, head),
      element("tbody", {}, ...lines),
    ),
  );
  return sentence;
}

/**
 * @param {HTMLElement} answer
 * @param {string} text
 */
function showText(answer, text) {
  answer.replaceChildren(element("pre", {}, text));
  return "An RDF graph";
}

/**
 * A term as nodes; a name can be clicked to have it described.
 * @param {Term} term
 */
function cell(term) {
  if (term.type === "uri") {
    const button = element(
      "button",
      { type: "button", title: `Describe <${term.value}>` },
      short(term.value),
    );
    button.addEventListener("click", () => {
      write(`DESCRIBE <${term.value}>`);
      run();
    });
    return [button];
  }
  if (term["xml:lang"])
    return [term.value, " ", element("span", { class: "lang" }, `@${term["xml:lang"]}`)];
  return [term.type === "bnode" ? `_:${term.value}` : term.value];
}

/** @param {string} iri */
function short(iri) {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const local = iri.startsWith(namespace) ? iri.slice(namespace.length) : "";
    if (/^[\w-]+$/.test(local)) return `${prefix}:${local}`;
  }
  return iri;
}

/** @param {string} text */
function say(text, isWrong = false) {
  at("status").textContent = text;
  at("status").className = isWrong ? "wrong" : "";
}

async function offerQuestions() {
  /** @type {Questions} */
  const ready = await (await fetch("/questions")).json();
  prefixes = ready.prefixes;
  const texts = new Map(ready.questions.map(({ name, query }) => [name, query]));
  at("question").append(
    ...ready.questions.map(({ name, title }) => element("option", { value: name }, title || name)),
  );
  const picker = field("question", HTMLSelectElement);
  picker.addEventListener("change", () => {
    const text = texts.get(picker.value);
    if (text !== undefined) write(text);
  });
}

const editor = editorOf(field("query", HTMLTextAreaElement));
at("run").addEventListener("click", run);
at("save").addEventListener("click", save);
at("query").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
});
await offerQuestions().catch(() => say("The questions could not be loaded", true));
write(new URLSearchParams(location.hash.slice(1)).get("query") ?? START);
