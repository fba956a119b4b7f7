// The drawing: the award against the amount, with the band of what is not settled, threshold, cap, and where the person is.

import { svg, nothing, type SVGTemplateResult } from "lit/html.js";
import { scale, ticks, type Scale } from "./scale.js";
import type { Curve, Point } from "./curve.js";
import { text } from "./text.zh.js";

/** Units of the drawing, about a pixel of a phone each. */
const WIDTH = 340;
const HEIGHT = 220;
const LEFT = 52;
const RIGHT = WIDTH - 12;
const TOP = 26;
const BOTTOM = HEIGHT - 40;

interface Place {
  x: Scale;
  y: Scale;
}

/** `label`: what the drawing says to whoever cannot see it. */
export function drawing(curve: Curve, label: string): SVGTemplateResult {
  const { points } = curve;
  const last = points[points.length - 1] as Point;
  const highest = Math.max(...points.map(({ high }) => Number(high))) || 1;
  const place: Place = { x: scale(last.x, LEFT, RIGHT), y: scale(highest * 1.12, BOTTOM, TOP) };
  return svg`
    <svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${label}>
      ${grid(place)}
      ${curve.threshold === undefined ? nothing : mark(place, curve.threshold, text.threshold)}
      ${curve.cap === undefined ? nothing : mark(place, curve.cap, text.cap)}
      <polygon class="chart-band" points=${band(place, points)}></polygon>
      <polyline class="chart-low" points=${line(place, points, "low")}></polyline>
      <polyline class="chart-line" points=${line(place, points, "high")}></polyline>
      ${curve.here === undefined ? nothing : here(place, curve.here)}
    </svg>`;
}

function grid({ x, y }: Place): SVGTemplateResult {
  return svg`
    ${ticks(y.end, 4).map((value) => svg`
      <line class="chart-grid" x1=${LEFT} x2=${RIGHT} y1=${y.at(value)} y2=${y.at(value)}></line>
      <text class="chart-tick" x=${LEFT - 6} y=${y.at(value) + 4} text-anchor="end">${shortly(value)}</text>`)}
    ${ticks(x.end, 4).map((value) => svg`
      <text class="chart-tick" x=${x.at(value)} y=${BOTTOM + 16} text-anchor="middle">${shortly(value)}</text>`)}
    <text class="chart-tick" x=${RIGHT} y=${HEIGHT - 6} text-anchor="end">${text.x}</text>
    <text class="chart-tick" x="4" y="14">${text.y}</text>`;
}

function mark({ x }: Place, value: number, label: string): SVGTemplateResult {
  const at = x.at(value);
  return svg`
    <line class="chart-mark" x1=${at} x2=${at} y1=${TOP} y2=${BOTTOM}></line>
    <text class="chart-mark-label" x=${Math.max(at, LEFT + 14)} y=${TOP - 6} text-anchor="middle">${label}</text>`;
}

/** Where nothing is settled, on the upper bound; the other end of the range is marked, too. */
function here({ x, y }: Place, point: Point): SVGTemplateResult {
  const at = x.at(point.x);
  const [low, high] = [y.at(Number(point.low)), y.at(Number(point.high))];
  const left = at > (LEFT + RIGHT) / 2;
  return svg`
    <line class="chart-here" x1=${at} x2=${at} y1=${BOTTOM} y2=${TOP + 4}></line>
    ${point.low === point.high ? nothing : svg`<circle class="chart-here-low" cx=${at} cy=${low} r="4"></circle>`}
    <circle class="chart-here-dot" cx=${at} cy=${high} r="5.5"></circle>
    <text class="chart-here-label" x=${left ? at - 6 : at + 6} y=${TOP + 14} text-anchor=${left ? "end" : "start"}>${text.here}</text>`;
}

function line({ x, y }: Place, points: Point[], bound: "low" | "high"): string {
  return points.map((point) => `${x.at(point.x)},${y.at(Number(point[bound]))}`).join(" ");
}

function band(place: Place, points: Point[]): string {
  return `${line(place, points, "high")} ${line(place, points.slice().reverse(), "low")}`;
}

/** Round values of an axis in as few letters as there are. */
function shortly(value: number): string {
  if (value >= 1e8) return text.yi(String(value / 1e8));
  if (value >= 1e4) return text.wan(String(value / 1e4));
  return String(value);
}
