/** The data blocks that stand in the page's own file. */

import { elementOf } from "./dom.js";

/**
 * Read the data block: plain JSON, or base64 of deflated JSON where it is large.
 * @param {string} id
 */
export async function readBlock(id) {
  const block = elementOf(id);
  const text = block.textContent;
  if (block.getAttribute("type") === "application/json") return text;
  return new TextDecoder().decode(await inflated(text));
}

/**
 * The bytes of a deflated block.
 * @param {string} id
 */
export function readBytes(id) {
  return inflated(elementOf(id).textContent);
}

/** @param {string} text */
async function inflated(text) {
  const stream = new Blob([bytesOf(text.trim())])
    .stream()
    .pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Base64 as bytes; where the browser has no way of its own, a plain loop is the fastest.
 * @param {string} text
 */
function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}
