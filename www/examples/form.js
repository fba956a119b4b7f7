// One import defines the elements. With a bundler: import "huiqi/element".
import "./huiqi/dist/element.js";

const form = document.querySelector("form");
const element = document.querySelector("huiqi-form");
const answer = document.querySelector("output");

// Nothing has to be done here, the element shows its answer by itself. The portal may want to know it too: once the form
// is there, and after each change, whoever made it.
for (const type of ["huiqi-ready", "huiqi-change"]) {
  element.addEventListener(type, ({ detail: { assessment } }) => {
    answer.textContent = `还有 ${assessment.missing.length} 项没有回答。`;
  });
}

// The browser has checked the element like any other control: an incomplete form does not come this far.
form.addEventListener("submit", (event) => {
  event.preventDefault(); // leave this line out, and the form goes to its action
  const receipt = JSON.parse(String(new FormData(form).get("receipt")));
  answer.textContent = `将要提交的凭据：奖补 ${receipt.assessment.award.high} 元，摘要 ${receipt.digest}`;
});

// Answers that the portal has already: as a property, or as JSON in the attribute of the same name.
document.getElementById("fill").addEventListener("click", async () => {
  const response = await fetch("./application.json");
  element.application = await response.json();
});
