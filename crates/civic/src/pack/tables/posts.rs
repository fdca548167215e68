//! `posts.csv`: the posts of a team, in the form 1+3+N.

use base::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::pack::sheet;
use crate::pack::{Faults, Files};

pub const FILE: &str = "posts.csv";
const COLUMNS: &[&str] = &["code", "name_zh", "name_en", "group", "seats", "role", "source", "evidence"];

/// The place of a post in "1+3+N".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PostGroup {
    /// 1: the community police officer.
    One,
    /// 3: auxiliary police, grid worker, safety worker.
    Three,
    /// N: heads of buildings and units, volunteers.
    Many,
}

impl PostGroup {
    pub const ALL: [PostGroup; 3] = [PostGroup::One, PostGroup::Three, PostGroup::Many];

    pub const fn key(self) -> &'static str {
        match self {
            PostGroup::One => "one",
            PostGroup::Three => "three",
            PostGroup::Many => "many",
        }
    }

    pub fn from_key(key: &str) -> Option<PostGroup> {
        PostGroup::ALL.into_iter().find(|group| group.key() == key)
    }
}

#[derive(Clone, Debug)]
pub struct Post {
    pub code: String,
    pub name: Text,
    pub group: PostGroup,
    /// How many seats a fresh team gets.
    pub seats: u32,
    /// The role that whoever fills it is given.
    pub role: Option<String>,
    pub line: u32,
}

pub(in crate::pack) fn load(files: &Files, faults: &mut Faults) -> Vec<Post> {
    sheet::read(files, FILE, COLUMNS, faults, |row| {
        row.text("source");
        Post {
            code: row.text("code"),
            name: row.words("name"),
            group: row.one_of("group", &PostGroup::ALL, PostGroup::key),
            seats: row.number("seats"),
            role: row.option("role"),
            line: row.line,
        }
    })
}
