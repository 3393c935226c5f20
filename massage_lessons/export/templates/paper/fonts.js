// The fonts of what is printed, taken in at once: a style would begin to load them only when the first text is set, and a printer does
// not wait for that.
"use strict";
for (const [family, data, descriptors] of JSON.parse(/** @type {HTMLElement} */ (document.getElementById("paper-fonts")).textContent ?? "[]")) {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  document.fonts.add(new FontFace(family, bytes, descriptors));
}
