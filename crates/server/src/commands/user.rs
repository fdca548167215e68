//! `liandong user` and `liandong token`

use anyhow::Context as _;
use civic::area::atlas;
use civic::identity::{self, NewAccount, NewGrant};

use crate::args::{Place, TokenCommand, UserCommand};
use crate::house;

pub async fn run(place: &Place, command: UserCommand) -> anyhow::Result<u8> {
    let ctx = house::open(house::config(place)?).await?;
    match command {
        UserCommand::Add { account, name, machine } => {
            let made =
                identity::add_account(&ctx, NewAccount { machine, ..NewAccount::person(&account, &name) })
                    .await?;
            println!("{}", made.name);
        }
        UserCommand::Grant { account, role, area, category } => {
            let atlas = atlas(&ctx);
            let node = match &area {
                Some(code) => {
                    Some(atlas.with_code(code).with_context(|| format!("there is no area {code}"))?)
                }
                None => None,
            };
            let path = node.map_or("", |node| node.path.as_str());
            let grant = NewGrant { category, ..NewGrant::new(&role, node.map(|node| node.id), path) };
            identity::grant_role(&ctx, &account, grant).await?;
            println!("{account}: {role}");
        }
        UserCommand::Disable { account } => {
            identity::disable_account(&ctx, &account).await?;
            println!("{account}: disabled");
        }
        UserCommand::Link { account, minutes } => {
            println!("{}", identity::create_link(&ctx, &account, minutes).await?);
        }
    }
    Ok(0)
}

pub async fn token(place: &Place, command: TokenCommand) -> anyhow::Result<u8> {
    let TokenCommand::Create { account, days } = command;
    let ctx = house::open(house::config(place)?).await?;
    println!("{}", identity::create_token(&ctx, &account, days).await?);
    Ok(0)
}
