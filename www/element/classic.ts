// `classic/huiqi-element.js`: the elements as a plain script, for pages without modules. It adds to the one global name that
// `classic/huiqi.js` has made, whose engine it uses.

import * as elements from "./index.js";

Object.assign((window as unknown as { huiqi: object }).huiqi, elements);
