#!/usr/bin/env python3
"""Reads the files back by LibreOffice (to text) and python-calamine, neither of which wrote most of them,
and looks for every expected member in its row. check.py [DIR]"""
import glob, json, os, re, shutil, subprocess, sys, tempfile, unicodedata
from kit import BOM, ENC, HERE, TCVN3, VNI

D = sys.argv[1] if len(sys.argv) > 1 else HERE
T = tempfile.mkdtemp()
books = [p for p in sorted(glob.glob(D + "/[0-9m]*")) if p.endswith((".xlsx", ".xls", ".ods", ".xlsb"))]
subprocess.run(["soffice", f"-env:UserInstallation=file://{T}/profile", "--headless", "--convert-to",
                "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1", "--outdir", T + "/lo", *books],
               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
import csv as _csv

RT = {v: k for k, v in TCVN3.items()}
RV = {v: k for k, v in VNI.items()}


def unvni(s):
    out, i = "", 0
    while i < len(s):
        if s[i:i + 2] in RV:
            out += RV[s[i:i + 2]]
            i += 2
        else:
            out += RV.get(s[i], s[i])
            i += 1
    return out


def undouble(s):
    b = b""
    for c in s:
        try:
            b += c.encode("cp1252")
        except UnicodeEncodeError:
            b += bytes([ord(c)])
    return b.decode("utf-8")


def lo(path):
    """{sheet: rows}"""
    stem = os.path.basename(path).rsplit(".", 1)[0]
    out = {}
    for p in glob.glob(f"{T}/lo/{glob.escape(stem)}*.csv"):
        sheet = os.path.basename(p)[len(stem) + 1:-4]
        out[sheet] = list(_csv.reader(open(p, encoding="utf-8", newline=""), delimiter="\t"))
    return out


def cal(path):
    import python_calamine
    wb = python_calamine.CalamineWorkbook.from_path(path)
    return {n: [[str(c) for c in r] for r in wb.get_sheet_by_name(n).to_python(skip_empty_area=False)] for n in wb.sheet_names}


def text(path, w):
    b = open(path, "rb").read()
    if w["bom"]:
        b = b[len(BOM[w["encoding"]]):]
    t = ENC[w["encoding"]][1](b)
    eol, d = w["lineEnd"], w["delimiter"]
    rows = {}
    rd = _csv.reader(t.split(eol) if "\n" not in t.replace("\r\n", "") else t.splitlines(keepends=True), delimiter=d)
    if w.get("firstLine"):
        next(rd)
    prev = rd.line_num
    for r in rd:
        rows[prev + 1] = r
        prev = rd.line_num
    return rows


def norm(s):
    s = unicodedata.normalize("NFC", s).replace("\u200b", "").replace("\ufeff", "").replace("\xa0", " ")
    return re.sub(r"\s+", " ", s).strip().lower()


bad = 0
for e in sorted(glob.glob(D + "/*.expected.json")):
    doc = json.load(open(e, encoding="utf-8"))
    stem = e[:-len(".expected.json")]
    path = [p for p in glob.glob(glob.escape(stem) + ".*") if not p.endswith(".json")][0]
    ways = {}
    if path.endswith((".csv", ".txt")):
        if os.environ.get("BOOKS"):
            continue
        ways["text"] = {None: text(path, doc["written"])}
    else:
        ways["lo"] = lo(path)
        if not path.endswith((".xls",)) or not re.search("html|spreadsheetml", path):
            try:
                ways["calamine"] = cal(path)
            except BaseException as x:
                print(os.path.basename(path), "calamine:", repr(x)[:120])
    for way, sheets in ways.items():
        miss = []
        for row in doc["rows"]:
            sh = sheets.get(row["sheet"])
            if sh is None and len(sheets) == 1:
                sh = next(iter(sheets.values()))
            if sh is None:
                miss.append((row["sheet"], list(sheets)))
                break
            try:
                cells = sh[row["row"]] if isinstance(sh, dict) else sh[row["row"] - 1]
            except (IndexError, KeyError):
                miss.append((row["row"], "no row"))
                continue
            if "vntime" in path:
                cells = [c if c == row["members"].get("fullName") else "".join(RT.get(x, x) for x in c) for c in cells]
            if "vni" in path:
                cells = [unvni(c) for c in cells]
            every = sh.values() if isinstance(sh, dict) else sh
            above = " ".join(x for r in list(every)[:row["row"]] for x in r)   # merged down, title, group head
            if "mutationOf" in doc:
                above += " " + "".join(RT.get(x, x) for x in above) + " " + unvni(above)
                cells = cells + ["".join(RT.get(x, x) for x in c) for c in cells if not c.isascii()] + [unvni(c) for c in cells if not c.isascii()]
            above = norm(above)
            all_ = norm(" ".join(cells))
            digits = re.sub(r"\D", "", all_)
            for k, v in row["members"].items():
                if k == "fullName" and not all(t in all_.split() for t in norm(v).split()) or k == "address" and not all(t in all_ or t in above for t in norm(v).split()):
                    miss.append((row["row"], k, v, cells))
                if k in ("citizenId", "phone"):
                    want = v.lstrip("0") if k == "citizenId" else v[3:]
                    if want not in digits:
                        miss.append((row["row"], k, v))
                if k in ("birthDate", "issueDate", "appliedDate", "startedDate"):
                    p = v.split("-")
                    forms = [v, "/".join(reversed(p)), "-".join(reversed(p)), "/".join(str(int(x)) for x in reversed(p)), ".".join(reversed(p)),
                             "-".join(str(int(x)) for x in reversed(p))]
                    if len(p) == 3:
                        forms += [f"{int(p[2])}-{int(p[1])}-{p[0][2:]}", f"{int(p[2])}/{int(p[1])}/{p[0][2:]}", f"{p[1]}/{p[2]}/{p[0]}", f"{p[1]}-{p[2]}-{p[0][2:]}"]
                    if k == "issueDate" and any(f in above for f in forms):
                        continue
                    if len(p) == 3:
                        forms += [f"{p[1]}/{p[2]}/{p[0][2:]}", f"ngày {p[2]} tháng {p[1]} năm {p[0]}", f"ngày {int(p[2])} tháng {int(p[1])} năm {p[0]}", " / ".join(reversed(p)), " ".join(str(int(x)) for x in reversed(p)),
                                  " ".join(str(int(x)) + ".0" for x in reversed(p)), f"{p[2]} {p[1]} {p[0]}", f"{p[2]} {p[1]} {p[0]}.0"]
                    else:
                        forms += [f"{int(p[-1])} {p[0]}", f"{int(p[-1])}.0 {p[0]}.0"]
                    if not any(f in all_ for f in forms):
                        miss.append((row["row"], k, v, cells))
                if k in ("externalId", "trainee", "class", "number", "registerNumber", "enrolment") and norm(v) not in all_ and not (k == "class" and norm(v) in above):
                    miss.append((row["row"], k, v))
                if k in ("score", "hoursAttended") and not any(f in all_ for f in (str(v), str(v).replace(".", ","), f"{v:.2f}".replace(".", ","), "8 ,0", f"{v:g}")):
                    miss.append((row["row"], k, v, cells))
        told = {(r["sheet"], r["row"]) for r in doc["rows"] + doc["leftOut"]}
        only = len(sheets) == 1
        for name, sh in sheets.items():
            if any(x["sheet"] == name for x in doc.get("leftOutSheets", [])):
                continue
            for n, cells in (sh.items() if isinstance(sh, dict) else enumerate(sh, 1)):
                if any(norm(c) for c in cells) and not any(n == r and (only or s == name or (s or "").strip() == name.strip()) for s, r in told):
                    miss.append((name, n, "not told of", cells))
        print(f"{os.path.basename(path):36} {way:9} {len(doc['rows']):3} rows", "ok" if not miss else f"MISSING {len(miss)}: {str(miss[:3])[:600]}")
        bad += len(miss)
shutil.rmtree(T)
print("missing in all:", bad)
