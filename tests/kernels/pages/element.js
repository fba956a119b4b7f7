import "./huiqi/dist/element.js";
