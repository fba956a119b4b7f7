// Tabs as the ARIA Authoring Practices have them: one stop of the Tab key, arrows go from one to the next.

export function tabs<Name extends string>(list: HTMLElement, chosen: (name: Name) => void): void {
  const all = Array.from(list.querySelectorAll<HTMLElement>("[role=tab]"));
  const panel = document.getElementById(String(all[0] && all[0].getAttribute("aria-controls"))) as HTMLElement;

  function choose(tab: HTMLElement): void {
    for (const one of all) {
      one.setAttribute("aria-selected", String(one === tab));
      one.tabIndex = one === tab ? 0 : -1;
    }
    panel.setAttribute("aria-labelledby", tab.id);
    chosen(tab.dataset["name"] as Name);
  }

  list.addEventListener("click", (event) => {
    const tab = (event.target as Element).closest<HTMLElement>("[role=tab]");
    if (tab !== null) choose(tab);
  });
  list.addEventListener("keydown", (event) => {
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    const tab = all[(to + all.length) % all.length] as HTMLElement;
    event.preventDefault();
    tab.focus();
    choose(tab);
  });
}
