/** Forms of the card: what is typed is kept, Enter writes, Escape leaves. */

/** @import { Attributes, Content } from "../types/page.js" */
/** @import { TypedText } from "../types/workbench.js" */

import { button, h } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { forgetTyped, keepTyped } from "./typed.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

let fieldCount = 0;

/**
 * A field with its label.
 * @param {string} label
 * @param {Field} field
 * @param {Content} [note]
 */
export function labelled(label, field, note = null) {
  fieldCount += 1;
  field.id = `field-${fieldCount}`;
  return h("div", { class: "field" }, h("label", { for: field.id }, label), field, note);
}

/**
 * A form whose fields, by name, are kept as `form` until it is done. `submit` is called with their
 * values on Enter; what it gives says whether it is done. `leave` is called on Escape.
 * @param {{ readonly name: string, readonly submit: (values: TypedText) => Promise<boolean>, readonly leave: () => void }} doing
 * @param {Attributes} attributes
 * @param {...Content} children
 */
export function typedForm({ name, submit, leave }, attributes, ...children) {
  let isBusy = false;
  const form = h("form", { class: "work-form", "data-form": name, ...attributes }, children);
  const send = async () => {
    if (isBusy) return;
    isBusy = true;
    if (await submit(valuesOf(form))) forgetTyped(name);
    isBusy = false;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  form.addEventListener("input", () => keepTyped(name, valuesOf(form)));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      leave();
    } else if (isEnterInText(event)) {
      event.preventDefault();
      send();
    }
  });
  return form;
}

/** A claim is one line, so Enter in its text writes it too. @param {KeyboardEvent} event */
function isEnterInText({ key, target, isComposing }) {
  return key === "Enter" && !isComposing && target instanceof HTMLTextAreaElement;
}

/**
 * What stands in the fields that have a name.
 * @param {HTMLFormElement} form
 * @returns {TypedText}
 */
export function valuesOf(form) {
  return Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]),
  );
}

/**
 * The end of a form: what Enter and Escape do.
 * @param {string} label
 * @param {() => void} leave
 */
export function formEnd(label, leave) {
  return h(
    "p",
    { class: "actions" },
    h("button", { type: "submit", class: "action is-main" }, h("kbd", {}, "↵"), label),
    button([h("kbd", {}, "Esc"), t("work.leave")], leave, { class: "action" }),
  );
}
