/** Two short forms: why a sentence holds no claim, and who speaks from a sentence on. */

/** @import { ReadSentence } from "../types/workbench.js" */

import { h } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { mapState, sourceReading } from "./desk.js";
import { formEnd, labelled, typedForm } from "./forms.js";
import { shutPanel, writeAndShut } from "./mapping.js";
import { byDigit, numbered } from "./numbered.js";
import { idFor, speakerName } from "./speakers.js";
import { typedIn } from "./typed.js";

const REASONS = /** @type {const} */ (["background", "question", "repeats", "address", "joins"]);

/**
 * Why nothing is said here: a digit for a usual reason, or in words.
 * @param {ReadSentence} sentence
 */
export function asideForm({ id }) {
  const name = `aside-${id}`;
  const field = h("input", {
    name: "why",
    value: typedIn(name)?.why ?? "",
    "data-first": true,
    autocomplete: "off",
  });
  /** @param {string} why */
  const write = async (why) => Boolean(await writeAndShut({ do: "aside", sentence: id, why }));
  byDigit(field);
  return typedForm(
    { name, submit: ({ why }) => write(why), leave: shutPanel },
    { "aria-label": t("work.aside.title") },
    h("h3", { class: "part-title" }, t("work.aside.title")),
    h(
      "ol",
      { class: "claim-choices" },
      REASONS.map((reason, at) =>
        numbered(at, t(`work.aside.${reason}`), () => write(t(`work.aside.${reason}`))),
      ),
    ),
    labelled(t("work.aside.why"), field),
    formEnd(t("work.aside.do"), shutPanel),
  );
}

/**
 * Who speaks from the sentence on: one of the experts, or somebody new.
 * @param {ReadSentence} sentence
 */
export function speakerForm(sentence) {
  const { id, source } = sentence;
  const { start } = sourceReading().toPoints(source, sentence);
  const { experts } = mapState();
  const name = `speaker-${id}`;
  const typed = typedIn(name);
  const field = h("input", {
    name: "name",
    value: typed?.name ?? "",
    "data-first": true,
    autocomplete: "off",
  });
  const standing = h(
    "select",
    { name: "standing" },
    h("option", { value: "panel" }, t("work.section.panel")),
    h("option", { value: "editor" }, t("work.section.editor")),
  );
  standing.value = typed?.standing ?? (sentence.layer === "summary" ? "editor" : "panel");
  const role = h("input", { name: "role", value: typed?.role ?? "", autocomplete: "off" });
  /** @param {unknown} expert */
  const write = async (expert) =>
    Boolean(await writeAndShut({ do: "section", source, start, expert }));
  byDigit(field);
  return typedForm(
    {
      name,
      submit: (values) =>
        write({
          id: idFor(values.name, experts),
          name: values.name,
          role: values.role,
          standing: values.standing,
        }),
      leave: shutPanel,
    },
    { "aria-label": t("work.section.title") },
    h("h3", { class: "part-title" }, t("work.section.title")),
    h(
      "ol",
      { class: "claim-choices" },
      Object.keys(experts)
        .slice(0, 9)
        .map((expert, at) => numbered(at, speakerName(experts, expert), () => write(expert))),
    ),
    labelled(t("work.section.name"), field),
    labelled(t("work.section.role"), role),
    labelled(t("work.section.standing"), standing),
    formEnd(t("work.section.do"), shutPanel),
  );
}
