import { canonical, load } from "./huiqi/dist/inline.js";

window.entry = { canonical, load };
