//! `forms.csv` and `form_fields.csv`: the ledgers that are filled in at places, who keeps them by what right and until
//! when, and the shared vocabulary that says which of their fields mean the same.

use base::Text;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::areas::AREA_KINDS;
use crate::pack::questions::Question;
use crate::pack::sheet::{self, Row};
use crate::pack::{Faults, Files};

pub const FILE: &str = "forms.csv";
pub const FIELDS_FILE: &str = "form_fields.csv";
const COLUMNS: &[&str] = &[
    "code",
    "name_zh",
    "name_en",
    "owner",
    "legal_basis_zh",
    "legal_basis_en",
    "valid_from",
    "valid_to",
    "area_kinds",
    "every_days",
    "source",
    "evidence",
];
const FIELD_COLUMNS: &[&str] =
    &["code", "name_zh", "name_en", "register", "fresh_days", "source", "evidence"];

/// A ledger (台账) and the form that fills it. Every form ends: one that is still needed is laid down anew.
#[derive(Clone, Debug)]
pub struct Form {
    pub code: String,
    pub name: Text,
    /// Code of the unit that keeps the ledger.
    pub owner: String,
    pub legal_basis: Text,
    /// First and last day on which it may be asked.
    pub valid_from: Date,
    pub valid_to: Date,
    /// At which kinds of area.
    pub area_kinds: Vec<&'static str>,
    /// It is due again so many days after it was filled.
    pub every_days: u32,
    /// What it asks, from `forms/<code>.json`.
    pub questions: Vec<Question>,
    pub check: Option<FormCheck>,
    pub line: u32,
}

impl Form {
    pub fn holds_on(&self, day: Date) -> bool {
        (self.valid_from..=self.valid_to).contains(&day)
    }

    pub fn is_for(&self, kind: &str) -> bool {
        self.area_kinds.contains(&kind)
    }

    /// The question that means a field of the vocabulary.
    pub fn question(&self, field: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.field == field)
    }

    /// Where its schema stands.
    pub fn file(&self) -> String {
        format!("forms/{}.json", self.code)
    }
}

/// The schema of a form, as it came and ready to check entries.
#[derive(Clone, Debug)]
pub struct FormCheck {
    pub schema: serde_json::Value,
    pub(in crate::pack) validator: std::sync::Arc<jsonschema::Validator>,
}

/// What an entry lacks: which property, and the keyword of the schema that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    pub property: String,
    pub keyword: String,
}

impl FormCheck {
    /// Everything in which an entry breaks the schema.
    pub fn lacks(&self, entry: &serde_json::Value) -> Vec<Lack> {
        let lack = |error: jsonschema::ValidationError<'_>| {
            let keyword = error.kind().keyword().to_owned();
            let property = match error.kind() {
                jsonschema::error::ValidationErrorKind::Required { property } => {
                    property.as_str().unwrap_or_default().to_owned()
                }
                _ => error.instance_path().to_string().trim_start_matches('/').to_owned(),
            };
            Lack { property, keyword }
        };
        self.validator.iter_errors(entry).map(lack).collect()
    }
}

/// Facts that the register of areas holds already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Register {
    #[serde(rename = "area.households")]
    Households,
    #[serde(rename = "area.residents")]
    Residents,
    #[serde(rename = "area.floors")]
    Floors,
}

impl Register {
    const ALL: [Register; 3] = [Register::Households, Register::Residents, Register::Floors];

    const fn key(self) -> &'static str {
        match self {
            Register::Households => "area.households",
            Register::Residents => "area.residents",
            Register::Floors => "area.floors",
        }
    }
}

/// One meaning: forms that ask it ask the same thing about the same place.
#[derive(Clone, Debug)]
pub struct FormField {
    pub code: String,
    pub name: Text,
    /// Where it is known from without anybody having been asked.
    pub register: Option<Register>,
    /// For so many days an answer counts as known; 0 for what has to be looked at each time.
    pub fresh_days: u32,
    pub line: u32,
}

pub(in crate::pack) fn fields(files: &Files, faults: &mut Faults) -> Vec<FormField> {
    sheet::read(files, FIELDS_FILE, FIELD_COLUMNS, faults, |row| {
        row.text("source");
        let register = match row.cell("register") {
            "" => None,
            _ => Some(row.one_of("register", &Register::ALL, Register::key)),
        };
        FormField {
            code: row.text("code"),
            name: row.words("name"),
            register,
            fresh_days: row.number("fresh_days"),
            line: row.line,
        }
    })
}

pub(in crate::pack) fn load(files: &Files, faults: &mut Faults) -> Vec<Form> {
    sheet::read(files, FILE, COLUMNS, faults, |row| {
        row.text("source");
        let (valid_from, valid_to) = (day(row, "valid_from"), day(row, "valid_to"));
        if valid_to < valid_from {
            row.wrong(
                format!("止期 {valid_to} 早于起期 {valid_from}"),
                format!("it ends on {valid_to}, before it begins on {valid_from}"),
            );
        }
        let every_days: u32 = row.number("every_days");
        if every_days == 0 {
            row.wrong("“every_days”至少为 1", "“every_days” must be at least 1");
        }
        Form {
            code: row.text("code"),
            name: row.words("name"),
            owner: row.text("owner"),
            legal_basis: row.words("legal_basis"),
            valid_from,
            valid_to,
            area_kinds: kinds(row),
            every_days,
            questions: Vec::new(),
            check: None,
            line: row.line,
        }
    })
}

/// A day that must be there.
fn day(row: &mut Row<'_>, column: &str) -> Date {
    row.text(column);
    row.date(column).unwrap_or(Date::MAX)
}

fn kinds(row: &mut Row<'_>) -> Vec<&'static str> {
    row.text("area_kinds");
    let mut kinds = Vec::new();
    for cell in row.list("area_kinds") {
        match AREA_KINDS.iter().find(|kind| **kind == cell) {
            Some(kind) => kinds.push(*kind),
            None => row.wrong(format!("不认识的区域类型“{cell}”"), format!("unknown kind of area “{cell}”")),
        }
    }
    kinds
}
