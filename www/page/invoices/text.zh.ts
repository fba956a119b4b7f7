// The words of reading invoices.

import type { FileFault } from "./reader.js";

export const text = {
  lead: (item: string) => `选数电票的 XML 文件，可以一次选几个，也可以选电子税务局下载的 .zip。读到的内容先与申报单位、${item}核对，您确认之后才登记到材料清单。文件不离开您的设备。`,
  unverified: "未验证税务机关电子签名，以税务机关查验为准。",
  files: "选择发票文件（.xml、.zip）",
  unloaded: "这个功能没有载入成功。请检查网络，再试一次。",

  fault: (file: string, advice: string) => `${file}：${advice}`,
  faults: {
    doctype: "文件里有文档类型声明，数电票没有这种内容，为安全起见没有读取。请从电子税务局重新下载。",
    "no-xml": "不是 XML，或者已经损坏。请从电子税务局重新下载 XML 格式的文件。",
    "no-invoice": "是 XML，但不是数电票。请从电子税务局下载数电票的 XML 格式文件。",
    incomplete: "缺少发票号码或者金额，没有读取。请从电子税务局重新下载。",
    "too-large": "文件太大，不像数电票，没有读取。",
    pdf: "这是 PDF 版式文件，里面的内容不能可靠读出。请下载同一张发票的 XML 格式文件。",
    ofd: "这是 OFD 版式文件，里面的内容不能可靠读出。请下载同一张发票的 XML 格式文件。",
  } as Record<FileFault, string>,
  read: (count: number, faults: number) => `读到 ${count} 张发票${faults === 0 ? "" : `，${faults} 个文件没有读成`}。`,

  heading: (count: number) => `读到 ${count} 张发票`,

  noApplicant: "还没有填写单位名称，填了才能核对购买方。",
  noItems: (item: string) => `还没有填写${item}，填了才能把发票归入。`,

  number: (number: string) => `发票 ${number}`,
  red: "红字",
  kind: "种类",
  date: "开票日期",
  seller: "销售方",
  buyer: "购买方",
  sum: "价税合计",
  tax: "税额",
  absent: "（没有写）",

  sameBuyer: "购买方就是申报单位。",
  otherBuyer: (buyer: string, applicant: string) => `购买方“${buyer}”与申报单位“${applicant}”不一致。`,
  sameCode: "购买方税号与统一社会信用代码一致。",
  otherCode: (buyer: string, applicant: string) => `购买方税号 ${buyer} 与统一社会信用代码 ${applicant} 不一致。`,
  repeated: (files: string[]) => `发票号码重复，同一张发票只能算一次（另见 ${files.join("、")}）。`,
  shortNumber: "发票号码不是 20 位数字，请核对。",
  doesNotAdd: "价税合计不等于金额与税额之和，文件可能被改动过。",
  redMeans: "红字发票冲减原来的发票，按负数合计。",

  belongs: (item: string) => `属于哪一份${item}`,
  nowhere: "不归入",
  suggested: "按金额、销售方建议的，请核对。",
  item: (item: string, number: number, name: string, sum: string) => [`${item} ${number}`].concat(name || [], sum || []).join(" "),
  remove: "移除",
  removeNumber: (number: string) => `移除发票 ${number}`,
  removed: "已移除。",

  sums: (item: string) => `各${item}的发票合计`,
  together: (count: number, sum: string) => `${count} 张，价税合计 ${sum}`,
  negative: "合计是负数，不能登记。请把被冲减的发票也选进来。",
  /** Where the clause's own words, by which the engine names a check, do not say what is compared. */
  checks: { "buyer-is-applicant": "购买方与申报单位", "amount-agrees": "价税合计与合同金额" } as Record<string, string>,
  check: (words: string, clause: string, status: string) => `${words}（${clause}）：${status}`,
  status: { met: "一致", unmet: "不一致", unknown: "还不能核对" },

  left: (count: number) => `有 ${count} 张没有归入，不会登记。`,
  removeFirst: "有重复的发票，请先移除多出来的。",
  take: (count: number, item: string) => `登记为 ${count} 份${item}的发票`,
  taken: (count: number, item: string) => `已在材料清单登记 ${count} 份${item}的发票。`,
  clear: "清空读到的发票",
  undo: "撤销登记",
  undone: "已撤销登记。",
  show: "查看材料清单",
};
