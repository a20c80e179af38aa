//! The codes of files and their rows.

/// Add them to the rows of the table, and hand all of it on.
macro_rules! and_import_codes {
    ($table:ident $($rows:tt)*) => { $table! {
        $($rows)*
        // Imports.
        FileEmpty 400 "FILE_EMPTY" "Tệp không có dòng nào" "The file has no rows";
        FileTooLarge 413 "FILE_TOO_LARGE" "Tệp quá lớn sau khi giải nén" "The file is too large when it is unpacked";
        FileUnreadable 400 "FILE_UNREADABLE" "Không đọc được tệp đến hết; tệp nén có thể bị cắt cụt" "The file cannot be read to its end; a packed one may have been cut off";
        XlsxInvalid 400 "XLSX_INVALID" "Bảng tính bị hỏng: hãy mở bằng phần mềm bảng tính và lưu lại" "The workbook is broken: open it in a spreadsheet program and save it again";
        EncodingInvalid 400 "ENCODING_INVALID" "Nội dung không phải UTF-8" "The text is not UTF-8";
        HeaderRowInvalid 400 "HEADER_ROW_INVALID" "Dòng tiêu đề có lỗi" "The header row is wrong";
        ColumnUnknown 400 "COLUMN_UNKNOWN" "Cột không được biết đến" "No member has the name of this column";
        ColumnRepeated 400 "COLUMN_REPEATED" "Cột bị lặp lại" "The column is there twice";
        ColumnMissing 400 "COLUMN_MISSING" "Thiếu cột bắt buộc" "A column that is required is missing";
        RowRagged 400 "ROW_RAGGED" "Số ô của dòng khác với dòng tiêu đề" "The row has more or fewer cells than the header";
        RowTooLong 400 "ROW_TOO_LONG" "Dòng quá dài, hoặc dấu nháy không được đóng" "The row is too long, or a quote is never closed";
        QuoteUnclosed 400 "QUOTE_UNCLOSED" "Dấu nháy kép mở đầu ô không được đóng ở cuối ô" "A quote at the beginning of a cell is not closed at its end";
        PersonRowsDiffer 422 "PERSON_ROWS_DIFFER" "Một dòng trước của tệp có cùng giấy tờ nhưng khác họ tên, giới tính, ngày sinh hoặc giấy tờ" "An earlier row of the file has the same document, and another name, sex, birth date or document";
        RowKeyRepeated 422 "ROW_KEY_REPEATED" "Mã này đã có ở một dòng trước của tệp" "An earlier row of the file has this key already";
        CellNotText 400 "CELL_NOT_TEXT" "Ô phải là văn bản: bảng tính có thể đã bỏ các số 0 ở đầu" "The cell must be a text: as a number it may have lost its leading zeros";
        CellNotDate 400 "CELL_NOT_DATE" "Ô phải là ngày, như 17/05/2004" "The cell must be a day, like 17/05/2004";
        CellOtherZone 400 "CELL_OTHER_ZONE" "Ô là thời điểm theo múi giờ khác, ở Việt Nam có thể là ngày khác: hãy ghi ngày, không ghi giờ" "The cell is a time of another zone, which may be another day in Vietnam: write the day alone";
        CellFault 400 "CELL_FAULT" "Ô của bảng tính báo lỗi" "The cell of the spreadsheet holds an error";
        FilePassword 400 "FILE_PASSWORD" "Tệp được bảo vệ bằng mật khẩu: hãy bỏ mật khẩu rồi gửi lại" "The file is protected by a password: take it off and send the file again";
        FileNotSaved 400 "FILE_NOT_SAVED" "Tệp là trang HTML hoặc XML mang tên bảng tính: hãy mở bằng phần mềm bảng tính và lưu thành .xlsx" "The file is HTML or XML under the name of a workbook: open it in a spreadsheet program and save it as .xlsx";
        FileKindUnknown 400 "FILE_KIND_UNKNOWN" "Tệp không phải bảng tính, CSV hay NDJSON" "The file is neither a workbook nor CSV nor NDJSON";
        RowsOutOfOrder 400 "ROWS_OUT_OF_ORDER" "Các dòng của bảng tính không theo thứ tự: hãy mở và lưu lại tệp" "The rows of the workbook stand in no order: open the file and save it again";
        SheetUnknown 400 "SHEET_UNKNOWN" "Tệp không có trang bảng tính này" "The workbook has no sheet of this name";
        SheetChoiceNeeded 400 "SHEET_CHOICE_NEEDED" "Tệp có nhiều trang không cùng mẫu: hãy nêu tên một trang bằng tham số sheet" "The workbook has several sheets of different forms: name one by the parameter sheet";
        HeaderNotFound 400 "HEADER_NOT_FOUND" "Không tìm thấy dòng tiêu đề: cần tên cột như Họ và tên, Ngày sinh hoặc fullName, birthDate" "No header row is found: headings are needed such as Họ và tên, Ngày sinh, or fullName, birthDate";
        ColumnPartMissing 400 "COLUMN_PART_MISSING" "Thiếu một trong các cột cùng tạo nên mục này" "One of the columns that make this member together is missing";
        HeadingSpans 400 "HEADING_SPANS" "Tiêu đề đứng trên nhiều cột mà không nói từng cột là gì" "The heading stands over several columns and does not say what each is";
        ColumnNameless 400 "COLUMN_NAMELESS" "Cột có dữ liệu cạnh cột này không có tiêu đề" "A column beside this one has values and no heading";
        RowAboveHeader 400 "ROW_ABOVE_HEADER" "Dòng trên tiêu đề trông như dữ liệu" "A row above the header looks like one that belongs beneath it";
        ImportUnderstoodOtherwise 409 "IMPORT_UNDERSTOOD_OTHERWISE" "Tệp được hiểu khác với bản đã xem: hãy kiểm tra lại bằng mode=validate" "The file is understood otherwise than it was shown: look at it again by mode=validate";
        LettersUnknown 400 "LETTERS_UNKNOWN" "Không rõ chữ trong ô theo bảng mã nào: hãy gõ lại bằng Unicode" "Nobody can tell which encoding the letters of the cell are in: type it again in Unicode";
        CellNotComputed 400 "CELL_NOT_COMPUTED" "Công thức chưa có kết quả: hãy mở tệp bằng phần mềm bảng tính và lưu lại" "The formula has no value yet: open the file in a spreadsheet program and save it once";
        CellDigitsLost 400 "CELL_DIGITS_LOST" "Bảng tính đã làm mất chữ số của số này: hãy nhập lại dưới dạng văn bản" "The spreadsheet has lost digits of this number: enter it again as a text";
        CellIsDate 400 "CELL_IS_DATE" "Ô là ngày, không phải văn bản hay số" "The cell is a date where a text or a number belongs";
        CellMistyped 400 "CELL_MISTYPED" "Ô gõ gần đúng: có dấu cách, chữ O, l hoặc chữ số lạ trong số" "The cell is nearly right: a blank, a letter O or l, or strange digits stand in the number";
        DayUnknown 400 "DAY_UNKNOWN" "Lịch không có ngày này" "The calendar has no such day";
        DayIncomplete 400 "DAY_INCOMPLETE" "Cần đủ ngày, tháng, năm" "A whole day is needed";
        CellHoldsTime 400 "CELL_HOLDS_TIME" "Ô có cả giờ, cần ngày" "The cell holds a time of day where a day is needed";
        CellSerialDate 400 "CELL_SERIAL_DATE" "Ô là số thứ tự ngày của bảng tính: hãy định dạng cột là ngày" "The cell is the number by which a spreadsheet counts days: format the column as dates";
        CellYearAsDate 400 "CELL_YEAR_AS_DATE" "Năm được gõ vào ô định dạng ngày nên thành một ngày năm 1905" "A year was typed where cells are dates, and has become a day of 1905";
        DayOrderUnknown 400 "DAY_ORDER_UNKNOWN" "Không rõ ngày hay tháng đứng trước: hãy nêu dates=day-first hoặc dates=month-first" "Day or month may stand first: say dates=day-first or dates=month-first";
        DatesTurnedRound 400 "DATES_TURNED_ROUND" "Bảng tính có thể đã đảo ngày và tháng: hãy nêu dates=turned để đảo lại, hoặc dates=day-first nếu đúng" "A spreadsheet may have exchanged day and month: say dates=turned to put them right, or dates=day-first if they are";
        CellPercent 400 "CELL_PERCENT" "Không rõ phần trăm nghĩa là gì ở đây: hãy ghi số" "It is not clear what a percentage means here: write the number";
        NumberAmbiguous 400 "NUMBER_AMBIGUOUS" "Số đọc được hai cách" "The number can be read in two ways";
        PhoneSeveral 400 "PHONE_SEVERAL" "Ô có nhiều số điện thoại, cần một" "The cell has several phone numbers, one is needed";
        CodeAmbiguous 400 "CODE_AMBIGUOUS" "Tên này là của nhiều mã" "The label is that of several codes";
        CodeDisagrees 400 "CODE_DISAGREES" "Mã và tên trong ô không khớp nhau" "Code and label in the cell disagree";
        ImportRowsRejected 422 "IMPORT_ROWS_REJECTED" "Có dòng bị từ chối nên không dòng nào được lưu" "Some rows were rejected, so none is stored";
        ImportNotConfirmed 409 "IMPORT_NOT_CONFIRMED" "Không ai xác nhận lần nhập này trong thời hạn nên không dòng nào được lưu" "Nobody has confirmed the import in time, so nothing is stored";
        ImportNothingStored 409 "IMPORT_NOTHING_STORED" "Lần nhập này không lưu dòng nào" "The import has stored nothing";
        ImportTakenBack 409 "IMPORT_TAKEN_BACK" "Lần nhập này đã được hoàn tác" "The import has been taken back before";
        ChangedSince 409 "CHANGED_SINCE" "Đã có thay đổi khác sau lần nhập nên được giữ nguyên" "It was changed by others since the import, and stays";
        RecordStays 409 "RECORD_STAYS" "Bản ghi loại này không bị xóa; hãy hoàn tác hoặc đính chính riêng" "Such a record is not removed; revoke or correct it by itself";
        StepStays 409 "STEP_STAYS" "Bước này không được hoàn tác theo lần nhập" "This step is not taken back with an import";
        ImportMappingNameTaken 409 "IMPORT_MAPPING_NAME_TAKEN" "Đơn vị đã có bảng ghép cột mang tên này" "The organisation has a mapping of this name already";
        ImportMappingsTooMany 409 "IMPORT_MAPPINGS_TOO_MANY" "Đơn vị đã có quá nhiều bảng ghép cột" "The organisation has as many mappings as it may";
        MemberUnknown 422 "MEMBER_UNKNOWN" "Loại dữ liệu này không có mục như vậy" "Rows of this kind have no such member";
        MemberRepeated 422 "MEMBER_REPEATED" "Mục đã có giá trị từ một cột hoặc một hằng khác" "Another column or constant gives this member its value already";
        HeadingRepeated 422 "HEADING_REPEATED" "Tiêu đề cột bị lặp lại (không phân biệt dấu, chữ hoa và xuống dòng)" "The heading is there twice; accents, case and line breaks do not tell two apart";
        HeadingInvalid 422 "HEADING_INVALID" "Tiêu đề cột không có chữ cái hay chữ số nào" "The heading has neither a letter nor a digit";
        ImportsTooMany 409 "IMPORTS_TOO_MANY" "Đơn vị có quá nhiều lần nhập dữ liệu chưa xong" "Too many imports of the organisation are still under way";
        // Warnings of imports.
        LettersConverted 200 "LETTERS_CONVERTED" "Chữ theo bảng mã cũ đã được chuyển sang Unicode" "Letters of an old encoding were put into Unicode";
        HeadingUnused 200 "HEADING_UNUSED" "Không cột nào có tiêu đề mà người gửi đã nêu" "No column has this heading, which the sender has named";
        RowHidden 200 "ROW_HIDDEN" "Dòng bị ẩn trong bảng tính" "The row is hidden in the workbook";
        RowStruckThrough 200 "ROW_STRUCK_THROUGH" "Dòng bị gạch ngang trong bảng tính" "The row is struck through in the workbook";
        RowsLeftOut 200 "ROWS_LEFT_OUT" "Các dòng sau một tiêu đề khác bị bỏ qua" "Rows beneath a header of other columns are left out";
        SheetLeftOut 200 "SHEET_LEFT_OUT" "Trang có dữ liệu nhưng thiếu cột bắt buộc nên bị bỏ qua" "The sheet has rows but lacks columns that are needed, and is left out";
        ColumnLeftOut 200 "COLUMN_LEFT_OUT" "Cột có dữ liệu không được hiểu nên bị bỏ qua" "The column has values, is not understood and is left out";
        CellMerged 200 "CELL_MERGED" "Giá trị lấy từ ô gộp ở dòng trên" "The value is that of a merged cell of a row above";
        CellsIncomplete 200 "CELLS_INCOMPLETE" "Một trong các cột cùng tạo nên mục này để trống" "One of the columns that make this member is empty";
        MaskedLeftOut 200 "MASKED_LEFT_OUT" "Số bị che trong tệp xuất được bỏ qua; giá trị đã lưu giữ nguyên" "A number that an export masks was left out; what is recorded stays";
        CellNameless 200 "CELL_NAMELESS" "Ô ở cột không có tiêu đề bị bỏ qua" "A cell in a column without heading was left out";
        CellReadAs 200 "CELL_READ_AS" "Ô được hiểu là" "The cell was read as";
        CellTimeDropped 200 "CELL_TIME_DROPPED" "Chỉ lấy ngày, bỏ giờ" "The day was taken and the time of day dropped";
        CellMonthFirst 200 "CELL_MONTH_FIRST" "Tháng được đọc trước ngày" "The month was read before the day";
        CellTurnedBack 200 "CELL_TURNED_BACK" "Ngày và tháng của ô đã được đảo lại" "Day and month of the cell were put right";
        CellCurrencyDropped 200 "CELL_CURRENCY_DROPPED" "Bỏ đơn vị tiền sau số" "The name of the currency behind the amount was left out";
        LeadingZerosRestored 200 "LEADING_ZEROS_RESTORED" "Đã thêm lại số 0 ở đầu mà bảng tính làm mất" "Zeros in front that a spreadsheet had dropped were put back";
        PhoneRepeated 200 "PHONE_REPEATED" "Một số điện thoại ghi nhiều lần trong ô" "One phone number stands several times in the cell";
    } };
}

pub(super) use and_import_codes;
