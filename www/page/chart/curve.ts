// The award as a function of one amount, found by asking the engine: nothing of the rules is known here. An amount is a
// number of whole yuan, as it is drawn; awards are the engine's own decimals.

import type { Application, Assessment } from "huiqi";
import { isQuestion, type Field } from "huiqi/element";

/** An amount that the curve can run over. */
export interface Axis {
  /** Pointer of the fact. */
  path: string;
  label: string;
  /** Pointers of amounts that are told to be the same: a contract that is paid in full stays so. */
  along: string[];
}

export interface Point {
  /** Yuan of the amount. */
  x: number;
  /** Bounds of the award in yuan, decimals. */
  low: string;
  high: string;
}

export interface Curve {
  axis: Axis;
  points: Point[];
  /** The least amount in whole yuan with an award; absent where there is none, or where any amount has one. */
  threshold?: number;
  /** The least amount in whole yuan from which the award grows no more; absent where it always grows. */
  cap?: number;
  /** Where the person is; absent while the amount is not told. */
  here?: Point;
}

/** Takes its time: whoever asks lets the person go on between two answers. */
export type Assess = (application: Application) => Promise<Assessment>;

/** An amount that no enterprise has, yet the engine takes: what does not grow up to here is capped. */
const VAST = 1e11;
/** How many points are between the ends, beside those at threshold and cap. */
const POINTS = 8;

type Facts = Record<string, unknown>;

/** The amounts that are asked, each item's too; an item that is not there is not asked. */
export function axesOf(fields: readonly Field[], facts: Facts): Axis[] {
  return fields.reduce<Axis[]>((all, field) => all.concat(below(field, facts[field.name], "/facts/" + field.name, "")), []);
}

function below(field: Field, told: unknown, path: string, prefix: string): Axis[] {
  if (isQuestion(field)) return [];
  if (field.kind === "group") return amounts(field.fields, told, path, prefix);
  if (!Array.isArray(told)) return [];
  return told.reduce<Axis[]>((all, item, index) =>
    all.concat(amounts(field.fields, item, `${path}/${index}`, `${field.itemLabel} ${index + 1} · `)), []);
}

function amounts(fields: readonly Field[], told: unknown, path: string, prefix: string): Axis[] {
  const facts = (typeof told === "object" && told !== null ? told : {}) as Facts;
  const money = fields.filter(({ kind }) => kind === "money");
  return money.map(({ name, label }) => ({
    path: `${path}/${name}`,
    label: prefix + label,
    along: money.filter((other) => other.name !== name && facts[name] !== undefined && sumOf(facts[other.name]) === sumOf(facts[name]))
      .map((other) => `${path}/${other.name}`),
  }));
}

/** The application with another amount. */
export function withAmount(application: Application, { path, along }: Axis, x: number): Application {
  return [path].concat(along).reduce((told, at) => write(told, at.split("/").slice(1), String(x)) as Application, application);
}

function write(told: unknown, [first, ...rest]: string[], value: string): unknown {
  if (first === undefined) return value;
  const copy = (Array.isArray(told) ? told.slice() : { ...(told as Facts) }) as Facts;
  copy[first] = write(copy[first], rest, value);
  return copy;
}

function read(told: unknown, path: string): unknown {
  return path.split("/").slice(1).reduce((at, name) =>
    (typeof at === "object" && at !== null ? (at as Facts)[name] : undefined), told);
}

function sumOf(value: unknown): number | undefined {
  const sum = typeof value === "string" || typeof value === "number" ? Number(value) : NaN;
  return isFinite(sum) ? sum : undefined;
}

/** Whether the award grows with the amount. (What was awarded before lowers it: no amount that one could have more of.) */
export async function matters(application: Application, axis: Axis, assess: Assess): Promise<boolean> {
  const at = pointsOf(application, axis, assess);
  return Number((await at(0)).high) < Number((await at(VAST)).high);
}

/** The curve from nothing to a little beyond the cap, or beyond where the person is. */
export async function curveOf(application: Application, axis: Axis, assess: Assess): Promise<Curve> {
  const at = pointsOf(application, axis, assess);
  const top = (await at(VAST)).high;
  const isCapped = (await at(VAST / 10)).high === top && Number(top) > 0;
  const threshold = await least(async (x) => Number((await at(x)).high) > 0);
  const cap = isCapped ? await least(async (x) => (await at(x)).high === top) : undefined;
  const told = sumOf(read(application, axis.path));
  const here = told === undefined ? undefined : await at(told);
  const end = 1.2 * Math.max(cap || 0, 2 * (threshold || 0), told || 0) || 1e6;
  const curve: Curve = { axis, points: await sampled(at, end, [threshold, cap]) };
  if (threshold !== undefined && threshold > 0) curve.threshold = threshold;
  if (cap !== undefined) curve.cap = cap;
  if (here !== undefined) curve.here = here;
  return curve;
}

type At = (x: number) => Promise<Point>;

/** Each amount is asked for once. */
function pointsOf(application: Application, axis: Axis, assess: Assess): At {
  const known: Record<number, Point> = {};
  return async (x) => {
    const found = known[x];
    if (found !== undefined) return found;
    const { award } = await assess(withAmount(application, axis, x));
    const point = { x, low: award === null ? "0.00" : award.low, high: award === null ? "0.00" : award.high };
    known[x] = point;
    return point;
  };
}

/** The least whole amount of which it holds, by halving; it holds from there on. */
async function least(holds: (x: number) => Promise<boolean>): Promise<number | undefined> {
  if (await holds(0)) return 0;
  if (!(await holds(VAST))) return undefined;
  // Powers of ten first: those of both searches are the same, and asked for once.
  let above = 1;
  while (above < VAST && !(await holds(above))) above *= 10;
  let below = above === 1 ? 0 : above / 10;
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (await holds(middle)) above = middle;
    else below = middle;
  }
  return above;
}

/** Evenly spaced, and on both sides of where the curve breaks. */
async function sampled(at: At, end: number, breaks: (number | undefined)[]): Promise<Point[]> {
  const all: Record<number, true> = {};
  for (let step = 0; step <= POINTS; step += 1) all[Math.round((end * step) / POINTS)] = true;
  for (const place of breaks) {
    if (place === undefined) continue;
    all[place] = true;
    if (place > 0) all[place - 1] = true;
  }
  const points: Point[] = [];
  for (const x of Object.keys(all).map(Number).sort((one, other) => one - other)) points.push(await at(x));
  return points;
}
