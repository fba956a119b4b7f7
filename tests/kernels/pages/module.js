import { canonical, load } from "./huiqi/dist/index.js";

window.entry = { canonical, load };
