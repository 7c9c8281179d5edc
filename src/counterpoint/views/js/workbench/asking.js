/** What the workbench asks its server, and what comes back: an answer, or a problem in words. */

/** @import { Reply, WorkProblem } from "../types/workbench.js" */

import { language, t } from "../ground/texts.js";

const NO_ANSWER = 0;
const NO_TOKEN = 401;

/**
 * What the server answers at an address below `/api`.
 * @template T
 * @param {string} path
 * @param {{ readonly hash?: string, readonly body?: unknown, readonly isPost?: boolean }} [request]
 * @returns {Promise<Reply<T>>}
 */
export async function askWorkbench(path, { hash, body, isPost = false } = {}) {
  const address = new URL(`api/${path}`, document.baseURI);
  address.searchParams.set("language", language());
  /** @type {{ [name: string]: string }} */
  const headers = { accept: "application/json" };
  if (hash !== undefined) headers["if-match"] = `"${hash}"`;
  if (body !== undefined) headers["content-type"] = "application/json";
  try {
    const response = await fetch(address, {
      method: isPost ? "POST" : "GET",
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (response.ok) return { isAnswer: true, data: await response.json() };
    return { isAnswer: false, problem: await problemIn(response) };
  } catch {
    return { isAnswer: false, problem: problemOf(NO_ANSWER, "no-answer") };
  }
}

/**
 * @param {Response} response
 * @returns {Promise<WorkProblem>}
 */
async function problemIn(response) {
  if (response.status === NO_TOKEN) return problemOf(NO_TOKEN, "no-token");
  /** @type {Partial<WorkProblem>} */
  const document_ = await response.json().catch(() => ({}));
  return {
    ...document_,
    status: response.status,
    code: document_.code ?? `status-${response.status}`,
    detail: document_.detail ?? t("work.problem.status", { status: String(response.status) }),
    advice: document_.advice ?? "",
  };
}

/**
 * A problem that the server cannot tell of itself.
 * @param {number} status
 * @param {"no-answer" | "no-token"} code
 * @returns {WorkProblem}
 */
function problemOf(status, code) {
  return {
    status,
    code,
    detail: t(`work.problem.${code}`),
    advice: t(`work.problem.${code}.advice`),
  };
}

/**
 * Calls `change` each time the server says that the map has changed, by whomever, and `checkOn`
 * when the connection was lost or is there again: only an answer tells whether the server is gone.
 * @param {(hash: string) => void} change
 * @param {() => void} checkOn
 */
export function listenToChanges(change, checkOn) {
  const events = new EventSource(new URL("events", document.baseURI));
  let isLost = false;
  events.addEventListener("changed", ({ data }) => change(JSON.parse(data).hash));
  events.addEventListener("open", () => {
    if (isLost) checkOn();
    isLost = false;
  });
  events.addEventListener("error", () => {
    if (!isLost) checkOn();
    isLost = true;
  });
}
