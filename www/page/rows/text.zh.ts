// The words of reading rows: what the page says, and what people write in tables.

import type { SourceFault } from "./source.js";

export const text = {
  lead: "从 WPS、Excel 里连同表头一起复制，粘贴到下面；也可以选文件。读到的内容先逐行给您看，您确认之后才填入。内容不离开您的设备。",
  which: "导入到",
  paste: "粘贴表格",
  file: "选择表格文件（.xlsx、.csv、.txt）",
  origin: (file: string, sheet: string | undefined) => file === "" ? "" : `来自 ${file}${sheet === undefined ? "" : `，工作表“${sheet}”`}`,

  unloaded: "这个功能没有载入成功。请检查网络，再试一次。",

  source: {
    "too-large": "文件太大，没有读取。请把有内容的行复制到一个新表格里再试。",
    "too-long": "表格超过 5000 行，没有读取。请只留下要申报的行再试。",
    old: "这是旧版（.xls、.et）或者加了密码的表格，读不了。请用 WPS 或 Excel 另存为不加密的 .xlsx 再试。",
    unreadable: "文件读不了，可能已经损坏，或者不是表格。请另存为 .xlsx 或 .csv 再试。",
    empty: "没有读到内容。请连同表头一起复制，或者换一个文件。",
  } as Record<SourceFault, string>,

  preview: {
    heading: (rows: number, chosen: number) => `读到 ${rows} 行，将填入 ${chosen} 行`,
    announce: (rows: number, faults: number) => `读到 ${rows} 行${faults === 0 ? "" : `，有 ${faults} 处看不懂`}。`,
    faults: (count: number) => `有 ${count} 处看不懂，可以在格子里直接改。没有改的不会填入，所在的行默认不选。`,
    ignored: (headings: string[]) => `没有读取的列：${headings.join("、")}。`,
    missing: (labels: string[]) => `表格里没有的列：${labels.join("、")}。导入后可以在表单里补。`,
    sums: (rows: number[]) => `第 ${rows.join("、")} 行是合计，没有读取。`,
    region: "读到的各行",
    take: "填入",
    row: (number: number) => `第 ${number} 行`,
    cell: (number: number, label: string) => `第 ${number} 行 ${label}`,
    blank: "未填",
    more: (left: number) => `再显示 ${Math.min(left, 20)} 行（还有 ${left} 行）`,
    append: (item: string, rows: number) => `添加到${item}（${rows} 行）`,
    replace: (item: string, items: number, rows: number) => `替换现有${item}（${items} 项换成 ${rows} 行）`,
    full: (most: number, items: number, rows: number) => `最多 ${most} 项，现有 ${items} 项，再添加 ${rows} 行放不下。请减少要填入的行。`,
    cancel: "不导入",
  },

  columns: {
    heading: "各列填到哪一项",
    help: "对得不准的可以改。",
    unknown: "没有认出表头，请选出每一列是什么，每一行都会当作内容。",
    unnamed: (number: number, first: string) => `第 ${number} 列${first === "" ? "" : `（如“${first}”）`}`,
    none: "不读取",
    unit: (heading: string) => `“${heading}”的单位`,
  },

  taken: {
    append: (rows: number, item: string) => `已添加 ${rows} 项${item}。`,
    replace: (rows: number, item: string) => `已换成表格里的 ${rows} 项${item}。`,
    undo: "撤销导入",
    undone: "已撤销导入。",
    show: (item: string) => `查看${item}`,
  },

  yes: "是",
  no: "否",
  unsure: "不清楚",
  units: { 0: "元", 3: "千元", 4: "万元", 6: "百万元", 8: "亿元" } as Record<number, string>,

  advice: {
    boolean: "请写“是”“否”或者“不清楚”",
    choice: (labels: string[]) => `请写这几种之一：${labels.join("、")}`,
    money: "请写数字，例如 350000.00",
    exponent: "这是科学计数法，可能少了几位。请在表格里把这一列改成“数值”格式，或者直接写出数字",
    commas: "逗号的位置不像千位分隔，请去掉逗号再写",
    negative: "不能是负数",
    places: "折成元之后最多两位小数",
    date: "请写成 2026-04-20 这样的日期",
    noDay: "没有这一天，请核对",
    integer: "请写整数",
    tooLong: (most: number) => `最多 ${most} 个字`,
  },
  fault: (row: number, label: string, raw: string, advice: string) => `第 ${row} 行：${label}“${raw}”看不懂，${advice}`,

  template: {
    /** Begins the row under the headings: that it is no item is known by it. */
    explanation: "【填写说明】",
    help: (item: string) => `${item}较多时，可以下载模板填好再选文件。`,
    xlsx: "下载模板（Excel）",
    csv: "下载模板（CSV）",
    file: (list: string) => `${list}-模板`,
    inYuan: (label: string) => `${label}（元）`,
    required: "必填。",
    optional: "选填。",
    boolean: "填“是”“否”或者“不清楚”。",
    choice: (labels: string[]) => `填其中一种：${labels.join("、")}。`,
    money: "填数字。",
    date: "例如 2026-04-20。",
    integer: "填整数。",
  },

  export: {
    button: (item: string) => `导出${item}和是否计入（CSV）`,
    file: (list: string, date: string) => `${list}-${date}`,
    outcome: "是否计入",
    reasons: "原因",
    status: { counted: "计入", notCounted: "不计入", unknown: "待定" },
    reason: (words: string, clause: string, open: string) => `${words}（${clause}）${open === "" ? "" : `：${open}`}`,
    applicant: "待填写",
    office: "待审核部门认定",
    separator: "；",
  },
};

/** How people write in tables. All of it after NFKC and without spaces. */
export const vocabulary = {
  yes: ["是", "有", "√", "✓", "✔", "☑", "对", "已", "y", "yes", "true", "1"],
  no: ["否", "无", "没有", "不是", "×", "✗", "✘", "☒", "x", "错", "未", "n", "no", "false", "0"],
  unsure: ["不清楚", "不知道", "不确定", "待定", "待核实", "?"],
  other: "其他",
  sums: /^(?:合计|总计|小计|共计)(?:[:：(（].*|金额|[0-9]+[份笔项个].*)?$/,

  /** Places that the point moves. */
  units: { 元: 0, 圆: 0, 元整: 0, 圆整: 0, 千元: 3, 千: 3, 万元: 4, 万: 4, 万元整: 4, 百万元: 6, 百万: 6, 亿元: 8, 亿: 8 } as Record<string, number>,
  unitAtEnd: /[:/,、]?(?:单位[:]?)?((?:千|万|百万|亿)?元)$/,
  currency: /^(?:人民币|rmb|cny|¥|单位:)+/i,
  sum: /^(-?[0-9][0-9,]*(?:\.[0-9]+)?)([^0-9.,]*)$/,
  /** What makes a column of sums another one than is asked for. */
  foreign: /不含税|未税|美元|欧元|港币|港元|日元|usd|eur|hkd|jpy/,
  whether: /^(?:是否|有无)(?:已经|已)?|^(?:已经|已)/,

  /** Headings that people use, by the question's key; its label and its key itself are known without standing here. */
  headings: {
    name: ["名称", "项目名称", "合同标题", "标题"],
    product: ["产品种类", "产品类型", "产品类别", "种类", "类型", "类别", "数据类型"],
    amount: ["金额", "合同价款", "合同总额", "合同总价", "合同价", "合同额", "总金额", "价款", "含税金额", "价税合计", "销售金额", "销售额"],
    paid: ["支付金额", "付款金额", "付款", "实付金额", "实际支付金额", "实付款", "付款合计", "付金额", "支付"],
    signedOn: ["签订日期", "签约日期", "签署日期", "签订时间", "签约时间", "合同日期", "日期"],
    soldOn: ["日期", "销售时间", "成交日期"],
    tradedOnExchange: ["场内交易", "场内成交", "交易所交易", "完成交易"],
    settledOnExchange: ["场内结算", "交易所结算", "完成结算"],
    rulesCompliant: ["流程合规", "交易合规", "符合规定"],
    termsComplete: ["要素齐全", "条款齐全", "合同要素齐全"],
    voucher: ["发票或支付凭证", "取得发票", "发票", "支付凭证", "付款凭证", "凭证"],
    businessUse: ["自用", "本企业使用", "用于本企业", "实际使用"],
    lawfulUse: ["合法使用", "使用合法", "依法使用", "合法合规使用"],
  } as Record<string, string[]>,
};
