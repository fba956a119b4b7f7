// What stands at the head of every screen about the answers: the draft that was found, and what has replaced them.

import { two } from "./moment.js";

export const text = {
  /** A moment, by the clock of the device. */
  moment: (at: Date) => `${at.getMonth() + 1}月${at.getDate()}日 ${two(at.getHours())}:${two(at.getMinutes())}`,
  restored: (moment: string) => `已恢复 ${moment} 的草稿。`,
  otherPack: "政策数据在那之后有更新，结果已按现在的版本重新计算。",
  startOver: "从头开始",
  goOn: "继续填写",
  replaced: {
    "started-over": ["已从头开始，草稿里的回答已清空。", "恢复草稿"],
    "taken": ["已采用。", "撤回，恢复自己填写的内容"],
    "switched": ["已改用所选的方案，填写的内容随之更换。", "撤回，恢复换之前的内容"],
  },
};
