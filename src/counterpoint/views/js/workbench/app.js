/** Puts the workbench together: asks for the map, follows keys, shows one screen of three. */

/** @import { Progress, ReadSentence, Screen, ScreenName, WorkState } from "../types/workbench.js" */

import { readBlock } from "../ground/blocks.js";
import { button, elementOf, fill, h, refill } from "../ground/dom.js";
import { remember, remembered } from "../ground/memory.js";
import { t, useCatalogue, useLanguage } from "../ground/texts.js";
import { useTheme } from "../ground/theme.js";
import { listenToChanges } from "./asking.js";
import { checkScreen } from "./checking.js";
import { compareScreen } from "./comparing.js";
import {
  betweenDecisions,
  decide,
  decideAgain,
  presentProgress,
  takeBack,
  tellProgress,
  watchProgress,
} from "./deciding.js";
import { fetchMap, mapState, sentenceState, sourceReading, watchMap } from "./desk.js";
import {
  drawCounts,
  drawStatus,
  hasLetterKeys,
  problemBanner,
  statusFoot,
  workHeader,
} from "./frame.js";
import { openHelp } from "./help.js";
import { commandOf } from "./keys.js";
import { readScreen } from "./reader.js";
import { spotSentence, standAt } from "./spot.js";
import { forgetTyped, keepTyped, typedIn } from "./typed.js";

/** Under which name the tab remembers where the reader was. */
const PLACE = "place";
/** Forms whose decision may be sent again from the banner. */
const FORM_DECISIONS = ["accept", "claim", "aside", "section", "relate", "unrelated", "change"];

/** The state of which the server told last. */
let lastHash = "";
/** The address that was told last. */
let lastAddress = "";
/** @type {ScreenName} */
let shownScreen = "read";
/** @type {{ readonly [name in ScreenName]: Screen }} */
let screens;
/** @type {ReturnType<typeof readScreen>} */
let reader;

const dialog = h("dialog", { class: "help", "aria-labelledby": "help-title" });
const banner = h("div", { class: "work-problem", id: "problem", role: "alert", hidden: true });
const foot = statusFoot();
const top = h("header", { class: "top work-top" });
const main = h("main", { id: "screen" });

/** What buttons around the screens do. */
const frameHands = {
  /** @param {ScreenName} screen */
  show: (screen) => {
    if (["told", "asked"].includes(presentProgress().is)) tellProgress({ is: "idle" });
    showScreen(screen);
    screens[screen].focus();
  },
  undo: undoByStep,
  redo: redoStep,
  help: () => openHelp(dialog, shownScreen),
  again: () => sendAgain(),
  dismiss: () => {
    tellProgress({ is: "idle" });
    screens[shownScreen].focus();
  },
  /** @param {string} code */
  chooseLanguage: (code) => {
    remember("language", code);
    speakLanguage(code);
    buildScreens();
  },
};

/**
 * Take the last decision back if it is the one that was just told; what was decided elsewhere is
 * told first, and taken back when it is asked for once more.
 */
function undoByStep() {
  const { undo } = mapState();
  const progress = presentProgress();
  if (!undo?.count) {
    tellProgress({ is: "told", content: t("work.told.nothing-to-undo") });
    return;
  }
  const isTold =
    (progress.is === "written" || progress.is === "asked") && progress.sentence === undo.sentence;
  if (isTold) takeBack();
  else tellProgress({ is: "asked", sentence: undo.sentence });
}

/** Decide again what was taken back. */
function redoStep() {
  if (mapState().redo?.count) decideAgain();
  else tellProgress({ is: "told", content: t("work.told.nothing-to-redo") });
}

async function sendAgain() {
  const progress = presentProgress();
  if (progress.is !== "problem" || !progress.decision) {
    const problem = await fetchMap();
    tellProgress(problem ? { is: "problem", problem, decision: null } : { is: "idle" });
    return;
  }
  const { decision } = progress;
  const answer = await decide(decision);
  const form = document.querySelector("form.work-form");
  if (!answer || !(form instanceof HTMLFormElement) || !FORM_DECISIONS.includes(decision.do))
    return;
  forgetTyped(form.dataset.form ?? "");
  screens[shownScreen].commands.leave?.();
}

/** @param {string | null} code */
function speakLanguage(code) {
  if (useLanguage(code)) document.documentElement.lang = String(code).split("-")[0];
}

/** @param {ScreenName} screen */
function showScreen(screen) {
  const isOther = shownScreen !== screen;
  shownScreen = screen;
  document.body.dataset.screen = screen;
  refill(main, screens[screen].element);
  for (const link of top.querySelectorAll("[data-screen]")) {
    if (link.getAttribute("data-screen") === screen) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  screens[screen].draw();
  if (isOther) tellAddress();
}

/** The address leads back to where the reader is. */
function tellAddress() {
  const place = shownScreen === "read" ? `/${encodeURIComponent(spotSentence()?.id ?? "")}` : "";
  const address = `#${shownScreen}${place}`;
  if (address === lastAddress && address === globalThis.location.hash) return;
  lastAddress = address;
  globalThis.history.replaceState(null, "", address);
  keepTyped(PLACE, { hash: globalThis.location.hash }); // the way in with a token has none
}

function followWorkAddress() {
  const hash = globalThis.location.hash || (typedIn(PLACE)?.hash ?? "");
  const [screen, sentence = ""] = hash.slice(1).split("/");
  if (screen === "compare" || screen === "check") shownScreen = screen;
  const id = decodeURIComponent(sentence);
  const { sentences, sentencesById } = sourceReading();
  standAt(sentencesById.has(id) ? id : (firstOpen(sentences)?.id ?? ""));
}

/**
 * Where to go on: the first sentence of a speaker without a decision behind the last with one.
 * @param {readonly ReadSentence[]} sentences
 */
function firstOpen(sentences) {
  const spoken = sentences.filter(({ layer }) => layer === "speaker");
  /** @param {ReadSentence} sentence */
  const isOpen = ({ id }) => ["untouched", "proposed"].includes(sentenceState(id).status);
  const last = spoken.findLastIndex((sentence) => !isOpen(sentence));
  return spoken.slice(last + 1).find(isOpen) ?? spoken.find(isOpen) ?? spoken[0] ?? sentences[0];
}

/** @param {{ readonly sentence: string } | { readonly claim: string }} jump */
function jumpTo(jump) {
  const sentence = "sentence" in jump ? jump.sentence : sentenceOfClaim(jump.claim);
  if (!sentence || !sourceReading().sentencesById.has(sentence)) {
    const claim = "claim" in jump ? mapState().claims[jump.claim] : undefined;
    const place = { file: mapState().file, line: String(claim?.line ?? 1) };
    tellProgress({ is: "told", content: t("work.told.in-file", place) });
    return;
  }
  frameHands.show("read");
  reader.goTo(sentence);
}

/** @param {string} id */
function sentenceOfClaim(id) {
  const { claims, stances } = mapState();
  return (claims[id]?.stances ?? []).map((stance) => stances[stance]?.sentence).find(Boolean);
}

function buildScreens() {
  reader = readScreen();
  screens = { read: reader, compare: compareScreen(), check: checkScreen(jumpTo) };
  reader.showTexts();
  refill(top, workHeader(frameHands));
  drawCounts(top);
  drawProgress();
  showScreen(shownScreen);
}

function drawProgress() {
  const progress = presentProgress();
  const problem = problemBanner(progress, frameHands);
  banner.hidden = !problem;
  refill(banner, problem);
  drawStatus(foot, progress, frameHands);
}

/** @param {KeyboardEvent} event */
function followKey(event) {
  if (dialog.open) return;
  const pressed = commandOf(event, shownScreen);
  if (!pressed || (pressed.key.length === 1 && !hasLetterKeys())) return;
  const { command, key } = pressed;
  const run = {
    ...screens[shownScreen].commands,
    undo: frameHands.undo,
    redo: redoStep,
    help: frameHands.help,
    again: () => presentProgress().is === "problem" && frameHands.again(),
    read: () => frameHands.show("read"),
    compare: () => frameHands.show("compare"),
    check: () => frameHands.show("check"),
  }[command === "choose" ? `choose ${key}` : command];
  if (!run) return;
  event.preventDefault();
  run();
  if (shownScreen === "read") tellAddress();
}

/**
 * The map changed, perhaps by a hand of ours: then its state is here already, or a later one is,
 * for what is told of several changes may come late and once. The same state a second time tells
 * of a file that cannot be read any more, or again.
 * @param {string} hash
 */
function followChange(hash) {
  return betweenDecisions(async () => {
    const present = mapState();
    const isOwn = hash === present.hash && hash !== lastHash;
    lastHash = hash;
    if (isOwn) return;
    const before = presentProgress();
    const problem = await fetchMap();
    if (problem) tellProgress({ is: "problem", problem, decision: null });
    else if (!isSameState(present, mapState())) tellProgress(changedProgress(before));
  });
}

/**
 * @param {WorkState} one
 * @param {WorkState} other
 */
function isSameState(one, other) {
  return (
    one.hash === other.hash && one.text === other.text && !one.unreadable === !other.unreadable
  );
}

/**
 * What to say of a change by another hand: a decision that was not written is not forgotten.
 * @param {Progress} before
 * @returns {Progress}
 */
function changedProgress(before) {
  if (mapState().unreadable) return before.is === "problem" ? before : { is: "idle" };
  if (before.is !== "problem" || !before.decision)
    return { is: "told", content: t("work.told.changed") };
  if (before.problem.code !== "unreadable") return before;
  const detail = t("work.problem.mended");
  return { ...before, problem: { status: 409, code: "mended", detail, advice: "" } };
}

/** Whether the server is there: a problem that was told is over once it answers again. */
function checkOnServer() {
  return betweenDecisions(async () => {
    const problem = await fetchMap();
    const progress = presentProgress();
    if (problem) tellProgress({ is: "problem", problem, decision: null });
    else if (progress.is === "problem" && !progress.decision) tellProgress({ is: "idle" });
  });
}

async function startWork() {
  const root = elementOf("app");
  const own = document.documentElement.lang;
  useCatalogue(JSON.parse(await readBlock("texts")), own);
  const wishes = new URLSearchParams(globalThis.location.search);
  for (const code of [own, remembered("language"), wishes.get("lang")]) speakLanguage(code);
  const theme = wishes.get("theme") ?? remembered("theme");
  if (theme === "light" || theme === "dark") useTheme(theme);
  const problem = await fetchMap();
  if (problem) {
    refill(
      root,
      h(
        "div",
        { class: "work-problem", role: "alert" },
        h("strong", {}, problem.detail),
        " ",
        problem.advice,
      ),
      button(t("work.reload"), () => globalThis.location.reload(), { class: "action" }),
    );
    return;
  }
  lastHash = mapState().hash;
  followWorkAddress();
  fill(document.body, h("div", { id: "announcer", class: "spoken", "aria-live": "polite" }));
  refill(root, top, banner, main, foot, dialog);
  buildScreens();
  screens[shownScreen].focus();
  if (shownScreen === "read") reader.goTo(spotSentence()?.id ?? "");
  watchProgress(drawProgress);
  watchMap((isNewText) => {
    if (isNewText) reader.showTexts();
    drawCounts(top);
    drawProgress();
    screens[shownScreen].draw();
  });
  globalThis.addEventListener("keydown", followKey);
  main.addEventListener("click", () => shownScreen === "read" && tellAddress());
  listenToChanges(followChange, checkOnServer);
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}

startWork();
