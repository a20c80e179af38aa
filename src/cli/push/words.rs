//! What the program says, in two languages.

use std::path::Path;

use super::Lang;

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
}
