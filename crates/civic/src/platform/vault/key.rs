//! The key file of an installation, and the suite that was chosen with it.
//!
//! 32 bytes are a key of `intl`; a key of another suite has that suite's mark in front.

use std::fmt;
use std::io::{Error, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use base::Random;

use super::suite::Suite;

/// Its name in the data folder.
pub const FILE: &str = "instance.key";

/// The key, never shown.
pub struct Key {
    pub suite: Suite,
    pub bytes: [u8; 32],
}

impl Key {
    /// Reads the key of a folder; `None` where there is none yet.
    pub fn read(folder: &Path) -> Result<Option<Key>, KeyError> {
        match std::fs::read(folder.join(FILE)) {
            Ok(bytes) => Key::of(&bytes).map(Some).ok_or(KeyError::Malformed),
            Err(missing) if missing.kind() == ErrorKind::NotFound => Ok(None),
            Err(other) => Err(KeyError::Io(other)),
        }
    }

    /// Makes a key and its file, which only its owner can read.
    pub fn make(folder: &Path, suite: Suite, random: &dyn Random) -> Result<Key, KeyError> {
        let mut key = Key { suite, bytes: [0; 32] };
        random.fill(&mut key.bytes);
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(folder.join(FILE))
            .map_err(KeyError::Io)?;
        file.write_all(&key.file()).and_then(|()| file.sync_all()).map_err(KeyError::Io)?;
        Ok(key)
    }

    fn of(file: &[u8]) -> Option<Key> {
        if let Ok(bytes) = file.try_into() {
            return Some(Key { suite: Suite::Intl, bytes });
        }
        let (&mark, rest) = file.split_first()?;
        let suite = Suite::marked(mark).filter(|suite| *suite != Suite::Intl)?;
        Some(Key { suite, bytes: rest.try_into().ok()? })
    }

    fn file(&self) -> Vec<u8> {
        match self.suite {
            Suite::Intl => self.bytes.to_vec(),
            other => [&[other.mark()], self.bytes.as_slice()].concat(),
        }
    }
}

/// Why there is no key to work with. Whoever starts the server reads it, so it is said in both languages.
#[derive(Debug)]
pub enum KeyError {
    /// The file cannot be read or made.
    Io(Error),
    /// It holds no key.
    Malformed,
    /// The key was made for another suite than the configuration asks for.
    OtherSuite { made_for: Suite, asked: Suite },
}

impl std::error::Error for KeyError {}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (zh, en) = match self {
            KeyError::Io(error) => (
                format!("无法读取或创建数据目录中的 {FILE}：{error}"),
                format!("cannot read or make {FILE} in the data folder: {error}"),
            ),
            KeyError::Malformed => (
                format!("数据目录中的 {FILE} 不是密钥文件"),
                format!("{FILE} in the data folder holds no key"),
            ),
            KeyError::OtherSuite { made_for, asked } => (
                format!(
                    "本系统首次启动时选定的密码算法是 {made_for}，配置中的 security.suite 却是 {asked}；算法选定后不能更换，请把 security.suite 设为 \"{made_for}\""
                ),
                format!(
                    "this installation was made with the suite {made_for}, but security.suite is {asked}; a suite is chosen at the first start and never changed: set security.suite to \"{made_for}\""
                ),
            ),
        };
        write!(f, "{zh}\n{en}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SystemRandom;

    #[test]
    fn a_key_is_read_as_it_was_made() {
        for (suite, length) in [(Suite::Intl, 32), (Suite::Gm, 33)] {
            let folder = tempfile::tempdir().unwrap();
            assert!(Key::read(folder.path()).unwrap().is_none());
            let made = Key::make(folder.path(), suite, &SystemRandom).unwrap();
            let read = Key::read(folder.path()).unwrap().unwrap();
            assert_eq!((read.suite, read.bytes), (suite, made.bytes));
            assert_eq!(std::fs::read(folder.path().join(FILE)).unwrap().len(), length);
            // A key is never written over.
            assert!(matches!(Key::make(folder.path(), suite, &SystemRandom), Err(KeyError::Io(_))));
        }
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut bytes = vec![7u8; 33];
        for (length, mark) in [(0, 0), (31, 2), (33, 0), (33, 1), (33, 3), (34, 2)] {
            bytes.resize(length, 7);
            bytes.first_mut().into_iter().for_each(|first| *first = mark);
            std::fs::write(folder.path().join(FILE), &bytes).unwrap();
            assert!(
                matches!(Key::read(folder.path()), Err(KeyError::Malformed)),
                "{length} bytes, mark {mark}"
            );
        }
    }
}
