"""Makes the workbooks and tables that the tests read.

Needs openpyxl, xlsxwriter, xlwt, odfpy, msoffcrypto-tool and LibreOffice; see make.mjs for the rest.
Run in this folder: python3 make.py && node make.mjs
"""

import datetime as dt
import io
import subprocess
import zipfile

import msoffcrypto.format.ooxml as ooxml
import openpyxl
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.chart import BarChart
from openpyxl.styles import Font


def made_by_openpyxl():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Danh sách"
    sheet.append(["DANH SÁCH HỌC VIÊN"])
    sheet.merge_cells("A1:C1")
    sheet.append(["STT", "Họ tên", "Ngày sinh", "ẩn", "ẩn", "Tổng"])
    for index in range(6):
        day = dt.datetime(2004, 3, 8 + index)
        sheet.append([index + 1, f" Lò Thị {index} ", day, "x", "y", "=A3+1"])
    for row in range(3, 9):
        sheet.cell(row, 3).number_format = "dd/mm/yyyy"
        sheet.cell(row, 2).font = Font(name=".VnTime")
    sheet["C4"].number_format = "[$-42A]dd mmmm yyyy;@"
    sheet["C5"].number_format = "mm-dd-yy"
    sheet["C6"] = 38054.00034722
    sheet["C6"].number_format = "dd/mm/yyyy"
    sheet["C7"] = 38054.5
    sheet["C7"].number_format = '#,##0.0 "đ"'
    sheet.row_dimensions[4].hidden = True
    for column in "ABCDEF":
        sheet[f"{column}5"].font = Font(strike=True)
    sheet["A6"].font = Font(strike=True)
    sheet.column_dimensions.group("D", "E", hidden=True)
    sheet["B2"].comment = openpyxl.comments.Comment("ghi chú", "x")
    book.create_sheet("Ẩn").sheet_state = "hidden"
    book.create_sheet("Rất ẩn").sheet_state = "veryHidden"
    chart = book.create_chartsheet("Biểu đồ")
    chart.add_chart(BarChart())
    book.create_sheet("Trống")
    book.save("openpyxl.xlsx")


def made_by_xlsxwriter():
    for name, options in [("xlsxwriter.xlsx", {}), ("xlsxwriter_1904.xlsx", {"date_1904": True})]:
        book = xlsxwriter.Workbook(name, options)
        sheet = book.add_worksheet("Lớp 1")
        day = book.add_format({"num_format": 14, "font_name": "Times New Roman"})
        struck = book.add_format({"font_strikeout": True, "font_name": ".VnTime"})
        bold = book.add_format({"bold": True, "font_name": ".VnTimeH"})
        sheet.write_row(0, 0, ["a", "b", "c", "d", "e", "f", "g"])
        sheet.write_rich_string(1, 0, struck, "Lò", struck, " Thị")
        sheet.write_rich_string(1, 1, struck, "Lò", bold, " Văn Long Dài")
        sheet.write_datetime(1, 2, dt.datetime(2004, 3, 8), day)
        sheet.write_boolean(1, 3, True)
        sheet.write_formula(1, 4, "=1+1", None, 2)
        sheet.write_formula(1, 5, '=""', None, "")
        sheet.write_formula(1, 6, "=NOPE()", None, "#NAME?")
        sheet.write_formula(2, 0, "=1+1")
        sheet.write_datetime(2, 2, dt.datetime(2004, 3, 8, 12), day)
        sheet.write(2, 3, "=\"ngoặc\"", struck)
        for row in range(3, 7):
            sheet.write_row(row, 0, [row, "Yên" if row % 2 else "Sơn"])
        sheet.write_rich_string(8, 0, struck, "Lò", struck, " Thị")
        sheet.write(8, 1, 1, struck)
        sheet.autofilter(0, 0, 6, 6)
        sheet.filter_column(1, "x == Yên")
        sheet.set_row(4, options={"hidden": True})
        sheet.set_row(6, None, None, {"level": 1, "hidden": True})
        sheet.set_row(7, None, None, {"collapsed": True})
        sheet.set_column(3, 3, None, None, {"hidden": True})
        book.close()


ROWS = """<row r="1" spans="1:9"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> Trong ô </t></is></c>\
<c r="B1" t="inlineStr"><is><r><rPr><strike/><rFont val="VNI-Times"/></rPr><t>gạch</t></r></is></c>\
<c r="C1" t="d"><v>2004-03-08</v></c><c r="D1" t="d"><v>2004-03-08T12:00:00</v></c>\
<c r="E1" t="s"><v>0</v></c><c r="F1" t="str"><f>A1&amp;""</f><v></v></c><c r="G1"><f>1+1</f></c>\
<c r="H1"><f>1+1</f><v/></c><c r="I1" t="e"><v>#NAME?</v></c><c r="J1" t="b"><v>1</v></c></row>\
<row><c t="inlineStr"><is><t>không r</t></is></c><c/><c><v>2</v></c></row>\
<row r="9"><c r="IV9"><v>256</v></c><c r="IW9"><v>257</v></c><c r="B9"><v>-1.5E3</v></c></row>\
<row r="10" ht="0" customHeight="1"><c r="A10"><v>0</v></c></row>"""
DISORDER = """<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>\
<row r="3"><c r="B3"><v>33</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>"""
SHARED = """<si><r><t xml:space="preserve">Lò </t></r><r><rPr><rFont val=".VnTime"/></rPr><t>Thị Mai</t></r>\
<rPh sb="0" eb="1"><t>ló</t></rPh><phoneticPr fontId="1"/></si>"""
OPEN = "http://schemas.openxmlformats.org/"
STRICT = "http://purl.oclc.org/ooxml/"


def made_by_hand(name, sheets, strict=False, prefix="", date_1904=False):
    main = (STRICT if strict else OPEN) + "spreadsheetml" + ("/main" if strict else "/2006/main")
    links = STRICT + "officeDocument/relationships" if strict else OPEN + "officeDocument/2006/relationships"
    package = OPEN + "package/2006/relationships"
    mark = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"

    def prefixed(xml):
        if not prefix:
            return xml
        return xml.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}")

    def part(root, inside, more=""):
        return (f'<?xml version="1.0" encoding="UTF-8"?><{prefix}{root} {mark}="{main}"{more}>'
                f"{prefixed(inside)}</{prefix}{root}>")

    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("_rels/.rels", f'<Relationships xmlns="{package}"><Relationship Id="a" '
                      f'Type="{links}/officeDocument" Target="/xl/workbook.xml"/></Relationships>')
        numbers = range(1, len(sheets) + 1)
        names = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
        # A dimension that lies.
        about = "<dimension ref=\"A1:B2\"/>"
        book.writestr("xl/workbook.xml", part("workbook", f'<workbookPr date1904="{int(date_1904)}"/>'
                      f"<sheets>{names}</sheets>", f' xmlns:r="{links}"'))
        found = "".join(f'<Relationship Id="r{n}" Type="{links}/worksheet" '
                        f'Target="worksheets/Sheet{n}.xml"/>' for n in numbers)
        book.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">{found}<Relationship '
                      f'Id="t" Type="{links}/sharedStrings" Target="sharedstrings.xml"/></Relationships>')
        book.writestr("xl/sharedStrings.xml", part("sst", SHARED))
        for n, rows in zip(numbers, sheets):
            data = f"<sheetData>{rows}</sheetData>" if rows else "<sheetData/>"
            merged = '<mergeCells><mergeCell ref="A1:C2"/></mergeCells>'
            cols = '<cols><col min="3" max="16384" width="0"/></cols>' if rows else ""
            book.writestr(f"xl/worksheets/sheet{n}.xml", part("worksheet", about + cols + data + merged))


def made_by_xlwt():
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Lớp A")
    style = xlwt.easyxf("font: name .VnTime")
    struck = xlwt.easyxf("font: name Arial, struck_out on")
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    sheet.write_merge(0, 0, 0, 2, "DANH SÁCH")
    for column, text in enumerate(["STT", "Họ tên", "Ngày sinh"]):
        sheet.write(1, column, text)
    for row in range(2, 6):
        sheet.write(row, 0, row - 1)
        sheet.write(row, 1, f"Lò {row}", style)
        sheet.write(row, 2, dt.date(2004, 3, row), day)
    for column, value in enumerate([9, "Vàng", True]):
        sheet.write(6, column, value, struck)
    sheet.write(7, 0, xlwt.Formula("1+1"))
    sheet.write(7, 1, 1.5)
    sheet.row(3).hidden = True
    sheet.row(4).height_mismatch = True
    sheet.row(4).height = 0
    sheet.col(1).hidden = False
    sheet.col(3).hidden = True
    hidden = book.add_sheet("Ẩn")
    hidden.visibility = 1
    book.save("xlwt.xls")


def made_by_odfpy():
    book = OpenDocumentSpreadsheet()
    table = Table(name="Bảng")
    row = TableRow()
    for attributes, text in [
        ({"valuetype": "string"}, "Lò Mai"),
        ({"valuetype": "float", "value": 2.5}, "2,5"),
        ({"valuetype": "date", "datevalue": "2004-03-08"}, "08/03/2004"),
        ({"formula": "of:=1+1"}, None),
        ({"valuetype": "boolean", "booleanvalue": "true"}, "ĐÚNG"),
        ({"valuetype": "string", "numbercolumnsrepeated": 2}, "hai"),
        ({"numbercolumnsrepeated": 16000}, None),
    ]:
        cell = TableCell(**attributes)
        if text is not None:
            cell.addElement(P(text=text))
        row.addElement(cell)
    table.addElement(row)
    for times in [3, 2]:
        row = TableRow(numberrowsrepeated=times)
        cell = TableCell(valuetype="string")
        if times == 2:
            cell.addElement(P(text="lặp"))
            row.addElement(cell)
        else:
            row.addElement(TableCell())
        table.addElement(row)
    empty = TableRow(numberrowsrepeated=1048000)
    empty.addElement(TableCell(numbercolumnsrepeated=16384))
    table.addElement(empty)
    book.spreadsheet.addElement(table)
    book.save("odfpy.ods")


def made_by_libreoffice():
    for source, target in [("openpyxl.xlsx", "ods"), ("openpyxl.xlsx", "xls"), ("xlsxwriter.xlsx", "ods")]:
        subprocess.run(["soffice", "--headless", "--convert-to", target, "--outdir", "out", source],
                       check=True, capture_output=True)
    subprocess.run("mv out/openpyxl.ods libreoffice.ods; mv out/openpyxl.xls libreoffice.xls;"
                   "mv out/xlsxwriter.ods libreoffice_rich.ods; rm -r out", shell=True, check=True)


def of_other_kinds():
    with open("openpyxl.xlsx", "rb") as file:
        whole = file.read()
    with open("truncated.xlsx", "wb") as file:
        file.write(whole[: len(whole) // 2])
    with open("password.xlsx", "wb") as file:
        ooxml.OOXMLFile(io.BytesIO(whole)).encrypt("matkhau", file)
    with open("xlwt.xls", "rb") as file:
        whole = file.read()
    with open("truncated.xls", "wb") as file:
        file.write(whole[:3000])
    open("empty.csv", "wb").close()
    with open("page.xls", "w", encoding="utf-8") as file:
        file.write('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>STT</td></tr>'
                   "</table></body></html>")
    with zipfile.ZipFile("plain.zip", "w") as book:
        book.writestr("a.txt", "a")
    with zipfile.ZipFile("document.docx", "w") as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("word/document.xml", "<w:document/>")
    with zipfile.ZipFile("password.ods", "w") as book:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        book.writestr("mimetype", kind)
        book.writestr("META-INF/manifest.xml", f'<manifest:manifest><manifest:file-entry manifest:full-path="/" '
                      f'manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml">'
                      "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>")
    table = "Họ tên{0}Quê quán{0}Điểm\r\nLò Thị Mai{0}\"Bản A, xã B\"{0}7,5\r\n"
    for name, text, encoding in [
        ("excel_unicode.txt", table.format("\t"), "utf-16"),
        ("semicolons.csv", "sep=;\r\n" + table.format(";"), "utf-8-sig"),
        ("mac.csv", table.format(";").replace("\r\n", "\r"), "utf-8"),
        ("code_page.csv", table.format(";").replace("ọ", "o").replace("ị", "i").replace("ò", "o")
            .replace("Đ", "D").replace("ể", "e").replace("ả", "a").replace("ã", "ã"), "cp1252"),
    ]:
        with open(name, "w", encoding=encoding, newline="") as file:
            file.write(text)


made_by_openpyxl()
made_by_xlsxwriter()
made_by_hand("hand.xlsx", [ROWS, DISORDER, ""])
made_by_hand("hand_prefixed.xlsx", [ROWS, DISORDER], prefix="x:")
made_by_hand("hand_strict.xlsx", [ROWS], strict=True)
made_by_xlwt()
made_by_odfpy()
made_by_libreoffice()
of_other_kinds()
