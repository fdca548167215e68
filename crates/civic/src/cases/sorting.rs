//! Which category a text may belong to, learnt from cases that people have sorted (complement naive Bayes over pairs of
//! neighbouring characters: on short Chinese messages it beats the plain one). The rule in one sentence: a category is the
//! likelier the more of the pairs in the text are found in its own cases and the fewer in all others. The names of the
//! categories count as a few cases of their own, so that a new installation is not without an answer.
//!
//! What never happens here: a decision. It suggests, says which words speak for it, and a person chooses. It learns nothing
//! about persons, and shows no words but those of the text itself.

use std::collections::{HashMap, HashSet};

use super::words::pairs;

/// What was never seen elsewhere counts as this much of a case.
const UNSEEN: f64 = 0.5;
/// As many cases is the name of a category worth.
const NAME: u32 = 3;
/// Pairs that are shown as the reason.
const REASONS: usize = 6;

/// What was learnt.
#[derive(Debug, Default)]
pub struct Sorter {
    categories: Vec<Learnt>,
    /// For each pair, in how many cases of which category it was.
    pairs: HashMap<String, Vec<(usize, u32)>>,
}

#[derive(Debug)]
struct Learnt {
    code: String,
    cases: u32,
    /// Sum over its pairs.
    total: u32,
}

/// A category that may fit, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    pub code: String,
    /// Stretches of the text that speak for it, the clearest first.
    pub words: Vec<String>,
    /// Sorted cases of this category that were learnt from.
    pub cases: u32,
}

impl Sorter {
    /// Learns from names of categories and from sorted cases: code and text of each.
    pub fn learn<'a>(
        names: impl IntoIterator<Item = (&'a str, &'a str)>,
        cases: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Sorter {
        let mut sorter = Sorter::default();
        let mut index: HashMap<&str, usize> = HashMap::new();
        let named = names.into_iter().map(|(code, text)| (code, text, NAME, 0));
        let sorted = cases.into_iter().map(|(code, text)| (code, text, 1, 1));
        for (code, text, worth, counts) in named.chain(sorted) {
            let n = *index.entry(code).or_insert_with(|| {
                sorter.categories.push(Learnt { code: code.to_owned(), cases: 0, total: 0 });
                sorter.categories.len() - 1
            });
            sorter.categories[n].cases += counts;
            for pair in pairs(text) {
                sorter.categories[n].total += worth;
                let seen = sorter.pairs.entry(pair).or_default();
                match seen.iter_mut().find(|(category, _)| *category == n) {
                    Some((_, count)) => *count += worth,
                    None => seen.push((n, worth)),
                }
            }
        }
        // What was found once says nothing and takes most of the room.
        sorter.pairs.retain(|_, seen| seen.iter().map(|(_, count)| count).sum::<u32>() > 1);
        sorter
    }

    /// The likeliest categories of a text, the best first. Empty where no word of it was ever seen.
    pub fn guess(&self, text: &str, most: usize) -> Vec<Guess> {
        let found: Vec<(String, &[(usize, u32)])> = pairs(text)
            .into_iter()
            .filter_map(|pair| self.pairs.get(&pair).map(|seen| (pair, seen.as_slice())))
            .collect();
        if found.is_empty() {
            return Vec::new();
        }
        let scores = self.scores(&found);
        let mut order: Vec<usize> = (0..self.categories.len()).collect();
        order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
        let guess = |n: usize| Guess {
            code: self.categories[n].code.clone(),
            words: stretches(text, &reasons(n, &found)),
            cases: self.categories[n].cases,
        };
        order.into_iter().take(most).map(guess).filter(|guess| !guess.words.is_empty()).collect()
    }

    fn scores(&self, found: &[(String, &[(usize, u32)])]) -> Vec<f64> {
        let all: f64 = self.categories.iter().map(|category| f64::from(category.total)).sum();
        let unseen = UNSEEN * self.pairs.len() as f64;
        let elsewhere = |category: &Learnt| all - f64::from(category.total) + unseen;
        let mut scores: Vec<f64> =
            self.categories.iter().map(|category| found.len() as f64 * elsewhere(category).ln()).collect();
        for (_, seen) in found {
            for (n, count) in *seen {
                scores[*n] += speaks(seen, *count);
            }
        }
        scores
    }
}

/// How much a pair speaks for a category that holds so many of its cases: the more, the fewer there are elsewhere.
fn speaks(seen: &[(usize, u32)], count: u32) -> f64 {
    let anywhere: u32 = seen.iter().map(|(_, count)| count).sum();
    ((f64::from(anywhere) + UNSEEN) / (f64::from(anywhere - count) + UNSEEN)).ln()
}

/// The pairs that speak for a category, the clearest ones.
fn reasons<'a>(category: usize, found: &'a [(String, &[(usize, u32)])]) -> HashSet<&'a str> {
    let mut strong: Vec<(f64, &str)> = found
        .iter()
        .filter_map(|(pair, seen)| {
            let count = seen.iter().find(|(n, _)| *n == category)?.1;
            Some((speaks(seen, count), pair.as_str()))
        })
        .collect();
    strong.sort_by(|a, b| b.0.total_cmp(&a.0));
    strong.into_iter().take(REASONS).map(|(_, pair)| pair).collect()
}

/// The stretches of a text that these pairs cover, each once, in their order.
fn stretches(text: &str, wanted: &HashSet<&str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut push = |stretch: &str| {
        if !stretch.is_empty() && !found.iter().any(|known| known.contains(stretch)) {
            found.push(stretch.to_owned());
        }
    };
    for run in text.split(|sign: char| !sign.is_alphanumeric()) {
        if wanted.contains(run.to_lowercase().as_str()) {
            push(run);
            continue;
        }
        let signs: Vec<char> = run.chars().collect();
        let mut stretch = String::new();
        for two in signs.windows(2) {
            let pair: String = two.iter().flat_map(|sign| sign.to_lowercase()).collect();
            if wanted.contains(pair.as_str()) {
                if stretch.is_empty() {
                    stretch.push(two[0]);
                }
                stretch.push(two[1]);
            } else {
                push(&std::mem::take(&mut stretch));
            }
        }
        push(&stretch);
    }
    found.truncate(4);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [(&str, &str); 3] = [("L", "路灯照明"), ("R", "暴露垃圾"), ("N", "噪声扰民")];

    #[test]
    fn the_name_of_a_category_is_enough_to_begin_with() {
        let sorter = Sorter::learn(NAMES, []);
        let guess = &sorter.guess("建设路的路灯坏了", 3)[0];
        assert_eq!((guess.code.as_str(), &guess.words[..], guess.cases), ("L", &["路灯".to_owned()][..], 0));
        assert!(sorter.guess("请问几点上班", 3).is_empty(), "nothing known, nothing said");
    }

    #[test]
    fn what_people_sorted_teaches_and_the_reason_is_in_the_text() {
        let cases = [("N", "楼下烧烤店半夜吵闹"), ("N", "烧烤店油烟大又吵闹"), ("R", "垃圾成堆没人清运")];
        let sorter = Sorter::learn(NAMES, cases);
        let guess = &sorter.guess("小区门口烧烤店夜里吵闹", 3)[0];
        assert_eq!((guess.code.as_str(), guess.cases), ("N", 2));
        assert_eq!(guess.words, ["烧烤店", "吵闹"]);
    }

    #[test]
    fn stretches_join_pairs_that_touch() {
        let wanted = HashSet::from(["路灯", "灯不", "不亮", "lamp"]);
        assert_eq!(stretches("三段路灯不亮，路灯！Lamp 7", &wanted), ["路灯不亮", "Lamp"]);
    }

    /// Messages to officials with a class that a person gave them: each fifth is sorted by what the other four teach.
    #[test]
    fn messages_of_a_city_are_sorted_as_people_did() {
        let story = "messages_of_a_city_are_sorted_as_people_did";
        let Some(file) = base::shared::data(story, "requests/cn/messages_classified.csv") else { return };
        let text = std::fs::read_to_string(file).expect("a readable file");
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let header = reader.headers().expect("a header").clone();
        let column = |name: &str| header.iter().position(|one| one == name).expect("the column");
        let (title, words, class) = (column("留言主题"), column("留言详情"), column("一级分类"));
        let rows: Vec<(String, String)> = reader
            .records()
            .map(|row| row.expect("a row"))
            .map(|row| (row[class].to_owned(), format!("{} {}", &row[title], &row[words])))
            .collect();
        let names: HashSet<&str> = rows.iter().map(|(class, _)| class.as_str()).collect();
        let named = || names.iter().map(|name| (*name, *name));
        let (mut first, mut among, mut alone) = (0, 0, 0);
        let untaught = Sorter::learn(named(), []);
        for fifth in 0..5 {
            let part = |taught: bool| {
                let own = move |n: &usize| (n % 5 == fifth) != taught;
                rows.iter()
                    .enumerate()
                    .filter(move |(n, _)| own(n))
                    .map(|(_, (class, text))| (&**class, &**text))
            };
            let sorter = Sorter::learn(named(), part(true));
            for (class, text) in part(false) {
                let guesses = sorter.guess(text, 3);
                first += usize::from(guesses.first().is_some_and(|guess| guess.code == class));
                among += usize::from(guesses.iter().any(|guess| guess.code == class));
                alone +=
                    usize::from(untaught.guess(text, 1).first().is_some_and(|guess| guess.code == class));
            }
        }
        let percent = |n: usize| 100.0 * n as f64 / rows.len() as f64;
        println!(
            "{} messages in {} classes, learnt from four fifths: first {:.1} %, among three {:.1} %; by the names alone {:.1} %",
            rows.len(),
            names.len(),
            percent(first),
            percent(among),
            percent(alone)
        );
        assert!(percent(first) >= 70.0 && percent(among) >= 90.0);
    }
}
