//! What can be said about a challenge in words of the command line.

use crate::{
    args::word,
    commands::thread,
    context::Context,
    error::{CliError, CliResult},
    patch, pick,
};
use chrono::NaiveDate;
use clap::Args;
use recourse_model::{ClaimChoice, DeadlineSource, ErrorCode, Rounding, SenderMode, Tlp, WithheldChoice};
use recourse_vault::Vault;

/// What can be said about a challenge.
#[derive(Args)]
pub(crate) struct Fields {
    /// Its title
    #[arg(long)]
    title: Option<String>,
    /// A harm that goes as a claim: H1, title or id (may be given more than once; replaces the choice before)
    #[arg(long, value_name = "HARM")]
    claim: Vec<String>,
    /// A claim that goes with the person's own words (may be given more than once)
    #[arg(long, value_name = "HARM")]
    own_words: Vec<String>,
    /// A piece that goes: E1, title or id (may be given more than once; replaces the choice before)
    #[arg(long, value_name = "PIECE")]
    evidence: Vec<String>,
    /// Who gets it: name or id (may be given more than once; replaces the choice before)
    #[arg(long, value_name = "RECIPIENT")]
    to: Vec<String>,
    /// By when they should say that it has arrived (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    acknowledge_by: Option<NaiveDate>,
    /// By when they should decide (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    decide_by: Option<NaiveDate>,
    /// By when everything should be done (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    final_by: Option<NaiveDate>,
    /// Where these dates come from
    #[arg(long, value_parser = word!(DeadlineSource))]
    deadline_source: Option<DeadlineSource>,
    /// What you mean to make public
    #[arg(long)]
    intent: Option<String>,
    /// Not before this day (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    publish_not_before: Option<NaiveDate>,
    /// How far it may be passed on
    #[arg(long, value_parser = word!(Tlp))]
    tlp: Option<Tlp>,
    /// The same in words
    #[arg(long)]
    sharing: Option<String>,
    /// What was left out or covered, and why
    #[arg(long)]
    redaction_notes: Option<String>,
    /// How you appear
    #[arg(long, value_parser = word!(SenderMode))]
    sender_mode: Option<SenderMode>,
    /// The name you appear under
    #[arg(long)]
    sender: Option<String>,
    /// How far the moment of sealing is rounded
    #[arg(long, value_parser = word!(Rounding))]
    rounding: Option<Rounding>,
    /// A piece that is named but kept back, with the reason that goes with it: E1=REASON (may be given more than once;
    /// an empty reason takes it out). What goes is a commitment by which you can show later that it existed
    #[arg(long, value_name = "PIECE=REASON")]
    withhold: Vec<String>,
    /// In an update: what is new, in words
    #[arg(long)]
    news: Option<String>,
    /// In an update: a claim of the thread that is taken back: C1 (may be given more than once; replaces the choice before)
    #[arg(long, value_name = "CLAIM")]
    take_back_claim: Vec<String>,
    /// In an update: an ask of the thread that is taken back: A1 (may be given more than once; replaces the choice before)
    #[arg(long, value_name = "ASK")]
    take_back_ask: Vec<String>,
    /// A JSON merge patch for any field, from a file or from standard input (-)
    #[arg(long, value_name = "FILE")]
    patch: Option<String>,
}

const FIXED: &[&str] = &["id", "case_id", "follows", "thread_id", "sealed_at", "created_at", "updated_at"];

impl Fields {
    /// The challenge with what was said.
    pub(super) fn change(
        self,
        context: &Context,
        vault: &Vault,
        mut challenge: recourse_model::Challenge,
    ) -> CliResult<recourse_model::Challenge> {
        self.choices(context, vault, &mut challenge)?;
        challenge.title = self.title.unwrap_or(challenge.title);
        let dates = &mut challenge.deadlines;
        dates.acknowledge_by = self.acknowledge_by.or(dates.acknowledge_by);
        dates.decide_by = self.decide_by.or(dates.decide_by);
        dates.final_by = self.final_by.or(dates.final_by);
        dates.source = self.deadline_source.or(dates.source);
        let disclosure = &mut challenge.disclosure;
        disclosure.intent = self.intent.unwrap_or(std::mem::take(&mut disclosure.intent));
        disclosure.not_before = self.publish_not_before.or(disclosure.not_before);
        challenge.sharing.tlp = self.tlp.or(challenge.sharing.tlp);
        challenge.sharing.words = self.sharing.unwrap_or(challenge.sharing.words);
        challenge.redaction_notes = self.redaction_notes.unwrap_or(challenge.redaction_notes);
        challenge.sender_mode = self.sender_mode.or(challenge.sender_mode);
        challenge.sender_display = self.sender.unwrap_or(challenge.sender_display);
        challenge.rounding = self.rounding.or(challenge.rounding);
        challenge.text = self.news.unwrap_or(challenge.text);
        match &self.patch {
            Some(source) => patch::apply(&challenge, &patch::read(source)?, FIXED),
            None => Ok(challenge),
        }
    }

    /// What goes and to whom.
    fn choices(
        &self,
        context: &Context,
        vault: &Vault,
        challenge: &mut recourse_model::Challenge,
    ) -> CliResult<()> {
        let case = challenge.case_id.to_string();
        let harm = |wanted: &String| Ok(pick::harm(vault, context.now, Some(&case), Some(wanted))?.harm.id);
        if !self.claim.is_empty() {
            let before = std::mem::take(&mut challenge.claims);
            for harm_id in self.claim.iter().map(harm).collect::<CliResult<Vec<_>>>()? {
                // A claim that was chosen before keeps its outward id.
                let known = before.iter().find(|choice| choice.harm_id == harm_id).cloned();
                challenge
                    .claims
                    .push(known.unwrap_or_else(|| ClaimChoice { harm_id, ..ClaimChoice::default() }));
            }
        }
        for harm_id in self.own_words.iter().map(harm).collect::<CliResult<Vec<_>>>()? {
            let chosen = challenge.claims.iter_mut().find(|choice| choice.harm_id == harm_id);
            chosen
                .ok_or_else(|| CliError::with(ErrorCode::RecordInvalid, "not a claim", harm_id))?
                .include_own_words = true;
        }
        if !self.evidence.is_empty() {
            let piece = |wanted: &String| Ok(pick::piece(vault, Some(&case), Some(wanted))?.evidence.id);
            challenge.evidence = self.evidence.iter().map(piece).collect::<CliResult<_>>()?;
        }
        if !self.to.is_empty() {
            let to = |wanted: &String| Ok(pick::recipient(vault, Some(wanted))?.recipient.id);
            challenge.recipients = self.to.iter().map(to).collect::<CliResult<_>>()?;
        }
        for said in &self.withhold {
            let form = "Write it like this: --withhold \"E3=It names somebody who did not agree.\"";
            let (piece, reason) = said
                .split_once('=')
                .ok_or_else(|| CliError::usage("This is not a piece and a reason.", form))?;
            let evidence_id = pick::piece(vault, Some(&case), Some(piece))?.evidence.id;
            challenge.withheld.retain(|choice| choice.evidence_id != evidence_id);
            if !reason.trim().is_empty() {
                let (category, reason) = (String::new(), reason.trim().to_owned());
                challenge.withheld.push(WithheldChoice { evidence_id, category, reason });
            }
        }
        thread::take_back(context, vault, challenge, &self.take_back_claim, &self.take_back_ask)
    }
}
