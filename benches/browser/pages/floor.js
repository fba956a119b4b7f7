// What a keystroke takes where nothing comes of it but the letter and one line of text.
import { offer } from "./keystroke.js";

const field = document.createElement("input");
const line = document.createElement("p");
field.value = "350000.00";
field.addEventListener("input", () => { line.textContent = field.value; });
document.querySelector("main").append(field, line);
offer({ field: () => field, shown: () => undefined });
