// Keeps the words of a running clock fresh. What the server wrote is true without it.
//   <hearten-clock due="ISO" soon="ISO" data-left="in {}" data-late="{} over" data-day="{} d" data-hour="{} h" data-minute="{} min">
//     <span class="clock">SIGN<span>21 h</span></span>
//   </hearten-clock>
const span = (milliseconds, words) => {
  const minutes = Math.max(1, Math.round(milliseconds / 60000));
  const [count, unit] = minutes >= 2880 ? [Math.round(minutes / 1440), words.day] : minutes >= 60 ? [Math.round(minutes / 60), words.hour] : [minutes, words.minute];
  return (unit ?? "{}").replace("{}", new Intl.NumberFormat(document.documentElement.lang || undefined).format(count));
};

class Clock extends HTMLElement {
  connectedCallback() {
    this.due = Date.parse(this.getAttribute("due"));
    this.soon = Date.parse(this.getAttribute("soon"));
    if (Number.isNaN(this.due)) return;
    this.timer = setInterval(() => this.tell(), 30000);
  }

  disconnectedCallback() { clearInterval(this.timer); }

  tell() {
    const disc = this.querySelector(".clock"), words = disc?.querySelector("span");
    if (!words) return;
    const left = this.due - Date.now(), late = left < 0;
    const text = (late ? this.dataset.late : this.dataset.left)?.replace("{}", span(Math.abs(left), this.dataset));
    if (text && words.textContent !== text) words.textContent = text;
    disc.classList.toggle("late", late);
    disc.classList.toggle("soon", !late && Date.now() >= this.soon);
  }
}
customElements.define("hearten-clock", Clock);
