//! The tree down to courtyards, in memory: which area a point lies in, what an area is called.
//!
//! Loaded at the start and whenever the tree has changed. A case asks once, when it is written, and keeps the answer with
//! the rule and the version it came from; later moves and splits do not touch it.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use base::{Id, Problem, Text};
use geo::{AreaIndex, Point, features};

use super::model::Node;
use super::{AreaKind, path, store};
use crate::platform::Ctx;
use crate::platform::nouns::Area;

/// How a point was turned into an area: the deepest polygon that covers it, the smallest among equals.
pub const RULE: &str = "polygon/1";
/// The same for a point that no polygon covers: the nearest street or community within [`NEAR`] metres.
pub const RULE_NEAR: &str = "near/1";
/// As far outside as a coarse border may be wrong.
pub const NEAR: f64 = 150.0;

/// The area of a point, and how it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    pub area: Id<Area>,
    pub kind: AreaKind,
    pub path: String,
    /// [`RULE`] or [`RULE_NEAR`].
    pub rule: &'static str,
    /// Version of the tree at that time.
    pub version: i64,
}

/// One state of the tree.
#[derive(Debug, Default)]
pub struct Atlas {
    pub version: i64,
    /// In the order of paths.
    nodes: Vec<Node>,
    /// The area above each of them.
    above: Vec<Option<u32>>,
    by_id: HashMap<Id<Area>, u32>,
    by_code: HashMap<String, Vec<u32>>,
    index: Option<AreaIndex<u32>>,
}

impl Atlas {
    fn load(tx: &mut db::Tx<'_>) -> Result<Atlas, Problem> {
        let version = store::version(tx)?;
        let rows = store::atlas(tx)?;
        let mut atlas = Atlas { version, nodes: Vec::with_capacity(rows.len()), ..Atlas::default() };
        let mut shapes = Vec::new();
        for (n, (node, geojson)) in (0u32..).zip(rows) {
            match geojson.as_deref().map(features::read_shape) {
                Some(Ok(shape)) => shapes.push((n, node.kind.depth(), shape)),
                Some(Err(error)) => tracing::error!(area = %node.id, %error, "stored shape cannot be read"),
                None => {}
            }
            atlas.by_id.insert(node.id, n);
            atlas.by_code.entry(node.code.clone()).or_default().push(n);
            // Those above come first: their paths are shorter.
            atlas.above.push(atlas.nearest(path::parent(&node.path)));
            atlas.nodes.push(node);
        }
        atlas.index = Some(AreaIndex::new(shapes));
        Ok(atlas)
    }

    fn node(&self, n: u32) -> &Node {
        &self.nodes[n as usize]
    }

    /// The deepest area that covers the point; else the nearest street or community close by.
    pub fn locate(&self, p: Point) -> Option<Located> {
        let index = self.index.as_ref()?;
        let found = |n: u32, rule| {
            let node = self.node(n);
            Located { area: node.id, kind: node.kind, path: node.path.clone(), rule, version: self.version }
        };
        if let Some(n) = index.first(p) {
            return Some(found(*n, RULE));
        }
        let near = index.near(p, NEAR);
        let coarse = |n: u32| matches!(self.node(n).kind, AreaKind::Street | AreaKind::Community);
        let nearest = near.iter().filter(|(n, _)| coarse(**n)).map(|(n, _)| **n);
        // The community of the nearest street tells more than the street: both are equally near on the outer border.
        let depth = |n: &u32| self.node(*n).kind.depth();
        nearest
            .clone()
            .find(|n| depth(n) == AreaKind::Community.depth())
            .or_else(|| nearest.clone().next())
            .map(|n| found(n, RULE_NEAR))
    }

    /// Every area that covers the point, the deepest first.
    pub fn covering(&self, p: Point) -> Vec<&Node> {
        self.index
            .as_ref()
            .map(|index| index.locate(p))
            .unwrap_or_default()
            .into_iter()
            .map(|n| self.node(*n))
            .collect()
    }

    /// An area down to courtyards.
    pub fn get(&self, id: Id<Area>) -> Option<&Node> {
        self.by_id.get(&id).map(|n| self.node(*n))
    }

    /// All of them, down to courtyards, in the order of paths.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter()
    }

    fn number(&self, path: &str) -> Option<u32> {
        let found = self.nodes.binary_search_by(|node| node.path.as_str().cmp(path));
        found.ok().and_then(|n| u32::try_from(n).ok())
    }

    /// The area at a path.
    pub fn at_path(&self, path: &str) -> Option<&Node> {
        self.number(path).map(|n| self.node(n))
    }

    /// The lowest known area on the way to a path.
    fn nearest(&self, path: &str) -> Option<u32> {
        if path.is_empty() { None } else { self.number(path).or_else(|| self.nearest(path::parent(path))) }
    }

    /// The areas on the way to a path as far as they are known here, the lowest first.
    pub fn way(&self, path: &str) -> impl Iterator<Item = &Node> {
        std::iter::successors(self.nearest(path), |n| self.above[*n as usize]).map(|n| self.node(n))
    }

    /// The one area with this code; none if there is no or more than one.
    pub fn with_code(&self, code: &str) -> Option<&Node> {
        match self.by_code.get(code).map(Vec::as_slice) {
            Some([only]) => Some(self.node(*only)),
            _ => None,
        }
    }

    /// What the areas on the way to a path are called, from the root down, as far as courtyards.
    pub fn names(&self, path: &str) -> Vec<Text> {
        let mut names: Vec<Text> = self.way(path).map(|node| node.name.clone()).collect();
        names.reverse();
        names
    }

    /// Areas below `root` whose name or code holds the words, in the order of the tree, after a path.
    pub fn search<'a>(
        &'a self,
        words: &'a str,
        root: &str,
        kind: Option<AreaKind>,
        after: &'a str,
    ) -> impl Iterator<Item = &'a Node> + use<'a> {
        let (low, high) = path::range(root);
        let from = self.nodes.partition_point(|node| node.path < low);
        let to = self.nodes.partition_point(|node| node.path < high);
        let lower = words.to_lowercase();
        let fits = move |node: &&Node| {
            kind.is_none_or(|kind| node.kind == kind)
                && node.path.as_str() > after
                && (node.name.zh.contains(words)
                    || node.name.en.to_lowercase().contains(&lower)
                    || node.code.starts_with(words))
        };
        self.nodes[from..to].iter().filter(fits)
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }
}

/// The part in the context that holds the newest atlas.
#[derive(Debug, Default)]
pub struct Areas(RwLock<Arc<Atlas>>);

impl Areas {
    /// The newest state; keep it for as long as one answer needs it.
    pub fn now(&self) -> Arc<Atlas> {
        self.0.read().expect("an atlas is put in whole").clone()
    }
}

/// The newest state of the tree.
pub fn atlas(ctx: &Ctx) -> Arc<Atlas> {
    ctx.part::<Areas>().now()
}

/// Puts the atlas into the context. Once, at the start.
pub async fn wire(ctx: &Ctx) -> Result<(), Problem> {
    let atlas = ctx.read(Atlas::load).await?;
    ctx.put(Arc::new(Areas(RwLock::new(Arc::new(atlas)))));
    Ok(())
}

/// Loads the tree again if it has changed; how many times it has.
pub fn refresh(ctx: &Ctx) -> Result<u64, Problem> {
    let part = ctx.part::<Areas>();
    let known = part.now().version;
    let newest = ctx.read_blocking(|tx| Ok::<_, Problem>(store::version(tx)?))?;
    if newest == known {
        return Ok(0);
    }
    let atlas = ctx.read_blocking(Atlas::load)?;
    let mut held = part.0.write().expect("an atlas is put in whole");
    // Two may load at once; the older one must not win.
    if atlas.version > held.version {
        *held = Arc::new(atlas);
    }
    Ok(newest.abs_diff(known))
}
