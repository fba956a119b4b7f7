import { canonical } from "./huiqi/dist/index.js";
import { loadWorker } from "./huiqi/dist/worker.js";

window.entry = { canonical, load: loadWorker };
