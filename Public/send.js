// Sends a form without losing it: the answer stays on this device until the server has taken it, and goes by itself
// when there is a connection again. One key, one content: once tried, the form is closed to changes.
// Without script, or without storage, the form is a form.
const shelf = "hearten-send:";
const store = {
  put(key, entry) { try { localStorage.setItem(shelf + key, JSON.stringify(entry)); return true; } catch { return false; } },
  drop(key) { try { localStorage.removeItem(shelf + key); } catch {} },
  take(key) { this.drop(key); try { sessionStorage.setItem(shelf + key, ""); } catch {} },
  wasTaken(key) { try { return sessionStorage.getItem(shelf + key) !== null; } catch { return false; } },
  all() {
    try {
      return Object.keys(localStorage).filter((name) => name.startsWith(shelf)).map((name) => [name.slice(shelf.length), JSON.parse(localStorage.getItem(name))]);
    } catch { return []; }
  },
};
// On a device that colleagues share, what one of them wrote goes out when they are back, never under another's name.
const writer = document.querySelector("[data-viewer]")?.dataset.viewer;
const isTheirs = (entry) => entry.by !== undefined && entry.by !== writer;
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

class Send extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form?.elements.key || !window.fetch) return;
    this.form.addEventListener("submit", (event) => this.submit(event));
    addEventListener("online", () => this.resend());
    addEventListener("pageshow", () => this.fresh());
    document.addEventListener("visibilitychange", () => document.hidden || this.resend());
    this.resend();
  }

  say(words) { const place = this.querySelector("[role=status]"); if (place) place.textContent = words ?? ""; }

  // Coming back to a page whose answer was taken: what is written now is another answer.
  fresh() {
    if (!store.wasTaken(this.form.elements.key.value)) return;
    this.form.reset();
    this.form.elements.key.value = newKey();
    this.open(true);
    this.say("");
  }

  open(yes) {
    this.form.inert = !yes;
    const button = this.form.querySelector("button:not([type=button])");
    if (!button) return;
    this.label ??= button.textContent;
    button.textContent = yes ? this.label : this.dataset.sending;
    if (yes) button.removeAttribute("aria-disabled");
    else button.setAttribute("aria-disabled", "true");
  }

  async submit(event) {
    const form = this.form, key = form.elements.key.value;
    if (form.enctype.startsWith("multipart")) return;
    const entry = { to: form.getAttribute("action"), body: new URLSearchParams(new FormData(form)).toString(), at: Date.now(), by: writer };
    if (!store.put(key, entry)) return;
    event.preventDefault();
    this.open(false);
    this.say(this.dataset.sending);
    const page = await this.post(key, entry, true);
    if (page) this.go(page);
  }

  // To the page that answers; when that is this one, it says so and is ready for the next.
  go(page) {
    if (new URL(page).pathname !== location.pathname) return location.assign(page);
    this.fresh();
    this.say(this.dataset.sent);
  }

  // The page that answers, or undefined when it is kept. `mine` is the form on this page.
  async post(key, entry, mine) {
    let answer;
    try {
      answer = await fetch(entry.to, { method: "POST", body: entry.body, headers: { "Content-Type": "application/x-www-form-urlencoded" }, credentials: "same-origin" });
    } catch { return this.keep(); }
    // Signed out meanwhile: it stays here, and goes when its writer has come back in.
    const place = new URL(answer.url).pathname;
    if (place === "/sign-in" || place === "/tablet") {
      this.keep();
      if (mine) location.assign(place === "/sign-in" ? "/sign-in?to=" + encodeURIComponent(location.pathname) : place);
      return;
    }
    if (answer.ok) { store.take(key); return answer.url; }
    if (answer.status === 409 || answer.status === 429 || answer.status >= 500) return this.keep(Number(answer.headers.get("Retry-After")));
    // Refused for good: the server explains it on a page of its own; an older answer is given back to its writer.
    store.drop(key);
    if (mine) { this.form.inert = false; this.form.submit(); } else this.giveBack(entry);
  }

  keep(after) {
    this.say(this.dataset.kept);
    this.wait = Math.min((this.wait ?? 2) * 2, 300);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.resend(), Math.max(this.wait, after || 0) * 1000);
  }

  giveBack(entry) {
    this.say(this.dataset.refused);
    for (const [name, value] of new URLSearchParams(entry.body)) {
      const field = this.form.elements[name];
      if (field?.type === "textarea" && !field.value) field.value = value;
    }
  }

  async resend() {
    if (this.busy) return;
    this.busy = true;
    const own = this.form.elements.key.value;
    for (const [key, entry] of store.all()) {
      if ((key === own && !this.form.inert) || isTheirs(entry)) continue;
      const page = await this.post(key, entry, key === own);
      if (!page) continue;
      if (key === own) this.go(page);
      else this.say(this.dataset.sent);
    }
    this.busy = false;
  }
}
customElements.define("hearten-send", Send);
