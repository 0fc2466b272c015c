// Single keys: / search, g and a letter for places, j and k through a list, r reply, ? shows them.
// Never inside a field; a person who switched them off gets pages without <hearten-keys>.
const inField = (node) => node instanceof Element && node.closest("input, textarea, select, [contenteditable], dialog") !== null;

class Keys extends HTMLElement {
  connectedCallback() {
    this.onkey = (event) => this.press(event);
    document.addEventListener("keydown", this.onkey);
  }

  disconnectedCallback() { document.removeEventListener("keydown", this.onkey); }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing || inField(event.target)) return;
    const key = event.key.toLowerCase();
    if (this.going) {
      this.going = clearTimeout(this.going);
      const place = /^[a-z]$/.test(key) && document.querySelector(`[data-key="${key}"]`);
      if (place) { event.preventDefault(); place.click(); }
      return;
    }
    const act = { "/": () => this.search(), g: () => this.go(), j: () => this.step(1), k: () => this.step(-1), r: () => this.reply(), "?": () => this.show() }[key];
    if (act?.()) event.preventDefault();
  }

  go() { this.going = setTimeout(() => (this.going = undefined), 1200); return true; }

  search() {
    const field = document.querySelector("[data-search]");
    if (field) { field.focus(); field.select(); return true; }
    const link = document.querySelector("a[href='/moments#q']") ?? document.querySelector("[data-key='m']");
    link?.click();
    return link !== null;
  }

  step(by) {
    const stops = [...document.querySelectorAll("[data-list] > a, [data-list] > li a.plain")];
    if (stops.length === 0) return false;
    const here = stops.indexOf(document.activeElement);
    stops[Math.min(Math.max(here + by, 0), stops.length - 1)].focus();
    return true;
  }

  reply() {
    const field = document.querySelector("[data-reply] textarea");
    field?.focus();
    return Boolean(field);
  }

  show() {
    const list = this.querySelector("dialog");
    list?.showModal();
    return Boolean(list);
  }
}
customElements.define("hearten-keys", Keys);
