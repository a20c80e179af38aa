// Makes the files that no Python library writes. Needs exceljs and xlsx (SheetJS).
import { createRequire } from "node:module";
const require = createRequire(process.env.MODULES ?? import.meta.url);
const ExcelJS = require("exceljs");
const XLSX = require("xlsx");
const CFB = require("cfb");
const fs = require("node:fs");

const book = new ExcelJS.Workbook();
const sheet = book.addWorksheet("Lớp");
sheet.addRow(["Họ tên", "Ngày", "Tổng"]);
sheet.addRow([
  { richText: [{ font: { name: ".VnTime", strike: true }, text: "Lò Thị Mai" }] },
  new Date(Date.UTC(2004, 2, 8)),
  { formula: "1+1" },
  { formula: "1+1", result: 2 },
  { formula: '""', result: "" },
]);
sheet.getRow(2).hidden = true;
sheet.getColumn(4).hidden = true;
await book.xlsx.writeFile("exceljs.xlsx");

const rows = [
  ["Họ tên", "Ngày", "Số", "Đúng"],
  ["Lò Thị Mai", new Date(2004, 2, 8), 7.5, true],
  [],
  ["Vàng", null, { t: "e", v: 42, w: "#N/A" }, { t: "n", v: 2, f: "1+1" }],
];
const other = XLSX.utils.book_new();
const made = XLSX.utils.aoa_to_sheet(rows, { UTC: false });
made["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
made["!rows"] = [, { hidden: true }];
made["!cols"] = [, { hidden: true }];
XLSX.utils.book_append_sheet(other, made, "Lớp");
for (const [name, type] of [["sheetjs.xlsb", "xlsb"], ["sheetjs.xls", "biff8"], ["sheetjs_95.xls", "biff5"]]) {
  XLSX.writeFile(other, name, { bookType: type, compression: true });
}

const word = CFB.utils.cfb_new();
CFB.utils.cfb_add(word, "/WordDocument", Buffer.alloc(5000, 1));
fs.writeFileSync("word.doc", CFB.write(word, { type: "buffer" }));
