// Keeps the guidance of one colleague on this device for times without a connection: its page, and the files that draw it.
// No other page is ever kept. It is forgotten at sign-out, when somebody else signs in, and when the session has ended.
const shelf = "hearten-guidance";
const home = "/guidance";
const patience = 6000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(keep(event.data.keep));
});

async function keep(files) {
  const kept = await caches.open(shelf);
  const page = await fetch(home, { credentials: "same-origin", redirect: "manual" });
  if (!page.ok) return caches.delete(shelf);
  await kept.put(home, page);
  const wanted = new Set(files.filter((path) => typeof path === "string" && path.startsWith("/assets/")));
  for (const old of await kept.keys()) {
    const path = new URL(old.url).pathname;
    if (path !== home && !wanted.has(path)) await kept.delete(old);
  }
  await Promise.allSettled([...wanted].map((path) => kept.add(path)));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.mode === "navigate" && (url.pathname === home || url.pathname === `${home}/ask`)) event.respondWith(guidance(request, url));
  else if (request.method === "GET" && url.pathname.startsWith("/assets/")) event.respondWith(file(request));
});

// The page from the house while it answers; else the kept one, which says from when it is.
async function guidance(request, url) {
  const kept = await (await caches.open(shelf)).match(home);
  try {
    const asks = request.method !== "GET";
    // A navigation cannot be given a deadline of its own: the kept page overtakes it.
    const answer = await (kept && !asks ? Promise.race([fetch(request), late()]) : fetch(request));
    if (answer.type === "opaqueredirect" && !asks) await caches.delete(shelf);
    else if (answer.ok && !asks && !url.search) await (await caches.open(shelf)).put(home, answer.clone());
    return answer;
  } catch (fault) {
    if (!kept) throw fault;
    const html = (await kept.text()).replace("<html ", '<html data-offline="" ');
    const headers = new Headers(kept.headers);
    headers.delete("Content-Length");
    return new Response(html, { status: 200, headers });
  }
}

const late = () => new Promise((_, refuse) => setTimeout(() => refuse(new Error("late")), patience));

// A name that changes with its content is good for ever; any other file is asked for first.
async function file(request) {
  const kept = await (await caches.open(shelf)).match(request);
  if (!kept) return fetch(request);
  if (/\.[\w-]{10}\.[a-z]+$/.test(new URL(request.url).pathname)) return kept;
  return Promise.race([fetch(request), late()]).catch(() => kept);
}
