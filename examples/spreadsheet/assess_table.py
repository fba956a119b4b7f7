#!/usr/bin/env python3
"""From a table of contracts, sales … to the same table with verdict and award in every row.

    python3 examples/spreadsheet/assess_table.py http://127.0.0.1:8686 data-purchase contracts.csv result.csv

The heads of the columns are the questions of the measure's form, its cells the answers as a person reads them. Rows that say
the same of the applicant are one application. Exit code 0: answered; 2: something given is wrong, and is named; 1: the service
could not be asked.
"""

import csv
import difflib
import io
import json
import re
import sys
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "python"))
from assess import TIMEOUT, Refused, post, read  # noqa: E402

DATE = "申报日期"
# A column that is nobody's answer, and stays as it is.
REMARK = "备注"
RESULTS = ["结论", "本行", "奖补下限（元）", "奖补上限（元）", "还缺", "提示"]
VERDICTS = {
    "eligible": "符合申报条件",
    "ineligible": "不符合申报条件",
    "undetermined": "还不能判定",
    "informational": "引导性措施，无须申报",
}
ITEMS = {"counted": "计入", "notCounted": "不计入", "unknown": "待定"}
# An upper bound of so many digits only says that nothing bounds the sum yet.
UNBOUNDED = 13
# With what a cell begins that a spreadsheet takes for a formula; some programs take the wide signs of Chinese input for theirs.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


class Wrong(Exception):
    """The table cannot be read; says where and how to mend it."""


def form_of(service, measure):
    address = f"{service.rstrip('/')}/v1/measures/{measure}/form"
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT) as response:
            return read(response.read())
    except urllib.error.HTTPError as error:
        if 400 <= error.code < 500:
            raise Refused(read(error.read())) from None
        raise


def questions(form):
    """Each question by its label: where its answer belongs, and how it is answered. Also by "组：题", if two are called alike."""
    out, twice = {}, set()
    for group, node in form["properties"].items():
        item = node.get("items")
        for name, question in (item or node).get("properties", {}).items():
            title = question["title"]
            entry = (group, name, item is not None, question)
            out[f"{node['title']}：{title}"] = entry
            if title in out:
                twice.add(title)
            out[title] = entry
    return {head: entry for head, entry in out.items() if head not in twice}


def answer(cell, question):
    """A cell as the service takes it. What does not fit goes as it is: the service says what is wrong with it."""
    hint = question["x-huiqi"]
    if cell == hint.get("none"):
        return None
    if hint["kind"] == "boolean":
        return {"是": True, "否": False}.get(cell, cell)
    if hint["kind"] == "choice":
        return next((one["const"] for one in question["oneOf"] if one["title"] == cell), cell)
    if hint["kind"] == "date":
        return day(cell)
    if hint["kind"] == "integer":
        return int(cell) if re.fullmatch(r"-?[0-9]{1,15}", cell) else cell
    # Money stays the text that it is: a float would not be exact.
    return cell


def day(cell):
    """2026/3/18, as spreadsheets write it, is 2026-03-18."""
    found = re.fullmatch(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})", cell)
    return "{}-{:0>2}-{:0>2}".format(*found.groups()) if found else cell


def rows_of(path):
    """The table, in whichever code WPS or Excel saved it."""
    content = Path(path).read_bytes()
    codes = ["utf-16"] if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for code in codes:
        try:
            text = content.decode(code)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Wrong(f"{path}：编码读不出来，请另存为 UTF-8 的 CSV。")
    table = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]
    table = [row for row in table if any(row)]
    if len(table) < 2:
        raise Wrong(f"{path}：没有数据。第一行是表头，从第二行起每行一项。")
    return table[0], table[1:]


def check(heads, known):
    for place, head in enumerate(heads):
        if head in known or head == DATE or head.startswith(REMARK):
            continue
        near = difflib.get_close_matches(head, known, 1)
        meant = f"是不是要写“{near[0]}”？" if near else f"请改成表单上的题目，或者改成以“{REMARK}”开头。"
        raise Wrong(f"第 {place + 1} 列的表头“{head}”不是这项措施的题目。{meant}")
    if len(set(heads)) < len(heads):
        raise Wrong("有两列的表头相同，请只保留一列。")


def application(measure, heads, row, known):
    """What one row tells, and its item apart: both may be incomplete, as an empty cell is not told."""
    facts, item, listed, date = {}, {}, None, None
    for head, cell in zip(heads, row):
        if not cell or head.startswith(REMARK):
            continue
        if head == DATE:
            date = day(cell)
            continue
        group, name, is_list, question = known[head]
        if is_list:
            listed = group
            item[name] = answer(cell, question)
        else:
            facts.setdefault(group, {})[name] = answer(cell, question)
    told = {"measure": measure, "facts": facts}
    if date:
        told["date"] = date
    return told, listed, item


def grouped(measure, heads, rows, known):
    """The applications, each with its rows: the rows that tell the same of the applicant."""
    out = {}
    for place, row in enumerate(rows):
        told, listed, item = application(measure, heads, row, known)
        # A measure without a list has one application a row.
        key = json.dumps(told, sort_keys=True) if listed else place
        told, places = out.setdefault(key, (told, []))
        places.append(place)
        if listed:
            told["facts"].setdefault(listed, []).append(item)
    return out.values()


def results(said, place):
    """What is written behind the row that is the item at that place."""
    award = said["award"]
    item = ITEMS[said["items"][place]["status"]] if place < len(said["items"]) else ""
    of_others = re.compile(r"/facts/[^/]+/(?!%d/)\d+(/|$)" % place)
    hints = [problem["message"] for problem in said["problems"] if not of_others.match(problem["path"])]
    if award and award["basis"] == "selection":
        hints.insert(0, "入选后才有奖补")
    low, high = (award["low"], award["high"]) if award else ("", "")
    if len(high.partition(".")[0]) >= UNBOUNDED:
        high = "不限"
    missing = [one["label"] for one in said["missing"]]
    return [VERDICTS[said["verdict"]], item, low, high, "、".join(missing), "；".join(hints)]


def safe(cell):
    """A text that a spreadsheet would run as a formula is written as the text that it is; a number with its sign stays one."""
    if cell[:1] in FORMULA and not re.fullmatch(r"[+-][0-9]+(\.[0-9]+)?", cell):
        return "'" + cell
    return cell


def write(path, heads, rows):
    # With a byte order mark, without which Excel and WPS take UTF-8 for something else.
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([safe(cell) for cell in row] for row in [heads, *rows])


def run(service, measure, source, target):
    known = questions(form_of(service, measure))
    heads, rows = rows_of(source)
    check(heads, known)
    done, refused = {}, False
    for told, places in grouped(measure, heads, rows, known):
        try:
            said = post(service, "/v1/assess", json.dumps(told, ensure_ascii=False).encode())
            found = [results(said, place) for place in range(len(places))]
        except Refused as error:
            refused = True
            found = [["", "", "", "", "", str(error)]] * len(places)
        done.update(zip(places, found))
    padded = [(row + [""] * len(heads))[: len(heads)] for row in rows]
    write(target, heads + RESULTS, [row + done[place] for place, row in enumerate(padded)])
    return 2 if refused else 0


def main(arguments):
    if len(arguments) != 4:
        print("usage: assess_table.py SERVICE MEASURE TABLE.csv RESULT.csv", file=sys.stderr)
        return 2
    try:
        return run(*arguments)
    except (Refused, Wrong) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except (FileNotFoundError, PermissionError, IsADirectoryError) as error:
        print(error, file=sys.stderr)
        return 2
    except (OSError, ValueError) as error:
        print("no answer:", error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
