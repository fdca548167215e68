//! Channels: where events go outside, by webhook or by mail.

use base::{Code, Id, Kind, Problem, Time, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{outgoing, signature};
use crate::platform::config::Config;
use crate::platform::events::Emitted;

/// Marker of a channel.
#[derive(Debug)]
pub enum ChannelMark {}
/// Id of a channel.
pub type ChannelId = Id<ChannelMark>;

/// Topics that may go outside, by their first word.
const TOPICS: [&str; 2] = ["case.", "clock."];

static NO_MAIL: Code = Code::new(
    Kind::Invalid,
    "channel.no_mail_server",
    "尚未设置邮件服务器(notify.smtp_url)。",
    "No mail server is set up (notify.smtp_url).",
);

/// By which way a channel sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// CloudEvents 1.0 in JSON, signed as Standard Webhooks describes.
    Webhook,
    /// A plain mail in Chinese and English.
    Email,
}

impl ChannelKind {
    pub const fn key(self) -> &'static str {
        match self {
            ChannelKind::Webhook => "webhook",
            ChannelKind::Email => "email",
        }
    }

    pub fn from_key(key: &str) -> Option<ChannelKind> {
        [ChannelKind::Webhook, ChannelKind::Email].into_iter().find(|kind| kind.key() == key)
    }
}

/// What is asked for when a channel is set up or changed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChannelWish {
    pub kind: ChannelKind,
    /// A name for people.
    #[schemars(length(min = 1, max = 100))]
    pub name: String,
    /// The https address of a webhook, or a mail address.
    pub target: String,
    /// Topics such as `case.close`, or all of a sort: `case.`, `clock.`.
    #[schemars(length(min = 1, max = 50))]
    pub topics: Vec<String>,
    /// Only what happens below this area (path of area codes); empty is everywhere.
    #[serde(default)]
    pub area_path: String,
    /// Signing key of a webhook: `whsec_` and 24 to 64 bytes in base64. Wanted for a new webhook; without it an old one
    /// keeps its key.
    #[serde(default)]
    pub secret: Option<String>,
    #[serde(default = "yes")]
    pub enabled: bool,
}

const fn yes() -> bool {
    true
}

/// A channel as it is kept.
#[derive(Clone, Debug)]
pub struct Channel {
    pub id: ChannelId,
    pub kind: ChannelKind,
    pub name: String,
    pub target: String,
    pub topics: Vec<String>,
    pub area_path: String,
    /// Signing key, sealed.
    pub secret: Option<Vec<u8>>,
    pub enabled: bool,
    pub created_at: Time,
    pub updated_at: Time,
}

/// A channel as its keepers see it; the key is never shown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChannelView {
    pub id: ChannelId,
    pub kind: ChannelKind,
    pub name: String,
    pub target: String,
    pub topics: Vec<String>,
    pub area_path: String,
    pub enabled: bool,
    pub created_at: Time,
    pub updated_at: Time,
}

impl Channel {
    /// Whether an event goes through this channel. What concerns one account only, never does.
    pub fn wants(&self, event: &Emitted) -> bool {
        let fits = |topic: &String| {
            *topic == event.topic || (topic.ends_with('.') && event.topic.starts_with(topic))
        };
        self.enabled
            && event.audience.account.is_none()
            && event.audience.area_path.starts_with(&self.area_path)
            && self.topics.iter().any(fits)
    }

    pub fn view(self) -> ChannelView {
        let Channel { id, kind, name, target, topics, area_path, enabled, created_at, updated_at, .. } = self;
        ChannelView { id, kind, name, target, topics, area_path, enabled, created_at, updated_at }
    }
}

/// What the secret of a channel is sealed for.
pub fn seal_context(id: ChannelId) -> String {
    format!("channels/{id}")
}

/// Checks a wish against the rules that need no network. `has_secret`: the channel exists and has a key.
pub fn check(wish: &ChannelWish, config: &Config, has_secret: bool) -> Result<(), Problem> {
    if wish.name.trim().is_empty() || wish.name.chars().count() > 100 {
        return Err(problem::invalid("/name", "名称须为 1 至 100 个字。", "A name has 1 to 100 characters."));
    }
    let known = |topic: &String| TOPICS.iter().any(|sort| topic.starts_with(sort)) && topic.len() <= 64;
    if wish.topics.is_empty() || wish.topics.len() > 50 || !wish.topics.iter().all(known) {
        return Err(problem::invalid(
            "/topics",
            "请选择 1 至 50 个主题，以 case. 或 clock. 开头。",
            "Choose 1 to 50 topics that begin with case. or clock.",
        ));
    }
    if !(wish.area_path.is_empty() || wish.area_path.ends_with('/')) {
        return Err(problem::invalid(
            "/area_path",
            "区域路径须以 / 结尾。",
            "The path of an area ends with a slash.",
        ));
    }
    match wish.kind {
        ChannelKind::Webhook => {
            outgoing::parse(&wish.target, &config.notify.webhook_hosts)?;
            match &wish.secret {
                Some(secret) => signature::key(secret).map(drop),
                None if has_secret => Ok(()),
                None => Err(signature::BAD_SECRET.problem()),
            }
        }
        ChannelKind::Email if config.notify.smtp_url.is_empty() => Err(NO_MAIL.problem()),
        ChannelKind::Email => wish
            .target
            .parse::<lettre::Address>()
            .map(drop)
            .map_err(|_| problem::invalid("/target", "邮箱地址不对。", "This is no mail address.")),
    }
}
