//! The structure of a paper for who hears it: title, paragraphs, and a table with its headings.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagTree};

use super::block::Role;

pub(super) struct Tags {
    /// A paper of very many rows has none: each cell would take more room than its text.
    wanted: bool,
    before: Vec<Node>,
    headings: [TagGroup; 2],
    rows: TagGroup,
    open_row: TagGroup,
    after: Vec<Node>,
    in_table: bool,
}

impl Tags {
    pub(super) fn new(wanted: bool) -> Self {
        Self {
            wanted,
            before: Vec::new(),
            headings: [TagGroup::new(Tag::TR), TagGroup::new(Tag::TR)],
            rows: TagGroup::new(Tag::TBody),
            open_row: TagGroup::new(Tag::TR),
            after: Vec::new(),
            in_table: false,
        }
    }

    pub(super) fn add(&mut self, role: Role, part: Identifier) {
        if !self.wanted {
            return;
        }
        let children = vec![Node::from(part)];
        match role {
            Role::Title => {
                let tag = Tag::Hn(NonZeroU16::MIN, None);
                self.beside(TagGroup::with_children(tag, children));
            }
            Role::Paragraph => self.beside(TagGroup::with_children(Tag::P, children)),
            Role::Heading {
                tier,
                columns,
                tiers,
            } => {
                self.in_table = true;
                let tag = Tag::TH(TableHeaderScope::Column)
                    .with_col_span(spanning(columns))
                    .with_row_span(spanning(tiers));
                self.headings[tier.min(1)].push(TagGroup::with_children(tag, children));
            }
            Role::Cell => self
                .open_row
                .push(TagGroup::with_children(Tag::TD, children)),
        }
    }

    /// A cell without text still is one.
    pub(super) fn add_empty(&mut self) {
        if self.wanted {
            self.open_row.push(TagGroup::new(Tag::TD));
        }
    }

    pub(super) fn end_row(&mut self) {
        if self.wanted {
            let row = std::mem::replace(&mut self.open_row, TagGroup::new(Tag::TR));
            self.rows.push(row);
        }
    }

    fn beside(&mut self, group: TagGroup) {
        if self.in_table {
            self.after.push(group.into());
        } else {
            self.before.push(group.into());
        }
    }

    pub(super) fn finish(self, language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for node in self.before {
            tree.push(node);
        }
        let mut headings = TagGroup::new(Tag::THead);
        for tier in self.headings {
            headings.push(tier);
        }
        tree.push(TagGroup::with_children(
            Tag::Table,
            vec![headings.into(), self.rows.into()],
        ));
        for node in self.after {
            tree.push(node);
        }
        tree
    }
}

fn spanning(cells: u32) -> Option<NonZeroU32> {
    NonZeroU32::new(cells).filter(|cells| cells.get() > 1)
}
