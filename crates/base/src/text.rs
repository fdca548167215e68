//! Words for people: every sentence exists in Chinese and in English.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The two languages of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Lang {
    /// Simplified Chinese, the default.
    #[default]
    #[serde(rename = "zh-CN")]
    Zh,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// The first language of an `Accept-Language` header that we speak (RFC 9110 §12.5.4, by `q`); Chinese if none.
    pub fn negotiate(header: Option<&str>) -> Lang {
        let weigh = |part: &str| {
            let mut pieces = part.split(';');
            let lang = match pieces.next()?.trim().to_ascii_lowercase() {
                tag if tag == "zh" || tag.starts_with("zh-") => Lang::Zh,
                tag if tag == "en" || tag.starts_with("en-") => Lang::En,
                _ => return None,
            };
            let weight = pieces.find_map(|p| p.trim().strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
            (weight > 0.0).then_some((lang, weight))
        };
        let mut best: Option<(Lang, f32)> = None;
        for found in header.unwrap_or_default().split(',').filter_map(weigh) {
            if best.is_none_or(|(_, weight)| found.1 > weight) {
                best = Some(found);
            }
        }
        best.map_or(Lang::Zh, |(lang, _)| lang)
    }
}

/// One text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Text {
        Text { zh: zh.into(), en: en.into() }
    }

    /// The wording in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn the_wished_language_wins_by_weight() {
        for (header, want) in [
            (None, Lang::Zh),
            (Some("en"), Lang::En),
            (Some("en-GB,zh-CN;q=0.9"), Lang::En),
            (Some("fr, zh;q=0.3, en;q=0.7"), Lang::En),
            (Some("en;q=0, zh"), Lang::Zh),
            (Some("*"), Lang::Zh),
        ] {
            assert_eq!(Lang::negotiate(header), want, "{header:?}");
        }
    }
}
