// Every sentence that the elements and the page themselves say. What a policy says comes from the engine and stands
// nowhere here.

import type {
  ItemStatus, Limit, MaterialForm, Material, MeasureKind, Verdict,
} from "huiqi";

export const text = {
  element: {
    loading: "正在载入……",
    loadFailed: "没有载入成功。请刷新重试；若仍不成功，请换用较新的浏览器。",
    noMeasure: "没有指定要申报哪一项政策措施，表格无法显示。请联系本网站的管理人员。",
    absent: "这一项要填写。",
    absentNamed: (label: string) => `请填写“${label}”。`,
  },

  portal: {
    disagreements: "与已核验的信息不同",
    disagreement: (label: string, verified: string) => `“${label}”已核验为“${verified}”，与所填的不同。`,
    agree: "改用已核验的",
    fetch: "调取电子证照",
    fetching: "正在调取……",
    fetched: "已调取",
    noMaterial: "没有查到这份电子证照，可自行准备后勾选。",
    moved: "调取期间合同等有增删，请重新调取。",
    submitHeading: "提交",
    submitHelp: "提交的是这份填写内容和测算结果。",
    submit: "提交申报",
    submitting: "正在提交……",
    submitted: "已提交。",
    changedSince: "提交之后又有修改，修改的内容还没有提交。",
    slow: "门户还没有回应，请再等一会儿；已填写的内容不会丢失。",
    failed: "没有成功，请稍后重试；已填写的内容不会丢失。",
  },

  estimate: "预估，不作为兑付承诺",
  address: (label: string) => `“${label}”的地址`,

  kind: {
    award: "奖补",
    deferred: "可申报，办法另定",
    recognition: "认定",
    guidance: "引导性措施",
  } as Record<MeasureKind, string>,

  asking: {
    heading: "下一个问题",
    concerns: (count: number) => `这一题关系到 ${count} 项措施。`,
    answered: "已记下，匹配结果随之更新。",
    next: "下一题",
    unsureNext: "不清楚，下一题",
    last: "上一题",
    all: "一次列出全部问题",
    one: "改为一次一题",
    done: "能改变结果的问题都答完了",
    doneHelp: "下面是匹配结果。点开措施名称，可以准备材料、推算期限、保存凭据。",
    unsure: "答了“不清楚”的问题，弄清之后可以再答：",
    measureDone: "请核对结果，再往下备材料、看期限。",
    toPrepare: (count: number) => `还有 ${count} 项用来备材料、提交`,
    told: "这一题已记下",
    toSubmit: "提交时要填",
    list: (item: string) => `有${item}要申报吗？`,
    listWhere: "要逐份填写，请到：",
    listNone: (item: string) => `没有${item}`,
  },

  total: {
    heading: "匹配结果",
    eligible: (count: number) => `符合条件的 ${count} 项，预计奖补合计`,
    eligibleRange: (count: number) => `符合条件的 ${count} 项，合计的可能区间，还不是结果`,
    none: "还没有判定为符合、并由条文写明金额的措施，暂无合计。",
    open: (count: number) => `另有 ${count} 项还不能判定，没有计入。`,
    selection: (count: number) => `另有 ${count} 项须经评选，入选后才有奖补，没有计入：`,
    reduced: "合计受以下规定限制：",
    limit: (sum: string) => `，合计不超过 ${sum}`,
    notes: "合计怎样算",
    date: (day: string) => `按 ${day}申报推算。`,
    changeDate: "更改日期",
    tally: (count: number) => `${count} 项`,
  },

  find: {
    announce: (shown: number, eligible: number, undetermined: number) =>
      `列出 ${shown} 项措施，其中${eligible} 项符合申报条件，${undetermined} 项还不能判定。`,
    heading: "全部措施",
    label: "查找",
    placeholder: "名称、内容或条文里的词",
    kind: "类型",
    anyKind: "全部类型",
    applicant: "谁可以申报",
    anyApplicant: "不限",
    order: "排列",
    byMatch: "按匹配结果",
    byArticle: "按条文顺序",
    count: (shown: number, all: number) => shown === all ? `共 ${all} 项` : `${all} 项中有 ${shown} 项`,
    none: "没有符合查找条件的措施。可以换个说法，或者",
    reset: "清除查找条件",
    because: "条文写到：",
  },

  entry: {
    applicants: "谁可以申报：",
    range: "可能的奖补区间，还不是结果：",
    final: "预计奖补：",
    unmet: "原因：",
    next: (label: string) => `下一项：${label}`,
    ask: "咨询：",
  },

  first: { heading: "申报前必看" },

  guidance: { heading: "主管部门做什么" },

  changes: { meet: "怎样能满足条件", raise: "怎样能提高金额" },

  request: { calculate: "计算", stale: "已修改，按“计算”更新结果。" },

  trial: {
    heading: "正在试算：",
    try: "试一试",
    takeBack: "撤回",
    adopt: "采用",
    help: "这里和“条件逐条核对”是试算的结果，您的填写没有改动。",
    open: "正在试算，请先“撤回”或“采用”，再提交。",
  },

  date: {
    heading: "申报日期",
    label: "打算哪一天申报",
    help: "用来判断是否为工作日、推算各环节期限。默认是今天（北京时间）。",
    cleared: "没有填写，按今天计算。",
  },

  field: {
    yes: "是",
    no: "否",
    unsure: "不清楚",
    choose: "请选择",
    why: "依据",
    verified: "已核验",
    optional: "（选填）",
    corrected: "您改了已核验的内容，这一项不再算已核验。",
  },

  money: {
    label: "金额按什么单位填写（已经填的不变）",
    units: { yuan: "元", "ten-thousand": "万元" } as Record<"yuan" | "ten-thousand", string>,
    inTenThousands: "这一项按万元填写，自动换算成元。",
    wrong: "这一项按万元填写，请只写数字，例如 35 或 35.5，不加逗号、空格、“万”字和开头多余的 0。",
  },

  list: {
    add: (item: string) => `添加${item}`,
    addMore: (item: string) => `再添加${item}`,
    copy: "复制",
    copyItem: (title: string) => `复制${title}`,
    remove: "删除",
    removeItem: (title: string) => `删除${title}`,
    removed: (title: string) => `已删除${title}。`,
    undo: "撤销删除",
    notTold: (item: string) => `还没有填写${item}。`,
    none: (item: string) => `确实没有${item}`,
    toldNone: (item: string) => `已说明没有${item}。`,
    takeBack: "改为还没有填写",
    full: (max: number) => `最多 ${max} 项。`,
    openAll: "全部展开",
    foldAll: "收起",
    itemTitle: (item: string, number: number) => `${item} ${number}`,
  },

  verdict: {
    eligible: "符合申报条件",
    ineligible: "不符合申报条件",
    undetermined: "还不能判定",
    informational: "引导性措施，无须申报",
  } as Record<Verdict, string>,
  awaitsOffice: "待审核部门认定",
  /** Where many stand in a list. */
  verdictShort: {
    eligible: "符合条件",
    ineligible: "不符合",
    undetermined: "还不能判定",
    informational: "无须申报",
  } as Record<Verdict, string>,
  advice: {
    ready: "条件、材料都已齐备，可以申报。",
    materials: (count: number) => `条件已符合，材料还差 ${count} 份。`,
    mend: "条件已符合，请先改正填写有误之处。",
    undecided: "条件已符合，还有问题决定要不要某些材料。",
    notYet: "条件已符合。条文没有列出申报材料，申报前请先向下面的咨询电话了解。",
    ineligible: "原因见下面“条件逐条核对”。",
    office: "您能填的都已填完，余下的由审核部门认定。",
    elsewhere: "您能填的都已填完，其余的条件和办法另有规定，请看依据文件，或者打下面的咨询电话。",
    open: "继续回答问题，结论和金额会随之收窄。",
    openVerdict: "继续回答问题，结论会随之明确。",
    guidance: "条文没有规定怎样申报，想了解或者参与，请打下面的咨询电话。",
  },

  figure: {
    final: "预计奖补金额",
    range: "可能的奖补区间，还不是结果",
    none: "政策没有为这项措施写明金额",
    ifSelected: "入选后",
    unlimited: "不限",
    to: "至",
    open: (count: number) => `还差 ${count} 项`,
    next: (label: string) => `下一项：${label}`,
    officeOpen: "待审核部门认定",
    steps: "这个数是怎么来的",
  },

  missing: {
    heading: "还差哪些",
    verdict: "影响能否申报",
    award: "影响金额",
    checklist: "影响需要哪些材料",
    more: (count: number) => `其余 ${count} 项`,
  },

  problems: {
    heading: (count: number) => `有 ${count} 处需要留意`,
    count: (count: number) => `${count} 处有误`,
    error: "有误",
    warning: "提醒",
  },

  conditions: {
    heading: "条件逐条核对",
    applicant: "申报主体的条件",
    met: "符合",
    unmet: "不符合",
    applicantOpen: "待填写",
    officeOpen: "待审核部门认定",
    inPrinciple: "原则上",
    because: "依据您的填写：",
    verified: "已核验",
    remedy: "怎样才符合：",
    tally: (met: number, unmet: number, open: number) =>
      [`${met} 项符合`].concat(unmet > 0 ? `${unmet} 项不符合` : [], open > 0 ? `${open} 项待定` : []).join("，"),
  },

  item: {
    counted: "计入奖补",
    notCounted: "不计入奖补",
    unknown: "是否计入待定",
  } as Record<ItemStatus, string>,

  clause: {
    whole: "全文",
  },

  materials: {
    stated: (name: string, label: string) => `${name}所载${label}`,
    heading: "申报材料清单",
    hints: "备材料时请注意",
    help: "已经备好的打勾。勾选只记在这个页面里。",
    progress: (provided: number, needed: number) => `需要 ${needed} 份，已备 ${provided} 份`,
    undecided: (count: number) => `另有 ${count} 份要看您的回答`,
    once: "整个申报交一次",
    anyOne: "以下任交一份即可",
    issuer: (issuer: string) => `由${issuer}出具`,
    keepOriginal: "原件备查",
    states: "登记所载内容",
    statesHelp: "照这份材料填写，与您的填写和其他材料核对。看不清的可以不填。",
    mustState: (names: string[]) => `须载明：${names.join("、")}`,
    form: { original: "原件", copy: "复印件", electronic: "电子版" } as Record<MaterialForm, string>,
    status: { provided: "已备", faulty: "有出入", missing: "待备", notNeeded: "不需要" } as Record<Material["status"], string>,
    undecidedTag: "视情况",
    otherProvided: "同组已备",
  },

  timeline: {
    heading: "办理流程与期限",
    help: "办完一步就填上日期，后面的期限会随之算出。",
    done: "完成日期",
    optional: "视情况",
    state: { done: "已办完", running: "进行中" },
    binds: "您的期限",
    today: (day: string) => `今天是 ${day}。`,
    apply: (day: string) => `打算申报：${day}`,
    left: (days: number) => days === 0 ? "今天是最后一天。" : `从今天到最后一天还有 ${days} 天（含节假日）。`,
    late: (days: number) => `最后一天已过去 ${days} 天。`,
    limit: (limit: Limit) => `${limit.days} 个${limit.unit === "workday" ? "工作日" : "自然日"}`,
    limitInPrinciple: (limit: string) => `原则上 ${limit}`,
    starts: (day: string) => `${day}起`,
    due: (day: string) => `最迟 ${day}`,
    completed: (day: string) => `${day}完成`,
    waits: "前一环节办完后起算",
    waitsEvent: (event: string) => `“${event}”之后起算`,
  },

  contacts: { heading: "咨询电话", call: (unit: string, phone: string) => `拨打${unit} ${phone}` },
  notes: { heading: "条文怎样理解", help: "原文有多种理解之处，这里写明采用的理解，最终以主管部门解释为准。", questionMark: "？" },
  references: { heading: "依据文件" },
  clauses: { heading: "政策原文" },

  format: {
    day: (year: number, month: number, day: number, weekday: string) => `${year}年${month}月${day}日（周${weekday}）`,
    weekdays: "日一二三四五六",
    wan: (number: string) => `${number} 万元`,
    yi: (number: string) => `${number} 亿元`,
    yuan: (number: string) => `${number} 元`,
    article: (article: string) => `第${article}条`,
    section: (section: string) => `（${section}）`,
    item: (item: string) => `（${item}）`,
    numerals: ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"],
    listSeparator: "、",
    clauseSeparator: "，",
    stop: "。",
  },

  footer: (title: string, number: string, version: string) => `依据《${title}》（${number}），政策数据版本 ${version}。`,

  announce: (verdict: string, figure: string, open: string) =>
    [verdict].concat(figure || [], open || []).join("，") + "。",
};
