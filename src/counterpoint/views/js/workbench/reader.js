/** The screen on which a text is read and mapped, sentence by sentence. */

/** @import { Commands, Screen } from "../types/workbench.js" */

import { announce, h } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { drawCard } from "./card.js";
import { tellProgress } from "./deciding.js";
import { sentenceState, sourceReading } from "./desk.js";
import { choiceOf } from "./keys.js";
import {
  acceptHere,
  asideHere,
  chooseHere,
  editHere,
  presentPart,
  rejectHere,
  removeHere,
  setManner,
  setSpot,
  shiftPhrase,
  shutPanel,
  splitHere,
  topicHere,
  turnStance,
  useHands,
  writePhrase,
} from "./mapping.js";
import { fetchOffer, presentSpot, spotPhrase, spotSentence, spotStances, standAt } from "./spot.js";
import { bringSentence, dressChanged, pointAt, showText, textPane } from "./textpane.js";

/**
 * The screen; `goTo` leads to a sentence, `showTexts` puts other texts into the pane.
 * @returns {Screen & { readonly goTo: (sentence: string) => void, readonly showTexts: () => void }}
 */
export function readScreen() {
  const pane = textPane(({ id }) => goTo(id));
  const side = h("section", { class: "card", id: "card", "aria-label": t("work.card") });
  const drawSpot = () => {
    const sentence = spotSentence();
    if (sentence) pointAt({ sentence, phrase: spotPhrase(), part: presentPart() });
    drawCard(side);
  };
  const drawOffer = async () => {
    if (await fetchOffer()) drawSpot();
  };
  const focusText = () => pane.focus({ preventScroll: true });
  /** @param {string} id */
  const goTo = (id) => {
    writePhrase();
    standAt(id);
    const sentence = spotSentence();
    if (sentence) bringSentence(pane, sentence);
    drawSpot();
    drawOffer();
    sayWhere();
  };
  useHands({ draw: drawSpot, focusText });
  return {
    element: h("div", { class: "read screen" }, pane, side),
    commands: readCommands(goTo),
    goTo,
    focus: () => {
      const sentence = spotSentence();
      if (sentence) bringSentence(pane, sentence);
      focusText();
    },
    showTexts: () => {
      // Sentences may have other ends now, and what was suggested was for the old ones.
      standAt(presentSpot().sentence);
      showText(pane, sourceReading());
      const sentence = spotSentence();
      if (sentence) bringSentence(pane, sentence);
    },
    draw: () => {
      dressChanged();
      drawSpot();
      drawOffer();
    },
  };
}

/** Say to a screen reader where the reader is. */
function sayWhere() {
  const sentence = spotSentence();
  if (!sentence) return;
  announce(sentence.text, ` (${t(`work.status.${sentenceState(sentence.id).status}`)})`);
}

/**
 * What the keys do here, by the commands of the table.
 * @param {(id: string) => void} goTo
 * @returns {Commands}
 */
function readCommands(goTo) {
  /** @param {string} id */
  const isOpen = (id) => ["untouched", "proposed"].includes(sentenceState(id).status);
  return {
    next: () => walkText(1, goTo),
    previous: () => walkText(-1, goTo),
    "next-open": () => walkText(1, goTo, isOpen),
    "previous-open": () => walkText(-1, goTo, isOpen),
    first: () => goTo(sourceReading().sentences.at(0)?.id ?? ""),
    last: () => goTo(sourceReading().sentences.at(-1)?.id ?? ""),
    "next-stance": () => {
      const count = spotStances().length;
      if (count) setSpot({ stance: (presentSpot().stance + count + 1) % count, phrase: null });
    },
    "phrase-left": () => shiftPhrase(-1),
    "phrase-right": () => shiftPhrase(1),
    "phrase-shorter": () => shiftPhrase(-1, true),
    "phrase-longer": () => shiftPhrase(1, true),
    hedged: () => setManner("firmness", "hedged"),
    conceded: () => setManner("firmness", "conceded"),
    understood: () => setManner("firmness", "understood"),
    implied: () => setManner("directness", "implied"),
    deny: turnStance,
    "new-claim": () => setSpot({ panel: { is: "claim", reason: null } }),
    find: () => {
      const { panel } = presentSpot();
      setSpot({ panel: { is: "find", kind: panel.is === "link" ? panel.kind : null } });
    },
    reason: () => setSpot({ panel: { is: "link", kind: "support" } }),
    objection: () => setSpot({ panel: { is: "link", kind: "objection" } }),
    step: () => setSpot({ panel: { is: "step" } }),
    condition: () => setSpot({ panel: { is: "find", kind: "condition" } }),
    answers: () => setSpot({ panel: { is: "answers" } }),
    topic: topicHere,
    aside: asideHere,
    edit: editHere,
    section: () => setSpot({ panel: { is: "speaker" } }),
    split: splitHere,
    accept: acceptHere,
    reject: rejectHere,
    remove: removeHere,
    leave: shutPanel,
    ...Object.fromEntries(
      ["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((digit) => [
        `choose ${digit}`,
        () => chooseHere(choiceOf(digit)),
      ]),
    ),
  };
}

/**
 * To the next sentence, or the one before, that `suits`.
 * @param {-1 | 1} step
 * @param {(id: string) => void} goTo
 * @param {(id: string) => boolean} [suits]
 */
function walkText(step, goTo, suits = () => true) {
  const { sentences } = sourceReading();
  let at = (spotSentence()?.at ?? 0) + step;
  while (sentences[at] && !suits(sentences[at].id)) at += step;
  if (sentences[at]) goTo(sentences[at].id);
  else tellProgress({ is: "told", content: t(step > 0 ? "work.told.last" : "work.told.first") });
}
