//! Errors of the database as problems for people. What is our own fault goes to the log and says nothing outside.

use base::problem::{INTERNAL, NOT_FOUND};
use base::{Code, Kind, Problem};

use crate::{Error, ViolationKind};

static BUSY: Code = Code::new(
    Kind::Unavailable,
    "busy",
    "系统繁忙,请稍候再试。",
    "The system is busy; please try again in a moment.",
);
static READ_ONLY: Code = Code::new(
    Kind::Unavailable,
    "read_only",
    "存储暂时不可写入,内容未保存,请稍后再试。",
    "The storage cannot be written at present; nothing was saved. Please try again later.",
);
static EXISTS: Code =
    Code::new(Kind::Conflict, "already_exists", "已经存在相同的内容。", "The same thing exists already.");
static IN_USE: Code = Code::new(
    Kind::Conflict,
    "reference",
    "引用的内容不存在,或仍被使用。",
    "It refers to something that does not exist, or is still in use.",
);

static UNSTORABLE: Code = Code::new(
    Kind::Invalid,
    "unstorable",
    "内容含有无法保存的字符(U+0000)。",
    "The text holds a character that cannot be stored (U+0000).",
);

impl From<Error> for Problem {
    fn from(error: Error) -> Problem {
        let code = match &error {
            Error::Busy(_) | Error::Closing | Error::Lost(_) => &BUSY,
            Error::Full(_) | Error::ReadOnly(_) => &READ_ONLY,
            Error::NoRow => &NOT_FOUND,
            Error::Unstorable => &UNSTORABLE,
            Error::Violation(violation) if violation.kind == ViolationKind::Unique => &EXISTS,
            Error::Violation(violation) if violation.kind == ViolationKind::ForeignKey => &IN_USE,
            Error::Violation(_) | Error::Panicked(_) | Error::Other(_) => &INTERNAL,
        };
        match error {
            Error::NoRow => {}
            // Whatever runs beside the requests meets it at every stop.
            Error::Closing => tracing::debug!(%error, code = code.code, "database"),
            _ => tracing::warn!(%error, code = code.code, "database"),
        }
        code.problem()
    }
}
