// The upload with progress, findings while it reads, drag and stop. Without this script the form is simply sent.
"use strict";

(() => {
  const form = document.getElementById("opname");
  if (!form || !window.FormData || !window.XMLHttpRequest) return;
  const $ = (id) => document.getElementById(id);
  const woord = $("opname-woorden").content.firstElementChild.dataset;
  const vak = $("opname-vak"), bezig = $("opname-bezig"), zin = $("opname-zin"), lijst = $("opname-bestanden");
  const balk = bezig.querySelector("progress"), knop = form.querySelector("button[type=submit]");
  let gesleept = [], loopt = null, vanaf = 0, gestopt = false, fase = "";

  // -- dragging: files, and folders with what is in them
  $("opname-sleep").hidden = false;
  const sleept = (aan) => vak.classList.toggle("sleept", aan);
  vak.addEventListener("dragover", (e) => { e.preventDefault(); sleept(true); });
  vak.addEventListener("dragleave", () => sleept(false));
  vak.addEventListener("drop", async (e) => {
    e.preventDefault();
    sleept(false);
    const ingangen = [...e.dataTransfer.items].map((i) => i.webkitGetAsEntry && i.webkitGetAsEntry()).filter(Boolean);
    if (ingangen.length) {
      // What cannot be read (a folder that went away) is left out; the list below shows what is there.
      for (const ingang of ingangen) await loop(ingang).catch(() => null);
    } else for (const bestand of e.dataTransfer.files) gesleept.push([bestand, bestand.name]);
    toonGesleept();
  });
  async function loop(ingang) {
    if (ingang.isFile) {
      const bestand = await new Promise((goed, fout) => ingang.file(goed, fout));
      gesleept.push([bestand, ingang.fullPath.replace(/^\//, "")]);
      return;
    }
    const lezer = ingang.createReader();
    for (;;) {
      const deel = await new Promise((goed, fout) => lezer.readEntries(goed, fout));
      if (!deel.length) return;
      for (const elk of deel) await loop(elk);
    }
  }
  function toonGesleept() {
    const namen = gesleept.slice(0, 8).map(([, naam]) => naam);
    if (gesleept.length > 8) namen.push("+ " + (gesleept.length - 8));
    $("opname-gesleept").replaceChildren(...namen.map((naam) => regel(naam + " (" + woord.gekozen + ")")));
  }
  function regel(tekst) {
    const li = document.createElement("li");
    li.textContent = tekst;
    return li;
  }

  // -- another language: what was filled in goes along, but for files and lists, which may hold numbers of people
  const klein = [...form.elements].filter((v) => /^(jaar|uren_vorig_jaar|quotumpercentage|sector|samen|register_compleet_op)$/.test(v.name));
  document.querySelector(".taalkeuze a")?.addEventListener("click", () => {
    const waarden = klein.map((v) => (v.type === "radio" || v.type === "checkbox" ? v.checked : v.value));
    sessionStorage.setItem("telmee-opname", JSON.stringify(waarden));
  });
  const bewaard = sessionStorage.getItem("telmee-opname");
  if (bewaard) {
    sessionStorage.removeItem("telmee-opname");
    JSON.parse(bewaard).forEach((w, n) => { if (klein[n]) klein[n][typeof w === "boolean" ? "checked" : "value"] = w; });
  }

  // -- sending
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    if (loopt) return; // sent once is enough
    const inhoud = new FormData(form);
    for (const [bestand, naam] of gesleept) inhoud.append("aangiften", bestand, naam);
    let bytes = 0;
    for (const waarde of inhoud.values()) if (waarde instanceof File) bytes += waarde.size;
    schoonFouten();
    if (bytes > Number(form.dataset.grens)) return toonFouten({ zin: woord.tegroot, fouten: [] });
    gestopt = false;
    vanaf = 0;
    fase = "";
    lijst.replaceChildren();
    knop.disabled = true;
    bezig.hidden = false;
    form.hidden = true;
    zin.textContent = woord.lezen;
    $("opname-bezig-kop").focus();
    const xhr = loopt = new XMLHttpRequest();
    xhr.open("POST", form.action);
    xhr.setRequestHeader("Accept", "application/json");
    xhr.responseType = "json";
    xhr.upload.addEventListener("progress", (p) => {
      if (p.lengthComputable) balk.value = Math.floor(95 * p.loaded / p.total);
    });
    xhr.addEventListener("load", () => klaar(xhr));
    xhr.addEventListener("error", () => mislukt({ zin: woord.verbinding, fouten: [] }));
    xhr.addEventListener("abort", () => mislukt({ zin: gestopt ? woord.gestopt : woord.verbinding, fouten: [] }));
    xhr.send(inhoud);
    kijk();
  });
  window.addEventListener("beforeunload", (e) => { if (loopt) e.preventDefault(); });
  $("opname-stop").addEventListener("click", () => {
    if (!loopt) return;
    gestopt = true;
    vraag(form.dataset.stop).catch(() => null);
    loopt.abort();
  });

  function klaar(xhr) {
    const antwoord = xhr.response || {};
    if (xhr.status === 200 && antwoord.adres) {
      loopt = null;
      balk.value = 100;
      zin.textContent = woord.klaar;
      location.assign(antwoord.adres);
      return;
    }
    if (antwoord.merk) form.elements.merk.value = antwoord.merk;
    const zinnen = antwoord.zin || antwoord.detail || (antwoord.fouten ? "" : woord.verbinding);
    mislukt({ zin: zinnen, fouten: antwoord.fouten || [] });
  }
  function mislukt(wat) { // what was chosen is still there
    loopt = null;
    knop.disabled = form.hidden = false;
    bezig.hidden = true;
    balk.value = 0;
    toonFouten(wat);
  }

  // -- what is wrong: at the top with a way to each field, and at the field
  function schoonFouten() {
    $("opname-fouten").replaceChildren();
    $("opname-fouten").className = "";
    document.getElementById("fouten")?.remove();
    for (const p of form.querySelectorAll(".fout-bij-veld")) p.remove();
    for (const veld of form.querySelectorAll("[aria-invalid]")) veld.removeAttribute("aria-invalid");
  }
  function toonFouten({ zin: tekst, fouten }) {
    const vakje = $("opname-fouten"), kop = document.createElement("h2"), ul = document.createElement("ul");
    kop.textContent = woord.fouten;
    vakje.className = "foutenlijst";
    vakje.setAttribute("role", "alert");
    for (const f of fouten) {
      const li = document.createElement("li"), a = document.createElement("a");
      a.href = "#" + f.id;
      a.textContent = f.label + ": " + f.fout;
      li.append(a);
      ul.append(li);
      bijVeld(f);
    }
    vakje.replaceChildren(kop, ...(tekst ? [alinea(tekst)] : []), ...(fouten.length ? [ul] : []));
    vakje.focus();
  }
  function alinea(tekst) {
    const p = document.createElement("p");
    p.textContent = tekst;
    return p;
  }
  function bijVeld(f) {
    const veld = $(f.id);
    if (!veld) return;
    const p = alinea(f.fout), id = f.veld + "-fout";
    p.id = id;
    p.className = "fout-bij-veld";
    veld.setAttribute("aria-invalid", "true");
    const bij = (veld.getAttribute("aria-describedby") || "").split(" ").filter((d) => d && d !== id);
    veld.setAttribute("aria-describedby", [...bij, id].join(" "));
    (veld.closest(".veld-rij") || veld).before(p);
    for (let d = veld.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
  }

  // -- looking how far it is
  function vraag(adres, meer) {
    const velden = { csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value, merk: form.elements.merk.value };
    return fetch(adres, { method: "POST", body: new URLSearchParams({ ...velden, ...meer }), credentials: "same-origin" });
  }
  async function kijk() {
    const van = loopt;
    while (loopt === van && loopt) {
      try {
        const antwoord = await vraag(form.dataset.voortgang, { vanaf });
        if (antwoord.ok && loopt === van) toon(await antwoord.json());
      } catch { /* the next time again */ }
      await new Promise((klaar_) => setTimeout(klaar_, 700));
    }
  }
  function toon(stand) {
    if (stand.fase === "onbekend" || !loopt) return;
    vanaf = stand.volgende;
    if (stand.fase !== fase && woord[stand.fase]) zin.textContent = woord[fase = stand.fase];
    if (stand.fase === "rekenen") balk.removeAttribute("value");
    for (const g of stand.gebeurd) {
      if (g.soort === "bestand") {
        lijst.append(regel(g.naam));
        continue;
      }
      if (!lijst.lastElementChild) lijst.append(regel(""));
      let ul = lijst.lastElementChild.querySelector("ul");
      if (!ul) lijst.lastElementChild.append(ul = document.createElement("ul"));
      const li = regel(g.wat + "; " + g.gevolg);
      li.lang = "nl";
      ul.append(li);
    }
  }
})();
