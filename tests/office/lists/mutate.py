#!/usr/bin/env python3
"""mutate.py FILE(.xlsx|.csv|.txt) SEED [--out DIR] [--moves N]

Makes a random mutation of a file of make.py and what is expected of it, in the same form and besides
  "mutations": what was done,
  in a row "unchanged": false  where a cell of it is now worse to read: then each member named in its "mayWarn"
  may be warned of, asked about or refused, but if it is taken it must be as in "members" (or "alsoRight").
Rows without "unchanged": false must be read exactly as before. Same arguments, same bytes.
"""
import argparse, copy, csv, datetime as dt, io, json, os, random, re
from kit import *

HEAD_FREE = {"stt", "tt", "số tt", "no.", "ký nhận", "ký tên", "ký\nnhận", "người nhận ký", ""}


def digits(v):
    return re.sub(r"\D", "", str(v))


class Grid:
    """A sheet as rows that remember where they were."""

    def __init__(self, name):
        self.name, self.rows, self.merges, self.hidden_cols = name, [], [], set()
        # a row: {"cells": {col: [value, look]}, "from": old number or None, "hidden": bool}

    def width(self):
        return max((max(r["cells"], default=0) for r in self.rows), default=0)

    def horizontal(self, rows):
        """Columns' boundaries (before column c) that a merge in these rows spans."""
        out = set()
        for a, b, c, d in self.merges:
            if any(a <= r <= c for r in rows):
                out.update(range(b + 1, d + 1))
        return out


class Mutation:
    def __init__(self, doc, grid, r, book):
        self.doc, self.g, self.r, self.book = doc, grid, r, book
        self.done = []
        mine = lambda e: e.get("sheet") in (grid.name, None)
        self.newly = set()
        self.legacy = False
        self.pairs = {x for a in doc["asks"] if mine(a) and len(a["rows"]) > 1 and a["member"] in ("number", "fullName", "citizenId") for x in a["rows"]}
        self.exp = {e.get("record", e["row"]) if not book else e["row"]: e for e in doc["rows"] if mine(e)}
        self.left = {e.get("record", e["row"]) if not book else e["row"]: e for e in doc["leftOut"] if mine(e)}

    # rows of the grid (1-based) by what they are
    def data(self):
        return [i for i, x in enumerate(self.g.rows, 1) if x["from"] in self.exp]

    def of(self, *why):
        return [i for i, x in enumerate(self.g.rows, 1) if x["from"] in self.left and self.left[x["from"]]["why"] in why]

    def loose(self):
        """Data rows in no merge and not said to be like another."""
        held = {i for a, _, c, _ in self.g.merges for i in range(a, c + 1)}
        return [i for i in self.data() if i not in held and self.g.rows[i - 1]["from"] not in self.pairs]

    def heads(self):
        hs = self.of("header")
        return [h for h in hs if not self.data() or h < self.data()[0]]

    def heading(self, c):
        return "/".join(str((self.g.rows[h - 1]["cells"][c] + [None] * 4)[3] or self.g.rows[h - 1]["cells"][c][0]) for h in self.heads() if c in self.g.rows[h - 1]["cells"] and self.g.rows[h - 1]["cells"][c][0])

    def expect_of(self, i):
        return self.exp[self.g.rows[i - 1]["from"]]

    def may(self, i, c, why, member=None):
        e = self.expect_of(i)
        e["unchanged"] = False
        e.setdefault("mayWarn", []).append({"column": self.heading(c), "member": member, "why": why})

    def member_of(self, i, v):
        m = self.expect_of(i)["members"]
        if isinstance(v, (dt.date, dt.datetime)):
            d = v.date() if isinstance(v, dt.datetime) else v
            return next((k for k in ("birthDate", "issueDate", "appliedDate", "startedDate", "statusDate") if m.get(k) == d.isoformat()), None)
        s = digits(v)
        return next((k for k in ("citizenId", "phone") if m.get(k) and s and (m[k].lstrip("0") == s.lstrip("0") or m[k][3:] == s.lstrip("0"))), None)

    def ask(self, text, rows, member=None):
        self.doc["asks"].append({"sheet": self.g.name if self.book else None, "from": [self.g.rows[i - 1]["from"] for i in rows], "member": member, "text": text})

    # --- mutations; each returns what it did, or None
    def blank_rows(self):
        d = self.data()
        at, n = self.r.choice(d), self.r.randint(1, 3)
        self.insert(at, [{"cells": {}, "from": None, "hidden": False} for _ in range(n)])
        return f"{n} blank rows before row {at}"

    def insert(self, at, rows):
        self.g.rows[at - 1:at - 1] = rows
        n = len(rows)
        self.g.merges = [(a + n * (a >= at), b, c + n * (c >= at), d) for a, b, c, d in self.g.merges]

    def drop(self, i):
        row = self.g.rows.pop(i - 1)
        self.g.merges = [(a - (a > i), b, c - (c >= i), d) for a, b, c, d in self.g.merges if not (a == c == i)]
        return row

    def delete_rows(self):
        if len(self.loose()) < 5:
            return None
        gone = []
        for _ in range(self.r.randint(1, 2)):
            i = self.r.choice(self.loose())
            gone.append(i)
            row = self.drop(i)
            del self.exp[row["from"]]
        return f"rows {gone} deleted"

    def move_rows(self):
        ok = set(self.loose())
        pairs = [i for i in ok if i + 1 in ok]
        if not pairs:
            return None
        a = self.r.choice(sorted(pairs))
        b = a
        while b + 1 in ok:
            b += 1
        b = self.r.randint(a + 1, b)
        row = self.g.rows.pop(a - 1)
        self.g.rows.insert(b - 1, row)
        return f"row {a} moved to {b}"

    def insert_column(self):
        hs = self.heads()
        bad = self.g.horizontal(hs + self.data()) if hs else set()
        at = self.r.choice([c for c in range(1, self.g.width() + 2) if c not in bad])
        head = self.r.choice([None, "Mã hồ sơ cũ", "Size áo", "Người giới thiệu", "Số TT hồ sơ", "Xác nhận của xã"])
        for r in self.g.rows:
            r["cells"] = {c + (c >= at): v for c, v in r["cells"].items()}
        self.g.merges = [(a, b + (b >= at), c, d + (d >= at)) for a, b, c, d in self.g.merges]
        self.g.hidden_cols = {c + (c >= at) for c in self.g.hidden_cols}
        if head and hs:
            self.g.rows[hs[0] - 1]["cells"][at] = [head, None]
            for i in self.data():
                if self.r.random() < .7:
                    v = {"Size áo": "L", "Số TT hồ sơ": self.r.randint(1, 99), "Xác nhận của xã": "x"}.get(head, f"HS-{self.r.randint(100, 999)}")
                    self.g.rows[i - 1]["cells"][at] = [v, None]
        return f"column {head or '(blank)'} inserted at {at}"

    def delete_column(self):
        hs, d = self.heads(), self.data()
        if not hs:
            return None
        bad = self.g.horizontal(hs + d)
        cands = [c for c in range(1, self.g.width() + 1) if c not in bad and c + 1 not in bad and self.heading(c).lower().strip() in HEAD_FREE
                 and (self.heading(c) or all(c not in self.g.rows[i - 1]["cells"] for i in d))]
        if not cands:
            return None
        at = self.r.choice(cands)
        was = self.heading(at)
        for n, r in enumerate(self.g.rows, 1):
            if at in r["cells"] and n not in hs and n not in d and at + 1 not in r["cells"] and n not in self.of("numbering"):
                r["cells"][at + 1] = r["cells"][at]
            elif at in r["cells"] and n not in hs + d and any(a == n and b == at for a, b, _, _ in self.g.merges) and n not in self.of("numbering"):
                r["cells"][at + 1] = r["cells"][at]
            r["cells"] = {c - (c > at): v for c, v in r["cells"].items() if c != at}
        self.g.merges = [(a, b - (b > at), c, d_ - (d_ >= at)) for a, b, c, d_ in self.g.merges if not (b == d_ == at)]
        self.g.hidden_cols = {c - (c > at) for c in self.g.hidden_cols if c != at}
        return f"column {at} ({was or 'blank'}) deleted"

    def move_column(self):
        hs, d, num = self.heads(), self.data(), self.of("numbering")
        if not hs or len(self.of("header")) != len(hs):
            return None
        rows = hs + d + num
        bad = self.g.horizontal(rows)
        w = self.g.width()
        free = [c for c in range(1, w + 1) if c not in bad and c + 1 not in bad and self.heading(c)]
        spots = [c for c in range(1, w + 2) if c not in bad]
        if len(free) < 2:
            return None
        c0 = self.r.choice(free)
        to = self.r.choice([s for s in spots if s not in (c0, c0 + 1)])
        order = [c for c in range(1, w + 1) if c != c0]
        order.insert(to - 1 - (to > c0), c0)
        new = {old: n for n, old in enumerate(order, 1)}
        for n in rows:
            r = self.g.rows[n - 1]
            r["cells"] = {new[c]: v for c, v in r["cells"].items()}
        self.g.merges = [(a, new[b], c, new[b] + d_ - b) if a in rows else (a, b, c, d_) for a, b, c, d_ in self.g.merges]
        self.g.hidden_cols = {new.get(c, c) for c in self.g.hidden_cols}
        return f"column {c0} moved to {to}"

    def merge_cells(self):
        if not self.book:
            return None
        ok, runs = set(self.loose()), []
        for c in range(1, self.g.width() + 1):
            if self.heading(c).lower() in HEAD_FREE or not re.search("dân tộc|xã|địa chỉ|bản|thôn|lớp|ngày cấp|đối tượng|dt$", self.heading(c).lower()):
                continue
            i = 1
            while i <= len(self.g.rows):
                j, v = i, self.g.rows[i - 1]["cells"].get(c, [None])[0]
                while i in ok and v and j + 1 in ok and self.g.rows[j]["cells"].get(c, [None])[0] == v:
                    j += 1
                if j > i:
                    runs.append((i, j, c))
                i = j + 1
        if not runs:
            return None
        i, j, c = self.r.choice(runs)
        for k in range(i + 1, j + 1):
            self.g.rows[k - 1]["cells"].pop(c)
        self.g.merges.append((i, c, j, c))
        return f"{self.heading(c)} merged over rows {i}-{j}"

    def legacy_font(self):
        if not self.book or self.legacy:
            return None
        enc = self.r.choice(["TCVN3", "VNI"])
        cols = [c for c in range(1, self.g.width() + 1) if sum(isinstance(self.g.rows[i - 1]["cells"].get(c, [None])[0], str)
                and not self.g.rows[i - 1]["cells"][c][0].isascii() for i in self.data()) > 2]
        if not cols:
            return None
        chosen = cols if self.r.random() < .5 else [self.r.choice(cols)]
        n = 0
        for i in self.data() + (self.heads() if self.r.random() < .5 else []):
            for c in chosen:
                x = self.g.rows[i - 1]["cells"].get(c)
                if not x or not isinstance(x[0], str) or x[0].isascii():
                    continue
                try:
                    s = unicodedata.normalize("NFC", x[0])
                    t = tcvn3(s) if enc == "TCVN3" else vni(s)
                    if enc == "TCVN3" and untcvn3(t) != s:
                        continue
                except (ValueError, KeyError):
                    continue
                self.g.rows[i - 1]["cells"][c] = [t, x[1], ".VnTime" if enc == "TCVN3" else "VNI-Times", s]
                n += 1
        return f"{n} cells of columns {[self.heading(c) for c in chosen]} in {enc}" if n else None

    def leave(self, why):
        ds = self.loose()
        if len(ds) < 5:
            return None
        hit = sorted(self.r.sample(ds, self.r.randint(1, 2)))
        for i in hit:
            self.g.rows[i - 1]["hidden" if why == "hidden" else "strike"] = True
            o = self.g.rows[i - 1]["from"]
            e = self.exp.pop(o)
            self.newly.add(o)
            self.left[o] = {"sheet": e["sheet"], "row": o, "why": why, "membersIfTaken": e["members"]}
        self.ask("hidden rows: to be taken or not" if why == "hidden" else "the row is struck through", hit)
        return f"rows {hit} {why}"

    def hide_rows(self):
        return self.leave("hidden") if self.book else None

    def strike_rows(self):
        return self.leave("struck") if self.book else None

    def dates_to_text(self):
        cells = [(i, c, x[0]) for i in self.data() for c, x in self.g.rows[i - 1]["cells"].items() if isinstance(x[0], (dt.date, dt.datetime))]
        if not self.book:
            cells = []
            for i in self.data():
                for c, x in self.g.rows[i - 1]["cells"].items():
                    if re.fullmatch(r"\d\d/\d\d/\d{4}", str(x[0])):
                        cells.append((i, c, dt.datetime.strptime(x[0], "%d/%m/%Y")))
        if not cells:
            return None
        how = self.r.choice(["dd/mm/yyyy", "d/m/yyyy", "d-m-yy", "dd.mm.yyyy", "yyyy-mm-dd", "d-m-yyyy", "words"])
        if any("birthDateMeant" in e for e in self.exp.values()):
            return None
        share = self.r.choice([1, .5])
        n = 0
        for i, c, d in cells:
            if self.r.random() > share:
                continue
            t = {"dd/mm/yyyy": f"{d:%d/%m/%Y}", "d/m/yyyy": f"{d.day}/{d.month}/{d.year}", "d-m-yy": f"{d.day}-{d.month}-{d.year % 100:02d}",
                 "dd.mm.yyyy": f"{d:%d.%m.%Y}", "yyyy-mm-dd": f"{d:%Y-%m-%d}", "d-m-yyyy": f"{d.day}-{d.month}-{d.year}",
                 "words": f"ngày {d.day} tháng {d.month} năm {d.year}"}[how]
            x = self.g.rows[i - 1]["cells"][c]
            self.g.rows[i - 1]["cells"][c] = [t, None]
            n += 1
            if how == "d-m-yy":
                self.may(i, c, "a year of two digits", self.member_of(i, d))
        return f"{n} dates as text {how}"

    def numbers_and_texts(self):
        to_number = self.r.random() < .6 and self.book
        n = 0
        pick = self.r.choice(["citizenId", "phone"])
        for i in self.data():
            for c, x in list(self.g.rows[i - 1]["cells"].items()):
                v = x[0]
                if to_number and isinstance(v, str) and v.isdigit() and self.member_of(i, v) == pick and len(v) in (10, 12):
                    self.g.rows[i - 1]["cells"][c] = [int(v), None]
                    self.may(i, c, "the leading zero was lost", pick)
                    n += 1
                elif not to_number and isinstance(v, (int, float)) and not isinstance(v, bool):
                    if self.exp and str(v) != "" and self.r.random() < .8:
                        self.g.rows[i - 1]["cells"][c] = [str(int(v)) if v == int(v) else str(v).replace(".", ","), None]
                        n += 1
        return f"{n} cells {'text to number (' + pick + ')' if to_number else 'number to text'}" if n else None


BOOK = ["blank_rows", "delete_rows", "move_rows", "insert_column", "delete_column", "move_column", "merge_cells", "legacy_font", "hide_rows",
        "strike_rows", "dates_to_text", "numbers_and_texts"]
TEXT = ["blank_rows", "delete_rows", "move_rows", "insert_column", "delete_column", "move_column", "dates_to_text"]


def run(m, names, n):
    order = names[:]
    m.r.shuffle(order)
    for name in order:
        if len(m.done) == n:
            break
        what = getattr(m, name)()
        if what:
            m.done.append(f"{name}: {what}")


def renumber(m, place):
    """place: old row -> new row (dict); writes the expectation of this sheet anew."""
    g, doc = m.g, m.doc
    mine = lambda e: e.get("sheet") in (g.name, None) or not m.book
    keep = lambda k: [e for e in doc[k] if not mine(e)]
    sheet = g.name if m.book else None
    key = lambda e: e.get("record", e["row"]) if not m.book else e["row"]
    rows, left, refuse = keep("rows"), keep("leftOut"), keep("mustRefuse")
    for o, e in m.exp.items():
        rows.append({**e, "row": place[o]})
    for o, e in m.left.items():
        left.append({**e, "row": place[o]})
    for i, r in enumerate(g.rows, 1):
        if r["from"] is None:
            left.append({"sheet": sheet, "row": place[("new", i)], "why": "blank"})
    for e in doc["mustRefuse"]:
        if mine(e) and key(e) in m.exp:
            refuse.append({**e, "row": place[key(e)]})
    asks = []
    for a in doc["asks"]:
        if a["sheet"] not in (g.name, None):
            asks.append(a)
            continue
        old = a.pop("from", None)
        if old is None:
            old = [m.line_to_record.get(r, r) for r in a["rows"]] if not m.book else a["rows"]
            gone = [o for o in old if o not in m.exp and (o not in m.left or o in m.newly)]
            if old and len(gone) == len(old):
                continue
            old = [o for o in old if o not in gone]
        asks.append({**a, "rows": sorted(place[o] for o in old)})
    by = lambda e: (str(e["sheet"]), e["row"])
    for e in rows + left + refuse:
        e.pop("record", None)
    doc["rows"], doc["leftOut"], doc["mustRefuse"], doc["asks"] = sorted(rows, key=by), sorted(left, key=by), sorted(refuse, key=by), asks
    many = len({e["sheet"] for e in doc["rows"]}) > 1
    doc["mustAskOrWarn"] = ask_words(asks, many)


def book(path, out, doc, r, n):
    import openpyxl
    from openpyxl.styles import Font
    wb, cached = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    sheets = sorted({e["sheet"] for e in doc["rows"]})
    name = r.choice(sheets)
    ws, cs = wb[name], cached[name]
    for s in wb:                                    # openpyxl drops stored values: put them in place of the formulas
        for row in s.iter_rows():
            for c in row:
                v = cached[s.title][c.coordinate].value
                if c.data_type == "f" and v is not None:
                    c.value = v
    g, legacy = Grid(name), False
    last = max([e["row"] for e in doc["rows"] + doc["leftOut"] if e["sheet"] == name])
    for i in range(1, last + 1):
        cells = {}
        for c in ws[i] if ws.max_column else []:
            if c.value is not None:
                cells[c.column] = [c.value, c._style]
                legacy = legacy or bool(re.match(r"\.Vn|VNI", c.font.name or ""))
        g.rows.append({"cells": cells, "from": i, "hidden": ws.row_dimensions[i].hidden})
    g.merges = [(x.min_row, x.min_col, x.max_row, x.max_col) for x in ws.merged_cells.ranges]
    g.hidden_cols = {openpyxl.utils.column_index_from_string(k) for k, d in ws.column_dimensions.items() if d.hidden}
    for d in ws.column_dimensions.values():        # grouped widths: min..max
        if d.hidden and d.max:
            g.hidden_cols.update(range(d.min, min(d.max, 60) + 1))
    m = Mutation(doc, g, r, True)
    m.legacy = legacy
    run(m, BOOK, n)
    new = wb.create_sheet("~", wb.index(ws))
    for i, row in enumerate(g.rows, 1):
        for c, x in row["cells"].items():
            cell = new.cell(i, c)
            cell.value = x[0]
            if isinstance(x[0], str) and x[0].startswith("#") and x[0] in ("#N/A", "#REF!", "#NAME?", "#VALUE!"):
                cell.data_type = "e"
            if x[1] is not None:
                cell._style = copy.copy(x[1])
            elif isinstance(x[0], int):
                cell.number_format = "General"
            elif isinstance(x[0], str):
                cell.number_format = "@"
            if len(x) > 2 or row.get("strike"):
                f = copy.copy(cell.font)
                cell.font = Font(name=x[2] if len(x) > 2 else f.name, size=f.sz, bold=f.b, strike=True if row.get("strike") else f.strike)
        if row["hidden"]:
            new.row_dimensions[i].hidden = True
    for a, b, c, d in g.merges:
        if (a, b) != (c, d):
            new.merge_cells(start_row=a, start_column=b, end_row=c, end_column=d)
    for c in g.hidden_cols:
        new.column_dimensions[openpyxl.utils.get_column_letter(c)].hidden = True
    state = ws.sheet_state
    wb.remove(ws)
    new.title, new.sheet_state = name, state
    if r.random() < .35:
        kind = r.choice(["guide", "empty", "hidden"])
        t = wb.create_sheet({"guide": "HD nhập liệu", "empty": "Sheet9", "hidden": "_tmp"}[kind], 0 if kind == "guide" else len(wb.worksheets))
        if kind == "guide":
            for i, x in enumerate(("HƯỚNG DẪN", "Nhập đúng mẫu, không thêm cột.", "Ngày sinh: dd/mm/yyyy"), 1):
                t.cell(i, 1).value = x
        if kind == "hidden":
            t.sheet_state = "hidden"
            t.cell(1, 1).value = "Nam"
            t.cell(2, 1).value = "Nữ"
        doc.setdefault("leftOutSheets", []).append({"sheet": t.title, "why": kind})
        m.done.append(f"add_sheet: {kind}")
    wb.active = next(i for i, s in enumerate(wb.worksheets) if s.sheet_state == "visible")
    wb.save(out)
    normalise_zip(out)
    place = {r["from"]: i for i, r in enumerate(g.rows, 1) if r["from"]}
    place.update({("new", i): i for i, r in enumerate(g.rows, 1) if r["from"] is None})
    renumber(m, place)
    doc["mutations"] = m.done


def text(path, out, doc, r, n):
    w = doc["written"]
    b = open(path, "rb").read()
    if w["bom"]:
        b = b[len(BOM[w["encoding"]]):]
    t = ENC[w["encoding"]][1](b)
    if w["firstLine"]:
        t = t[len(w["firstLine"]) + len(w["lineEnd"]):]
    first = 1 if w["firstLine"] else 0
    if w["lineEnd"] == "\r":
        t = t.replace("\r", "\n")
    g, start = Grid("csv"), {}
    rd = csv.reader(io.StringIO(t, newline=""), delimiter=w["delimiter"])
    line = 1 + first
    recs = []
    prev = 0
    for rec in rd:
        start[prev + 1 + first] = len(recs) + 1 + first          # line -> record
        prev = rd.line_num
        recs.append(rec)
    for k, rec in enumerate(recs, 1):
        g.rows.append({"cells": {c: [v, None] for c, v in enumerate(rec, 1) if v != ""}, "from": k + first, "hidden": False})
    m = Mutation(doc, g, r, False)
    m.line_to_record = start
    run(m, TEXT, n)
    d2 = r.choice([",", ";", "\t", "|"] if r.random() < .8 else [w["delimiter"]])
    eol = r.choice(["\r\n", "\n", w["lineEnd"]])
    enc = w["encoding"]
    if enc in ("utf-8", "utf-16-le") and r.random() < .5:
        enc = r.choice(["utf-8", "utf-16-le", "windows-1258"])
    bom = enc == "utf-16-le" or enc == "utf-8" and r.random() < .5
    sep = f"sep={d2}" if d2 in ",;|" and enc != "utf-16-le" and r.random() < .25 else None
    quote = r.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    s, place, line = "", {}, 1
    if sep:
        s, line = sep + eol, 2
    width = g.width()
    for i, row in enumerate(g.rows, 1):
        bb = io.StringIO()
        rec = [str(row["cells"].get(c, [""])[0]).replace("\r\n", "\n") for c in range(1, width + 1)]
        csv.writer(bb, delimiter=d2, lineterminator="\r\n", quoting=quote).writerow(rec)
        place[row["from"] if row["from"] else ("new", i)] = line
        s += bb.getvalue()[:-2] + eol
        line += 1 + sum(x.count("\n") for x in rec)
    with open(out, "wb") as f:
        f.write((BOM[enc] if bom else b"") + ENC[enc][0](s))
    m.done.append(f"written: {enc}{' BOM' if bom else ''}, delimiter {d2!r}, line end {eol!r}, first line {sep!r}, quoted {'all' if quote else 'where needed'}")
    renumber(m, place)
    doc["written"] = {"encoding": enc, "delimiter": d2, "lineEnd": eol, "firstLine": sep, "bom": bom}
    doc["mutations"] = m.done


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("file")
    ap.add_argument("seed", type=int)
    ap.add_argument("--out", default=".")
    ap.add_argument("--moves", type=int, default=0)
    a = ap.parse_args()
    stem, ext = os.path.basename(a.file).rsplit(".", 1)
    r = random.Random(f"{stem}.{ext}/{a.seed}")
    doc = json.load(open(a.file.rsplit(".", 1)[0] + ".expected.json", encoding="utf-8"))
    n = a.moves or r.randint(1, 4)
    out = os.path.join(a.out, f"m{a.seed:04d}-{stem}.{ext}")
    (book if ext == "xlsx" else text)(a.file, out, doc, r, n)
    doc["mutationOf"], doc["seed"] = f"{stem}.{ext}", a.seed
    save_expected(out.rsplit(".", 1)[0] + ".expected.json", doc)
    print(os.path.basename(out), "; ".join(doc["mutations"]))


if __name__ == "__main__":
    main()
