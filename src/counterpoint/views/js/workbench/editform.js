/** A claim that stands already is worded otherwise, or gets a topic or a matter. */

/** @import { TypedText } from "../types/workbench.js" */

import { h } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { claimFields, issueOf, wordsOf } from "./claimfields.js";
import { decide } from "./deciding.js";
import { mapState } from "./desk.js";
import { formEnd, typedForm } from "./forms.js";
import { typedIn } from "./typed.js";

/**
 * The form for a claim; `leave` is called when it is done, and on Escape.
 * @param {string} id
 * @param {() => void} leave
 */
export function editForm(id, leave) {
  const { claims, issues } = mapState();
  const claim = claims[id];
  if (!claim) return null;
  const name = `edit-${id}`;
  const before = {
    title: claim.title,
    text: claim.text,
    kind: claim.kind ?? "",
    topics: claim.topics.join(" "),
    issues: claim.issues.map((issue) => issues[issue]?.question ?? issue).join("; "),
  };
  const { rows } = claimFields({ ...before, ...typedIn(name) }, id);
  /** @param {TypedText} values */
  const submit = async (values) => {
    const change = changeOf(before, values);
    const isDone =
      !Object.keys(change).length || (await decide({ do: "change", claim: id, ...change }));
    if (isDone) leave();
    return Boolean(isDone);
  };
  return typedForm(
    { name, submit, leave },
    { "aria-label": t("work.edit") },
    h("h3", { class: "part-title" }, t("work.edit")),
    rows,
    formEnd(t("work.edit.do"), leave),
  );
}

/**
 * Only what was changed.
 * @param {TypedText} before
 * @param {TypedText} values
 */
function changeOf(before, values) {
  const { title, text, kind, topics, issues } = values;
  return {
    ...(title !== before.title && { title }),
    ...(text !== before.text && { text }),
    ...(kind !== before.kind && { kind: kind || null }),
    ...(topics !== before.topics && { topics: wordsOf(topics) }),
    ...(issues !== before.issues && {
      issues: issues
        .split(";")
        .map((each) => each.trim())
        .filter(Boolean)
        .map(issueOf),
    }),
  };
}
