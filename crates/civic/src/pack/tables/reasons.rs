//! `reasons.csv`: the reasons that an act may give. A resident reads the words that stand here.

use base::Text;

use crate::pack::sheet;
use crate::pack::{Faults, Files};

pub const FILE: &str = "reasons.csv";
const COLUMNS: &[&str] = &["list", "code", "name_zh", "name_en", "source", "evidence"];

macro_rules! lists {
    ($($name:ident $key:literal $doc:literal;)*) => {
        /// Which act a reason is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ReasonList { $(#[doc = $doc] $name,)* }

        impl ReasonList {
            pub const ALL: &'static [ReasonList] = &[$(ReasonList::$name),*];
            pub const fn key(self) -> &'static str {
                match self { $(ReasonList::$name => $key),* }
            }
        }
    };
}

lists! {
    Decline "decline" "不予受理";
    NotFile "not_file" "不予立案";
    Void "void" "作废";
    Suspend "suspend" "挂账: the only reasons for which a clock stands still.";
    Return "return" "退单";
    Extension "extension" "延期";
    Rework "rework" "返工";
    Reopen "reopen" "重开";
    Supervise "supervise" "督办";
    Appeal "appeal" "评价申诉";
    Withdraw "withdraw" "撤回";
    Transfer "transfer" "转交";
}

impl ReasonList {
    pub fn from_key(key: &str) -> Option<ReasonList> {
        ReasonList::ALL.iter().copied().find(|list| list.key() == key)
    }
}

#[derive(Clone, Debug)]
pub struct Reason {
    pub list: ReasonList,
    pub code: String,
    pub name: Text,
    pub line: u32,
}

/// All reasons, by list and code.
#[derive(Clone, Debug, Default)]
pub struct Reasons(pub(in crate::pack) Vec<Reason>);

impl Reasons {
    pub fn iter(&self) -> std::slice::Iter<'_, Reason> {
        self.0.iter()
    }

    /// The reasons of one list, in the order of the file.
    pub fn of(&self, list: ReasonList) -> impl Iterator<Item = &Reason> {
        self.0.iter().filter(move |reason| reason.list == list)
    }

    pub fn get(&self, list: ReasonList, code: &str) -> Option<&Reason> {
        self.of(list).find(|reason| reason.code == code)
    }
}

pub(in crate::pack) fn load(files: &Files, faults: &mut Faults) -> Reasons {
    Reasons(sheet::read(files, FILE, COLUMNS, faults, |row| {
        row.text("source");
        Reason {
            list: row.one_of("list", ReasonList::ALL, ReasonList::key),
            code: row.text("code"),
            name: row.words("name"),
            line: row.line,
        }
    }))
}
