// The words of reading rows: what the page says, and what people write in tables.

export const text = {
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
