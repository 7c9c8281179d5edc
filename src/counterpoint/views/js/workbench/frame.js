/** What stands around the screens: the head, the line that says what was done, and problems. */

/** @import { Content } from "../types/page.js" */
/** @import { Progress, ScreenName, Undo, WorkProblem } from "../types/workbench.js" */

import { button, h, icon, refill, shutAway } from "../ground/dom.js";
import { remember, remembered } from "../ground/memory.js";
import { radios } from "../ground/radios.js";
import { language, languages, t } from "../ground/texts.js";
import { chooseTheme, presentTheme } from "../ground/theme.js";
import { mapState } from "./desk.js";
import { keyFor } from "./keys.js";

/** @typedef {{ readonly show: (screen: ScreenName) => void, readonly undo: () => void, readonly redo: () => void, readonly help: () => void, readonly again: () => void, readonly dismiss: () => void, readonly chooseLanguage: (code: string) => void }} FrameHands */

const [REFUSED, MALFORMED] = [422, 400];
const SCREENS = /** @type {const} */ (["read", "compare", "check"]);

/** Whether single letters are commands; a reader whose machine speaks to it may switch them off. */
export function hasLetterKeys() {
  return remembered("letter-keys") !== "off";
}

/**
 * The head: the map's title, the three screens, how far the map is, and the menu.
 * @param {FrameHands} hands
 */
export function workHeader(hands) {
  const { title, language: own, file } = mapState();
  return [
    h("h1", { class: "brand", lang: own, title: file }, title),
    h(
      "nav",
      { class: "views", "aria-label": t("work.screens") },
      h(
        "ul",
        {},
        SCREENS.map((each) =>
          h(
            "li",
            {},
            button(
              [t(`work.screen.${each}`), h("kbd", {}, keyFor("all", each))],
              () => hands.show(each),
              {
                class: "screen-link",
                "data-screen": each,
              },
            ),
          ),
        ),
      ),
    ),
    h("p", { class: "counts" }),
    button([h("kbd", {}, keyFor("all", "help")), t("work.help")], hands.help, {
      class: "menu-button",
    }),
    workMenu(hands),
  ];
}

/**
 * How far the map is, in the head.
 * @param {HTMLElement} top
 */
export function drawCounts(top) {
  const { counts } = mapState();
  const decided = counts.mapped + counts.aside;
  const place = top.querySelector(".counts");
  if (!place) return;
  refill(
    place,
    t("work.counts", { n: decided, all: counts.sentences, counted: counts.sentences }),
    " · ",
    t("work.counts.claims", { n: counts.claims }),
    h("progress", {
      max: String(Math.max(1, counts.sentences)),
      value: String(decided),
      "aria-label": t("work.counts.what"),
    }),
  );
}

/** @param {FrameHands} hands */
function workMenu(hands) {
  const body = h("div", { class: "menu-body", id: "menu", hidden: true });
  const opener = button([t("menu.more"), icon("down")], () => toggle(Boolean(body.hidden)), {
    class: "menu-button",
    "aria-expanded": "false",
    "aria-controls": "menu",
  });
  /** @param {boolean} isShown */
  const toggle = (isShown) => {
    if (isShown) refill(body, workMenuContent(hands));
    body.hidden = !isShown;
    opener.setAttribute("aria-expanded", String(isShown));
  };
  const box = h("div", { class: "menu" }, opener, body);
  shutAway(
    box,
    opener,
    () => !body.hidden,
    () => toggle(false),
  );
  return box;
}

/** @param {FrameHands} hands */
function workMenuContent(hands) {
  return [
    radios(
      t("menu.theme"),
      ["auto", "light", "dark"].map((theme) => [theme, t(`theme.${theme}`)]),
      presentTheme(),
      chooseTheme,
    ),
    radios(t("menu.language"), Object.entries(languages()), language(), hands.chooseLanguage),
    radios(
      t("work.letters"),
      ["on", "off"].map((state) => [state, t(`work.letters.${state}`)]),
      hasLetterKeys() ? "on" : "off",
      (/** @type {string} */ state) => remember("letter-keys", state),
    ),
  ];
}

/** The line at the foot: what was written last, and the ways to do it again and to take it back. */
export function statusFoot() {
  return h(
    "footer",
    { class: "status-line" },
    h("div", { id: "status", role: "status" }),
    h("div", { id: "redo" }),
    h("div", { id: "undo" }),
  );
}

/**
 * Draw the foot: what became of the last decision, and what can be taken back or done again.
 * @param {HTMLElement} foot
 * @param {Progress} progress
 * @param {FrameHands} hands
 */
export function drawStatus(foot, progress, hands) {
  const { undo, redo } = mapState();
  const [status, again, place] = foot.children;
  status.className = `progress is-${progress.is}`;
  refill(status, progressWords(progress));
  refill(again, redo?.count ? stepButton("redo", redo, hands.redo) : null);
  refill(place, undo?.count ? stepButton("undo", undo, hands.undo) : null);
}

/**
 * @param {"undo" | "redo"} command
 * @param {Undo} step
 * @param {() => void} press
 */
function stepButton(command, { count, sentence }, press) {
  return button([h("kbd", {}, keyFor("all", command)), t(`work.${command}`)], press, {
    class: "action",
    title: sentence,
    "data-count": count,
  });
}

/**
 * @param {Progress} progress
 * @returns {Content}
 */
function progressWords(progress) {
  if (progress.is === "writing") return t("work.writing", { n: progress.count });
  if (progress.is === "written") {
    const { sentence, passage } = progress;
    const where = passage ? h("span", { class: "aside" }, ` “${passage} …”`) : null;
    return [icon("check"), " ", sentence, where];
  }
  if (progress.is === "asked") return t("work.undo.ask", { sentence: progress.sentence });
  if (progress.is === "told") return progress.content;
  if (progress.is === "problem") return t("work.not-written");
  return t("work.ready");
}

/**
 * A problem, with what to do; null while there is none.
 * @param {Progress} progress
 * @param {FrameHands} hands
 */
export function problemBanner(progress, hands) {
  const { unreadable } = mapState();
  if (progress.is !== "problem") {
    return unreadable ? [h("strong", {}, t("work.unreadable")), fileProblems(unreadable)] : null;
  }
  const { problem, decision } = progress;
  return [
    h("strong", {}, t(decision ? "work.not-written.what" : "work.not-read")),
    h("p", { lang: languageOfProblem(problem) }, problem.detail),
    problem.advice ? h("p", { lang: languageOfProblem(problem) }, problem.advice) : null,
    fileProblems((problem.problems ?? []).filter(({ message }) => message !== problem.detail)),
    hint(problem),
    h(
      "p",
      { class: "actions" },
      isFinal(problem)
        ? null
        : button(
            [h("kbd", {}, keyFor("all", "again")), t(decision ? "work.again" : "work.reload")],
            hands.again,
            { class: "action" },
          ),
      button(t("work.dismiss"), hands.dismiss, { class: "action" }),
    ),
  ];
}

/** Whether the same decision would be refused again. @param {WorkProblem} problem */
function isFinal({ status }) {
  return status === REFUSED || status === MALFORMED;
}

/** The server says what is wrong in English, as the commands do. @param {WorkProblem} problem */
function languageOfProblem({ code }) {
  return ["no-answer", "no-token", "mended"].includes(code) ? null : "en";
}

/** What has become of the map meanwhile. @param {WorkProblem} problem */
function hint({ code }) {
  const isElsewhere = code === "stale" || code === "changed-outside";
  return isElsewhere ? h("p", {}, t(`work.problem.${code}`)) : null;
}

/** @param {readonly import("../types/workbench.js").FileProblem[]} problems */
function fileProblems(problems) {
  if (!problems.length) return null;
  return h(
    "ul",
    {},
    problems
      .slice(0, 5)
      .map(({ message, advice, line }) =>
        h(
          "li",
          {},
          line ? `${t("work.line", { line: String(line) })}: ` : null,
          h("span", { lang: "en" }, message, advice ? ` – ${advice}` : null),
        ),
      ),
  );
}
