// What TypeScript makes of the elements' tags; nothing of it is run. A line that should be an error and is none is one.

const right = [
  <huiqi-form measure="12" name="receipt" disabled theme="auto" stylesheet="/huiqi.css" id="form" className="wide" />,
  <huiqi-form
    facts={{ applicant: { kind: "enterprise" } }}
    materials={{ "business-licence": true }}
    verified={["/facts/applicant/kind"]}
    date="2026-06-15"
    allowCorrection
    hooks={{ identity: async () => ({ name: "某某公司", role: "agent" }), track: ({ name }) => console.log(name) }}
    onhuiqi-ready={({ detail }) => detail.application.measure}
    onhuiqi-error={({ detail }) => detail.error}
    onChange={(event) => event.currentTarget.assessment?.verdict}
  />,
  <huiqi-match questions="all" href="/apply?m={measure}" for="form" profile={{ facts: {} }} />,
  <huiqi-match
    onhuiqi-match={({ detail }) => detail.matches.total.high}
    onhuiqi-choose={({ detail }) => detail.application.facts}
  />,
];

const wrong = [
  // @ts-expect-error: misspelt
  <huiqi-form mesure="12" />,
  // @ts-expect-error: no such theme
  <huiqi-form theme="blue" />,
  // @ts-expect-error: facts are an object
  <huiqi-form facts="{}" />,
  // @ts-expect-error: a role that nobody has
  <huiqi-form hooks={{ identity: () => ({ role: "king" }) }} />,
  // @ts-expect-error: what is read only
  <huiqi-form assessment={undefined} />,
  // @ts-expect-error: what the event has not
  <huiqi-form onhuiqi-change={({ detail }) => detail.matches} />,
  // @ts-expect-error: one or all
  <huiqi-match questions="some" />,
  // @ts-expect-error: an element of another name
  <huiqi-from />,
];

export const all = [...right, ...wrong];
