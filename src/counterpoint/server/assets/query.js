/** The query editor: asks this server and no other; whatever comes back is shown as text. */

const SHOWN_AT_MOST = 1000;
const START = "SELECT ?name WHERE {\n  ?expert a cp:Expert ; schema:name ?name .\n}\nORDER BY ?name";
const ENDINGS = {
  "application/sparql-results+json": "json",
  "text/csv": "csv",
  "text/tab-separated-values": "tsv",
  "application/sparql-results+xml": "xml",
  "text/turtle": "ttl",
  "application/ld+json": "jsonld",
};
const ANY_ANSWER = "application/sparql-results+json, text/turtle;q=0.9";

const at = (id) => document.getElementById(id);

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** The vendored editor if it works here, else the plain text field. */
function editorOf(area) {
  if (typeof Yasqe !== "function") {
    return { get: () => area.value, set: (text) => (area.value = text), mark: () => {} };
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

let prefixes = {};
let running = null;

/** `text` with a declaration for each usual prefix that it uses: so it runs elsewhere as well. */
function declared(text) {
  const outside = text.replace(/<[^<>\s]*>|"[^"\n]*"|'[^'\n]*'|#.*/g, " ");
  const missing = Object.entries(prefixes).filter(([prefix]) =>
    new RegExp(`(^|[^\\w:.-])${prefix}:`).test(outside)
    && !new RegExp(`prefix\\s+${prefix}:`, "i").test(outside));
  return missing.map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`).join("") + text;
}

function write(text) {
  const whole = declared(text);
  if (whole !== editor.get()) editor.set(whole);
}

async function ask(accept) {
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
  tell("Asking …");
  at("run").disabled = true;
  try {
    const response = await ask(ANY_ANSWER);
    if (!response.ok) return await showProblem(response);
    const took = Math.round(performance.now() - started);
    const notice = response.headers.get("Counterpoint-Notice");
    const told = (response.headers.get("Content-Type") ?? "").includes("json")
      ? showResults(answer, await response.json())
      : showText(answer, await response.text());
    tell(`${told} in ${took} ms${notice ? `; ${notice}` : ""}`);
    answer.hidden = false;
  } catch (error) {
    if (error.name !== "AbortError") tell(`The server did not answer: ${error.message}`, true);
  } finally {
    at("run").disabled = false;
  }
}

async function save() {
  const type = at("form").value;
  try {
    const response = await ask(type);
    if (!response.ok) return await showProblem(response);
    const address = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type }));
    element("a", { href: address, download: `answer.${ENDINGS[type]}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    tell(response.headers.get("Counterpoint-Notice") ?? "Saved");
  } catch (error) {
    if (error.name !== "AbortError") tell(`The server did not answer: ${error.message}`, true);
  }
}

async function showProblem(response) {
  const problem = await response.json().catch(() => ({ detail: `status ${response.status}` }));
  const first = problem.problems?.[0];
  at("answer").hidden = true;
  if (!first) return tell(problem.detail, true);
  const place = first.line ? `Line ${first.line}, column ${first.column}: ` : "";
  tell(`${place}${first.message}${first.advice ? `; ${first.advice}` : ""}`, true);
  if (first.line && first.column) editor.mark(first);
}

function showResults(answer, results) {
  if ("boolean" in results) {
    answer.replaceChildren(element("pre", {}, results.boolean ? "yes" : "no"));
    return results.boolean ? "Yes," : "No,";
  }
  const names = results.head.vars;
  const rows = results.results.bindings;
  const shown = rows.slice(0, SHOWN_AT_MOST).map((row) =>
    element("tr", {}, ...names.map((name) => element("td", {}, ...(row[name] ? cell(row[name]) : [])))));
  const head = element("tr", {}, ...names.map((name) => element("th", { scope: "col" }, name)));
  const told = `${rows.length} ${rows.length === 1 ? "row" : "rows"}`;
  const caption = rows.length > shown.length ? `${told}, of which ${shown.length} are shown; save them to see all` : told;
  answer.replaceChildren(
    element("table", {}, element("caption", {}, caption), element("thead", {}, head), element("tbody", {}, ...shown)));
  return told;
}

function showText(answer, text) {
  answer.replaceChildren(element("pre", {}, text));
  return "An RDF graph";
}

/** A term as nodes; a name can be clicked to have it described. */
function cell(term) {
  if (term.type === "uri") {
    const button = element("button", { type: "button", title: `Describe <${term.value}>` }, short(term.value));
    button.addEventListener("click", () => {
      write(`DESCRIBE <${term.value}>`);
      run();
    });
    return [button];
  }
  if (term["xml:lang"]) return [term.value, " ", element("span", { class: "lang" }, `@${term["xml:lang"]}`)];
  return [term.type === "bnode" ? `_:${term.value}` : term.value];
}

function short(iri) {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const local = iri.startsWith(namespace) ? iri.slice(namespace.length) : "";
    if (/^[\w-]+$/.test(local)) return `${prefix}:${local}`;
  }
  return iri;
}

function tell(text, isWrong = false) {
  at("status").textContent = text;
  at("status").className = isWrong ? "wrong" : "";
}

async function offerQuestions() {
  const known = await (await fetch("/questions")).json();
  prefixes = known.prefixes;
  const texts = new Map(known.questions.map(({ name, query }) => [name, query]));
  at("question").append(
    ...known.questions.map(({ name, title }) => element("option", { value: name }, title || name)));
  at("question").addEventListener("change", ({ target }) => {
    if (texts.has(target.value)) write(texts.get(target.value));
  });
}

const editor = editorOf(at("query"));
at("run").addEventListener("click", run);
at("save").addEventListener("click", save);
at("query").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
});
await offerQuestions().catch(() => tell("The questions could not be loaded", true));
write(new URLSearchParams(location.hash.slice(1)).get("query") ?? START);
