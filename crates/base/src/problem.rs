//! Problems (RFC 9457): a closed kind, a stable code, and one wording in each language, written where the rule is.

use std::fmt;

use serde::Serialize;

use crate::{Lang, Text};

/// What sort of trouble it is; decides the HTTP status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 400: the request cannot be read.
    Malformed,
    /// 401: nobody is signed in, or the token is no longer good.
    Unauthenticated,
    /// 403: inside one's area, but without the right.
    Forbidden,
    /// 404: not there, or outside one's area.
    NotFound,
    /// 405
    MethodNotAllowed,
    /// 409: the state of things does not allow it now.
    Conflict,
    /// 413
    TooLarge,
    /// 415
    UnsupportedMedia,
    /// 422: readable, but it breaks a rule.
    Invalid,
    /// 428: the version that the caller saw is missing.
    PreconditionRequired,
    /// 429
    TooMany,
    /// 500: our fault; details only in the log.
    Internal,
    /// 503: not now, try again.
    Unavailable,
}

impl Kind {
    pub const fn status(self) -> u16 {
        match self {
            Kind::Malformed => 400,
            Kind::Unauthenticated => 401,
            Kind::Forbidden => 403,
            Kind::NotFound => 404,
            Kind::MethodNotAllowed => 405,
            Kind::Conflict => 409,
            Kind::TooLarge => 413,
            Kind::UnsupportedMedia => 415,
            Kind::Invalid => 422,
            Kind::PreconditionRequired => 428,
            Kind::TooMany => 429,
            Kind::Internal => 500,
            Kind::Unavailable => 503,
        }
    }
}

/// A sort of problem: declared once, next to the rule that raises it. `{0}`, `{1}` … in the wordings are filled in.
#[derive(Debug)]
pub struct Code {
    pub kind: Kind,
    /// Stable, `capability.what`: clients may rely on it.
    pub code: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
}

impl Code {
    pub const fn new(kind: Kind, code: &'static str, zh: &'static str, en: &'static str) -> Code {
        Code { kind, code, zh, en }
    }

    /// A problem of this sort without details.
    pub fn problem(&'static self) -> Problem {
        self.with(Vec::<String>::new())
    }

    /// A problem of this sort, with the holes of its wording filled.
    pub fn with<S: ToString>(&'static self, holes: impl IntoIterator<Item = S>) -> Problem {
        Problem {
            code: self,
            holes: holes.into_iter().map(|hole| hole.to_string()).collect(),
            fields: Vec::new(),
            extra: Box::default(),
        }
    }
}

/// What is wrong with one field of a request; `field` is a JSON pointer (RFC 6901).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldProblem {
    pub field: String,
    #[serde(flatten)]
    pub message: Text,
}

/// One thing that went wrong, ready to be told to a person in either language.
#[derive(Clone, Debug)]
pub struct Problem {
    pub code: &'static Code,
    pub holes: Vec<String>,
    pub fields: Vec<FieldProblem>,
    /// Further members of the answer, such as `current_version`. Boxed to keep every `Result` small.
    pub extra: Box<serde_json::Map<String, serde_json::Value>>,
}

impl Problem {
    pub const fn kind(&self) -> Kind {
        self.code.kind
    }

    /// The sentence for a person.
    pub fn detail(&self, lang: Lang) -> String {
        let mut text = match lang {
            Lang::Zh => self.code.zh.to_owned(),
            Lang::En => self.code.en.to_owned(),
        };
        for (n, hole) in self.holes.iter().enumerate() {
            text = text.replace(&format!("{{{n}}}"), hole);
        }
        text
    }

    /// Names a field as a cause.
    pub fn field(mut self, pointer: impl Into<String>, message: Text) -> Problem {
        self.fields.push(FieldProblem { field: pointer.into(), message });
        self
    }

    /// Adds a member to the answer.
    pub fn with(mut self, name: &str, value: impl Into<serde_json::Value>) -> Problem {
        self.extra.insert(name.to_owned(), value.into());
        self
    }

    /// The `application/problem+json` body. `type` is a URN made of the code.
    pub fn body(&self, lang: Lang) -> serde_json::Value {
        let mut body = (*self.extra).clone();
        body.insert("type".into(), format!("urn:liandong:problem:{}", self.code.code).into());
        body.insert("code".into(), self.code.code.into());
        body.insert("title".into(), self.detail(lang).into());
        body.insert("status".into(), self.kind().status().into());
        body.insert("detail".into(), self.detail(lang).into());
        if !self.fields.is_empty() {
            let fields = self
                .fields
                .iter()
                .map(|f| serde_json::json!({ "field": f.field, "message": f.message.get(lang) }))
                .collect();
            body.insert("fields".into(), serde_json::Value::Array(fields));
        }
        body.into()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.code, self.detail(Lang::En))?;
        for field in &self.fields {
            write!(f, "; {}: {}", field.field, field.message.en)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}

/// Something broke on our side. The cause goes to the log, never to the caller.
pub static INTERNAL: Code = Code::new(
    Kind::Internal,
    "internal",
    "系统出错,已记录。请稍后再试。",
    "Something broke on our side and was logged. Please try again later.",
);
/// No such thing, or it lies outside the caller's area.
pub static NOT_FOUND: Code = Code::new(
    Kind::NotFound,
    "not_found",
    "找不到,或不在您的管辖范围内。",
    "Not found, or outside your area.",
);
/// Inside the area, but the role lacks the right.
pub static FORBIDDEN: Code =
    Code::new(Kind::Forbidden, "forbidden", "您的岗位没有这项权限。", "Your post does not have this right.");
/// A field breaks a rule; `fields` says which and why.
pub static INVALID: Code = Code::new(
    Kind::Invalid,
    "invalid",
    "有内容不符合要求,请按提示修改。",
    "Some fields need attention; see the hints.",
);
/// Somebody else was faster.
pub static STALE: Code = Code::new(
    Kind::Conflict,
    "stale_version",
    "别人刚刚更新过,请刷新后再试。",
    "Somebody else has just changed this; reload and try again.",
);

/// A problem with one field.
pub fn invalid(pointer: &str, zh: impl Into<String>, en: impl Into<String>) -> Problem {
    INVALID.problem().field(pointer, Text::new(zh, en))
}
