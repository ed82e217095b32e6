// What pages do better with JavaScript; without it everything works.
"use strict";

// A summary of errors gets the focus, so that it is read first.
document.querySelector("[data-focus]")?.focus();

// Sliders beside their number: shown only where a script keeps the two the same.
function schuiven(binnen) {
  for (const schuif of binnen.querySelectorAll("input[data-schuif][hidden]")) {
    const veld = document.getElementById(schuif.dataset.schuif);
    if (!veld) continue;
    const volg = () => {
      const getal = parseFloat(veld.value.replace(/\./g, "").replace(",", "."));
      if (Number.isFinite(getal)) schuif.value = getal;
    };
    schuif.hidden = false;
    volg();
    schuif.addEventListener("input", () => { veld.value = schuif.value.replace(".", ","); });
    schuif.addEventListener("change", () => veld.dispatchEvent(new Event("change", { bubbles: true })));
    veld.addEventListener("input", volg);
  }
}
schuiven(document);

// An answer that appears above the form may not push away the field that somebody is filling in.
let plek = null;
document.addEventListener("htmx:beforeSwap", () => {
  const veld = document.activeElement;
  plek = veld?.form ? { veld, boven: veld.getBoundingClientRect().top } : null;
});
document.addEventListener("htmx:afterSettle", () => {
  if (plek?.veld.isConnected) window.scrollBy(0, plek.veld.getBoundingClientRect().top - plek.boven);
  plek = null;
});

// A field for a whole folder: the standard has no word for it yet; without a script it takes files.
for (const vak of document.querySelectorAll("input[data-map]")) vak.webkitdirectory = true;
document.addEventListener("htmx:afterSettle", (gebeurd) => schuiven(gebeurd.target));

// A button that prints: the page says how to do it without.
for (const knop of document.querySelectorAll("[data-druk][hidden]")) {
  knop.hidden = false;
  knop.addEventListener("click", () => window.print());
}
