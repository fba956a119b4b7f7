// The golden cases: which parts of an answer a row's `expect` speaks of, and whether they are as it says.
//
// Takes rows as policies/*/cases/*.json have them and an engine with the verbs of the npm package; gives faults as
// sentences and answers as canonical text. Runs in Node and in a page alike, so it reads no file and imports nothing;
// tests/it/cases.rs says the same natively, and README.md beside the rows says what is compared.

/** The rows of one file whose measure is among `measures` (ids), with `repeat` carried out. */
export function rowsOf(file, rows, measures) {
  return rows
    .map(({ name, application, expect, repeat }) => ({ file, name, application: repeated(application, repeat), expect }))
    .filter(({ application }) => measures.includes(application.measure));
}

/** Lets the one item of each list among the facts stand so many times. */
function repeated(application, times) {
  if (times === undefined) return application;
  const facts = Object.entries(application.facts).map(([name, value]) =>
    Array.isArray(value) ? [name, Array(times).fill(value[0])] : [name, value],
  );
  return { ...application, facts: Object.fromEntries(facts) };
}

/** What of a row does not hold, one sentence for each key; nothing when all does. */
export function faultsOf(row, answer) {
  return Object.entries(row.expect).flatMap(([key, value]) => {
    const compare = KEYS[key];
    // A key that nobody compares would be a row that nobody checks.
    if (!compare) return [`${row.file} · ${row.name} · ${key}: nothing compares this`];
    const [want, got] = compare(value, answer).map(sortedText);
    return want === got ? [] : [`${row.file} · ${row.name} · ${key}\n    want ${want}\n    got  ${got}`];
  });
}

const asIs = (key) => (want, answer) => [want, answer[key]];
const statuses = (conditions) => Object.fromEntries(conditions.map(({ id, status }) => [id, status]));
const inAnyOrder = (list) => list.map(sortedText).sort();

/** For each key of `expect`: what is asked for and what is given, in one form. */
const KEYS = {
  verdict: asIs("verdict"),
  ready: asIs("ready"),
  award: (want, { award }) => [bounds(want), bounds(award)],
  awardWithin: (want, { award }) => [want, within(want, award)],
  conditions: (want, answer) => [want, statuses(answer.conditions)],
  itemConditions: (want, answer) => [want, answer.items.map((item) => statuses(item.conditions))],
  items: (want, answer) => [want, answer.items.map(({ status }) => status)],
  materials: (want, answer) => [
    want,
    Object.fromEntries(answer.materials.map(({ address, required, status }) => [address, { required, status }])),
  ],
  missing: (want, answer) => [inAnyOrder(want), inAnyOrder(answer.missing.map(({ path }) => path))],
  problems: (want, answer) => [inAnyOrder(want), inAnyOrder(answer.problems.map(({ path, code }) => ({ path, code })))],
  contacts: (want, answer) => [want, answer.contacts.map(({ phone }) => phone)],
  notes: (want, answer) => [want, answer.notes.map(({ id }) => id)],
  timeline: (want, answer) => [want, Object.fromEntries(Object.keys(want).map((id) => [id, daysOf(answer, id)]))],
};

/** Low and high of an award; null where the text fixes no money. */
const bounds = (award) => award && { low: award.low, high: award.high };

/** The days that a step has; those it has not are left out, so that "exactly these" can be compared. */
function daysOf(answer, id) {
  const step = answer.timeline.find((step) => step.id === id);
  if (!step) return "no such step";
  return Object.fromEntries(["starts", "due", "done"].filter((key) => key in step).map((key) => [key, step[key]]));
}

/** The looser of the bounds asked for and the bounds given: those asked for, where those given lie within. */
function within(want, given) {
  if (!given) return given;
  return {
    low: fen(given.low) < fen(want.low) ? given.low : want.low,
    high: fen(given.high) > fen(want.high) ? given.high : want.high,
  };
}

/** Money as a whole number of fen: no float comes near it. */
function fen(money) {
  if (!/^[0-9]+\.[0-9]{2}$/.test(money)) throw new Error(`not money with two places: ${money}`);
  return BigInt(money.replace(".", ""));
}

/** JSON with sorted keys, so that equal values have equal texts. */
function sortedText(value) {
  const sorted = (value) => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
  };
  return JSON.stringify(sorted(value)) ?? "nothing";
}

/** What every runtime is asked of a row, each with the way by which the service is asked, and what is sent. */
export const VERBS = {
  assess: { path: "/v1/assess", sent: (application) => application },
  match: { path: "/v1/match", sent: profileOf },
  receipt: { path: "/v1/receipt", sent: (application) => application },
};

/** What of an application speaks of the applicant; what is none stays as it is. */
function profileOf(application) {
  const isObject = typeof application === "object" && application !== null && !Array.isArray(application);
  if (!isObject) return application;
  return Object.fromEntries(Object.entries(application).filter(([key]) => key === "date" || key === "facts"));
}

/**
 * What a runtime makes of each row: faults against its `expect`, where it has one, and the answer to each of VERBS as
 * canonical text; of a refusal, what it says. `canonical` is the package's own, which the page saves a receipt with.
 * A row may have its application as `text` (and its part as `profile`), for numbers that JSON.stringify cannot
 * write.
 */
export function answersTo(rows, huiqi, canonical) {
  return rows.map((row) => {
    const application = row.text === undefined ? row.application : JSON.parse(row.text);
    const given = Object.entries(VERBS).map(([verb, { sent }]) => [
      verb,
      answerOrRefusal(() => huiqi[verb](sent(application))),
    ]);
    const answers = Object.fromEntries(given);
    return {
      faults: row.expect ? faultsOf(row, answers.assess) : [],
      ...Object.fromEntries(given.map(([verb, answer]) => [verb, canonical(answer)])),
    };
  });
}

/** A refusal is an answer too, and the same in every runtime; whatever else is thrown is a fault and passes. */
function answerOrRefusal(verb) {
  try {
    return verb();
  } catch (error) {
    if (error.name !== "HuiqiError") throw error;
    const { code, message, path, suggestion } = error;
    return { code, message, path, suggestion };
  }
}

/**
 * Sums up a run: faults of rows that nobody disputes, and disputed rows that hold all the same. `disputed` names rows
 * by file and name, as tests/disputed.toml does.
 */
export function judge(rows, answers, disputed) {
  const wrong = rows.flatMap((row, index) => {
    const { faults } = answers[index];
    const isDisputed = disputed.some(({ file, name }) => file === row.file && name === row.name);
    if (isDisputed && faults.length === 0) return [`${row.file} · ${row.name}: disputed, but it passes`];
    return isDisputed ? [] : faults;
  });
  // An entry that names no row has outlived it.
  const stale = disputed
    .filter(({ file, name }) => !rows.some((row) => row.file === file && row.name === name))
    .map(({ file, name }) => `tests/disputed.toml: no row ${file} · ${name}`);
  return [...wrong, ...stale];
}
