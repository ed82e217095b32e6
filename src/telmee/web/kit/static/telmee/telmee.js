// What pages do better with JavaScript; without it everything works.
"use strict";

// A summary of errors gets the focus, so that it is read first.
document.querySelector("[data-focus]")?.focus();

// Sliders beside their number: shown only where a script keeps the two the same.
function schuiven(binnen) {
  for (const schuif of binnen.querySelectorAll("input[data-schuif][hidden]")) {
    const veld = document.getElementById(schuif.dataset.schuif);
    if (!veld) continue;
    const getal = () => veld.value.replace(/\./g, "").replace(",", ".");
    schuif.hidden = false;
    schuif.value = getal();
    schuif.addEventListener("input", () => { veld.value = schuif.value.replace(".", ","); });
    schuif.addEventListener("change", () => veld.dispatchEvent(new Event("change", { bubbles: true })));
    veld.addEventListener("input", () => { schuif.value = getal(); });
  }
}
schuiven(document);
document.addEventListener("htmx:afterSettle", (gebeurd) => schuiven(gebeurd.target));
