//! What an import will do, worked out before anything is done.

use std::collections::HashMap;

use base::{Id, Problem, Text};
use db::Tx;

use super::{Options, Refused, Row};
use crate::area::model::{Ground, Node, What};
use crate::area::{AreaKind, path, store};
use crate::platform::Work;

/// One area to be written.
pub struct Step {
    row: usize,
    /// As it stands, for history; none for a new one.
    before: Option<Node>,
    node: Node,
    ground: Option<Ground>,
}

impl Step {
    pub fn is_new(&self) -> bool {
        self.before.is_none()
    }
}

/// Steps with parents before children.
#[derive(Default)]
pub struct Plan {
    pub steps: Vec<Step>,
    pub unchanged: usize,
    pub refused: Vec<Refused>,
}

/// What a row's place in the tree is known as.
#[derive(Clone)]
struct Place {
    path: String,
    kind: AreaKind,
    id: Id<crate::platform::nouns::Area>,
}

pub fn make(tx: &mut Tx<'_>, rows: Vec<Row>, options: &Options) -> Result<Plan, Problem> {
    let mut planner = Planner {
        tx,
        options,
        by_code: HashMap::new(),
        placed: HashMap::new(),
        placed_codes: HashMap::new(),
        plan: Plan::default(),
    };
    for (n, row) in rows.iter().enumerate() {
        planner.by_code.entry(row.code.clone()).or_default().push(n);
    }
    let mut order: Vec<(usize, usize)> =
        (0..rows.len()).map(|n| (depth(&rows, &planner.by_code, n), n)).collect();
    order.sort_unstable();
    for (depth, n) in order {
        let row = &rows[n];
        if depth > MAX_DEPTH {
            planner.refuse(row, "上级关系成环", "its parents go round in a circle");
            continue;
        }
        planner.take(row)?;
    }
    Ok(planner.plan)
}

/// Deeper than any tree: the parents of the file go round in a circle.
const MAX_DEPTH: usize = 32;

/// How many rows of the same file stand above a row.
fn depth(rows: &[Row], by_code: &HashMap<String, Vec<usize>>, mut n: usize) -> usize {
    for depth in 0..=MAX_DEPTH {
        let parent = rows[n].parent.as_deref().map(last_code);
        match parent.and_then(|code| by_code.get(code)).and_then(|same| same.first()) {
            Some(above) => n = *above,
            None => return depth,
        }
    }
    MAX_DEPTH + 1
}

/// The code at the end of a path, or the code itself.
fn last_code(reference: &str) -> &str {
    let inner = reference.strip_suffix('/').unwrap_or(reference);
    inner.rsplit('/').next().unwrap_or(inner)
}

struct Planner<'a, 't> {
    tx: &'a mut Tx<'t>,
    options: &'a Options,
    by_code: HashMap<String, Vec<usize>>,
    /// Rows already planned, by path.
    placed: HashMap<String, Place>,
    /// The paths of these by code.
    placed_codes: HashMap<String, Vec<String>>,
    plan: Plan,
}

impl Planner<'_, '_> {
    fn refuse(&mut self, row: &Row, zh: impl Into<String>, en: impl Into<String>) {
        self.plan.refused.push(Refused::new(row.row, zh, en));
    }

    fn place(&mut self, node: &Node) {
        let place = Place { path: node.path.clone(), kind: node.kind, id: node.id };
        self.placed_codes.entry(node.code.clone()).or_default().push(place.path.clone());
        self.placed.insert(place.path.clone(), place);
    }

    fn take(&mut self, row: &Row) -> Result<(), Problem> {
        if let Err(problem) = path::check_code(&row.code) {
            let (zh, en) = (problem.detail(base::Lang::Zh), problem.detail(base::Lang::En));
            self.refuse(row, zh, en);
            return Ok(());
        }
        if let Some(fault) = faulty_day(row) {
            self.plan.refused.push(fault);
            return Ok(());
        }
        match self.existing(row)? {
            Err(fault) => self.plan.refused.push(fault),
            Ok((place, _)) if self.placed.contains_key(&place) => {
                self.refuse(row, "同一区域在文件中出现了两次", "the same area is twice in the file");
            }
            Ok((_, Some(standing))) => self.renew(row, standing)?,
            Ok((place, None)) => self.found(row, place)?,
        }
        Ok(())
    }

    /// The path that a row means, and the area that already stands there.
    fn existing(&mut self, row: &Row) -> Result<Result<(String, Option<Node>), Refused>, Problem> {
        let above = match &row.parent {
            None => {
                // Without a parent the code must say it all: one that stands, or a new root.
                let mut same = store::with_code(self.tx, &row.code)?;
                return Ok(match (same.pop(), same.pop()) {
                    (Some(_), Some(_)) => Err(ambiguous(row.row, &row.code)),
                    (Some(node), None) => Ok((node.path.clone(), Some(node))),
                    (None, _) => Ok((path::join("", &row.code), None)),
                });
            }
            Some(reference) => match self.parent(row, reference)? {
                Ok(place) => place.path,
                Err(fault) => return Ok(Err(fault)),
            },
        };
        let place = path::join(&above, &row.code);
        let node = store::at_path(self.tx, &place)?;
        Ok(Ok((place, node)))
    }

    fn parent(&mut self, row: &Row, reference: &str) -> Result<Result<Place, Refused>, Problem> {
        let place = |node: Node| Place { path: node.path, kind: node.kind, id: node.id };
        if reference.contains('/') {
            let full = if reference.ends_with('/') { reference.to_owned() } else { format!("{reference}/") };
            if let Some(place) = self.placed.get(&full) {
                return Ok(Ok(place.clone()));
            }
            let node = store::at_path(self.tx, &full)?;
            return Ok(node.map(place).ok_or_else(|| no_parent(row.row, reference)));
        }
        let paths = self.placed_codes.get(reference).map(Vec::as_slice).unwrap_or_default();
        let mut same: Vec<Place> = paths.iter().filter_map(|path| self.placed.get(path)).cloned().collect();
        if same.is_empty() {
            same = store::with_code(self.tx, reference)?.into_iter().map(place).collect();
        }
        Ok(match (same.pop(), same.pop()) {
            (Some(only), None) => Ok(only),
            (Some(_), Some(_)) => Err(ambiguous(row.row, reference)),
            (None, _) => Err(no_parent(row.row, reference)),
        })
    }

    fn ground(&self, row: &Row) -> Option<Ground> {
        row.shape.clone().map(|shape| Ground { shape, system: self.options.system, synthetic: false })
    }

    /// A row about an area that stands.
    fn renew(&mut self, row: &Row, before: Node) -> Result<(), Problem> {
        self.place(&before);
        if let Some(kind) = row.kind.filter(|kind| *kind != before.kind) {
            let (is, says) = (before.kind.label(), kind.label());
            self.refuse(
                row,
                format!("已有区域是{is},不能改为{says}"),
                format!("it stands as {is} and cannot become {says}"),
            );
            return Ok(());
        }
        let mut node = before.clone();
        node.name.zh = row.name_zh.clone().unwrap_or(node.name.zh);
        node.name.en = row.name_en.clone().unwrap_or(node.name.en);
        node.households = row.households.or(node.households);
        node.residents = row.residents.or(node.residents);
        node.floors = row.floors.or(node.floors);
        node.valid_from = row.valid_from.clone().unwrap_or(node.valid_from);
        let mut ground = self.ground(row);
        if let Some(new) = &ground {
            let old = store::shape(self.tx, node.id)?;
            // Compared as written, because storing rounds.
            let same = |old: geo::Shape| geo::features::geometry(&old) == geo::features::geometry(&new.shape);
            if old.is_some_and(same) {
                ground = None;
            }
        }
        let inner = ground.as_ref().map(|ground| ground.shape.inner().rounded());
        node.point = row.point.or(inner).or(node.point);
        if node == before && ground.is_none() {
            self.plan.unchanged += 1;
            return Ok(());
        }
        node.source = self.options.source.clone();
        node.synthetic = false;
        self.plan.steps.push(Step { row: row.row, before: Some(before), node, ground });
        Ok(())
    }

    /// A row about a new area.
    fn found(&mut self, row: &Row, place: String) -> Result<(), Problem> {
        let above = path::parent(&place).to_owned();
        let parent = match self.placed.get(&above) {
            Some(place) => Some(place.clone()),
            None => store::at_path(self.tx, &above)?.map(|n| Place { path: n.path, kind: n.kind, id: n.id }),
        };
        let Some(kind) = row.kind else {
            self.refuse(row, "新区域缺少类别 kind", "a new area needs a kind");
            return Ok(());
        };
        let names = row.name_zh.clone().or_else(|| row.name_en.clone());
        let Some(any_name) = names else {
            self.refuse(row, "新区域缺少名称", "a new area needs a name");
            return Ok(());
        };
        if let Err(problem) = crate::area::change::check_parent(kind, parent.as_ref().map(|p| p.kind)) {
            let (zh, en) = (problem.detail(base::Lang::Zh), problem.detail(base::Lang::En));
            self.refuse(row, zh, en);
            return Ok(());
        }
        // The same file gives the same ids, unless an ended area holds the id.
        let named = Id::named("area", &place);
        let id = if store::get(self.tx, named)?.is_some() {
            Id::named("area", &format!("{place}{}", row.valid_from.as_ref().unwrap_or(&self.options.day)))
        } else {
            named
        };
        let ground = self.ground(row);
        let inner = ground.as_ref().map(|ground| ground.shape.inner().rounded());
        let node = Node {
            id,
            code: row.code.clone(),
            kind,
            name: Text::new(
                row.name_zh.clone().unwrap_or_else(|| any_name.clone()),
                row.name_en.clone().unwrap_or_else(|| any_name.clone()),
            ),
            parent: parent.map(|p| p.id),
            path: place.clone(),
            point: row.point.or(inner),
            households: row.households,
            residents: row.residents,
            floors: row.floors,
            source: self.options.source.clone(),
            synthetic: false,
            valid_from: row.valid_from.clone().unwrap_or_else(|| self.options.day.clone()),
            valid_to: None,
            ends_on: None,
            version: 1,
        };
        self.place(&node);
        self.plan.steps.push(Step { row: row.row, before: None, node, ground });
        Ok(())
    }
}

fn ambiguous(row: usize, code: &str) -> Refused {
    Refused::new(
        row,
        format!("编码“{code}”不止一个,请写完整路径"),
        format!("there is more than one area with the code “{code}”; write its whole path"),
    )
}

fn no_parent(row: usize, reference: &str) -> Refused {
    Refused::new(row, format!("找不到上级“{reference}”"), format!("there is no parent “{reference}”"))
}

fn faulty_day(row: &Row) -> Option<Refused> {
    let day = row.valid_from.as_ref()?;
    let fault =
        || Refused::new(row.row, format!("日期“{day}”不对"), format!("“{day}” is no day, write 2026-03-02"));
    (!crate::area::is_day(day)).then(fault)
}

/// Writes one batch; the rows that somebody else was faster with come back, and whether they were new.
pub fn apply(work: &mut Work<'_, '_>, batch: Vec<Step>) -> Result<Vec<(Refused, bool)>, Problem> {
    let (mut late, count) = (Vec::new(), batch.len());
    for step in batch {
        let is_new = step.is_new();
        let done = if is_new {
            let free = store::at_path(work.tx, &step.node.path)?.is_none();
            if free {
                store::insert(work.tx, &step.node)?;
            }
            free
        } else {
            store::update(work.tx, &step.node)?
        };
        if !done {
            let fault = Refused::new(
                step.row,
                "导入期间被别人改动,请重新运行",
                "changed by somebody else meanwhile; run again",
            );
            late.push((fault, is_new));
            continue;
        }
        if let Some(ground) = &step.ground {
            store::put_shape(work.tx, step.node.id, ground)?;
        }
        let change = store::Change {
            id: work.id(),
            area: step.node.id,
            what: if is_new { What::Created } else { What::Changed },
            at: work.now,
            day: step.node.valid_from.clone(),
            reason: step.node.source.clone(),
            by: work.by.label(),
            data: serde_json::json!({
                "before": step.before.as_ref().map(Node::snapshot),
                "after": step.node.snapshot(),
                "reshaped": step.ground.is_some(),
            }),
        };
        store::add_change(work.tx, &change)?;
    }
    store::raise_version(work.tx)?;
    crate::area::trace_import(work, count - late.len())?;
    Ok(late)
}
