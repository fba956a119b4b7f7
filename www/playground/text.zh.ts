// What the playground says. The element in its middle has words of its own.

import type { Verdict } from "huiqi";
import type { FaultKind } from "./json.js";

export const text = {
  at: (line: number, column: number) => `第 ${line} 行第 ${column} 列：`,
  faults: {
    symbol: "这里的内容不是 JSON。",
    number: "数字写得不对。",
    name: "这里应当是带双引号的键名；最后一项后面不要加逗号。",
    value: "这里缺少值；最后一项后面不要加逗号。",
    colon: "键名后面缺少冒号。",
    comma: "这里缺少逗号。",
    brace: "缺少右花括号 }。",
    bracket: "缺少右方括号 ]。",
    end: "JSON 到这里已经结束，后面多了内容。",
    comment: "JSON 里不能写注释。",
    string: "字符串没有结束，缺少右引号。",
    escape: "反斜杠后面的写法不对。",
    character: "字符串里有不能直接写的字符，例如换行。",
    twice: "这个键在同一个对象里出现了两次：",
    object: "最外层应当是一个对象 { … }。",
  } as Record<FaultKind, string>,
  noFaults: "JSON 没有问题。",
  loadFailed: "引擎没有载入成功，请刷新页面重试。",
  verdicts: {
    eligible: "符合申报条件",
    ineligible: "不符合申报条件",
    undetermined: "还不能判定",
    informational: "引导类措施，不判定",
  } as Record<Verdict, string>,
  award: (low: string, high: string) => (low === high ? `${low} 元` : `${low} 至 ${high} 元`),
  missing: (count: number) => `还有 ${count} 项没有回答`,
  measure: (article: number, title: string) => `第${article}条　${title}`,
  copied: "已复制。",
  copyFailed: "浏览器不让脚本复制，代码已经选中，请按 Ctrl+C。",
};
