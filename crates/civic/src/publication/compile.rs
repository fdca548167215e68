//! Works out what may be published of a month, and puts it in the place of what was.
//!
//! A month is published as a whole once it and the delay are over. What happens to its cases later is taken over once a day;
//! what must leave (an erased or void report, a category that turns out sensitive) and other settings, at the next beat.

use std::collections::HashMap;

use base::time::Span;
use base::{Id, Problem, Time};
use db::Tx;
use geo::Point;

use super::eligible;
use super::model::{Cell, Figure, Level, Month, Standing};
use super::rules::{Tree, Who, coarse};
use super::square::Lattice;
use super::store::{self, Counted};
use crate::analytics::{self, Question};
use crate::area::atlas;
use crate::pack::{Measure, Pack, PackShelf};
use crate::platform::config::Publication;
use crate::platform::{Ctx, Principal};

/// Cases read at once.
const PAGE: i64 = 2000;
/// How often ordinary changes of a published month are taken over.
const RENEW: Span = Span::hours(24);
/// How long after a month, and after we first knew of it, its salt is kept: for what is entered late.
const SALT: Span = Span::days(31);

/// Brings what is published up to date; how many months it touched.
pub fn compile(ctx: &Ctx) -> Result<u64, Problem> {
    let Ok(pack) = ctx.part::<PackShelf>().current() else { return Ok(0) };
    let rules = Rules {
        settings: settings(&ctx.config().publication, &pack),
        now: ctx.now(),
        pack: &pack,
        of: &ctx.config().publication,
    };
    let mut touched = 0;
    for standing in ctx.read_blocking(store::months)? {
        if rules.is_due(&standing) {
            // The indicators are about the same events.
            analytics::count_new(ctx)?;
            touched += publish(ctx, &rules, &standing)?;
        }
        if standing.salt.is_some() && rules.is_past(&standing) {
            let month = standing.month.clone();
            ctx.write_blocking(Principal::System("publication"), move |work| {
                store::drop_salt(work.tx, &month)
            })?;
            touched += 1;
        }
    }
    Ok(touched)
}

/// Everything beyond the cases that decides what is published.
fn settings(of: &Publication, pack: &Pack) -> String {
    format!("{} {} {} {}", of.delay_hours.get(), of.reporters.get(), of.cell_metres.get(), pack.label())
}

struct Rules<'a> {
    settings: String,
    now: Time,
    pack: &'a std::sync::Arc<Pack>,
    of: &'a Publication,
}

impl Rules<'_> {
    fn delay(&self) -> Span {
        Span::hours(i64::from(self.of.delay_hours.get()))
    }

    fn is_due(&self, month: &Standing) -> bool {
        let over = month.month.end(&self.pack.calendar) + self.delay() <= self.now;
        let changed = month.changes != month.published_changes;
        let at_once = month.urgent || month.settings != self.settings;
        // Old cases that are being taken over from elsewhere come in over hours, and belong together.
        let coming_in = self.now < month.known_at + RENEW;
        let aged = coming_in || month.published_at.is_none_or(|at| at + RENEW <= self.now);
        over && (at_once || (changed && aged))
    }

    fn is_past(&self, month: &Standing) -> bool {
        month.month.end(&self.pack.calendar).max(month.known_at) + SALT <= self.now
    }
}

fn publish(ctx: &Ctx, rules: &Rules<'_>, standing: &Standing) -> Result<u64, Problem> {
    let before = rules.now - rules.delay();
    let lattice = Lattice::new(rules.of.cell_metres.get(), rules.pack.place.centre[1]);
    let (month, pack, atlas) = (standing.month.clone(), rules.pack.clone(), atlas(ctx));
    let (k, now) = (rules.of.reporters.get(), rules.now);
    let (cells, figures, waits) = ctx.read_blocking(move |tx| {
        let gathered = gather(tx, &pack, &month, &lattice, before)?;
        let cells = gathered.cells(&month, &lattice, k);
        let mut figures = Vec::new();
        for cell in cells
            .iter()
            .filter(|cell| matches!(cell.level, Level::District | Level::Street | Level::Community))
        {
            let Some(node) = atlas.with_code(&cell.code) else { continue };
            figures.extend(figures_of(tx, &pack, &month, (&node.code, &node.path), k, now)?);
        }
        Ok::<_, Problem>((cells, figures, gathered.waits))
    })?;
    // What is still too fresh comes with one of the next days, as if it had only just changed.
    let seen = standing.changes;
    let done = seen - i64::from(waits);
    let (month, settings) = (standing.month.clone(), rules.settings.clone());
    let written = ctx.write_blocking(Principal::System("publication"), move |work| {
        store::publish(work.tx, &month, (seen, done, now, &settings), &cells, &figures)
    })?;
    Ok(u64::from(written))
}

/// The reports of a month that count, by place and by category.
#[derive(Default)]
struct Gathered {
    root: String,
    places: Tree,
    categories: Tree,
    /// A report is too fresh.
    waits: bool,
}

fn gather(
    tx: &mut Tx<'_>,
    pack: &Pack,
    month: &Month,
    lattice: &Lattice,
    before: Time,
) -> Result<Gathered, Problem> {
    let mut gathered = Gathered { root: pack.place.root.clone(), ..Gathered::default() };
    let mut people: HashMap<Vec<u8>, Who> = HashMap::new();
    let mut after = Id::from_uuid(uuid::Uuid::nil());
    loop {
        let page = store::counted(tx, month, after, PAGE)?;
        let Some(last) = page.last() else { return Ok(gathered) };
        after = last.case;
        for report in &page {
            let category = report.category.as_deref();
            if !eligible::is_public(pack, &report.state, category) {
                continue;
            }
            if report.at > before {
                gathered.waits = true;
                continue;
            }
            let who = report.reporter.as_ref().map(|print| {
                let next = Who::try_from(people.len()).expect("fewer people than live on Earth");
                *people.entry(print.clone()).or_insert(next)
            });
            gathered.places.add(&place(report, lattice), who);
            gathered.categories.add(&branch(pack, category), who);
        }
    }
}

/// The way to where a report lies, below the district: street, community, square.
fn place(report: &Counted, lattice: &Lattice) -> Vec<String> {
    let codes = report.area_path.split_terminator('/').skip(1).take(2);
    let mut way: Vec<String> = codes.map(str::to_owned).collect();
    if let (2, Some((lon, lat))) = (way.len(), report.point) {
        way.push(lattice.square(Point::new(lon, lat)));
    }
    way
}

/// The way to a category, below the root of all.
fn branch(pack: &Pack, category: Option<&str>) -> Vec<String> {
    let mut way: Vec<String> =
        category.into_iter().flat_map(|code| pack.categories.chain(code)).map(|c| c.code.clone()).collect();
    way.reverse();
    way
}

impl Gathered {
    fn cells(&self, month: &Month, lattice: &Lattice, k: u32) -> Vec<Cell> {
        let number = |reports: u64| i64::try_from(reports).expect("a count of rows");
        let cell = |level, code, reports, bounds| Cell {
            month: month.clone(),
            level,
            code,
            reports: number(reports),
            bounds,
        };
        let places = self.places.shown(k as usize).into_iter().map(|shown| match &shown.way[..] {
            [] => cell(Level::District, self.root.clone(), shown.reports, None),
            [street] => cell(Level::Street, street.clone(), shown.reports, None),
            [_, community] => cell(Level::Community, community.clone(), shown.reports, None),
            [_, community, square, ..] => {
                cell(Level::Square, format!("{community}/{square}"), shown.reports, lattice.bounds(square))
            }
        });
        let categories =
            self.categories.shown(k as usize).into_iter().filter_map(|shown| {
                Some(cell(Level::Category, shown.way.last()?.clone(), shown.reports, None))
            });
        places.chain(categories).collect()
    }
}

/// The public indicators of an area: the pack's formulas over the counts of the month, what is sensitive left out.
fn figures_of(
    tx: &mut Tx<'_>,
    pack: &Pack,
    month: &Month,
    (code, path): (&str, &str),
    k: u32,
    now: Time,
) -> Result<Vec<Figure>, Problem> {
    let question = |category| Question {
        area_code: code,
        area_path: path,
        unit: None,
        category,
        from: month.first(),
        to: month.last(),
        now,
    };
    let mut sums = analytics::sums(tx, pack, &question(""))?;
    for branch in eligible::sensitive_branches(pack) {
        for (name, n) in analytics::sums(tx, pack, &question(branch))? {
            *sums.entry(name).or_default() -= n;
        }
    }
    let public =
        |figure: &analytics::Figure| pack.indicators.get(&figure.key).is_some_and(|row| row.public.is_some());
    let figures = analytics::figures(pack, &sums).into_iter().filter(public);
    Ok(figures
        .filter_map(|figure| {
            let (value, base) =
                coarse(figure.measure == Measure::Percent, figure.value?, figure.denominator?, k)?;
            Some(Figure { month: month.clone(), area: code.to_owned(), indicator: figure.key, value, base })
        })
        .collect())
}
