// What the switch of 关怀模式 and reading aloud say.

export const text = {
  enter: "关怀模式",
  leave: "退出关怀模式",
  tools: "关怀模式工具",
  size: "字号",
  sizes: { 20: "大", 24: "更大", 30: "最大" } as Record<number, string>,
  read: "朗读",
  readHelp: "先点一下要听的那一段，再按“朗读”。",
  pause: "暂停",
  resume: "继续",
  stop: "停止",
};
