// Keeps what is being written on this device, until the thing it was written for has moved on.
//   <hearten-keep name="reply-2431" version="0" data-saved="saved {}"><form>… <output></output></form></hearten-keep>
// `version` changes when the server has taken something (say, the number of replies): older drafts are then dropped.
class Keep extends HTMLElement {
  connectedCallback() {
    this.slotName = `hearten-keep:${this.getAttribute("name")}`;
    this.restore();
    this.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), 600);
    });
    addEventListener("pagehide", () => this.timer && this.save());
  }

  get fields() { return [...this.querySelectorAll("textarea[name], input[name]:not([type=hidden], [type=password], [type=file])")]; }

  save() {
    this.timer = undefined;
    const version = this.getAttribute("version") ?? "";
    const words = Object.fromEntries(this.fields.filter((field) => field.value && field.type !== "radio" && field.type !== "checkbox").map((field) => [field.name, field.value]));
    try { localStorage.setItem(this.slotName, JSON.stringify({ version, words, at: Date.now() })); } catch { return; }
    this.tell(Date.now());
  }

  restore() {
    let kept;
    try { kept = JSON.parse(localStorage.getItem(this.slotName)); } catch { return; }
    if (!kept) return;
    if (kept.version !== (this.getAttribute("version") ?? "")) return localStorage.removeItem(this.slotName);
    let used = false;
    for (const field of this.fields) {
      if (field.value === "" && kept.words[field.name]) { field.value = kept.words[field.name]; used = true; }
    }
    if (used) this.tell(kept.at);
  }

  tell(at) {
    const place = this.querySelector("output");
    if (!place) return;
    const time = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { timeStyle: "short" }).format(at);
    place.textContent = (this.dataset.saved ?? "{}").replace("{}", time);
  }
}
customElements.define("hearten-keep", Keep);
