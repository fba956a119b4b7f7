// One import defines both elements. With a bundler: import "huiqi/element".
import "./huiqi/dist/element.js";

const match = document.querySelector("huiqi-match");
const answer = document.querySelector("output");
const place = document.getElementById("apply");

for (const type of ["huiqi-ready", "huiqi-match"]) {
  match.addEventListener(type, ({ detail: { matches } }) => {
    const count = (verdict) => matches.matches.filter((one) => one.verdict === verdict).length;
    answer.textContent = `${count("eligible")} 条可以申报，${count("undetermined")} 条还不能判定。`;
  });
}

// A measure is chosen. Where its form is another page of the portal, write the address into the tag and nothing here:
// <huiqi-match href="/apply?measure={measure}">.
match.addEventListener("huiqi-choose", ({ detail: { measure, application } }) => {
  const form = document.createElement("huiqi-form");
  form.setAttribute("measure", measure);
  form.setAttribute("theme", "auto");
  // All that was told of what this measure asks.
  form.application = application;
  place.textContent = "";
  place.appendChild(form);
  place.hidden = false;
  place.focus();
});
