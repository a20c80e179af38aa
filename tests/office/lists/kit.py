"""What make.py and mutate.py share: people, legacy encodings, a sheet model and its writers."""
import csv, datetime as dt, io, json, os, random, re, unicodedata, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
STAMP = "2026-03-02T01:00:00Z"

# --- legacy encodings -------------------------------------------------------------------------
TCVN3 = {}
_lower = {
    "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8, "ạ": 0xB9, "ă": 0xA8, "ằ": 0xBB, "ẳ": 0xBC, "ẵ": 0xBD,
    "ắ": 0xBE, "ặ": 0xC6, "â": 0xA9, "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB, "đ": 0xAE,
    "è": 0xCC, "ẻ": 0xCE, "ẽ": 0xCF, "é": 0xD0, "ẹ": 0xD1, "ê": 0xAA, "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4,
    "ế": 0xD5, "ệ": 0xD6, "ì": 0xD7, "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE, "ò": 0xDF, "ỏ": 0xE1,
    "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4, "ô": 0xAB, "ồ": 0xE5, "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9,
    "ơ": 0xAC, "ờ": 0xEA, "ở": 0xEB, "ỡ": 0xEC, "ớ": 0xED, "ợ": 0xEE, "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2,
    "ú": 0xF3, "ụ": 0xF4, "ư": 0xAD, "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7, "ứ": 0xF8, "ự": 0xF9, "ỳ": 0xFA,
    "ỷ": 0xFB, "ỹ": 0xFC, "ý": 0xFD, "ỵ": 0xFE,
}
TCVN3.update({k: chr(v) for k, v in _lower.items()})
TCVN3.update({"Ă": "\xa1", "Â": "\xa2", "Ê": "\xa3", "Ô": "\xa4", "Ơ": "\xa5", "Ư": "\xa6", "Đ": "\xa7"})


def tcvn3(text, capitals=False):
    """TCVN3 (.VnTime); with `capitals` for the H fonts, which show lower-case codes as capitals.
    A capital with a tone mark has no code in a plain font: offices type the small one."""
    out = []
    for ch in text.lower() if capitals else text:
        if ord(ch) < 128 or ch in TCVN3:
            out.append(TCVN3.get(ch, ch))
        elif ch.lower() in TCVN3:
            out.append(TCVN3[ch.lower()])
        else:
            raise ValueError(f"{ch!r} not in TCVN3")
    return "".join(out)


VNI = {}
_tones = {"́": "ù", "̀": "ø", "̉": "û", "̃": "õ", "̣": "ï"}
_circ = {"́": "á", "̀": "à", "̉": "å", "̃": "ã", "̣": "ä"}
_breve = {"́": "é", "̀": "è", "̉": "ú", "̃": "ü", "̣": "ë"}
for base in "aeouy":
    for t, m in _tones.items():
        VNI[unicodedata.normalize("NFC", base + t)] = base + m
for base, b in (("â", "a"), ("ê", "e"), ("ô", "o")):
    VNI[base] = b + "â"
    for t, m in _circ.items():
        VNI[unicodedata.normalize("NFC", base + t)] = b + m
VNI["ă"] = "aê"
for t, m in _breve.items():
    VNI[unicodedata.normalize("NFC", "ă" + t)] = "a" + m
for base, b in (("ơ", "ô"), ("ư", "ö")):
    VNI[base] = b
    for t, m in _tones.items():
        VNI[unicodedata.normalize("NFC", base + t)] = b + m
VNI.update({"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"})
VNI.update({k.upper(): v.upper() for k, v in VNI.items()})


def vni(text):
    return "".join(c if ord(c) < 128 else VNI[c] for c in text)


def cp1258(text):
    out = b""
    for ch in unicodedata.normalize("NFC", text):
        try:
            out += ch.encode("cp1258")
        except UnicodeEncodeError:
            d = unicodedata.normalize("NFD", ch)
            tone = [c for c in d if c in "\u0300\u0301\u0303\u0309\u0323"]
            rest = unicodedata.normalize("NFC", "".join(c for c in d if c not in tone))
            out += rest.encode("cp1258") + "".join(tone).encode("cp1258")
    return out


def doubled(text):
    """UTF-8 read as windows-1252 (C1 where that has nothing) and written as UTF-8 again."""
    return "".join(
        bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b)
        for b in text.encode("utf-8"))


RTCVN3 = {v: k for k, v in TCVN3.items()}


def untcvn3(text):
    return "".join(RTCVN3.get(c, c) for c in text)


def undouble(text):
    b = b""
    for c in text:
        try:
            b += c.encode("cp1252")
        except UnicodeEncodeError:
            b += bytes([ord(c)])
    return b.decode("utf-8")


ENC = {   # name: (encode, decode)
    "utf-8": (lambda t: t.encode("utf-8"), lambda b: b.decode("utf-8")),
    "utf-16-le": (lambda t: t.encode("utf-16-le"), lambda b: b.decode("utf-16-le")),
    "windows-1258": (cp1258, lambda b: unicodedata.normalize("NFC", b.decode("cp1258"))),
    "tcvn3": (lambda t: tcvn3(t).encode("latin-1"), lambda b: untcvn3(b.decode("latin-1"))),
    "utf-8-doubled": (lambda t: doubled(t).encode("utf-8"), lambda b: undouble(b.decode("utf-8"))),
}
BOM = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe"}


# --- people -----------------------------------------------------------------------------------
FAMILY = {
    "Kinh": ["Nguyễn", "Trần", "Lê", "Phạm", "Đỗ", "Hoàng", "Vũ", "Đặng", "Phan"],
    "Thái": ["Lò", "Cầm", "Quàng", "Tòng", "Lường", "Cà", "Vì", "Bạc", "Điêu", "Lèo", "Hoàng"],
    "Mông": ["Giàng", "Vàng", "Thào", "Sùng", "Mùa", "Hạng", "Tráng", "Sồng", "Lầu"],
    "Dao": ["Triệu", "Bàn", "Đặng", "Lý", "Phùng"],
    "Khơ Mú": ["Moong", "Lò", "Cút", "Quàng", "Lữ"],
}
GIVEN = {
    "Kinh": (["Hùng", "Tuấn", "Dũng", "Quyết", "Thắng", "Đức"], ["Hương", "Thủy", "Yến", "Loan", "Phượng", "Huệ"]),
    "Thái": (["Pâng", "Thưởng", "Inh", "Phong", "Toản", "Hặc", "Ơn"], ["Hoa", "Ín", "Pỏm", "Thoan", "Xuân", "Ọi", "Diện"]),
    "Mông": (["Của", "Dơ", "Páo", "Chứ", "Dính", "Sếnh", "Lử"], ["Mai", "Dế", "Súa", "Mỷ", "Dợ", "Chá"]),
    "Dao": (["Phúc", "Hiện", "Tiến", "Quý"], ["Nhậy", "Mùi", "Lưu", "Chản"]),
    "Khơ Mú": (["Hợi", "Thoong", "Phanh", "Xương"], ["Kẹo", "Thim", "Nhung", "Ỏn"]),
}
MIDDLE = {"Kinh": (["Văn", "Đức", "Quang"], ["Thị", "Thị Thu"]), "Thái": (["Văn", "Văn"], ["Thị"]),
          "Mông": (["A"], ["Thị"]), "Dao": (["Văn", "Tài"], ["Thị", "Mùi"]), "Khơ Mú": (["Văn"], ["Thị"])}
BAN = ["Bản Lầu", "Bản Hìn", "Bản Mòng", "Bản Nà Bó", "Bản Cọ", "Bản Thẳm", "Bản Phiêng Ban", "Bản Nà Pát",
       "Bản Huổi Lọng", "Tiểu khu 3", "Tổ 5", "Bản Pá Hốc", "Bản Suối Pai"]
SCHOOL_LEVELS = [("12/12", "UPPER_SECONDARY"), ("9/12", "LOWER_SECONDARY"), ("5/12", "PRIMARY")]


class P(dict):
    __getattr__ = dict.__getitem__


def communes(reference):
    with open(os.path.join(reference, "son-la-units-2025.csv"), encoding="utf-8") as f:
        return [r["unit_name"] for r in csv.DictReader(f)]


class People:
    def __init__(self, seed, units):
        self.r = random.Random(seed)
        self.units = units
        self.n = 0
        self.seen = set()

    def one(self, eth=None, sex=None, year=None, xa=None):
        r = self.r
        while True:
            e = eth or r.choices(list(FAMILY), [3, 6, 4, 1, 2])[0]
            s = sex or r.choice(["MALE", "FEMALE"])
            k = s == "FEMALE"
            ho, dem, ten = r.choice(FAMILY[e]), r.choice(MIDDLE[e][k]), r.choice(GIVEN[e][k])
            if (ho, dem, ten) not in self.seen:
                break
        self.seen.add((ho, dem, ten))
        y = year or r.randint(1968, 2008)
        dob = dt.date(y, r.randint(1, 12), r.randint(1, 28))
        digit = (0 if y < 2000 else 2) + k
        self.n += 1
        lv = r.choice(SCHOOL_LEVELS)
        return P(hodem=f"{ho} {dem}", ten=ten, fullName=f"{ho} {dem} {ten}", sex=s, dob=dob, ethnicGroup=e,
                 citizenId=f"014{digit}{y % 100:02d}{r.randint(1, 19999):06d}", tel="0" + r.choice(["91", "97", "38", "86", "35"])
                 + f"{r.randint(0, 9999999):07d}", ban=r.choice(BAN), xa=xa or r.choice(self.units), lv=lv,
                 hv=f"HV26-{self.n:03d}", nam="Nữ" if k else "Nam")

    def many(self, n, **kw):
        return [self.one(**kw) for _ in range(n)]


def M(p, *names, **more):
    """Members as the registry wants them."""
    val = {"fullName": p.fullName, "sex": p.sex, "birthDate": p.dob.isoformat(), "citizenId": p.citizenId,
           "ethnicGroup": p.ethnicGroup, "phone": "+84" + p.tel[1:], "address": p.ban, "residenceCode": p.xa,
           "schoolingLevel": p.lv[1], "externalId": p.hv}
    out = {n: val[n] for n in names}
    out.update(more)
    return {k: v for k, v in out.items() if v is not None}


# --- a sheet ----------------------------------------------------------------------------------
class C:
    """A cell with a look."""
    def __init__(self, v, fmt=None, font=None, strike=False, bold=False, colour=None, wrap=False):
        self.v, self.fmt, self.font, self.strike, self.bold, self.colour, self.wrap = v, fmt, font, strike, bold, colour, wrap


class F(str):
    """A formula, without '='; cached value in .cached if any."""
    cached = None

    def __new__(cls, s, cached=None):
        o = super().__new__(cls, s)
        o.cached = cached
        return o


class E(str):
    """An error value."""


def D(d, fmt="dd/mm/yyyy"):
    return C(d, fmt=fmt)


class Sh:
    def __init__(self, name, state="visible"):
        self.name, self.state = name, state
        self.rows = []          # list of list of C|None
        self.merges = []        # (r1,c1,r2,c2) 1-based
        self.hidden_rows, self.hidden_cols = [], []
        self.expect, self.left, self.refuse, self.asks = [], [], [], []
        self.filter = None
        self.font = None        # default font of all cells
        self.widths = {}

    @property
    def n(self):
        return len(self.rows)

    def add(self, kind, *vals, members=None, also=None, merge=None):
        self.rows.append([None if v is None else v if isinstance(v, C) else C(v, bold=kind in ("title", "header", "total"))
                          for v in vals])
        n = self.n
        if kind == "data":
            e = {"sheet": self.name, "row": n, "members": members}
            if also:
                e["alsoRight"] = also
            self.expect.append(e)
        elif kind:
            self.left.append({"sheet": self.name, "row": n, "why": kind})
        if merge:
            for a, b in merge:
                self.merges.append((n, a, n, b))
        return n

    def ask(self, text, *rows, member=None):
        self.asks.append({"sheet": self.name, "rows": list(rows), "member": member, "text": text})

    def refuse_row(self, row, why, member=None):
        r = {"sheet": self.name, "row": row, "why": why}
        if member:
            r["member"] = member
        self.refuse.append(r)

    def top(self, w, school, title, sub=None, over="SỞ NỘI VỤ TỈNH SƠN LA"):
        mid = max(2, w // 2)
        pad = [None] * (mid - 1)
        self.add("title", over, *pad, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", merge=[(1, mid), (mid + 1, w)])
        self.add("title", school, *pad, "Độc lập - Tự do - Hạnh phúc", merge=[(1, mid), (mid + 1, w)])
        self.add("blank")
        self.add("title", title, merge=[(1, w)])
        if sub:
            self.add("title", sub, merge=[(1, w)])
        self.add("blank")

    def sign(self, w, by="Nguyễn Thị Hà", head="Trần Quốc Việt", blank=2):
        mid = max(2, w // 2)
        pad = [None] * (mid - 1)
        self.add("blank")
        self.add("signature", None, *pad, "Sơn La, ngày 12 tháng 3 năm 2026", merge=[(mid + 1, w)])
        self.add("signature", "NGƯỜI LẬP BIỂU", *pad, "GIÁM ĐỐC", merge=[(1, mid), (mid + 1, w)])
        self.add("signature", "(Ký, ghi rõ họ tên)", *pad, "(Ký tên, đóng dấu)", merge=[(1, mid), (mid + 1, w)])
        for _ in range(blank):
            self.add("blank")
        self.add("signature", by, *pad, head, merge=[(1, mid), (mid + 1, w)])


# --- writers ----------------------------------------------------------------------------------
def normalise_zip(path):
    """Fixed times inside and outside, so that the same content is the same file."""
    with zipfile.ZipFile(path) as z:
        parts = [(i.filename, z.read(i)) for i in z.infolist() if not i.filename.endswith("/")]
    with zipfile.ZipFile(path, "w") as z:
        for name, data in parts:
            if name.startswith("Thumbnails/"):
                continue
            if name in ("docProps/core.xml", "meta.xml", "docProps/app.xml"):
                s = data.decode("utf-8")
                s = re.sub(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rf"\g<1>{STAMP}", s)
                s = re.sub(r"(<(?:meta:creation-date|dc:date)>)[^<]*", rf"\g<1>{STAMP}", s)
                s = re.sub(r"(<meta:editing-duration>)[^<]*", r"\g<1>PT0S", s)
                data = s.encode("utf-8")
            if name == "META-INF/manifest.xml":
                data = re.sub(rb"<manifest:file-entry[^>]*Thumbnails[^>]*/>", b"", data)
            i = zipfile.ZipInfo(name, (2026, 3, 2, 8, 0, 0))
            i.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            i.external_attr = 0o644 << 16
            z.writestr(i, data)


def write_openpyxl(path, sheets, mac=False, font="Times New Roman", before_save=None):
    import openpyxl
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.utils.datetime import CALENDAR_MAC_1904
    wb = openpyxl.Workbook()
    wb.remove(wb.active)
    if mac:
        wb.epoch = CALENDAR_MAC_1904
    for s in sheets:
        ws = wb.create_sheet(s.name)
        ws.sheet_state = s.state
        for r, row in enumerate(s.rows, 1):
            for c, x in enumerate(row, 1):
                if x is None:
                    continue
                cell = ws.cell(r, c)
                if isinstance(x.v, F):
                    cell.value = "=" + x.v
                elif isinstance(x.v, E):
                    cell.value = str(x.v)
                    cell.data_type = "e"
                else:
                    cell.value = x.v
                if x.fmt:
                    cell.number_format = x.fmt
                elif isinstance(x.v, str) and x.v[:1].isdigit():
                    cell.number_format = "@"
                cell.font = Font(name=x.font or s.font or font, size=11, bold=x.bold, strike=x.strike or None, color=x.colour)
                if x.wrap or (isinstance(x.v, str) and "\n" in x.v):
                    cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        for a, b, c_, d in s.merges:
            ws.merge_cells(start_row=a, start_column=b, end_row=c_, end_column=d)
        for r in s.hidden_rows:
            ws.row_dimensions[r].hidden = True
        for c in s.hidden_cols:
            ws.column_dimensions[get_column_letter(c)].hidden = True
        for c, w in s.widths.items():
            ws.column_dimensions[get_column_letter(c)].width = w
        if s.filter:
            ref, col, vals = s.filter
            ws.auto_filter.ref = ref
            if col is not None:
                ws.auto_filter.add_filter_column(col, vals)
    first = next(i for i, s in enumerate(sheets) if s.state == "visible")
    wb.active = first
    if before_save:
        before_save(wb)
    wb.properties.creator = "ADMIN"
    wb.save(path)
    normalise_zip(path)


def write_xlwt(path, sheets, font="Times New Roman"):
    import xlwt
    wb = xlwt.Workbook(encoding="utf-8")
    cache = {}

    def style(x, s):
        key = (x.fmt, x.font or s.font or font, x.strike, x.bold)
        if key not in cache:
            st = xlwt.XFStyle()
            st.font.name, st.font.struck_out, st.font.bold = key[1], x.strike, x.bold
            if x.fmt:
                st.num_format_str = x.fmt
            cache[key] = st
        return cache[key]
    for s in sheets:
        ws = wb.add_sheet(s.name)
        ws.visibility = 0 if s.state == "visible" else 1
        merged = {(a, b): (c, d) for a, b, c, d in s.merges}
        for r, row in enumerate(s.rows, 1):
            for c, x in enumerate(row, 1):
                if x is None:
                    if (r, c) in merged:
                        ws.merge(r - 1, merged[r, c][0] - 1, c - 1, merged[r, c][1] - 1)
                    continue
                v = x.v
                if isinstance(v, F):
                    v = xlwt.Formula(str(v))
                if (r, c) in merged:
                    ws.write_merge(r - 1, merged[r, c][0] - 1, c - 1, merged[r, c][1] - 1, v, style(x, s))
                else:
                    ws.write(r - 1, c - 1, v, style(x, s))
        for r in s.hidden_rows:
            ws.row(r - 1).hidden = True
        for c in s.hidden_cols:
            ws.col(c - 1).hidden = True
    wb.active_sheet = next(i for i, s in enumerate(sheets) if s.state == "visible")
    wb.save(path)


def spec(sheets, **opts):
    """For make.js."""
    out = []
    for s in sheets:
        cells = []
        for r, row in enumerate(s.rows, 1):
            for c, x in enumerate(row, 1):
                if x is None:
                    continue
                v, t = x.v, "v"
                if isinstance(v, F):
                    t, v = "f", {"formula": str(v), "result": v.cached}
                elif isinstance(v, E):
                    t, v = "e", str(v)
                elif isinstance(v, dt.date):
                    t, v = "d", [v.year, v.month, v.day]
                cells.append({"r": r, "c": c, "t": t, "v": v, "z": x.fmt, "font": x.font or s.font, "strike": x.strike, "bold": x.bold,
                              "rich": getattr(x, "rich", None)})
        out.append({"name": s.name, "state": s.state, "cells": cells, "merges": s.merges, "hiddenRows": s.hidden_rows,
                    "hiddenCols": s.hidden_cols})
    return {"sheets": out, **opts}


def text_of(x):
    if x is None or x.v is None:
        return ""
    if isinstance(x.v, dt.date):
        return x.v.strftime("%d/%m/%Y")
    return str(x.v)


def write_text(path, sheet, delimiter=",", eol="\r\n", enc="utf-8", first=None, bom=False, quote=csv.QUOTE_MINIMAL):
    """Delimited text; moves the rows of the expectation to the line where each record starts."""
    width = max(len(r) for r in sheet.rows)
    text, line, start = "", 1, {}
    if first:
        text, line = first + eol, 2
    for n, row in enumerate(sheet.rows, 1):
        b = io.StringIO()
        cells = [text_of(x) for x in row] + [""] * (width - len(row))
        csv.writer(b, delimiter=delimiter, lineterminator="\r\n", quoting=quote).writerow(cells)
        start[n] = line
        text += b.getvalue()[:-2] + eol
        line += 1 + sum(c.count("\n") for c in cells)
    with open(path, "wb") as f:
        f.write((BOM[enc] if bom else b"") + ENC[enc][0](text))
    for e in sheet.expect + sheet.left + sheet.refuse:
        e["sheet"] = None
        if start[e["row"]] != e["row"]:
            rec = e["row"] + (1 if first else 0)
            e["row"] = start[e["row"]]
            if rec != e["row"]:
                e["record"] = rec
    for a in sheet.asks:
        a["sheet"] = None
        a["rows"] = [start[r] for r in a["rows"]]
    return {"encoding": enc, "delimiter": delimiter, "lineEnd": eol, "firstLine": first, "bom": bom}


def ask_words(asks, many):
    out = []
    for a in asks:
        where = (f"sheet {a['sheet']}, " if many and a["sheet"] else "")
        rows = a["rows"]
        where += (f"row {rows[0]}" if len(rows) == 1 else "rows " + ", ".join(map(str, rows))) if rows else "whole file"
        out.append(f"{where}: {a['text']}")
    return out


def expected(kind, says, sheets, left_sheets=(), written=None):
    asks = [a for s in sheets for a in s.asks]
    doc = {"kind": kind, "says": says,
           "rows": [e for s in sheets for e in s.expect],
           "leftOut": [e for s in sheets for e in s.left],
           "mustAskOrWarn": ask_words(asks, len(sheets) > 1),
           "mustRefuse": [e for s in sheets for e in s.refuse],
           "asks": asks}
    if left_sheets:
        doc["leftOutSheets"] = [{"sheet": a, "why": b} for a, b in left_sheets]
    if written:
        doc["written"] = written
    return doc


def save_expected(path, doc):
    """One row a line, so that a change can be read."""
    parts = []
    for k, v in doc.items():
        if isinstance(v, list) and v:
            body = "[\n" + ",\n".join("  " + json.dumps(e, ensure_ascii=False) for e in v) + "\n ]"
        else:
            body = json.dumps(v, ensure_ascii=False)
        parts.append(f" {json.dumps(k)}: {body}")
    with open(path, "w", encoding="utf-8") as f:
        f.write("{\n" + ",\n".join(parts) + "\n}\n")
