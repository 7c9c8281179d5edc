/** The form in which a relation between two claims is written, with why it holds. */

/** @import { Candidate, RelationName } from "../types/workbench.js" */

import { h } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { decide } from "./deciding.js";
import { mapState } from "./desk.js";
import { formEnd, labelled, typedForm } from "./forms.js";
import { relationSentence } from "./ties.js";
import { typedIn } from "./typed.js";

/** What a relation means, by an example. @param {RelationName} kind */
export function exampleOf(kind) {
  return t(`work.relation.${kind}`);
}

/**
 * The form that asks why two claims stand so. With a `candidate` of a model for the two the
 * decision is one about that; `leave` is called when it is done, and on Escape.
 * @param {readonly [string, string]} pair
 * @param {RelationName | "unrelated"} kind
 * @param {Candidate | null} candidate
 * @param {() => void} leave
 */
export function pairForm([source, target], kind, candidate, leave) {
  const name = `pair-${source}-${target}-${kind}`;
  const isProposed = candidate !== null && candidate.kind === kind;
  const note = h("input", {
    name: "note",
    value: typedIn(name)?.note ?? (isProposed ? candidate.why : ""),
    "data-first": true,
    lang: mapState().language,
    autocomplete: "off",
  });
  note.addEventListener("focus", () => note.select(), { once: true });
  /** @param {{ readonly [field: string]: string }} values */
  const submit = async (values) => {
    const doing = candidate ? { do: "accept", candidate: candidate.id } : { do: "relate" };
    const answer = await decide(
      kind === "unrelated"
        ? { do: "unrelated", claims: [source, target], note: values.note }
        : { ...doing, kind, source, target, note: values.note },
    );
    if (answer) leave();
    return Boolean(answer);
  };
  return typedForm(
    { name, submit, leave },
    { "aria-label": t("work.compare.why") },
    h(
      "p",
      { class: "pair-sentence" },
      kind === "unrelated" ? t("work.compare.unrelated") : relationSentence(kind, source, target),
    ),
    kind === "unrelated" ? null : h("p", { class: "aside" }, exampleOf(kind)),
    labelled(t("work.compare.why"), note),
    formEnd(t("work.compare.do"), leave),
  );
}
