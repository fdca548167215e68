//! The team of the visitor's community (1+3+N) takes its posts and has a roster, written down by the lead of the community.

use anyhow::ensure;
use base::Time;
use civic::cases::city::unit_id;
use civic::pack::PostGroup;
use serde_json::{Value, json};

use super::client::Caller;
use super::people;
use super::play::Play;

/// Invented, one on a line; they come round again where there are more seats.
const NAMES: &str = include_str!("names.txt");

/// Shifts of the three who go round: days, from, to, and whether one of them does it in turn.
const SHIFTS: [(&str, &str, &str, bool); 3] = [
    ("workday", "09:00", "18:00", false),
    ("day_off", "09:00", "18:00", true),
    ("every", "18:00", "09:00", true),
];

impl Play<'_> {
    /// Fills every seat of the team, for as long as the play lasts.
    pub async fn gather_team(&mut self, now: Time) -> anyhow::Result<()> {
        let pack = self.world.pack.clone();
        let Some(community) = people::home(&pack) else { return Ok(()) };
        let Some(team) = people::team(&pack, community) else { return Ok(()) };
        let lead = self.troupe.somebody(self.ctx, "community_lead", community).await?;
        let (unit, today) = (unit_id(&team.code), pack.calendar.day_of(now).to_string());
        let seats = pack.posts.iter().flat_map(|post| (0..post.seats).map(move |_| post));
        let mut rounds = Vec::new();
        for ((n, post), name) in seats.enumerate().zip(NAMES.lines().cycle()) {
            let body = json!({ "post": post.code, "name": name, "phone": format!("1380001{n:04}") });
            let member = self.write_down(&format!("/units/{unit}/members"), &lead, &body).await?;
            if post.group == PostGroup::Three {
                rounds.push(member["id"].clone());
            }
        }
        for (turn, member) in rounds.iter().enumerate() {
            for (days, from, to, in_turn) in SHIFTS {
                let cycle = if in_turn { rounds.len() } else { 1 };
                let shift = json!({
                    "member": member, "days": days, "from": from, "to": to, "from_day": today,
                    "cycle": cycle, "turn": turn % cycle,
                });
                self.write_down(&format!("/units/{unit}/rosters"), &lead, &shift).await?;
            }
        }
        Ok(())
    }

    async fn write_down(&self, path: &str, caller: &Caller, body: &Value) -> anyhow::Result<Value> {
        let (status, answer) = self.client.post(path, caller, body).await?;
        ensure!(status == 201, "{path}: {status} {answer}");
        Ok(answer)
    }
}
