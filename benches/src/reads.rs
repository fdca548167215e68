//! Lists, searches and figures at full size, each as a person of the district or of one street sees them.

use std::time::Duration;

use anyhow::{Context as _, ensure};

use crate::installation::Installation;
use crate::load::{self, Figures, User};

/// Who asks, what it is called, what is asked. `{category}`, `{area}`, `{unit}`, `{street}` stand for ones that exist.
const QUESTIONS: &[(&str, &str, &str)] = &[
    ("district.dispatcher", "newest first", "/cases"),
    ("district.dispatcher", "of one state", "/cases?state=submitted"),
    ("district.dispatcher", "all that are open", "/cases?state=open"),
    ("district.dispatcher", "closed ones", "/cases?state=closed"),
    ("district.dispatcher", "of a category", "/cases?category={category}"),
    ("district.dispatcher", "of a street", "/cases?area={street}"),
    ("district.dispatcher", "of a community", "/cases?area={community}"),
    ("district.dispatcher", "category in a community", "/cases?area={community}&category={category}"),
    ("district.dispatcher", "most pressing first", "/cases?sort=due"),
    ("district.dispatcher", "most pressing of a street", "/cases?sort=due&area={street}"),
    ("district.dispatcher", "overdue", "/cases?overdue=true"),
    ("district.dispatcher", "hot ones", "/cases?urgency=hot"),
    ("district.dispatcher", "search: common word", "/cases?q=%E5%9E%83%E5%9C%BE"),
    ("district.dispatcher", "search: two words", "/cases?q=%E5%9E%83%E5%9C%BE%20%E5%91%B3%E9%81%93"),
    ("district.dispatcher", "search: in a community", "/cases?area={community}&q=%E5%9E%83%E5%9C%BE"),
    ("district.dispatcher", "search: no such word", "/cases?q=%E9%BE%98%E9%BE%97"),
    ("street.dispatcher", "a street's own newest", "/cases"),
    ("street.dispatcher", "a street's own open", "/cases?state=open"),
    ("street.dispatcher", "a street's own search", "/cases?q=%E5%9E%83%E5%9C%BE"),
    ("department.handler", "a department's own", "/cases"),
    ("department.handler", "a department's most pressing", "/cases?sort=due"),
];

const INDICATORS: &[(&str, &str)] = &[
    ("district, this month", "/indicators"),
    ("district, three years", "/indicators?from=2024-01-01"),
    ("district, odd days", "/indicators?from=2025-01-17&to=2026-10-13"),
    ("street, a year", "/indicators?area={street}&from=2026-01-01"),
    ("community, a class, a year", "/indicators?area={community}&category={class}&from=2026-01-01"),
];

/// Requests for one figure.
const TIMES: usize = 200;

/// Name of a question and its figures.
pub type Named = (String, Figures);

pub fn lists(at: &Installation) -> anyhow::Result<Vec<Named>> {
    let fill = Fill::look(at)?;
    QUESTIONS.iter().map(|(who, name, path)| one(at, who, name, &fill.in_path(path))).collect()
}

pub fn indicators(at: &Installation) -> anyhow::Result<Vec<Named>> {
    let fill = Fill::look(at)?;
    INDICATORS.iter().map(|(name, path)| one(at, "district.dispatcher", name, &fill.in_path(path))).collect()
}

/// One connection asks the same again and again; the first answers are not counted, they fill caches.
fn one(at: &Installation, who: &str, name: &str, path: &str) -> anyhow::Result<Named> {
    let token = at.token(who)?;
    let mut left = TIMES;
    let mut items = 0;
    let user: User<'_> = Box::new(|client| {
        let answer = client.get(path)?;
        ensure!(answer.status == 200, "{path}: {} {}", answer.status, String::from_utf8_lossy(answer.body));
        items = answer.body.len();
        left -= 1;
        Ok(left > 0)
    });
    let figures = load::run(&at.host, &token, vec![user], Duration::from_secs(20))?;
    println!("  {name:<30} {figures}, {items} bytes each");
    Ok((name.to_owned(), figures))
}

/// Ids of areas and codes of categories that the questions are about.
struct Fill(Vec<(&'static str, String)>);

impl Fill {
    fn look(at: &Installation) -> anyhow::Result<Fill> {
        let mut client = at.client(&at.token("district.dispatcher")?)?;
        let mut first = |path: &str, field: &str| {
            let page = client.json("GET", path, "", 200)?;
            Ok::<_, anyhow::Error>(
                page["items"][0][field].as_str().with_context(|| path.to_owned())?.to_owned(),
            )
        };
        let found = vec![
            ("{street}", first("/areas?kind=street&limit=1", "id")?),
            ("{community}", first("/areas?kind=community&limit=1", "id")?),
            ("{category}", "CM-0102".to_owned()),
            ("{class}", "CM-01".to_owned()),
        ];
        Ok(Fill(found))
    }

    fn in_path(&self, path: &str) -> String {
        self.0.iter().fold(path.to_owned(), |path, (name, value)| path.replace(name, value))
    }
}
