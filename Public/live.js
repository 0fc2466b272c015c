// Says that something new has come, and leaves it to the reader to bring it in. Nothing that is being read moves.
//   <hearten-live src="/live?place=recover" hidden><p class="notice" role="status"><span data-words="{} new"></span> <a href="/recover">Show</a></p></hearten-live>
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
    this.source.onmessage = () => this.tell();
    this.source.addEventListener("news", () => this.tell());
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
