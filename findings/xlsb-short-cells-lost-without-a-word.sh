#!/usr/bin/env bash
# Guessed: a workbook in Excel's binary format that one widespread writer makes is read whole by the
# widespread readers, or refused.
#
# What happens: SheetJS writes every cell but the first of a row as a "short" record (MS-XLSB 2.5.14: the
# column is that of the cell before, plus one; 2.4.17 BrtShortBlank and those after it). pyxlsb and calamine do
# not know these records and pass over them: of each row the first cell alone comes out (of pyxlsb only where
# it is a number), and nobody is told.
# A list of people is read as a list of running numbers. LibreOffice reads all of it.
#
# Seen 2026-12-01 with Node 20.20.2, Python 3.11.7 and the versions below; calamine 0.38.0 of Rust does the same.
#
# For us: src/platform/office/book/xlsb reads the records itself (docs/adr/0033).
#
# Ends with 0 while this is so, and with something else once it is not.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel=error --ignore-scripts --no-audit --no-fund --prefix "$folder" xlsx@0.18.5
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check python-calamine==0.9.1 pyxlsb==1.0.10

cat >write.js <<'EOJ'
const XLSX = require('xlsx');
const rows = [['STT', 'Name', 'Year'], [1, 'An', 1990], [2, 'Binh', 1991]];
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), 'List');
XLSX.writeFile(book, 'list.xlsb');
console.log('SheetJS', XLSX.version, 'reads back',
  JSON.stringify(XLSX.utils.sheet_to_json(XLSX.readFile('list.xlsb').Sheets.List, {header: 1})));
EOJ
node write.js

cat >read.py <<'EOP'
import pyxlsb
from python_calamine import CalamineWorkbook

whole = [["STT", "Name", "Year"], [1.0, "An", 1990.0], [2.0, "Binh", 1991.0]]
first = [[row[0]] for row in whole]

def filled(rows):
    return [[cell for cell in row if cell not in (None, "")] for row in rows]

calamine = filled(CalamineWorkbook.from_path("list.xlsb").get_sheet_by_index(0).to_python())
with pyxlsb.open_workbook("list.xlsb") as book, book.get_sheet(1) as sheet:
    other = filled([cell.v for cell in row] for row in sheet.rows())
print("python-calamine 0.9.1", calamine)
print("pyxlsb", pyxlsb.__version__, other)
assert calamine == first, calamine
# Of the first cells it gives the numbers alone.
assert other == [[cell for cell in row if cell != "STT"] for row in first], other
EOP
python/bin/python read.py
echo 'as described'
