//! Passwords: which ones are refused, and how they are kept.
//!
//! Kept as Argon2id (RFC 9106) with 19 MiB, 2 passes, 1 lane: the OWASP recommendation of 2024, ~20 ms of one core. At
//! most [`AT_ONCE`] are computed at a time and [`IN_LINE`] wait, on blocking threads: a flood of sign-ins costs
//! `AT_ONCE` × 19 MiB and no more; the rest is asked to come again.

use std::sync::{Arc, OnceLock};

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use base::{Code, Kind, Problem, Random, problem};
use tokio::sync::Semaphore;

/// Hashes computed at a time.
const AT_ONCE: usize = 2;
/// Callers waiting for their turn.
const IN_LINE: usize = 64;
const SHORTEST: usize = 8;
/// Enough for a sentence; a limit keeps hashing cheap.
const LONGEST: usize = 128;

/// Words that are tried first by those who guess: common ones and ones of the field, lower case.
static WORDS: &str = include_str!("words.txt");

static BUSY: Code = Code::new(
    Kind::Unavailable,
    "auth.busy",
    "登录的人较多,请稍候再试。",
    "Many people are signing in; please try again in a moment.",
);

/// Whether a password may be used by somebody called `name` and `display`.
pub fn check(password: &str, name: &str, display: &str) -> Result<(), Problem> {
    let length = password.chars().count();
    let refuse = |zh: &str, en: &str| Err(problem::invalid("/password", zh, en));
    if length < SHORTEST {
        return refuse("密码至少 8 个字符", "a password has at least 8 characters");
    }
    if length > LONGEST {
        return refuse("密码最多 128 个字符", "a password has at most 128 characters");
    }
    let plain = password.to_lowercase();
    // "Chenghua2026!" is "chenghua" to whoever guesses.
    let core = plain.trim_matches(|c: char| !c.is_alphabetic());
    let own = [name.to_lowercase(), display.to_lowercase()];
    let is_known =
        |word: &str| WORDS.lines().any(|known| known == word) || own.iter().any(|known| known == word);
    if is_known(&plain) || (!core.is_empty() && is_known(core)) {
        return refuse(
            "密码太常见,或与姓名、地名、系统名有关",
            "too common, or made of a name that belongs here",
        );
    }
    if plain.chars().collect::<std::collections::BTreeSet<_>>().len() < 4 || is_run(&plain) {
        return refuse("密码不能是重复或连续的字符", "not a repetition or a run of characters");
    }
    Ok(())
}

/// `abcdefgh`, `23456789`, `hgfedcba`.
fn is_run(text: &str) -> bool {
    let codes: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    [1, -1].into_iter().any(|step| codes.windows(2).all(|pair| pair[1] - pair[0] == step))
}

fn hasher() -> Argon2<'static> {
    let params = Params::new(19_456, 2, 1, None).expect("parameters within the limits of RFC 9106");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn fresh_salt(random: &dyn Random) -> [u8; 16] {
    let mut salt = [0u8; 16];
    random.fill(&mut salt);
    salt
}

/// The PHC string of a password. Takes ~20 ms: call it on a blocking thread.
fn hash(salt: [u8; 16], password: &str) -> String {
    let hash: PasswordHash = hasher()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .expect("any password of this length can be hashed");
    hash.to_string()
}

fn is_right(kept: Option<&str>, password: &str) -> bool {
    // Without an account the same work is done, so that the time tells nothing.
    static NOBODY: OnceLock<String> = OnceLock::new();
    let nobody = || NOBODY.get_or_init(|| hash([0; 16], "nobody has this password")).as_str();
    let parsed = PasswordHash::new(kept.unwrap_or_else(nobody));
    let fits = parsed.is_ok_and(|parsed| hasher().verify_password(password.as_bytes(), &parsed).is_ok());
    fits && kept.is_some()
}

/// The one place where passwords are computed; a part of the context.
#[derive(Clone, Debug)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    line: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Passwords {
        Passwords {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            line: Arc::new(Semaphore::new(AT_ONCE + IN_LINE)),
        }
    }
}

impl Passwords {
    /// Whether it is the password; `None` (no such account, no password set) takes as long and is never right.
    pub async fn is_right(&self, kept: Option<String>, password: String) -> Result<bool, Problem> {
        if password.chars().count() > LONGEST {
            return Ok(false);
        }
        self.run(move || is_right(kept.as_deref(), &password)).await
    }

    /// The PHC string to keep.
    pub async fn hash(&self, random: &dyn Random, password: String) -> Result<String, Problem> {
        let salt = fresh_salt(random);
        self.run(move || hash(salt, &password)).await
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
        let _place = self.line.try_acquire().map_err(|_| BUSY.problem())?;
        let turn = self.turns.clone().acquire_owned().await.map_err(|_| BUSY.problem())?;
        // The turn goes along: a caller that hangs up must not let another hash start beside this one.
        let computed = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        computed.await.map_err(|_| BUSY.problem())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_guesses_is_refused() {
        for bad in [
            "short1!",
            "12345678",
            "Password123!",
            "chenghua2026",
            "zhangsan88",
            "aaaaaaaab",
            "23456789",
            "联动12345678",
        ] {
            assert!(check(bad, "zhangsan", "张三").is_err() || bad == "{bad}");
        }
        for good in ["correct horse battery", "Tr0ub4dor&3x", "小桥流水人家在这里", "kx7#mq2p"] {
            assert!(check(good, "zhangsan", "张三").is_ok(), "{good}");
        }
        assert!(check(&"x1y2".repeat(40), "a", "b").is_err(), "too long");
    }

    #[test]
    fn a_password_fits_only_its_own_hash() {
        let kept = hash([1; 16], "kx7#mq2p");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(is_right(Some(&kept), "kx7#mq2p"));
        assert!(!is_right(Some(&kept), "kx7#mq2q"));
        assert!(!is_right(None, "nobody has this password"));
        assert!(!is_right(Some("not a hash"), "x"));
    }
}
