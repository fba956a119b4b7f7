// What the page itself says. What the elements say comes with them, what a policy says from the engine.

import type { MeasureKind } from "huiqi";

export const text = {
  /** Tools that are folded until they are wanted. */
  door: {
    rows: (item: string) => `从表格导入${item}`,
    invoices: "读取数电票",
    loading: "正在载入……",
    failed: "没有载入成功。请检查网络，合上再展开一次。",
  },

  siteName: "惠企",
  siteTagline: "政策条件自测与材料准备",
  title: (screen: string) => `${screen} · 惠企`,
  loadFailed: "页面没有载入成功。请刷新重试；若仍不成功，请换用较新的浏览器。",
  skipToForm: "跳到填写",
  partLoading: "正在载入……",
  partFailed: "这一部分没有载入成功，填写的内容不受影响。请检查网络后刷新页面。",
  link: "链接中的回答",
  report: (measure: string) => `预审报告：${measure}`,
  skipToText: "跳到内容",
  privacy: "全部在您的设备上计算，填写的内容不会上传。载入完成后，断网也能继续使用。",
  onRequest: "按“计算”才更新结果，填写时不播报",
  estimate: "预估，不作为兑付承诺",
  footer: (title: string, number: string, version: string) => `依据《${title}》（${number}），政策数据版本 ${version}。`,
  digest: "数据校验码",

  kind: {
    award: "奖补",
    deferred: "可申报，办法另定",
    recognition: "认定",
    guidance: "引导性措施",
  } as Record<MeasureKind, string>,

  home: {
    heading: "看看哪些政策措施适合您",
    lead: (title: string, number: string, count: number) =>
      `《${title}》（${number}）共 ${count} 项措施。回答几个问题，看能申报哪些、能得多少；也可以直接按名称、内容查找。`,
    nav: { question: "回答问题", total: "匹配结果", measures: "全部措施", keep: "留存" },
    lost: "没有找到这个地址对应的措施，下面是全部措施。",
    skip: "跳到问题",
  },

  questions: {
    heading: "全部问题",
    lead: "填多少算多少，次序不限。每项措施的表单共用这里的回答，同一个问题只用答一次。",
    back: "返回匹配结果",
    clear: "清空全部回答",
    cleared: "已清空全部回答。",
    undoClear: "恢复",
  },

  crumbs: { label: "所在位置", all: (count: number) => `全部 ${count} 项措施` },

  nav: {
    label: "本页内容", form: "填写", result: "结果", conditions: "条件", materials: "材料", timeline: "流程", receipt: "保存",
    contacts: "咨询", clauses: "原文", guidance: "内容",
  },

  receipt: {
    heading: "保存与核对",
    help: "测算凭据记下您的全部回答、结论和校验码，可留存或交给窗口核对。",
    save: "保存测算凭据",
    open: "打开凭据文件",
    saved: (name: string) => `已保存为 ${name}。`,
    valid: "凭据完好：内容没有改动，重新计算的结果一致。已载入其中的回答。",
    otherPack: "凭据是按另一版本的政策数据测算的，下面是按当前版本重新计算的结果。",
    differs: (count: number) => `凭据与重新计算的结果有 ${count} 处不同：`,
    claimed: "凭据所载",
    computed: "重新计算",
    absent: "（无）",
    loadedOnly: "已载入回答。",
    otherMeasure: "这个文件不是本措施的测算凭据。",
    unreadable: "文件读不懂：不是测算凭据。",
    tooLarge: "文件超过 16 MB，不会是测算凭据。",
    refused: (message: string) => `没有载入：${message}`,
  },
};
