// The words for what was told, where it is read and not asked: in the report and beside another scenario.

export const inputsText = {
  yes: "是",
  no: "否",
  none: "无",
  unsure: "不清楚",
  open: "未填",
  item: (item: string, number: number) => `${item} ${number}`,
  noItems: (item: string) => `没有${item}`,
  date: "申报日期",
};
