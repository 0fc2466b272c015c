// Says that something new has come, and leaves it to the reader to bring it in. Nothing that is being read moves.
//   <hearten-live src="/live" data-event="cases" hidden><p class="notice" role="status"><span>A new case has come.</span> <a href="/recover">Show it</a></p></hearten-live>
// `data-words="{} new"` on the span counts what has come.
class Live extends HTMLElement {
  connectedCallback() {
    this.news = 0;
    this.follow();
    this.onvisible = () => (document.hidden ? this.leave() : this.follow());
    document.addEventListener("visibilitychange", this.onvisible);
  }

  disconnectedCallback() {
    this.leave();
    document.removeEventListener("visibilitychange", this.onvisible);
  }

  follow() {
    if (this.source || !this.getAttribute("src")) return;
    this.source = new EventSource(this.getAttribute("src"));
    for (const event of (this.dataset.event ?? "message").split(" ")) this.source.addEventListener(event, () => this.tell());
  }

  leave() {
    this.source?.close();
    this.source = undefined;
  }

  tell() {
    this.news += 1;
    this.hidden = false;
    const place = this.querySelector("[data-words]");
    if (place) place.textContent = place.dataset.words.replace("{}", new Intl.NumberFormat(document.documentElement.lang || undefined).format(this.news));
  }
}
customElements.define("hearten-live", Live);
