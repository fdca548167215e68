//! `liandong verify`: nothing is believed that can be recomputed.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use anyhow::Context as _;
use civic::audit::{self, Head, Report};
use civic::{analytics, cases};

use super::WANTING;
use crate::args::{Place, Verify};
use crate::{house, progress};

pub async fn run(place: &Place, options: Verify) -> anyhow::Result<u8> {
    let noted: Vec<Head> = options
        .head
        .iter()
        .map(|text| text.parse().map_err(|_| anyhow::anyhow!("{text} is no head; write SEQ:HASH")))
        .collect::<Result<_, _>>()?;
    if let Some(file) = &options.file {
        return export(file, noted);
    }
    let ctx = house::open(house::config(place)?).await?;
    let verify = move || -> anyhow::Result<bool> {
        // What waits is sealed first, so that the check covers everything written until now.
        while audit::seal_once(&ctx)? > 0 {}
        let bar = progress::bar(0, "audit");
        let chain = audit::verify_database(ctx.db(), noted, |done| bar.set_position(done.unsigned_abs()))?;
        bar.finish_and_clear();
        let mut good = tell(&chain);
        if options.cases {
            let bar = progress::bar(0, "cases");
            let wrong = cases::verify(&ctx, |done| bar.set_position(done))?;
            bar.finish_and_clear();
            wrong
                .iter()
                .take(20)
                .for_each(|case| println!("case {case}: its log does not lead to what is kept of it"));
            println!("cases: {}", verdict(wrong.len()));
            good &= wrong.is_empty();
        }
        if options.indicators {
            let bar = progress::bar(0, "indicators");
            let wrong = analytics::verify(&ctx, |done| bar.set_position(done))?;
            bar.finish_and_clear();
            for difference in wrong.iter().take(20) {
                println!("{}: kept {}, recomputed {}", difference.cell, difference.found, difference.wanted);
            }
            println!("indicators: {}", verdict(wrong.len()));
            good &= wrong.is_empty();
        }
        Ok(good)
    };
    let good = tokio::task::spawn_blocking(verify).await??;
    Ok(if good { 0 } else { WANTING })
}

fn export(file: &Path, noted: Vec<Head>) -> anyhow::Result<u8> {
    let reader = File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
    let report = audit::verify_export(BufReader::new(reader), noted)?;
    Ok(if tell(&report) { 0 } else { WANTING })
}

fn tell(report: &Report) -> bool {
    report.findings.iter().for_each(|finding| println!("{finding}"));
    println!("audit: {} entries, head {}, {}", report.entries, report.head, verdict(report.findings.len()));
    report.is_good()
}

fn verdict(wrong: usize) -> String {
    if wrong == 0 { "all as it should be".to_owned() } else { format!("{wrong} found wanting") }
}
