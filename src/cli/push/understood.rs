//! How the server has understood a table, as the answer tells it and as a person reads it. The server
//! says in the reader's language what its codes mean; one that does not is an older one.
//!
//! A member that is absent or null counts as empty: an older server tells nothing of it, and a newer
//! one may leave out what does not apply.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::words::Words;

/// Rows of the table that are shown.
const SAMPLE: usize = 3;
/// Left-out rows that are shown.
const LEFT_OUT: usize = 10;

/// `understood` of an import.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Understood {
    /// Names exactly this understanding, for the commit.
    pub digest: Option<String>,
    #[serde(deserialize_with = "or_empty")]
    sheets: Vec<Sheet>,
    #[serde(deserialize_with = "or_empty")]
    sheets_left_out: Vec<SheetLeftOut>,
    #[serde(deserialize_with = "or_empty")]
    questions: Vec<Question>,
    #[serde(deserialize_with = "or_empty")]
    mappings: Vec<Mapping>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Sheet {
    name: Option<String>,
    rows: Option<i64>,
    #[serde(deserialize_with = "or_empty")]
    title: Vec<String>,
    header: Option<Header>,
    #[serde(deserialize_with = "or_empty")]
    columns: Vec<Column>,
    #[serde(deserialize_with = "or_empty")]
    left_out_counts: BTreeMap<String, i64>,
    #[serde(deserialize_with = "or_empty")]
    left_out_texts: BTreeMap<String, String>,
    /// The first of them.
    #[serde(deserialize_with = "or_empty")]
    left_out: Vec<RowLeftOut>,
    #[serde(deserialize_with = "or_empty")]
    sample: Vec<Sample>,
}

/// The rows of the header, counted from 1.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Header {
    first: Option<i64>,
    last: Option<i64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Column {
    #[serde(rename = "column")]
    place: Option<String>,
    heading: Option<String>,
    /// The member that its cells become.
    member: Option<String>,
    /// Why it is left out.
    left_out: Option<String>,
    left_out_text: Option<String>,
    date_order: Option<String>,
    date_order_text: Option<String>,
    encoding: Option<String>,
    encoding_text: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct RowLeftOut {
    row: Option<i64>,
    reason: Option<String>,
    reason_text: Option<String>,
    text: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Sample {
    row: Option<i64>,
    #[serde(deserialize_with = "or_empty")]
    members: Map<String, Value>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct SheetLeftOut {
    name: Option<String>,
    reason: Option<String>,
    reason_text: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Question {
    code: Option<String>,
    message: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Mapping {
    id: Option<String>,
    name: Option<String>,
}

fn or_empty<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

impl Understood {
    /// What an import says of it, where it says something.
    pub fn of(import: &Value) -> Option<Self> {
        let understood = &import["understood"];
        if understood.is_null() {
            return None;
        }
        let told = Self::deserialize(understood).unwrap_or_else(|_| Self {
            // Of a form that this program does not know: the commit can be held to it all the same.
            digest: understood["digest"].as_str().map(str::to_owned),
            ..Self::default()
        });
        Some(told)
    }

    /// What a person has to look at, line by line.
    pub fn lines(&self, words: Words) -> Vec<String> {
        let mut lines = vec![words.understood().to_owned()];
        for sheet in &self.sheets {
            sheet.tell(words, &mut lines);
        }
        for sheet in &self.sheets_left_out {
            let name = said(sheet.name.as_ref());
            let reason = worded(sheet.reason_text.as_ref(), sheet.reason.as_ref());
            lines.push(format!("  {}: {reason}", words.sheet_left_out(name)));
        }
        for mapping in &self.mappings {
            let (id, name) = (said(mapping.id.as_ref()), said(mapping.name.as_ref()));
            lines.push(format!("  {}", words.mapping(name, id)));
        }
        lines.extend(self.questions());
        lines
    }

    /// What somebody has to look at, or to say; each says itself where that is.
    pub fn questions(&self) -> impl Iterator<Item = String> {
        self.questions.iter().map(|question| {
            let message = worded(question.message.as_ref(), question.code.as_ref());
            format!("  ? {message}")
        })
    }
}

impl Sheet {
    fn tell(&self, words: Words, lines: &mut Vec<String>) {
        let header = self.header.as_ref();
        let (first, last) = header.map_or((None, None), |rows| (rows.first, rows.last));
        lines.push(format!(
            "  {}",
            words.sheet(
                self.name.as_deref(),
                self.rows.filter(|rows| *rows > 0),
                first,
                last
            )
        ));
        lines.extend(self.title.iter().map(|title| format!("    {title}")));
        let width = self
            .columns
            .iter()
            .map(|column| said(column.heading.as_ref()).chars().count());
        let width = width.max().unwrap_or_default();
        for column in &self.columns {
            let place = said(column.place.as_ref());
            // A heading may be of several lines.
            let heading = said(column.heading.as_ref()).replace(['\r', '\n'], " ");
            let meaning = column.meaning(words);
            lines.push(format!("    {place:<3} {heading:<width$}  {meaning}"));
        }
        lines.extend(self.left_out_in_all(words));
        for row in self.left_out.iter().take(LEFT_OUT) {
            let line = words.line(row.row.unwrap_or_default());
            let reason = worded(row.reason_text.as_ref(), row.reason.as_ref());
            let text = said(row.text.as_ref());
            lines.push(
                format!("      {line} {reason} {text}")
                    .trim_end()
                    .to_owned(),
            );
        }
        for sample in self.sample.iter().take(SAMPLE) {
            let line = words.line(sample.row.unwrap_or_default());
            let members = sample.members.iter();
            let members: Vec<String> = members.map(|(name, value)| member(name, value)).collect();
            lines.push(format!("    {line} {}", members.join(" · ")));
        }
    }
}

impl Sheet {
    /// How many rows are left out, and why: the first of them alone are named.
    fn left_out_in_all(&self, words: Words) -> Option<String> {
        let named = i64::try_from(self.left_out.len()).unwrap_or(i64::MAX);
        let all = self.left_out_counts.values().sum::<i64>().max(named);
        if all == 0 {
            return None;
        }
        let by_reason = self.left_out_counts.iter().map(|(reason, count)| {
            let reason = worded(self.left_out_texts.get(reason), Some(reason));
            format!("{count} {reason}")
        });
        let by_reason: Vec<String> = by_reason.collect();
        let told = format!("    {} {}", words.rows_left_out(all), by_reason.join(", "));
        Some(told.trim_end().to_owned())
    }
}

impl Column {
    fn meaning(&self, words: Words) -> String {
        let Some(member) = &self.member else {
            let reason = worded(self.left_out_text.as_ref(), self.left_out.as_ref());
            return format!("– {} {reason}", words.left_out())
                .trim_end()
                .to_owned();
        };
        let more = [
            worded(self.date_order_text.as_ref(), self.date_order.as_ref()),
            worded(self.encoding_text.as_ref(), self.encoding.as_ref()),
        ];
        let more: Vec<&str> = more.into_iter().filter(|words| !words.is_empty()).collect();
        if more.is_empty() {
            format!("→ {member}")
        } else {
            format!("→ {member} ({})", more.join(", "))
        }
    }
}

/// The words of a code, or the code itself.
fn worded<'a>(words: Option<&'a String>, code: Option<&'a String>) -> &'a str {
    said(words.or(code))
}

fn said(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}

fn member(name: &str, value: &Value) -> String {
    match value.as_str() {
        Some(text) => format!("{name} {text}"),
        None => format!("{name} {value}"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::args::Lang;
    use super::*;

    #[test]
    fn what_was_understood_is_told_column_by_column_in_words() {
        let import = json!({"understood": {
            "digest": "d1",
            "sheets": [{
                "name": "Danh sách", "rows": 28, "title": ["DANH SÁCH HỌC VIÊN"],
                "header": {"first": 3, "last": 4},
                "columns": [
                    {"column": "A", "heading": "STT", "member": null, "leftOut": "RUNNING_NUMBER",
                        "leftOutText": "số thứ tự"},
                    {"column": "B", "heading": "Ngày\nsinh", "member": "birthDate",
                        "dateOrder": "DAY_FIRST", "dateOrderText": "ngày trước, tháng sau",
                        "encoding": null, "encodingText": null},
                ],
                "leftOutCounts": {"GROUP": 299, "TOTAL": 1},
                "leftOutTexts": {"GROUP": "dòng tên nhóm", "TOTAL": "dòng cộng"},
                "leftOut": [{"row": 33, "reason": "TOTAL", "reasonText": "dòng cộng",
                    "text": "Tổng cộng: 28"}],
                "sample": [{"row": 5, "members": {"birthDate": "2004-03-08"}}],
            }],
            "sheetsLeftOut": [{"name": "Hướng dẫn", "reason": "GUIDE", "reasonText": "trang hướng dẫn"}],
            "questions": [{"code": "X", "message": "Trang «Danh sách»: ngày hay tháng?",
                "params": {"sheet": "Danh sách"}}],
            "mappings": [{"id": "m1", "name": "Mẫu của trường"}],
        }});
        let understood = Understood::of(&import).expect("something");
        assert_eq!(understood.digest.as_deref(), Some("d1"));
        let lines = understood.lines(Words(Lang::Vi)).join("\n");
        for part in [
            "A   STT        – bỏ qua: số thứ tự",
            "B   Ngày sinh  → birthDate (ngày trước, tháng sau)",
            "300 dòng không phải dữ liệu, được bỏ qua: 299 dòng tên nhóm, 1 dòng cộng",
            "dòng 33: dòng cộng Tổng cộng: 28",
            "dòng 5: birthDate 2004-03-08",
            "? Trang «Danh sách»: ngày hay tháng?",
            "--mapping m1",
            "bỏ qua trang tính \"Hướng dẫn\": trang hướng dẫn",
        ] {
            assert!(lines.contains(part), "{part} in\n{lines}");
        }
    }

    #[test]
    fn whatever_is_missing_or_null_is_left_out() {
        for (understood, digest) in [
            (json!({}), None),
            (json!({"digest": "d", "sheets": null}), Some("d")),
            (
                json!({"sheets": [{}, {"columns": [{}], "sample": [{"members": null}]}]}),
                None,
            ),
            (
                json!({"digest": "d", "sheets": "of another form"}),
                Some("d"),
            ),
        ] {
            let told = Understood::of(&json!({ "understood": understood })).expect("something");
            assert_eq!(told.digest.as_deref(), digest);
            assert!(!told.lines(Words(Lang::En)).is_empty());
        }
        assert!(Understood::of(&json!({})).is_none());
    }
}
