//! What the program says, in two languages.

use std::path::Path;

use super::args::Lang;

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub Lang);

impl Words {
    fn pick<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self.0 {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    pub fn sending(self) -> &'static str {
        self.pick("Đang gửi", "Sending")
    }

    pub fn working(self) -> &'static str {
        self.pick("Đang xử lý", "Working")
    }

    pub fn known(self, since: &str) -> String {
        match self.0 {
            Lang::Vi => {
                format!("Tệp này đã được gửi lúc {since} và đang được xử lý; theo dõi tiếp.")
            }
            Lang::En => {
                format!("This file was pushed at {since} and is being worked at; following it.")
            }
        }
    }

    pub fn state(self, state: &str, mode: &str) -> String {
        let state = match (state, mode) {
            ("SUCCEEDED", "validate") => {
                self.pick("Đã kiểm tra; không lưu gì", "Checked; nothing is stored")
            }
            ("SUCCEEDED", _) => self.pick("Đã xong", "Done"),
            ("AWAITING_CONFIRMATION", _) => self.pick("Đang chờ xác nhận", "Waits to be confirmed"),
            ("CANCELLED", _) => self.pick("Đã bị hủy", "Cancelled"),
            _ => self.pick("Không thành công", "Failed"),
        };
        format!("{state}:")
    }

    pub fn outcome(self, name: &str) -> &'static str {
        match name {
            "created" => self.pick("thêm mới", "created"),
            "updated" => self.pick("cập nhật", "updated"),
            "unchanged" => self.pick("không đổi", "unchanged"),
            _ => self.pick("bị từ chối", "rejected"),
        }
    }

    pub fn nothing_stored(self) -> &'static str {
        self.pick("Không dòng nào được lưu.", "No row is stored.")
    }

    pub fn waits(self, changed: i64, people: i64) -> String {
        match self.0 {
            Lang::Vi => format!(
                "{changed} trong {people} người sẽ có họ tên, giới tính, ngày sinh hoặc giấy tờ khác."
            ),
            Lang::En => format!(
                "{changed} of {people} people would have another name, sex, birth date or document."
            ),
        }
    }

    pub fn to_be_looked_at(self) -> &'static str {
        self.pick(
            "Chưa lưu gì; hãy xem cách hiểu tệp:",
            "Nothing is stored; look at how the file is understood:",
        )
    }

    pub fn listed(self, url: &str) -> String {
        format!("{}: {url}", self.pick("Danh sách", "They are listed at"))
    }

    pub fn confirm(self, url: &str, version: i64) -> String {
        let confirm = self.pick("Nếu đúng, hãy xác nhận", "If that is right, confirm it");
        format!("{confirm}: POST {url}, If-Match: \"{version}\"")
    }

    pub fn first_rejected(self, shown: usize, all: i64) -> String {
        match self.0 {
            Lang::Vi => format!("{shown} trong {all} dòng bị từ chối:"),
            Lang::En => format!("{shown} of {all} rejected rows:"),
        }
    }

    pub fn line(self, number: i64) -> String {
        format!("{} {number}:", self.pick("dòng", "line"))
    }

    pub fn report(self, url: &str) -> String {
        format!("{}: {url}", self.pick("Báo cáo đầy đủ", "Whole report"))
    }

    pub fn saved(self, path: &Path) -> String {
        let path = path.display();
        format!(
            "{}: {path}",
            self.pick("Đã ghi báo cáo vào", "Report written to")
        )
    }

    pub fn no_table(self, path: &Path) -> String {
        let path = path.display();
        match self.0 {
            Lang::Vi => format!(
                "{path}: không phải .xlsx, .xls, .xlsb, .ods, .csv hay .ndjson; nếu mở được bằng phần mềm \
                 bảng tính thì hãy lưu lại thành .xlsx"
            ),
            Lang::En => format!(
                "{path}: not .xlsx, .xls, .xlsb, .ods, .csv or .ndjson; if a spreadsheet program opens it, \
                 save it as .xlsx"
            ),
        }
    }
}

/// How a table was understood.
impl Words {
    pub fn understood(self) -> &'static str {
        self.pick(
            "Tệp được hiểu như sau:",
            "The file is understood like this:",
        )
    }

    pub fn sheet(
        self,
        name: Option<&str>,
        rows: Option<i64>,
        first: Option<i64>,
        last: Option<i64>,
    ) -> String {
        let mut parts = Vec::new();
        if let Some(name) = name {
            parts.push(format!("{} \"{name}\"", self.pick("trang tính", "sheet")));
        }
        match (first, last) {
            (Some(first), Some(last)) if first != last => {
                let header = self.pick("tiêu đề cột ở dòng", "header in rows");
                parts.push(format!("{header} {first}–{last}"));
            }
            (Some(row), _) | (None, Some(row)) => {
                let header = self.pick("tiêu đề cột ở dòng", "header in row");
                parts.push(format!("{header} {row}"));
            }
            (None, None) => {}
        }
        if let Some(rows) = rows {
            parts.push(format!(
                "{rows} {}",
                self.pick("dòng dữ liệu", "rows of data")
            ));
        }
        parts.join(", ")
    }

    pub fn left_out(self) -> &'static str {
        self.pick("bỏ qua:", "left out:")
    }

    pub fn rows_left_out(self, count: i64) -> String {
        match self.0 {
            Lang::Vi => format!("{count} dòng không phải dữ liệu, được bỏ qua:"),
            Lang::En => format!("{count} rows are no data and left out:"),
        }
    }

    pub fn sheet_left_out(self, name: &str) -> String {
        let sheet = self.pick("bỏ qua trang tính", "sheet left out");
        format!("{sheet} \"{name}\"")
    }

    pub fn mapping(self, name: &str, id: &str) -> String {
        let known = self.pick(
            "Tệp giống một cách đọc cột đã lưu",
            "The file looks like a stored mapping",
        );
        format!("{known}: \"{name}\" (--mapping {id})")
    }

    pub fn looked_at(self) -> &'static str {
        self.pick("Nếu nhập tệp này thì:", "If this file is imported:")
    }

    pub fn go_on(self) -> &'static str {
        self.pick("Nhập dữ liệu? [c/K] ", "Import it? [y/N] ")
    }

    /// Whether an answer says yes, in either language.
    pub fn is_yes(answer: &str) -> bool {
        let answer = answer.trim().to_lowercase();
        matches!(answer.as_str(), "c" | "có" | "co" | "y" | "yes")
    }

    pub fn not_imported(self) -> &'static str {
        self.pick("Không nhập gì.", "Nothing is imported.")
    }
}

/// Why the server cannot be reached.
impl Words {
    pub fn refused(self, server: &str) -> String {
        match self.0 {
            Lang::Vi => format!("Không có chương trình nào nhận kết nối tại {server}."),
            Lang::En => format!("Nothing listens at {server}."),
        }
    }

    pub fn unknown_host(self, server: &str, said: &str) -> String {
        match self.0 {
            Lang::Vi => format!("Không tìm thấy tên máy chủ của {server} ({said})."),
            Lang::En => format!("The host of {server} is not known ({said})."),
        }
    }

    pub fn certificate(self, server: &str, said: &str) -> String {
        match self.0 {
            Lang::Vi => format!("Chứng thư số của {server} không đáng tin ({said})."),
            Lang::En => format!("The certificate of {server} is not trusted ({said})."),
        }
    }

    pub fn timed_out(self, server: &str) -> String {
        match self.0 {
            Lang::Vi => format!("{server} không trả lời kịp."),
            Lang::En => format!("{server} does not answer in time."),
        }
    }

    pub fn unreachable(self, server: &str, said: &str) -> String {
        match self.0 {
            Lang::Vi => format!("Không kết nối được với {server} ({said})."),
            Lang::En => format!("{server} cannot be reached ({said})."),
        }
    }

    pub fn through(self, proxy: &str, variable: &str) -> String {
        match self.0 {
            Lang::Vi => format!("Kết nối đi qua proxy {proxy} (biến môi trường {variable})."),
            Lang::En => format!("The connection goes through the proxy {proxy} (of {variable})."),
        }
    }

    pub fn again(self, reason: &str, tried: u32, tries: u32) -> String {
        format!(
            "{reason} {} ({tried}/{tries})",
            self.pick("Sẽ thử lại.", "Trying again.")
        )
    }

    pub fn no_login(self) -> &'static str {
        self.pick(
            "hãy đặt REGISTRY_CLIENT_ID và REGISTRY_CLIENT_SECRET, hoặc REGISTRY_TOKEN",
            "set REGISTRY_CLIENT_ID and REGISTRY_CLIENT_SECRET, or REGISTRY_TOKEN",
        )
    }

    pub fn token_ended(self) -> &'static str {
        self.pick(
            "mã truy cập không còn hiệu lực",
            "the access token is not valid, or not any more",
        )
    }

    pub fn not_let_in(self, status: &str, said: &str) -> String {
        match self.0 {
            Lang::Vi => format!("máy chủ không cho phần mềm này đăng nhập: {status} {said}"),
            Lang::En => format!("the server lets this client not in: {status} {said}"),
        }
    }
}
