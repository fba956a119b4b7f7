// The service worker: after the first visit the page works without a network, as long as the browser keeps it.
//
// Of the files that the page is made of, each name says its content (a hash in the name, or behind `?v=`), so what is kept
// under a name is right for ever. The page itself, whose name stays, is asked for first and taken from what is kept where no
// answer comes: whoever is online sees the newest version of the policy's data, and never a mixture of two.

/** Addresses of the files, relative to this one; and what all of them together are. Both are put in by the build. */
declare const HUIQI_FILES: readonly string[];
declare const HUIQI_VERSION: string;

/** The part of a service worker that is used here; TypeScript knows it only without a document. */
interface Lasting extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(type: "fetch", listener: (event: Asked) => void): void;
}

const scope = self as unknown as Scope;
const NAME = "huiqi ";
const CACHE = NAME + HUIQI_VERSION;
/** The page that was open when a new version came may still ask for parts of its own. */
const VERSIONS_KEPT = 2;
/** How long, in ms, a network that does not answer is waited for while there is a page to show. */
const PATIENCE = 4000;

const PAGE = new URL("./", location.href).href;
const FILES = HUIQI_FILES.map((file) => new URL(file, location.href).href);

scope.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([PAGE].concat(FILES))).then(() => scope.skipWaiting()));
});

scope.addEventListener("activate", (event) => {
  event.waitUntil(forget().then(() => scope.clients.claim()));
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (isPage(request.url)) event.respondWith(newest(request));
  else if (FILES.indexOf(request.url) >= 0) event.respondWith(kept(request));
});

/** Those of other versions, but for the last ones. */
async function forget(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.slice(0, NAME.length) === NAME && name !== CACHE);
  await Promise.all(names.slice(0, Math.max(0, names.length - VERSIONS_KEPT + 1)).map((name) => caches.delete(name)));
}

/** The page itself, with whatever measure its address asks for. */
function isPage(address: string): boolean {
  const path = address.replace(/[?#].*$/, "");
  return path === PAGE || path === PAGE + "index.html";
}

async function newest(request: Request): Promise<Response> {
  const offline = caches.match(PAGE);
  const online = fetch(request);
  // One that fails after the page was shown is nobody's business.
  online.catch(() => undefined);
  const late = new Promise<undefined>((resolve) => { setTimeout(() => resolve(undefined), PATIENCE); });
  try {
    const answer = await Promise.race([online, late]);
    if (answer !== undefined && answer.ok) return answer;
  } catch {
    // No network: the page that is kept.
  }
  return (await offline) || online;
}

async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) || fetch(request);
}
