// generator.js DOCUMENT FILE: the types of a document.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";
import ts from "typescript";

const { factory } = ts;
const keyword = (kind) => factory.createKeywordTypeNode(kind);
const literal = (value) =>
  factory.createLiteralTypeNode(
    typeof value === "number"
      ? factory.createNumericLiteral(value)
      : factory.createStringLiteral(value),
  );
const anyOther = (value) =>
  keyword(typeof value === "number" ? ts.SyntaxKind.NumberKeyword : ts.SyntaxKind.StringKeyword);

// What may be left out is optional, also where the server has a value of its own for it; an enumeration
// that may grow has its known values and any other.
const options = {
  defaultNonNullable: false,
  transform(schema) {
    const known = schema["x-extensible-enum"];
    if (!known) return undefined;
    const kinds = [...known.map(literal), anyOther(known[0])];
    if ([schema.type].flat().includes("null")) kinds.push(factory.createLiteralTypeNode(factory.createNull()));
    return factory.createUnionTypeNode(kinds);
  },
};

const [source, target] = process.argv.slice(2);
const document = JSON.parse(await readFile(source, "utf8"));
await writeFile(target, COMMENT_HEADER + astToString(await openapiTS(document, options)));
