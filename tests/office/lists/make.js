// node make.js exceljs|sheetjs SPEC.json OUT [bookType]   (run with TZ=Asia/Ho_Chi_Minh)
const fs = require('fs');
const [lib, specPath, out, bookType] = process.argv.slice(2);
const spec = JSON.parse(fs.readFileSync(specPath, 'utf8'));
const stamp = new Date('2026-03-02T01:00:00Z');
async function exceljs() {
  const ExcelJS = require('exceljs');
  const wb = new ExcelJS.Workbook();
  wb.creator = 'Phong Dao tao'; wb.created = stamp; wb.modified = stamp; wb.lastModifiedBy = 'Phong Dao tao';
  for (const s of spec.sheets) {
    const ws = wb.addWorksheet(s.name, { state: s.state });
    for (const x of s.cells) {
      const c = ws.getCell(x.r, x.c);
      if (x.t === 'd') c.value = new Date(Date.UTC(x.v[0], x.v[1] - 1, x.v[2]));
      else if (x.t === 'f') c.value = x.v.result === null ? { formula: x.v.formula } : x.v;
      else if (x.t === 'e') c.value = { error: x.v };
      else if (x.rich) c.value = { richText: x.rich.map(t => ({ text: t, font: { name: 'Times New Roman', italic: true } })) };
      else c.value = x.v;
      if (x.z) c.numFmt = x.z;
      c.font = { name: x.font || 'Times New Roman', size: 12, bold: x.bold, strike: x.strike };
    }
    for (const [a, b, c, d] of s.merges) ws.mergeCells(a, b, c, d);
    for (const r of s.hiddenRows) ws.getRow(r).hidden = true;
    for (const c of s.hiddenCols) ws.getColumn(c).hidden = true;
  }
  await wb.xlsx.writeFile(out);
}
function sheetjs() {
  const X = require('xlsx');
  const wb = X.utils.book_new();
  wb.Workbook = { Sheets: [] };
  for (const s of spec.sheets) {
    const rows = [];
    for (const x of s.cells) {
      (rows[x.r - 1] = rows[x.r - 1] || [])[x.c - 1] = x.t === 'd' ? new Date(x.v[0], x.v[1] - 1, x.v[2]) : x.v;
    }
    const dense = Array.from(rows, r => Array.from(r || [], v => (v === undefined ? null : v)));
    const ws = X.utils.aoa_to_sheet(dense, { dateNF: spec.dateNF || 'dd/mm/yyyy' });
    ws['!merges'] = s.merges.map(([a, b, c, d]) => ({ s: { r: a - 1, c: b - 1 }, e: { r: c - 1, c: d - 1 } }));
    X.utils.book_append_sheet(wb, ws, s.name);
    wb.Workbook.Sheets.push({ Hidden: s.state === 'visible' ? 0 : 1 });
  }
  wb.Props = { Author: 'ADMIN', CreatedDate: stamp, ModifiedDate: stamp };
  X.writeFile(wb, out, { bookType: bookType || 'xlsx', compression: true });
}
(lib === 'exceljs' ? exceljs() : Promise.resolve(sheetjs())).catch(e => { console.error(e); process.exit(1); });
