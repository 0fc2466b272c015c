// Guidance without a connection. The page works without any of this; with it, it is kept on this device for its reader.
const shelf = "hearten-guidance";
const mark = {
  get() { try { return localStorage.getItem(shelf); } catch { return null; } },
  set(value) { try { value ? localStorage.setItem(shelf, value) : localStorage.removeItem(shelf); } catch {} },
};

async function forget() {
  mark.set(null);
  if (!("caches" in window)) return;
  await caches.delete(shelf);
  const known = await navigator.serviceWorker?.getRegistration("/guidance");
  await known?.unregister();
}

// Somebody else than the one for whom it was kept, or a tablet that many share: nothing of theirs stays.
const me = document.querySelector("[data-viewer]");
const isShared = (me && "tablet" in me.dataset) || document.querySelector("[data-shared]") !== null;
const reader = isShared ? undefined : me?.dataset.viewer;
if (mark.get() && (isShared || (reader && mark.get() !== reader))) await forget();

// Signing out waits until it is forgotten.
for (const form of document.querySelectorAll('form[action="/sign-out"]')) {
  form.addEventListener("submit", (event) => {
    if (!mark.get()) return;
    event.preventDefault();
    forget().finally(() => form.submit());
  });
}

class Guidance extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form[role=search]");
    this.form?.addEventListener("submit", (event) => this.ask(event));
    if (this.isOffline || !reader || !("serviceWorker" in navigator) || !("caches" in window)) return;
    this.keep().catch(() => {});
  }

  get isOffline() { return document.documentElement.hasAttribute("data-offline"); }

  async keep() {
    await navigator.serviceWorker.register(this.dataset.worker, { scope: "/guidance" });
    const { active } = await navigator.serviceWorker.ready;
    mark.set(reader);
    const drawn = performance.getEntriesByType("resource").map(({ name }) => new URL(name)).filter(({ origin }) => origin === location.origin);
    active?.postMessage({ keep: [...new Set(drawn.map(({ pathname }) => pathname))] });
  }

  // Without a connection the question is answered from what is on the page; it is never nothing.
  ask(event) {
    if (!this.isOffline && navigator.onLine) return;
    event.preventDefault();
    const asked = words(this.form.elements.q.value);
    if (!asked.length) return;
    const pieces = [...this.querySelectorAll("[data-piece]")].map((piece) => ({ piece, score: score(asked, words(`${piece.dataset.piece} ${piece.textContent}`)) }));
    pieces.sort((one, other) => other.score - one.score);
    const best = pieces.filter(({ score }, place) => score > 0 || place === 0).slice(0, 3);
    const place = this.querySelector("[data-found]");
    place.querySelector("ul").replaceChildren(...best.map(({ piece }) => this.line(piece)));
    place.hidden = false;
  }

  line(piece) {
    const link = document.createElement("a"), line = document.createElement("li");
    link.href = `#${piece.id}`;
    link.textContent = piece.dataset.piece;
    link.addEventListener("click", () => { const box = piece.closest("details"); if (box) box.open = true; });
    line.append(link);
    return line;
  }
}

const words = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]{3,}/gu) ?? [];
// How many of the asked words begin like one that stands there; long ones say more, and "here" is not meant by "her".
function score(asked, said) {
  return asked.reduce((sum, word) => sum + (said.some((one) => one.startsWith(word.slice(0, 5)) || one.length > 3 && word.startsWith(one)) ? word.length : 0), 0);
}

customElements.define("hearten-guidance", Guidance);
