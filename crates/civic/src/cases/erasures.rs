//! An erased person does not come back: the register of erasures, a file beside the database and not in it.
//!
//! A backup still holds what was erased after it was taken. So every erasure is noted in [`FILE`] in the data folder: which case,
//! and when, nothing else. A reconciler compares the register with the log of the cases, in both directions: an erasure of the log
//! that is missing in the register is noted, and a case of the register that is whole in the database, because an older state was
//! brought back by whatever means, is erased again.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use base::problem::INTERNAL;
use base::{Problem, Time};
use db::Db;
use serde::{Deserialize, Serialize};

use super::city::city;
use super::model::{Act, ByKind, CaseId, Said};
use super::role::Actor;
use super::{desk, store};
use crate::platform::jobs::{RECONCILERS, Reconciler, leave};
use crate::platform::{Ctx, Principal};

/// Its name in the data folder and in a backup.
pub const FILE: &str = "erasures.jsonl";

const PART: &str = "cases.erasures";

#[linkme::distributed_slice(RECONCILERS)]
static KEEP: Reconciler = Reconciler { name: PART, every: 10, run: reconcile };

/// One line of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Erasure {
    case: CaseId,
    at: Time,
}

/// Cases that were erased, and when first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register(BTreeMap<CaseId, Time>);

impl Register {
    /// Reads a register; a file that is not there is an empty one. A last line that was being written when the machine died is no
    /// line: what it was about still stands in the log.
    pub fn read(file: &Path) -> std::io::Result<Register> {
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(missing) if missing.kind() == ErrorKind::NotFound => return Ok(Register::default()),
            Err(other) => return Err(other),
        };
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        let mut register = Register::default();
        for (n, line) in (1..).zip(whole.lines()) {
            let erasure: Erasure = serde_json::from_str(line)
                .map_err(|error| std::io::Error::other(format!("{}: line {n}: {error}", file.display())))?;
            register.take(erasure);
        }
        Ok(register)
    }

    /// Every erasure that a database knows of.
    pub async fn of(db: &Db) -> Result<Register, db::Error> {
        let erased = db.read(store::erased).await?;
        Ok(Register::from_iter(erased))
    }

    /// Both together.
    pub fn and(mut self, other: Register) -> Register {
        other.0.into_iter().for_each(|(case, at)| self.take(Erasure { case, at }));
        self
    }

    /// Writes what is missing in a file to its end, durably; how many lines.
    pub fn add_to(&self, file: &Path) -> std::io::Result<u64> {
        let known = Register::read(file)?;
        let missing: Vec<_> = self.0.iter().filter(|(case, _)| !known.0.contains_key(case)).collect();
        if missing.is_empty() {
            return Ok(0);
        }
        let mut out = OpenOptions::new().create(true).read(true).append(true).open(file)?;
        mend(&mut out, file)?;
        for (case, at) in missing.iter().copied() {
            let mut line = serde_json::to_vec(&Erasure { case: *case, at: *at })?;
            line.push(b'\n');
            out.write_all(&line)?;
        }
        out.sync_all()?;
        if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            File::open(folder)?.sync_all()?;
        }
        Ok(missing.len() as u64)
    }

    fn take(&mut self, Erasure { case, at }: Erasure) {
        let first = self.0.entry(case).or_insert(at);
        *first = at.min(*first);
    }
}

impl FromIterator<(CaseId, Time)> for Register {
    fn from_iter<I: IntoIterator<Item = (CaseId, Time)>>(erased: I) -> Register {
        let mut register = Register::default();
        erased.into_iter().for_each(|(case, at)| register.take(Erasure { case, at }));
        register
    }
}

/// Takes half a line off the end.
fn mend(out: &mut File, file: &Path) -> std::io::Result<()> {
    let text = std::fs::read(file)?;
    let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    if whole < text.len() { out.set_len(whole as u64) } else { Ok(()) }
}

fn reconcile(ctx: &Ctx) -> Result<u64, Problem> {
    let file = ctx.config().storage.data.join(FILE);
    let erased = Register::from_iter(ctx.read_blocking(|tx| Ok::<_, Problem>(store::erased(tx)?))?);
    let noted = erased.add_to(&file).map_err(|error| unusable(&error))?;
    Ok(noted + erase_all_again(ctx)?.erased)
}

/// What came of erasing again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Again {
    pub erased: u64,
    /// Cases that could not be: they are tried again by the reconciler.
    pub left: Vec<CaseId>,
}

/// Erases every case that the register in the data folder names and that is whole. Call it outside async.
pub fn erase_all_again(ctx: &Ctx) -> Result<Again, Problem> {
    let noted = Register::read(&ctx.config().storage.data.join(FILE)).map_err(|error| unusable(&error))?;
    let erased = Register::from_iter(ctx.read_blocking(|tx| Ok::<_, Problem>(store::erased(tx)?))?);
    let mut again = Again::default();
    for &case in noted.0.keys().filter(|case| !erased.0.contains_key(case)) {
        match erase_again(ctx, case) {
            Ok(done) => again.erased += u64::from(done),
            Err(problem) => {
                leave(case, problem)?;
                again.left.push(case);
            }
        }
    }
    Ok(again)
}

fn unusable(error: &std::io::Error) -> Problem {
    tracing::error!(%error, "the register of erasures cannot be read or written");
    INTERNAL.problem()
}

/// A case that is not there has nothing to erase.
fn erase_again(ctx: &Ctx, id: CaseId) -> Result<bool, Problem> {
    let city = city(ctx);
    ctx.write_blocking(Principal::System(PART), move |work| {
        let Some(case) = store::get(work.tx, id)?.filter(|case| !case.facts.erased) else { return Ok(false) };
        let actor =
            Actor { kind: ByKind::System, rights: vec![base::Permission::CaseErase], ..Actor::system(PART) };
        let note = ["按清除登记再次清除。", "Erased again by the register of erasures."].join(" ");
        let said = Said { note: Some(note), ..Said::default() };
        desk::act(work, &city, case, &actor, Act::Erase, &said, Vec::new())?;
        Ok(true)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Id;

    fn register(cases: &[u128]) -> Register {
        cases
            .iter()
            .map(|n| (Id::from_uuid(uuid::Uuid::from_u128(*n)), Time(*n as i64 * 1_000_000)))
            .collect()
    }

    #[test]
    fn what_is_noted_stays_noted_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        assert_eq!(Register::read(&file).unwrap(), Register::default());
        assert_eq!(register(&[1, 2]).add_to(&file).unwrap(), 2);
        assert_eq!(register(&[2, 3]).add_to(&file).unwrap(), 1);
        assert_eq!(Register::read(&file).unwrap(), register(&[1, 2, 3]));
        assert_eq!(register(&[1]).and(register(&[3, 2])), register(&[1, 2, 3]));
    }

    #[test]
    fn half_a_line_is_written_again_and_a_spoilt_one_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        register(&[1, 2]).add_to(&file).unwrap();
        let text = std::fs::read(&file).unwrap();
        std::fs::write(&file, &text[..text.len() - 9]).unwrap();
        assert_eq!(Register::read(&file).unwrap(), register(&[1]));
        assert_eq!(register(&[1, 2]).add_to(&file).unwrap(), 1);
        assert_eq!(std::fs::read(&file).unwrap(), text);
        std::fs::write(&file, [b"{}\n", text.as_slice()].concat()).unwrap();
        assert!(Register::read(&file).is_err());
    }
}
