// A shared tablet locks by itself when nobody has touched it for a while, and keeps nothing of one colleague for the next.
//   <hearten-lock data-idle="300" data-warn="30" data-stays="1200" data-lock="/tablet/lock" data-here="/tablet/here" data-home="/tablet">…</hearten-lock>
// With data-stays the page of a line-up stays open so long after it was opened, touched or not.
// The server ends the session by itself; this takes the page from the screen, and what was not yet sent aside for its writer.
const shelf = "hearten-draft:";
const viewer = document.querySelector("[data-viewer][data-tablet]")?.dataset.viewer;

// A page that the browser brings back from memory may be another person's.
addEventListener("pageshow", (event) => {
  if (event.persisted && document.querySelector("[data-tablet], [data-shared]")) location.reload();
});

class Lock extends HTMLElement {
  connectedCallback() {
    this.idle = Number(this.dataset.idle) * 1000;
    this.warn = Number(this.dataset.warn) * 1000;
    this.last = this.told = Date.now();
    this.until = this.last + (Number(this.dataset.stays) || 0) * 1000;
    for (const kind of ["pointerdown", "keydown", "input", "wheel", "touchmove"]) {
      addEventListener(kind, () => this.stir(), { passive: true, capture: true });
    }
    document.addEventListener("visibilitychange", () => document.hidden || this.look());
    for (const form of document.querySelectorAll(`form[action="${this.dataset.lock}"]`)) form.addEventListener("submit", () => this.setAside());
    this.timer = setInterval(() => this.look(), 1000);
    this.giveBack();
  }

  disconnectedCallback() { clearInterval(this.timer); }

  get end() { return Math.max(this.last + this.idle, this.until); }

  // While somebody writes without asking for a page, the server is told now and then.
  stir() {
    if (this.isLocked) return;
    const now = Date.now();
    if (now >= this.end) return this.lock();
    this.last = now;
    this.tell(false);
    if (now - this.told < 60000) return;
    this.told = now;
    fetch(this.dataset.here, { method: "POST", credentials: "same-origin" }).then((answer) => { if (!answer.ok || answer.redirected) this.lock(); }, () => {});
  }

  look() {
    if (this.isLocked) return;
    const now = Date.now();
    if (now >= this.end) return this.lock();
    this.tell(now >= this.end - this.warn);
  }

  tell(isNear) {
    const line = this.querySelector("[role=status] p");
    if (line) line.hidden = !isNear;
  }

  async lock() {
    if (this.isLocked) return;
    this.isLocked = true;
    this.setAside();
    this.tell(false);
    document.documentElement.dataset.locked = "";
    this.querySelector(".locked")?.removeAttribute("hidden");
    addEventListener("online", () => this.leave());
    await this.leave();
  }

  // Without a connection the screen stays empty until there is one.
  async leave() {
    try { await fetch(this.dataset.lock, { method: "POST", credentials: "same-origin" }); } catch { return; }
    location.replace(this.dataset.home);
  }

  get form() { return document.querySelector("hearten-send form"); }

  fields(form) { return [...form.querySelectorAll("textarea[name], input[name]:not([type=hidden], [type=radio], [type=checkbox])")]; }

  // What stands in the form and was not sent waits on this tablet for its writer, under the writer's own name.
  setAside() {
    const form = this.form;
    if (!form || !viewer || form.inert) return;
    const words = Object.fromEntries(this.fields(form).filter((field) => field.value).map((field) => [field.name, field.value]));
    try {
      if (Object.keys(words).length) localStorage.setItem(shelf + viewer, JSON.stringify({ path: location.pathname, words }));
    } catch {}
    form.reset();
  }

  giveBack() {
    const form = this.form;
    if (!form || !viewer) return;
    let kept;
    try { kept = JSON.parse(localStorage.getItem(shelf + viewer)); } catch { return; }
    if (!kept || kept.path !== location.pathname) return;
    for (const field of this.fields(form)) if (!field.value && kept.words[field.name]) field.value = kept.words[field.name];
    try { localStorage.removeItem(shelf + viewer); } catch {}
  }
}
customElements.define("hearten-lock", Lock);
